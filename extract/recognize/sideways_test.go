package recognize

import (
	"slices"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/scan"
	"nianbao/extract/scan/judge"
)

// Of a page with three tables, the second of two grids beside each other, those are illegible of which the labels were not read
// for sure. Cells that share a line are of one table.
func TestIllegible(t *testing.T) {
	label := func(sure float64) scan.Cell {
		return scan.Cell{Words: []scan.Word{{Text: "信息内容", Box: scan.Box{X0: 0, Y0: 0, X1: 40, Y1: 10}, Confidence: sure}}}
	}
	figure := scan.Cell{Figure: &judge.Figure{Agreeing: 3}, Words: []scan.Word{{Text: "12", Confidence: 0.9}}}
	r := pageReading{
		boxes: []document.Rect{
			{X0: 50, Y0: 100, X1: 90, Y1: 200}, {X0: 50, Y0: 200.5, X1: 90, Y1: 300}, // the last, on its side
			{X0: 50, Y0: 700, X1: 300, Y1: 720}, {X0: 50, Y0: 680, X1: 300, Y1: 700}, // the first
			{X0: 50, Y0: 400, X1: 90, Y1: 600}, {X0: 200, Y0: 420, X1: 260, Y1: 580}, // on its side, in two grids
		},
		page: scan.Page{Cells: []scan.Cell{label(0.2), {}, label(0.9), figure, label(0), label(0.3)}},
	}
	want := []document.Rect{{X0: 50, Y0: 400, X1: 260, Y1: 600}, {X0: 50, Y0: 100, X1: 90, Y1: 300}}
	if got := r.illegible(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
