package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// makeCorpus is the command corpus: it writes reports with known truth that
// combine at random what real reports do.
func makeCorpus(args []string) error {
	var c choice
	flags := flag.NewFlagSet("corpus", flag.ExitOnError)
	flags.IntVar(&c.count, "n", 200, "number of reports")
	flags.Int64Var(&c.seed, "seed", 1, "seed; the same reports come from the same seed")
	flags.StringVar(&c.out, "out", "", "directory to write to")
	only := flags.String("only", "", "features to draw from, separated by commas; without it, all")
	producers := flags.String("producers", "", "direct, libreoffice, chromium, rewrites, separated by commas; without it, all")
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
		return slices.Contains([]string{"direct", "libreoffice", "chromium", "rewrites"}, s)
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
	a, err := readAtlas()
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
	if err := parallel(direct, func(p *plan) error { return p.setOnPaper(work, c.out) }); err != nil {
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
	unfinished := parallel(append(office, browsed...), func(p *plan) error { return p.finish(work, c.out, nil) })
	said("rewritten and located", len(office)+len(browsed))
	var manifest strings.Builder
	manifest.WriteString("name\tform\tproducer\tfeatures\n")
	for _, p := range plans {
		if !p.failed {
			fmt.Fprintf(&manifest, "%s\t%s\t%s\t%s\n", p.name, p.r.form, p.r.producer, strings.Join(p.r.features, ","))
		}
	}
	return errors.Join(unfinished, os.WriteFile(filepath.Join(c.out, "manifest.tsv"), []byte(manifest.String()), 0o644))
}

// parallel works on plans two at a time and returns all their errors.
func parallel(plans []*plan, do func(*plan) error) error {
	todo := make(chan *plan)
	var errs [2][]error
	var group sync.WaitGroup
	for i := range errs {
		group.Go(func() {
			for p := range todo {
				if err := do(p); err != nil {
					p.failed = true
					errs[i] = append(errs[i], fmt.Errorf("%s: %w", p.name, err))
				}
			}
		})
	}
	for _, p := range plans {
		todo <- p
	}
	close(todo)
	group.Wait()
	return errors.Join(append(errs[0], errs[1]...)...)
}

// setOnPaper writes a direct report.
func (p *plan) setOnPaper(work, out string) error {
	sheets, pages := p.look.compose(p.r, p.ink, p.faces, p.rng)
	if err := os.WriteFile(p.file(work), sheets.bytes(p.rng), 0o644); err != nil {
		return err
	}
	return p.finish(work, out, pages)
}

func (p *plan) file(dir string) string { return filepath.Join(dir, p.name+".pdf") }

// finish rewrites the file if the plan says so, and writes the truth. Where
// the pages of the figures are not known they are looked up.
func (p *plan) finish(work, out string, pages map[string][]int) error {
	from, to := p.file(work), p.file(out)
	cells := p.r.truths()
	if err := p.r.checkFaults(); err != nil {
		return err
	}
	if pages == nil {
		if err := locate(from, p.r, cells); err != nil {
			return err
		}
		// The halves of broken figures are read line by line.
		if !slices.Contains(p.r.features, "figures-broken") {
			if err := legible(from, cells); err != nil {
				return err
			}
		}
	} else {
		at := map[string]int{}
		for i := range cells {
			t := cells[i].table
			if at[t] >= len(pages[t]) {
				return fmt.Errorf("table %s: figures printed %d, in the truth more", t, len(pages[t]))
			}
			cells[i].page = pages[t][at[t]]
			at[t]++
		}
		for t, n := range at {
			if n != len(pages[t]) {
				return fmt.Errorf("table %s: figures printed %d, in the truth %d", t, len(pages[t]), n)
			}
		}
	}
	if err := p.recast(from, to, cells); err != nil {
		return err
	}
	to = p.file(out)
	if err := fixDates(to); err != nil {
		return err
	}
	return p.r.writeTruth(strings.TrimSuffix(to, ".pdf"), cells)
}

// recast has the plan's tool write the file anew, or moves it where there is
// none. A report that the tool cannot do, or of which it loses what the glyphs
// mean, stays as its producer wrote it.
func (p *plan) recast(from, to string, cells []truth) error {
	for _, t := range recasts {
		if t.name != p.rewrite {
			continue
		}
		err := t.tool(from, to)
		if errors.Is(err, exec.ErrNotFound) {
			return err
		}
		if err == nil && p.base != "direct" { // whose content streams no tool touches
			err = legible(to, cells)
		}
		if err == nil {
			return nil
		}
		if err := os.Remove(to); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		p.name, p.rewrite, p.r.producer = strings.TrimSuffix(p.name, "-"+p.rewrite), "", p.base
		to = p.file(filepath.Dir(to))
	}
	return os.Rename(from, to)
}

// convert prints reports with the office, many in each run of it.
func convert(plans []*plan, work string) error {
	var batches []*plan // the first of each batch stands for it
	var members = map[*plan][]*plan{}
	for part := range slices.Chunk(plans, 40) {
		batches = append(batches, part[0])
		members[part[0]] = part
	}
	return parallel(batches, func(first *plan) error {
		profile, err := os.MkdirTemp("", "office")
		if err != nil {
			return err
		}
		defer os.RemoveAll(profile)
		args := []string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", work}
		for _, p := range members[first] {
			text := p.edited(p.r.odt(p.office))
			in := filepath.Join(work, p.name+".fodt")
			if err := os.WriteFile(in, []byte(text), 0o644); err != nil {
				return err
			}
			args = append(args, in)
		}
		return run("soffice", args...)
	})
}

// edited returns a document with the plan's replacements in it.
func (p *plan) edited(text string) string {
	for _, e := range p.edits {
		text = strings.ReplaceAll(text, e[0], e[1])
	}
	return text
}

// browse prints reports with one browser.
func browse(plans []*plan, work string) error {
	if len(plans) == 0 {
		return nil
	}
	b, err := openBrowser()
	if err != nil {
		return err
	}
	for _, p := range plans {
		if err := b.print(p.edited(p.r.html(p.style)), p.file(work)); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return b.close()
}
