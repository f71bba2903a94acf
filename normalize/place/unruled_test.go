package place

import (
	"slices"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/internal/sketch"
)

// scannedWithoutLines is a grid as of ruled, of a scan on which no lines were.
func scannedWithoutLines(text string) *document.Table {
	t := sketch.Ruled(text)
	t.Source = document.FromAlignment
	t.Unread = []document.Place{}
	var cells []document.Cell
	for _, c := range t.Cells {
		if c.Text != "" {
			c.Recognition = &document.Recognition{Agreeing: 3, Confidence: 0.9, Unruled: true}
			cells = append(cells, c)
		}
	}
	t.Cells = cells
	return t
}

// A row that is not full is told where each of its figures stands under the head of its own column: its
// blanks are blanks then.
func TestToldRow(t *testing.T) {
	grid := func(between bool) *document.Table {
		table := scannedWithoutLines(" | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 0 | | 12\n行政规范性文件 | 1 | 2 | 3")
		for i := range table.Cells {
			c := &table.Cells[i]
			box := &c.Place.Box
			middle := box.CenterX()
			switch {
			case c.Row == 0: // heads have a gap between them
				box.X0, box.X1 = box.X0+2, box.X1-2
				continue
			case c.Col == 0:
				continue
			case between && c.Text == "12":
				middle = box.X0
			}
			box.X0, box.X1 = middle-3, middle+3
		}
		return table
	}
	for _, c := range []struct {
		name    string
		between bool // the 12 stands between two heads
		seal    bool // lies over the table
		want    string
	}{
		{"each figure under its head", false, false, "rules.in_force 12\nrules.issued 0\nrules.repealed blank"},
		{"one between two heads", true, false, "rules.in_force blank flagged\nrules.issued 0 flagged\nrules.repealed blank flagged"},
		{"a seal over them", false, true, "rules.in_force 12\nrules.issued 0\nrules.repealed blank flagged"},
	} {
		table := grid(c.between)
		if c.seal { // with its middle far from the blank
			box := table.Cells[0].Place.Box
			for _, cell := range table.Cells {
				box = box.Union(cell.Place.Box)
			}
			box.X1 += 300
			table.Unread = []document.Place{{Page: table.Cells[0].Place.Page, Box: box}}
		}
		got := placed("2021", "disclosure", table)
		lines := strings.Split(got, "\n")
		lines = slices.DeleteFunc(lines, func(l string) bool { return !strings.HasPrefix(l, "rules.") })
		slices.Sort(lines)
		if rules := strings.Join(lines, "\n"); rules != c.want {
			t.Errorf("%s:\n%s", c.name, got)
		}
	}
}

func TestFullRow(t *testing.T) {
	const head = " | 本年制发件数 | 本年废止件数 | 现行有效件数\n"
	for _, c := range []struct{ name, rows, want string }{
		{"full rows", "规章 | 0 | 0 | 12\n行政规范性文件 | 1 | 2 | 3", `
rules.issued 0
rules.repealed 0
rules.in_force 12
normative_documents.issued 1
normative_documents.repealed 2
normative_documents.in_force 3`},
		{"a row that is not full: nothing tells which figure is missing", "规章 | 0 | | 12\n行政规范性文件 | 1 | 2 | 3", `
rules.issued 0 flagged
rules.in_force 12 flagged
rules.repealed blank flagged
normative_documents.issued 1
normative_documents.repealed 2
normative_documents.in_force 3`},
	} {
		if got := placed("2021", "disclosure", scannedWithoutLines(head+c.rows)); got != strings.TrimSpace(c.want) {
			t.Errorf("%s:\n%s", c.name, got)
		}
	}
}

// A word among the figures of a row without lines is kept and not taken for a blank, on whichever line of a broken
// label the figures stand.
func TestWordAmongFiguresOfABrokenRow(t *testing.T) {
	for name, rows := range map[string]string{
		"beside the label":        "规章 | 0 | 0 | 12\n行政规范性文件 | 1 | Ð | 3",
		"beneath the label":       "规章 | 0 | 0 | 12\n行政规范性 | | |\n | 1 | Ð | 3\n文件 | | |",
		"first beneath the label": "规章 | 0 | 0 | 12\n行政规范性 | | |\n文件 | 1 | Ð | 3",
	} {
		table := scannedWithoutLines(" | 本年制发件数 | 本年废止件数 | 现行有效件数\n" + rows)
		table.Unread = nil // it is printed
		for i := range table.Cells {
			table.Cells[i].Recognition = nil
		}
		got := placed("2021", "disclosure", table)
		if !strings.Contains(got, "normative_documents.repealed blank flagged") || !strings.Contains(got, "normative_documents.issued 1") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}
