package align

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
		r := Rows(grid)[2]
		if got := texts(r.Labels) + " / " + texts(r.Figures); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if r.Values != 3 {
			t.Errorf("%s: %d values, want 3", c.name, r.Values)
		}
	}
}
