package extract

import (
	"math"
	"slices"
	"strings"
)

// sameEdge is by how much, in points, the outer edges of the parts of one table
// may differ from page to page.
const sameEdge = 8

// continues reports whether b, which follows a with nothing between them, is
// the rest of a on the next page: as wide and in the same place across the page.
func continues(a, b *Table) bool {
	last, first := a.Pieces[len(a.Pieces)-1], b.Pieces[0]
	if first.Place.Page != last.Place.Page+1 {
		return false
	}
	x, y := last.Place.Box, first.Place.Box
	if math.Abs(x.X0-y.X0) <= sameEdge && math.Abs(x.X1-y.X1) <= sameEdge {
		return true
	}
	return last.OpenBottom && first.OpenTop && x.overlapX(y) >= 0.9*math.Max(x.Width(), y.Width())
}

// join returns the rows of a followed by those of b. The cells that a page
// break cuts stay apart: whether the parts of a row belong together is only
// known to who knows the labels.
func join(a, b *Table) *Table {
	t := &Table{Rows: a.Rows + b.Rows, Source: a.Source}
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
	t.renumberColumns()
	return t.withoutRepeatedHeads()
}

// withoutRepeatedHeads leaves out, at the top of each later page, the rows that
// repeat the first rows of the table, so that a row that the page break cuts is
// in one place again. Rows with figures are never taken for heads.
func (t *Table) withoutRepeatedHeads() *Table {
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
	return t.withoutRows(drop)
}

// withoutRows returns the table less the rows marked.
func (t *Table) withoutRows(drop []bool) *Table {
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

// renumberColumns counts the columns anew by the edges of all cells.
func (t *Table) renumberColumns() {
	var edges []float64
	for _, c := range t.Cells {
		edges = append(edges, c.Place.Box.X0, c.Place.Box.X1)
	}
	edges = cluster(edges, lineCluster)
	nearest := func(x float64) int {
		best := 0
		for i, e := range edges {
			if math.Abs(e-x) < math.Abs(edges[best]-x) {
				best = i
			}
		}
		return best
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		c.Col = nearest(c.Place.Box.X0)
		c.ColSpan = max(1, nearest(c.Place.Box.X1)-c.Col)
	}
	t.Cols = len(edges) - 1
}
