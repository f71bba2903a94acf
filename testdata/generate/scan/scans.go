package scan

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"strings"

	"nianbao/testdata/generate/programs"
)

// Make is the command scans: it draws reports that have their truth beside
// them as if they had been printed, stamped and scanned: those of the folder, unless
// the arguments name another.
func Make(args []string, reports string) error {
	flags := flag.NewFlagSet("scans", flag.ExitOnError)
	count := flags.Int("n", 200, "number of scans")
	seed := flags.Int64("seed", 1, "seed; the same scans come from the same seed")
	out := flags.String("out", "", "directory to write to")
	kind := flags.String("kind", "", "gray, colour, g4, jpx (JPEG 2000), jbig2, photo (by a camera held by hand), or garbled (no scan, but without the meaning of its glyphs); drawn where empty")
	as := flags.String("as", "pdf", "pdf, or pictures: tiff with a page for each, or jpeg, png or webp with all pages below each other (of gray, colour and g4)")
	dpi := flags.Int("dpi", 0, "pixels an inch; 300, and 200 for every third, where 0")
	turn := flags.Int("turn", 0, "degrees clockwise by which pages lie turned on the glass: 0, 90, 180, 270")
	rotate := flags.Int("rotate", 0, "the pages' /Rotate")
	turned := flags.Int("turned", 0, "degrees clockwise by which tables are turned on their upright pages: 0, 90, 270")
	seal := flags.String("seal", "", "black for a seal in black on each page; red ones on some where empty")
	pages := flags.Int("pages", 0, "how many pages are scanned, of reports of which but the opening is of interest; 0 for all")
	from := flags.String("from", reports, "directory of the reports, each with its truth; taken in turn")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *out == "" {
		return errors.New("scans: -out is needed")
	}
	if _, known := extensions[*as]; !known {
		return fmt.Errorf("scans: -as %s", *as)
	}
	if *seal != "" && *seal != "black" {
		return fmt.Errorf("scans: -seal %s", *seal)
	}
	if *turned != 0 && *turned != 90 && *turned != 270 {
		return fmt.Errorf("scans: -turned %d", *turned)
	}
	bases, err := printable(*from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	var jobs []job
	for i := range *count {
		s := newScanner(rand.New(rand.NewSource(*seed*100_000+int64(i))), i)
		s.As, s.Kind, s.DPI, s.Turn, s.Rotate, s.Turned, s.most, s.Seal = *as, cmp.Or(*kind, s.Kind), cmp.Or(*dpi, s.DPI), *turn, *rotate, *turned, *pages, *seal
		jobs = append(jobs, job{bases[i%len(bases)], s})
	}
	return programs.Parallel(jobs, func(j job) string { return j.base }, func(j job) error {
		return j.Scan(j.base, filepath.Join(*out, fmt.Sprintf("%04d-%s", j.number+1, filepath.Base(j.base))))
	})
}

// A job is a report to be scanned, by the path of its files without their endings.
type job struct {
	base string
	Scanner
}

// printable lists the PDFs of a directory that have their truth beside them, without
// the ending of their names; a page of a web site or a text is not printed.
func printable(dir string) ([]string, error) {
	metas, err := filepath.Glob(filepath.Join(dir, "*.meta.json"))
	if err != nil {
		return nil, err
	}
	var bases []string
	for _, m := range metas {
		base := strings.TrimSuffix(m, ".meta.json")
		switch _, err := os.Stat(base + ".pdf"); {
		case err == nil:
			bases = append(bases, base)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	if len(bases) == 0 {
		return nil, fmt.Errorf("scans: no PDF with its truth beside it in %s", dir)
	}
	return bases, nil
}
