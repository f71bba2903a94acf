package place

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// A turned grid is another arrangement of a grid in the way that the forms have it: with
// rows for columns, or with all its rows of figures behind each other in one. Its boxes
// are made up; places says where on the page each cell stands.
type turned struct {
	rows   []align.Row
	places map[document.Rect]document.Place
	covers []rowKey // rows of the grid
}

// placeTurned places an instance as it stands and, where that leaves columns or rows of
// the form without figures, turned in either way, and returns what finds most.
func placeTurned(f *form.Form, t *form.Table, in instance) placement {
	best := place(f, t, in.rows)
	if len(in.rows) < 2 || t.Key != form.ByColumn && (t.Key != form.ByApplicant || best.found()) || best.certain() == t.Size() {
		return best
	}
	grid := in.rows[0].Table
	if !grid.Source.Encloses() ||
		slices.ContainsFunc(in.rows, func(r align.Row) bool { return r.Table != grid }) || len(grid.Cells) > maxTurned {
		return best
	}
	var turns []*turned
	switch {
	case t.Key == form.ByColumn:
		turns = []*turned{unrolled(grid, in.rows, labelsAbove), unrolled(grid, in.rows, headsFirst)}
	case hasRowsOver(in.rows, align.Items(t)):
		turns = []*turned{transposed(grid, in.rows)}
	}
	for _, turn := range turns {
		if turn == nil {
			continue
		}
		if p := place(f, t, turn.rows); p.found() && p.certain() > best.certain() {
			p.backTo(turn)
			best = p
		}
	}
	return best
}

// hasRowsOver reports whether the heads of a grid are names of rows of the form.
func hasRowsOver(rows []align.Row, items []align.Item) bool {
	n := 0
	for _, r := range rows {
		if r.Values > 0 {
			break
		}
		for _, text := range r.Texts {
			w := spelling.WordingOf(text)
			if slices.ContainsFunc(items, func(it align.Item) bool {
				return it.Kind == align.RowItem && it.Label.Like(w, align.SureLabel) >= align.SureLabel
			}) {
				n++
			}
		}
	}
	return n >= leastRowsOver
}

// leastRowsOver is how many names of rows stand over the columns of a transposed table at
// least.
const leastRowsOver = 4

// maxUnrolled is how many rows of figures a grid has at most that is one row of the form.
const maxUnrolled = 30

// maxTurned is how many cells a grid has at most that is turned.
const maxTurned = 2000

// certain returns how many figures and blanks are in their places without a doubt.
func (p *placement) certain() int {
	n := 0
	for _, o := range p.observations {
		if o.Status != annual.Flagged {
			n++
		}
	}
	return n
}

// backTo puts what was placed back to where it stands on the page.
func (p *placement) backTo(from *turned) {
	place := func(at *document.Place) {
		if known, ok := from.places[at.Box]; ok {
			*at = known
		} else {
			at.Box = document.Rect{}
		}
	}
	for i := range p.observations {
		place(&p.observations[i].Place)
	}
	for i := range p.unplaced {
		place(&p.unplaced[i].Place)
	}
	for i := range p.grounds {
		place(&p.grounds[i].Place)
	}
	p.covers = from.covers
}

func coversOf(rows []align.Row) []rowKey {
	var keys []rowKey
	for _, r := range rows {
		keys = append(keys, rowKey{r.Table, r.Index})
	}
	return keys
}

