package table

import (
	"math"
	"slices"
	"strings"

	"nianbao/extract/document"
)

// sameEdge is by how much, in points, the outer edges of the parts of one table
// may differ from page to page.
const sameEdge = 8

// Continues reports whether b, which follows a with nothing between them, is
// the rest of a on the next page: as wide and in the same place across the page.
func Continues(a, b *document.Table) bool {
	last, first := a.Pieces[len(a.Pieces)-1], b.Pieces[0]
	if first.Place.Page != last.Place.Page+1 {
		return false
	}
	if a.Source == document.FromMarkup || b.Source == document.FromMarkup {
		return a.Source == b.Source && a.Cols == b.Cols // they have no measures
	}
	x, y := last.Place.Box, first.Place.Box
	if math.Abs(x.X0-y.X0) <= sameEdge && math.Abs(x.X1-y.X1) <= sameEdge {
		return true
	}
	return last.OpenBottom && first.OpenTop && x.OverlapX(y) >= 0.9*math.Max(x.Width(), y.Width())
}

// Join returns the rows of a followed by those of b. The cells that a page
// break cuts stay apart: whether the parts of a row belong together is only
// known to who knows the labels.
func Join(a, b *document.Table) *document.Table {
	t := &document.Table{Rows: a.Rows + b.Rows, Source: a.Source}
	t.Cells = slices.Clone(a.Cells)
	for _, c := range b.Cells {
		c.Row += a.Rows
		t.Cells = append(t.Cells, c)
	}
	t.Pieces = slices.Clone(a.Pieces)
	for _, p := range b.Pieces {
		p.FirstRow += a.Rows
		p.LastRow += a.Rows
		t.Pieces = append(t.Pieces, p)
	}
	renumberColumns(t)
	return withoutRepeatedHeads(t)
}

// withoutRepeatedHeads leaves out, at the top of each later page, the rows that
// repeat the first rows of the table, so that a row that the page break cuts is
// in one place again. Rows with figures are never taken for heads.
func withoutRepeatedHeads(t *document.Table) *document.Table {
	texts := make([]string, t.Rows)
	figures := make([]bool, t.Rows)
	for _, c := range t.Cells {
		text := strings.Join(strings.Fields(c.Text), "")
		texts[c.Row] += text + "|"
		figures[c.Row] = figures[c.Row] || figure.MatchString(text)
	}
	drop := make([]bool, t.Rows)
	for _, p := range t.Pieces[1:] {
		for n := 0; p.FirstRow+n <= p.LastRow && n < t.Pieces[0].LastRow; n++ {
			if texts[n] != texts[p.FirstRow+n] || figures[n] || strings.Trim(texts[n], "|") == "" {
				break
			}
			drop[p.FirstRow+n] = true
		}
	}
	return withoutRows(t, drop)
}

// withoutRows returns the table less the rows marked.
func withoutRows(t *document.Table, drop []bool) *document.Table {
	newRow := make([]int, t.Rows+1) // of each row, counted without the marked ones
	for r := range t.Rows {
		newRow[r+1] = newRow[r]
		if !drop[r] {
			newRow[r+1]++
		}
	}
	if newRow[t.Rows] == t.Rows {
		return t
	}
	out := *t
	out.Rows, out.Cells, out.Pieces = newRow[t.Rows], nil, nil
	for _, c := range t.Cells {
		if !drop[c.Row] {
			c.Row = newRow[c.Row]
			out.Cells = append(out.Cells, c)
		}
	}
	for _, p := range t.Pieces {
		p.FirstRow, p.LastRow = newRow[p.FirstRow], newRow[p.LastRow+1]-1
		if p.FirstRow <= p.LastRow {
			out.Pieces = append(out.Pieces, p)
		}
	}
	return &out
}

// renumberColumns counts the columns anew by the edges of all cells. Edges near
// each other are one, as pages differ, but never the two edges of one cell: a
// column as narrow as that, between lines that don't quite meet, stays one.
func renumberColumns(t *document.Table) {
	var edges []float64
	opposite := map[float64]float64{} // left edge of the narrowest cell that ends there
	for _, c := range t.Cells {
		x0, x1 := c.Place.Box.X0, c.Place.Box.X1
		edges = append(edges, x0, x1)
		if left, known := opposite[x1]; !known || x0 > left {
			opposite[x1] = x0
		}
	}
	slices.Sort(edges)
	var starts []float64 // first edge of those that are one
	for _, e := range edges {
		n := len(starts)
		if left, ends := opposite[e]; n == 0 || e-starts[n-1] > lineCluster || ends && left >= starts[n-1] && left < e {
			starts = append(starts, e)
		}
	}
	of := func(x float64) int {
		i, found := slices.BinarySearch(starts, x)
		if !found {
			i--
		}
		return i
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		c.Col = of(c.Place.Box.X0)
		c.ColSpan = of(c.Place.Box.X1) - c.Col
	}
	t.Cols = len(starts) - 1
}
