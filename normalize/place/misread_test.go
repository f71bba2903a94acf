package place

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/internal/sketch"
)

// What a seal covers is read as anything: a figure as a word, a label as a figure. By
// the other rows it is known what it must be.
func TestSortMisread(t *testing.T) {
	const table = `
新收 | 1 | 2 | 3
结转 | 4 | 5 | 6
8 | 7 | 相 | 9
总计 | 8 | 9 | 10`
	for _, c := range []struct {
		name        string
		recognition *document.Recognition
		want        string // labels and figures of the third row
	}{
		{"scanned", &document.Recognition{}, "8 / 7 相 9"},
		{"text", nil, "相 / 8 7 9"},
	} {
		grid := sketch.Ruled(table)
		for i := range grid.Cells {
			grid.Cells[i].Recognition = c.recognition
		}
		texts := func(cells []document.Cell) string {
			var list []string
			for _, c := range cells {
				list = append(list, c.Text)
			}
			return strings.Join(list, " ")
		}
		r := gridRows(grid)[2]
		if got := texts(r.labels) + " / " + texts(r.figures); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if r.values != 3 {
			t.Errorf("%s: %d values, want 3", c.name, r.values)
		}
	}
}

// A scanned figure that was read as a word stays in its column, in doubt; a word
// over no column, or of a page with text, is a label.
func TestMisreadIn(t *testing.T) {
	columns := []slot{{box: document.Rect{X0: 100, X1: 140}, column: 0}, {box: document.Rect{X0: 140, X1: 180}, column: -1}, {box: document.Rect{X0: 180, X1: 220}, column: 1}}
	read := &document.Recognition{Confidence: 0.5}
	for _, c := range []struct {
		name        string
		from, to    float64
		recognition *document.Recognition
		want        bool
	}{
		{"under a column", 102, 138, read, true},
		{"under another", 182, 218, read, true},
		{"not scanned", 102, 138, nil, false},
		{"left of the columns", 20, 90, read, false},
		{"under a column that is not the form's", 142, 178, read, false},
		{"under two", 100, 220, read, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			cell := document.Cell{Text: "上", Recognition: c.recognition, Place: document.Place{Page: 1, Box: document.Rect{X0: c.from, X1: c.to, Y1: 10}}}
			got := misreadIn(gridRow{labels: []document.Cell{cell}}, columns)
			if len(got) > 0 != c.want {
				t.Errorf("%d cells", len(got))
			}
		})
	}
}

// The reading of a word in place of a figure is not lost on the way to the report.
func TestMisreadIsKept(t *testing.T) {
	grid := sketch.Ruled(`
 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 12
行政规范性文件 | 1 | 上 | 3`)
	for i := range grid.Cells {
		grid.Cells[i].Recognition = &document.Recognition{Agreeing: 3, Confidence: 1}
	}
	got := placed("2021", "disclosure", grid)
	if !strings.Contains(got, "normative_documents.repealed blank flagged") {
		t.Errorf("a word in the column of figures:\n%s", got)
	}
}
