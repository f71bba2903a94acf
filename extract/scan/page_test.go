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

// How the text around the tables of a page runs, by which it is told whether the page lies on its side or its tables do.
func TestCourse(t *testing.T) {
	for _, c := range []struct {
		name string
		page Page
		want Course
	}{
		{"prose", Page{Words: []Word{{"主动公开政府信息情况", Box{0, 0, 100, 10}, 0.9}, {"见", Box{0, 20, 10, 30}, 0.2}}}, Across},
		{"on its side", text(5, 95, 10, 10), Sideways},
		{"on its side, with single characters that are sure", text(90, 0, 10, 10), Sideways},
		{"a line by chance", Page{Words: append(text(2, 20, 10, 10).Words, Word{"公开情况", Box{0, 0, 40, 10}, 0.9})}, Sideways},
		{"a page number", Page{Words: []Word{{"- 3 -", Box{0, 0, 20, 10}, 0.9}}}, NoText},
		{"tables alone", Page{Cells: []Cell{{Words: text(90, 0, 10, 10).Words}}}, NoText},
	} {
		if got := c.page.Course(); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// A table lies on its side if its labels are hardly legible or it has hardly a figure.
func TestLegibleCells(t *testing.T) {
	figure := func(text string, agreeing int) Cell {
		return Cell{Figure: &judge.Figure{Agreeing: agreeing}, Words: []Word{{text, Box{0, 0, 10, 10}, 0.9}}}
	}
	label, unsure := Cell{Words: text(4, 0, 10, 10).Words}, Cell{Words: text(0, 4, 10, 10).Words}
	for _, c := range []struct {
		name  string
		cells []Cell
		want  bool
	}{
		{"a table", []Cell{label, label, label, figure("12", 3), {}}, true},
		{"labels that are not sure", []Cell{unsure, unsure, unsure, figure("12", 3)}, false},
		{"signs for ones on their side", []Cell{label, label, label, figure("-", 3)}, false},
		{"figures of which nothing could be made", []Cell{label, label, label, figure("〓", 0), figure("7", 0)}, false},
		{"no ink", []Cell{{}, {}}, true},
	} {
		if got := LegibleCells(c.cells); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
