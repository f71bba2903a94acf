package table

import (
	"cmp"
	"math"
	"slices"

	"nianbao/extract/document"
	"nianbao/extract/layout"
)

// A gap is the room between two words of a line that belong to two cells.
type gap struct {
	Extent
	line int
}

// leastGaps is how many lines show by gaps above each other that no ruling parts two
// columns which are there.
const leastGaps = 3

// splitByGaps parts the columns of a grid of which only the rows are ruled: where words and
// figures of several lines stand apart at the same places, each of those places is the edge of
// two columns.
func (d *drawnGrid) splitByGaps() {
	done := map[Extent]bool{}
	for i := 0; i < len(d.cells); i++ {
		at := Extent{d.cells[i].Place.Box.X0, d.cells[i].Place.Box.X1}
		if done[at] {
			continue
		}
		done[at] = true
		var same []int // the cells of the same columns
		for j, c := range d.cells {
			if c.Col == d.cells[i].Col && c.ColSpan == d.cells[i].ColSpan {
				same = append(same, j)
			}
		}
		if edges := d.gapEdges(same); len(edges) > 0 {
			d.splitColumns(same, edges)
		}
	}
}

// gapEdges returns where the lines in cells of the same columns are parted, from the left.
func (d *drawnGrid) gapEdges(cells []int) []float64 {
	var gaps []gap
	var lines []document.Line
	for _, i := range cells {
		for _, l := range layout.Lines(d.texts[i]) {
			gaps = append(gaps, gapsOf(l, len(lines))...)
			lines = append(lines, l)
		}
	}
	slices.SortFunc(gaps, func(a, b gap) int { return cmp.Compare(a.To, b.To) })
	var edges []float64
	for len(gaps) > 0 {
		common := gaps[0].Extent
		shared := map[int]bool{}
		gaps = slices.DeleteFunc(gaps, func(g gap) bool {
			if g.From >= common.To {
				return false
			}
			common.From = math.Max(common.From, g.From)
			shared[g.line] = true
			return true
		})
		x := d.edgeIn(common)
		crossing := 0
		for _, l := range lines {
			if crosses(l, x) {
				crossing++
			}
		}
		if len(shared) >= leastGaps && crossing*2 <= len(shared) {
			edges = append(edges, x)
		}
	}
	return edges
}

// gapsOf returns the gaps of a line that shows columns: words that stand apart, with a figure
// behind the first of them. Digits that are set apart, and a figure with its unit, show none.
func gapsOf(l document.Line, number int) []gap {
	segs := segments(document.Item{Page: new(document.Page), Line: &l})
	figures := 0
	for i, s := range segs {
		if unitWord.MatchString(s.text) {
			return nil
		}
		if i > 0 && s.IsFigure() {
			figures++
		}
	}
	if figures == 0 || !slices.ContainsFunc(segs, func(s Segment) bool { return !s.ofCharacters() }) {
		return nil
	}
	var list []gap
	for i := 1; i < len(segs); i++ {
		list = append(list, gap{Extent{segs[i-1].Place.Box.X1, segs[i].Place.Box.X0}, number})
	}
	return list
}

// edgeIn returns an edge that the grid has in a gap, else the middle of the gap.
func (d *drawnGrid) edgeIn(gap Extent) float64 {
	for _, x := range d.grid.Xs {
		if gap.From-lineCluster <= x && x <= gap.To+lineCluster {
			return x
		}
	}
	return (gap.From + gap.To) / 2
}

func crosses(l document.Line, x float64) bool {
	return slices.ContainsFunc(l.Words, func(w document.Word) bool { return w.Box.X0 < x-lineCluster && x+lineCluster < w.Box.X1 }) ||
		slices.ContainsFunc(segments(document.Item{Page: new(document.Page), Line: &l}), func(s Segment) bool {
			return s.Place.Box.X0 < x-lineCluster && x+lineCluster < s.Place.Box.X1
		})
}

// splitColumns parts cells at the edges, as far as their text does not run over them or
// stands in the middle of all of them, as heads of groups do.
func (d *drawnGrid) splitColumns(cells []int, edges []float64) {
	before := slices.Clone(d.grid.Xs)
	for _, x := range edges {
		if !slices.Contains(d.grid.Xs, x) {
			d.grid.Xs = append(d.grid.Xs, x)
		}
	}
	slices.Sort(d.grid.Xs)
	column := func(x float64) int { return slices.Index(d.grid.Xs, x) }
	for i := range d.cells {
		c := &d.cells[i]
		from, to := before[c.Col], before[c.Col+c.ColSpan]
		c.Col, c.ColSpan = column(from), column(to)-column(from)
	}
	var list []document.Cell
	var texts [][]document.Glyph
	for i, c := range d.cells {
		at := edges
		if !slices.Contains(cells, i) {
			at = nil
		}
		lines := layout.Lines(d.texts[i])
		at = slices.DeleteFunc(slices.Clone(at), func(x float64) bool {
			return slices.ContainsFunc(lines, func(l document.Line) bool { return crosses(l, x) })
		})
		if len(lines) > 0 && !slices.ContainsFunc(lines, func(l document.Line) bool {
			return math.Abs(l.Box.CenterX()-c.Place.Box.CenterX()) > l.Size/2 || len(gapsOf(l, 0)) > 0
		}) {
			at = nil
		}
		left, from := c.Place.Box.X0, c.Col
		for _, x := range append(at, c.Place.Box.X1) {
			part := c
			part.Place.Box.X0, part.Place.Box.X1 = left, x
			to := c.Col + c.ColSpan
			if x != c.Place.Box.X1 {
				to = column(x)
			}
			part.Col, part.ColSpan = from, to-from
			var own []document.Glyph
			for _, g := range d.texts[i] {
				if m := g.Box.CenterX(); (m >= left || from == c.Col) && (m < x || to == c.Col+c.ColSpan) {
					own = append(own, g)
				}
			}
			list, texts = append(list, part), append(texts, own)
			left, from = x, to
		}
	}
	d.cells, d.texts = list, texts
}
