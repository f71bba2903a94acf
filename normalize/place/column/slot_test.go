package column

import (
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
)

// A scanned figure that was read as a word stays in its column, in doubt; a word
// over no column, or of a page with text, is a label.
func TestMisreadIn(t *testing.T) {
	columns := []Slot{{Box: document.Rect{X0: 100, X1: 140}, Column: 0}, {Box: document.Rect{X0: 140, X1: 180}, Column: -1}, {Box: document.Rect{X0: 180, X1: 220}, Column: 1}}
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
			got := MisreadIn(align.Row{Labels: []document.Cell{cell}}, columns)
			if len(got) > 0 != c.want {
				t.Errorf("%d cells", len(got))
			}
		})
	}
}

// What stands left of all columns of the form is of the label; where one of them was not found, it may be its figure.
func TestIsLeftOfAll(t *testing.T) {
	block := &form.FindTable("2021", "disclosure").Blocks[0]
	var all []Slot
	for j := range block.Columns {
		all = append(all, Slot{Box: document.Rect{X0: 100 + 40*float64(j), X1: 130 + 40*float64(j)}, Column: j})
	}
	stray := Slot{Box: document.Rect{X0: 60, X1: 66}, Filled: true, Column: -1}
	for _, c := range []struct {
		name string
		list []Slot
		x    float64
		want bool
	}{
		{"left of all", append([]Slot{stray}, all...), 60, true},
		{"under the first", all, 110, false},
		{"between two", all, 133, false},
		{"the first was not found", append([]Slot{stray}, all[1:]...), 60, false},
	} {
		if got := IsLeftOfAll(c.list, block, document.Rect{X0: c.x, X1: c.x + 6}); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
