package truth_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/normalize"
	"nianbao/normalize/annual"
	"nianbao/normalize/spelling"
)

// bareFigure is a cell that is a number and nothing else, by another reckoning than that
// of the reading.
var bareFigure = regexp.MustCompile(`^[+\-]?\d[\d,]*(?:\.\d+)?(?:万元|元|件|条|次|个|项|人)?$`)

// Each figure that stands in a table of a document is among its printed cells, or names
// rows or columns, as years do; and each value that was read in a table is that of one
// cell.
func TestPrintedCellsAreWhole(t *testing.T) {
	files := filesIn(t, "../../../testdata/fixtures")
	shared := filesIn(t, "../../../../shared/corpus")
	if len(shared) == 0 {
		t.Log("the shared corpus is not at hand: fixtures alone are read")
	}
	figures := 0
	files = append(files, filesIn(t, "../../../testdata/small")...)
	for _, file := range append(files, shared...) {
		doc, err := extract.Open(context.Background(), file, extract.Options{Titles: normalize.SectionTitles()})
		if err != nil {
			continue // tested where files are refused
		}
		r, err := normalize.Normalize(doc)
		if err != nil {
			continue
		}
		for _, s := range doc.Sections {
			for _, b := range s.Blocks {
				if b.Table == nil {
					continue
				}
				for _, c := range b.Table.Cells {
					if !bareFigure.MatchString(spelling.Squeeze(c.Text)) {
						continue
					}
					figures++
					if !isPrinted(r, doc, c) {
						t.Errorf("%s: the figure %q at %+v is lost", file, c.Text, c.Place)
					}
				}
			}
		}
		mapped := map[annual.CellRef]int{}
		for _, p := range r.Printed {
			for _, c := range p.Cells {
				mapped[c.CellRef]++
			}
		}
		for _, o := range r.Observations {
			read := o.Value != nil && o.Status != annual.Derived && !o.Stated()
			if n := mapped[annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}]; n > 1 || read && n != 1 {
				t.Errorf("%s: %s/%s was read in %d cells", file, o.Indicator, o.Applicant, n)
			}
		}
	}
	t.Logf("%d figures in tables of %d files", figures, len(files)+len(shared))
	if figures < 2000 {
		t.Errorf("only %d figures were looked for", figures)
	}
}

// isPrinted reports whether a cell of the document is among the printed ones, or a name of some.
func isPrinted(r *annual.Report, doc *document.Document, cell document.Cell) bool {
	name := strings.Join(strings.Fields(cell.Text), "")
	for _, p := range r.Printed {
		for _, c := range p.Cells {
			if c.Text == cell.Text && c.Place == doc.InFile(cell.Place) && c.Row == cell.Row+1 && c.Column == cell.Col+1 ||
				slices.Contains(c.Heads, name) || slices.Contains(c.Labels, name) {
				return true
			}
		}
	}
	return false
}

// filesIn lists the documents below a folder.
func filesIn(t *testing.T, folder string) []string {
	t.Helper()
	var files []string
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && slices.Contains([]string{".pdf", ".html", ".docx", ".txt"}, filepath.Ext(path)) {
			files = append(files, path)
		}
		return nil
	})
	return files
}
