package corpus

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"nianbao/testdata/generate/programs"
	"nianbao/testdata/generate/report"
)

// Make is the command corpus: it writes reports with known truth that
// combine at random what real reports do.
func Make(args []string) error {
	var c choice
	flags := flag.NewFlagSet("corpus", flag.ExitOnError)
	flags.IntVar(&c.count, "n", 200, "number of reports")
	flags.Int64Var(&c.seed, "seed", 1, "seed; the same reports come from the same seed")
	flags.StringVar(&c.out, "out", "", "directory to write to")
	only := flags.String("only", "", "features to draw from, separated by commas; without it, all")
	producers := flags.String("producers", "", "direct, libreoffice, chromium, rewrites, ofd, separated by commas; without it, all but ofd")
	flags.BoolVar(&c.authors, "authors", false, "reports of all kinds of organs, in wordings of their own; without it, of governments and departments")
	list := flags.Bool("list", false, "print the features and stop")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *list {
		for _, f := range features {
			fmt.Printf("%s\t%s\n", f.id, f.about)
		}
		return nil
	}
	if c.out == "" {
		return errors.New("corpus: -out is needed")
	}
	var err error
	if c.only, err = names(*only, func(s string) bool {
		return slices.ContainsFunc(features, func(f feature) bool { return f.id == s })
	}); err != nil {
		return err
	}
	if c.producers, err = names(*producers, func(s string) bool {
		return slices.Contains([]string{"direct", "libreoffice", "chromium", "rewrites", "ofd"}, s)
	}); err != nil {
		return err
	}
	return c.make()
}

// names splits a list of the command line.
func names(list string, known func(string) bool) ([]string, error) {
	if list == "" {
		return nil, nil
	}
	words := strings.Split(list, ",")
	for _, w := range words {
		if !known(w) {
			return nil, fmt.Errorf("corpus: unknown: %s", w)
		}
	}
	return words, nil
}

// make draws the reports, prints them, and writes their truth.
func (c choice) make() error {
	start := time.Now()
	work := filepath.Join(c.out, ".work")
	if err := os.MkdirAll(work, 0o755); err != nil {
		return err
	}
	defer os.RemoveAll(work)
	a, err := report.ReadAtlas()
	if err != nil {
		return err
	}
	var plans []*plan
	for i := 1; len(plans) < c.count; i++ {
		p, err := newPlan(a, c, i)
		if err != nil && len(c.only) > 0 && p == nil && i < 100*c.count {
			continue // this draw has none of the features asked for
		}
		if err != nil {
			return err
		}
		plans = append(plans, p)
	}
	said := func(what string, n int) { fmt.Printf("%6.1fs %s: %d\n", time.Since(start).Seconds(), what, n) }
	said("drawn", len(plans))

	var direct, office, browsed []*plan
	for _, p := range plans {
		switch p.base {
		case "direct":
			direct = append(direct, p)
		case "libreoffice":
			office = append(office, p)
		default:
			browsed = append(browsed, p)
		}
	}
	if err := each(direct, func(p *plan) error { return p.setOnPaper(work, c.out) }); err != nil {
		return err
	}
	said("direct", len(direct))
	var group sync.WaitGroup
	var errs [2]error
	group.Go(func() {
		errs[0] = convert(office, work)
		said("libreoffice", len(office))
	})
	group.Go(func() {
		errs[1] = browse(browsed, work)
		said("chromium", len(browsed))
	})
	group.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		return err
	}
	// A report whose figures cannot be found again is left out of the manifest,
	// and the command fails, but the others are of use.
	unfinished := each(append(office, browsed...), func(p *plan) error { return p.finish(work, c.out, nil) })
	said("rewritten and located", len(office)+len(browsed))
	var manifest strings.Builder
	manifest.WriteString("name\tform\tproducer\tfeatures\n")
	for _, p := range plans {
		if !p.failed {
			fmt.Fprintf(&manifest, "%s\t%s\t%s\t%s\n", p.name, p.r.Form, p.r.Producer, strings.Join(p.r.Features, ","))
		}
	}
	return errors.Join(unfinished, os.WriteFile(filepath.Join(c.out, "manifest.tsv"), []byte(manifest.String()), 0o644))
}

// each works on plans two at a time and marks those that fail.
func each(plans []*plan, do func(*plan) error) error {
	return programs.Parallel(plans, func(p *plan) string { return p.name }, func(p *plan) error {
		err := do(p)
		p.failed = p.failed || err != nil
		return err
	})
}
