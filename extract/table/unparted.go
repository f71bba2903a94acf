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
	extents, cells := d.byColumns()
	for _, e := range extents {
		if edges := d.gapEdges(e, cells[e]); len(edges) > 0 {
			d.splitColumns(cells[e], edges)
			_, cells = d.byColumns()
		}
	}
}

// byColumns returns what cells extend over, each extent once, and the cells of each.
func (d *drawnGrid) byColumns() (extents []Extent, cells map[Extent][]int) {
	cells = map[Extent][]int{}
	for i, c := range d.cells {
		e := Extent{c.Place.Box.X0, c.Place.Box.X1}
		if len(cells[e]) == 0 {
			extents = append(extents, e)
		}
		cells[e] = append(cells[e], i)
	}
	return extents, cells
}

// gapEdges returns where the lines in cells of one extent are parted, from the left.
func (d *drawnGrid) gapEdges(extent Extent, cells []int) []float64 {
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
		if len(shared) >= leastGaps && crossing*2 <= len(shared) && extent.From < x && x < extent.To {
			edges = append(edges, x)
		}
	}
	slices.Sort(edges)
	return slices.Compact(edges)
}

// gapsOf returns the gaps of a line that shows columns: words that stand apart, with a figure
// behind the first of them. Digits that are set apart, and a figure with its unit, show none.
func gapsOf(l document.Line, number int) []gap {
	segs := segmentsOf(l)
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

// segmentsOf returns the segments of a line in a cell, which has no place in the page's text.
func segmentsOf(l document.Line) []Segment {
	return segments(document.Item{Page: new(document.Page), Line: &l})
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
		slices.ContainsFunc(segmentsOf(l), func(s Segment) bool {
			return s.Place.Box.X0 < x-lineCluster && x+lineCluster < s.Place.Box.X1
		})
}

// splitColumns parts cells at the edges.
func (d *drawnGrid) splitColumns(cells []int, edges []float64) {
	d.addEdges(edges)
	var list []document.Cell
	var texts [][]document.Glyph
	for i, c := range d.cells {
		var at []float64
		if _, ok := slices.BinarySearch(cells, i); ok {
			at = cellEdges(c, layout.Lines(d.texts[i]), edges)
		}
		list, texts = d.cutCell(list, texts, i, at)
	}
	d.cells, d.texts = list, texts
}

// addEdges makes edges of columns of the grid and counts the columns of its cells anew.
func (d *drawnGrid) addEdges(edges []float64) {
	before := d.grid.Xs
	d.grid.Xs = slices.Concat(before, edges)
	slices.Sort(d.grid.Xs)
	d.grid.Xs = slices.Compact(d.grid.Xs)
	for i := range d.cells {
		c := &d.cells[i]
		from, to := d.column(before[c.Col]), d.column(before[c.Col+c.ColSpan])
		c.Col, c.ColSpan = from, to-from
	}
}

// column returns the column that begins at an edge of the grid.
func (d *drawnGrid) column(edge float64) int { return slices.Index(d.grid.Xs, edge) }

// cellEdges returns those of the edges over which no line of a cell runs, none if all its lines
// stand in its middle, as heads of groups do.
func cellEdges(c document.Cell, lines []document.Line, edges []float64) []float64 {
	aside := func(l document.Line) bool {
		return math.Abs(l.Box.CenterX()-c.Place.Box.CenterX()) > l.Size/2 || len(gapsOf(l, 0)) > 0
	}
	if len(lines) > 0 && !slices.ContainsFunc(lines, aside) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(edges), func(x float64) bool {
		return slices.ContainsFunc(lines, func(l document.Line) bool { return crosses(l, x) })
	})
}

// cutCell adds to the lists the parts of a cell between the edges, with their glyphs.
func (d *drawnGrid) cutCell(list []document.Cell, texts [][]document.Glyph, cell int, edges []float64) ([]document.Cell, [][]document.Glyph) {
	rest, glyphs := d.cells[cell], d.texts[cell]
	for _, x := range edges {
		part, to := rest, d.column(x)
		part.Place.Box.X1, part.ColSpan = x, to-rest.Col
		rest.Place.Box.X0, rest.Col, rest.ColSpan = x, to, rest.ColSpan-part.ColSpan
		var left, right []document.Glyph
		for _, g := range glyphs {
			if g.Box.CenterX() < x {
				left = append(left, g)
			} else {
				right = append(right, g)
			}
		}
		list, texts, glyphs = append(list, part), append(texts, left), right
	}
	return append(list, rest), append(texts, glyphs)
}