// transposed returns a grid with its rows as columns.
func transposed(grid *document.Table, rows []align.Row) *turned {
	from, to := rows[0].Index, rows[len(rows)-1].Index
	out := &turned{places: map[document.Rect]document.Place{}, covers: coversOf(rows)}
	t := &document.Table{Rows: grid.Cols, Cols: to - from + 1, Source: grid.Source}
	for _, c := range grid.Cells {
		if c.Row < from || c.Row > to {
			continue
		}
		box := c.Place.Box
		turn := document.Rect{X0: -box.Y1, X1: -box.Y0, Y0: -box.X1, Y1: -box.X0}
		out.places[turn] = c.Place
		c.Row, c.Col, c.RowSpan, c.ColSpan = c.Col, c.Row-from, c.ColSpan, c.RowSpan
		c.Place.Box = turn
		t.Cells = append(t.Cells, c)
	}
	slices.SortStableFunc(t.Cells, func(a, b document.Cell) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	out.rows = align.Rows(t)
	for i := range out.rows {
		out.rows[i].Page = rows[0].Page
	}
	return out
}

// An order says what goes above what when the labels and the heads of a figure become heads
// of one column.
type order int

const (
	labelsAbove order = iota // each row is a group, with the columns of the form in it
	headsFirst               // each column is a group, and the rows are the columns of the form
)

// unrolled returns a grid with all its figures in one row: what stands left of a row of
// figures and what stands over its column goes over each of them, in an order. It is nil for
// a grid of one row of figures.
func unrolled(grid *document.Table, rows []align.Row, o order) *turned {
	var data []align.Row
	left, top := grid.Cols, grid.Rows // of the figures
	for _, r := range rows {
		if r.Values == 0 {
			continue
		}
		data = append(data, r)
		top = min(top, r.Index)
		left = min(left, r.Figures[0].Col)
	}
	if len(data) < 2 || len(data) > maxUnrolled {
		return nil
	}
	columns := map[int]bool{}
	for _, r := range data {
		for _, c := range r.Figures {
			columns[c.Col] = true
		}
	}
	out := &turned{places: map[document.Rect]document.Place{}, covers: coversOf(rows)}
	const size = 10 // of the boxes that are made up
	figures := align.Row{Table: grid, Index: -1, Source: grid.Source, Page: data[0].Page}
	var heads []align.Row
	at := 0
	for _, r := range data {
		cells := slices.Concat(r.Figures, r.Blanks)
		slices.SortFunc(cells, align.ByColumn)
		for _, c := range cells {
			if c.Col < left {
				continue
			}
			x := float64(at * size)
			at++
			above := headsAbove(grid, rows[0].Index, top, left, r.Index, c, o, len(columns) > 1)
			for level, h := range above {
				if level == len(heads) {
					heads = append(heads, align.Row{Table: grid, Index: -2 - level, Source: grid.Source, Page: r.Page})
				}
				box := document.Rect{X0: x, X1: x + size, Y0: float64(-level * size), Y1: float64(size - level*size)}
				out.places[box] = h.Place
				h.Place.Box, h.Col, h.ColSpan = box, at, 1
				heads[level].Labels = append(heads[level].Labels, h)
				heads[level].Texts = append(heads[level].Texts, spelling.Canonical(h.Text))
			}
			box := document.Rect{X0: x, X1: x + size, Y0: -1000, Y1: -990}
			out.places[box] = c.Place
			c.Place.Box, c.Col, c.ColSpan = box, at, 1
			if strings.TrimSpace(c.Text) == "" {
				figures.Blanks = append(figures.Blanks, c)
				continue
			}
			figures.Figures = append(figures.Figures, c)
			if !number.ReadNoted(c.Text).Empty {
				figures.Values++
			}
		}
	}
	out.rows = append(heads, figures)
	return out
}

// headsAbove returns what names a figure of a grid in an order: the labels left of its row,
// and the heads over its column where there are several.
func headsAbove(grid *document.Table, from, top, left, row int, c document.Cell, o order, columns bool) []document.Cell {
	var labels, heads []document.Cell
	for _, h := range grid.Cells {
		if strings.TrimSpace(h.Text) == "" {
			continue
		}
		switch {
		case h.Col < left && h.Row >= top && h.Row <= row && row < h.Row+h.RowSpan:
			labels = append(labels, h)
		case columns && h.Row >= from && h.Row < top && h.Col <= c.Col && c.Col < h.Col+h.ColSpan && h.Col >= left:
			heads = append(heads, h)
		}
	}
	slices.SortFunc(labels, align.ByColumn)
	slices.SortFunc(heads, func(a, b document.Cell) int { return cmp.Compare(a.Row, b.Row) })
	if o == headsFirst {
		return append(heads, labels...)
	}
	return append(labels, heads...)
}
