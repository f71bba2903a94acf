package scan

import (
	"testing"

	"nianbao/extract/scan/judge"
)

// text is a page of as many ideographs, of which so many are in words that were read
// for sure, each word in a box of the given size.
func text(sure, unsure int, wide, high float64) Page {
	var p Page
	for i := range sure + unsure {
		w := Word{"公", Box{0, 0, wide, high}, 0.95}
		if i >= sure {
			w.Confidence = 0.3
		}
		p.Words = append(p.Words, w)
	}
	return p
}

func TestLegible(t *testing.T) {
	inCells := text(2, 100, 10, 10)
	inCells.Cells = []Cell{{Words: text(90, 0, 10, 10).Words}, {}}
	figures := text(2, 100, 10, 10)
	figures.Cells = []Cell{{Figure: &judge.Figure{}, Words: text(90, 0, 10, 10).Words}}
	for _, c := range []struct {
		name string
		page Page
		want bool
	}{
		{"a text", text(90, 10, 10, 10), true},
		{"a bad scan", text(50, 50, 10, 10), true},
		{"a text upside down", text(5, 95, 10, 10), false},
		{"a text that runs upwards, which is read as such", text(90, 10, 10, 200), false},
		{"a table", inCells, true},
		{"figures for which characters were taken", figures, false},
		{"an empty page", Page{}, true},
	} {
		if got := c.page.Legible(); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
