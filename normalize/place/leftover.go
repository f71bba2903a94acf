package place

import (
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/place/sequence"
)

// In a text a row of figures can stand on a line of its own, and only that it comes next tells
// whose it is. Where rows of figures are left over beside it, one of them came next as well.

// besideLeftOver says why it is in doubt, in a text, that the figures of a match are those of its
// row; "" where more than the order tells that, or the order leaves none over.
func (p *placement) besideLeftOver(m align.Match) string {
	first := p.alignment.Rows[m.From]
	below := first.Told == nil && len(first.Labels) > 0 && p.alignment.HasFigures(m) && !isOnLineOfLabel(first)
	unnamed := p.alignment.Items[m.Item].Row.Zh == ""
	if first.Source != document.FromText || !(unnamed && p.hasFiguresLeft() && !p.sumsTell() || !unnamed && below && p.othersCome(m)) {
		return ""
	}
	return "rows of figures are left over beside it, and order alone tells whose each is"
}

// hasFiguresLeft reports whether a row of figures without a label, in a grid that rows of the table
// were found in, is none of them, or is one of too many figures or too few.
func (p *placement) hasFiguresLeft() bool {
	a := &p.alignment
	grids := map[*document.Table]bool{}
	for _, m := range a.Matches {
		for _, r := range a.Rows[m.From:m.To] {
			grids[r.Table] = true
		}
		if it := a.Items[m.Item]; it.Kind == align.RowItem && len(p.cellsOf(m, len(it.Block.Columns))) != len(it.Block.Columns) {
			return true
		}
	}
	for i, r := range a.Rows {
		if grids[r.Table] && isBareRow(r) && !a.Taken(i) {
			return true
		}
	}
	return false
}

// sumsTell reports whether the rows of a table without labels have a figure for each of its columns,
// and all its sums hold.
func (p *placement) sumsTell() bool {
	var columns []form.Column
	var figures []document.Cell
	for i := range p.table.Blocks {
		b := &p.table.Blocks[i]
		for _, m := range p.alignment.Matches {
			if it := p.alignment.Items[m.Item]; it.Kind == align.RowItem && it.Block == b {
				figures = append(figures, p.cellsOf(m, len(b.Columns))...)
			}
		}
		columns = append(columns, b.Columns...)
	}
	return len(figures) == len(columns) && sequence.SumsHold(figures, columns, p.table.Checks)
}

// othersCome reports whether the figures of another row can stand where those of a match do. Above it, up to
// the next row whose figures stand beside its label, a row of figures is left over, or a label of the form is
// without figures, though the rows have all theirs; below it, up to the next label of a row of the form, a row
// of figures is left over.
func (p *placement) othersCome(m align.Match) bool {
	a := &p.alignment
	columns := len(a.Items[m.Item].Block.Columns)
	full := len(p.cellsOf(m, columns)) == columns
	for i := m.To; i < len(a.Rows); i++ {
		o, taken := p.rowMatchAt(i)
		switch {
		case taken && len(a.Rows[o.From].Labels) > 0:
			i = len(a.Rows)
		case !a.Taken(i) && isBareRow(a.Rows[i]):
			return true
		}
	}
	for i := m.From - 1; i >= 0; i-- {
		o, taken := p.rowMatchAt(i)
		switch {
		case taken && (a.Rows[o.From].Told != nil || len(a.Rows[o.From].Labels) > 0 && len(a.Rows[o.From].Figures) > 0):
			return false
		case taken && full && !a.HasFigures(o) && !a.Items[o.Item].Row.Optional, !a.Taken(i) && isBareRow(a.Rows[i]):
			return true
		}
	}
	return false
}

// isOnLineOfLabel reports whether the first figure of a row of a text stands on the line of its label. Lines of one figure each are
// put together with the label before them.
func isOnLineOfLabel(r align.Row) bool {
	return len(r.Figures) > 0 && r.Figures[0].Place.Line == r.Labels[len(r.Labels)-1].Place.Line
}

// rowMatchAt returns the match with a row of the form that a row is in.
func (p *placement) rowMatchAt(i int) (align.Match, bool) {
	a := &p.alignment
	at := slices.IndexFunc(a.Matches, func(m align.Match) bool {
		return m.From <= i && i < m.To && a.Items[m.Item].Kind == align.RowItem
	})
	if at < 0 {
		return align.Match{}, false
	}
	return a.Matches[at], true
}

// isBareRow reports whether a row has figures and no label.
func isBareRow(r align.Row) bool { return r.Values > 0 && len(r.Labels) == 0 }
