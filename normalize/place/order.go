package place

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
	"nianbao/normalize/place/align"
	"nianbao/normalize/place/column"
	"nianbao/normalize/place/sequence"
)

// In a text without positions, order alone says whose a figure is: that of the heads where they
// name each column, else the form's. A row with a figure for
// each column is placed, where its figures add up or, in tables without sums, the heads
// stand above it; of any other row at most the total is told, by reasoning that could err.

// placeByOrder reads the rows of a block of a text.
func (p *placement) placeByOrder(b *form.Block, rows []align.Match, head []align.Row, unit string) {
	astray, named := false, p.table.Key != form.ByApplicant
	heads := [][]align.Row{head, p.above(rows[0].From), p.opening()}
	torn := slices.ContainsFunc(heads, func(h []align.Row) bool { return column.Torn(h, b) })
	var order []int // of the columns, as the nearest heads name them
	for _, h := range heads {
		if order == nil {
			order = column.Order(h, b)
		}
		astray = astray || !torn && order == nil && column.Astray(h, b)
		named = named || column.Named(h, b)
		p.noteHeads(b, h)
	}
	unsummed := p.table.Key == form.ByApplicant && p.mostFail(b, rows)
	for _, m := range rows {
		p.rowsFound++
		p.grounds = append(p.grounds, p.rowEvidence(b, m))
		doubt := annual.JoinNotes(p.alignment.Doubt(m), p.besideLeftOver(m))
		if p.hasFigureWithin(m) {
			doubt = annual.JoinNotes(doubt, "another figure stands within the label")
		}
		if unsummed {
			doubt = annual.JoinNotes(doubt, "the figures of most rows do not add up, and order alone tells their columns")
		}
		if astray {
			doubt = annual.JoinNotes(doubt, "the heads stand in another order than the form's")
		}
		if len(b.Columns) > 1 && p.table.Key == form.ByRowAndColumn && p.isStacked(m) && (len(head) == 0 || p.isCut(m)) {
			doubt = annual.JoinNotes(doubt, "the figures stand one a line, and nothing shows that they are this row's")
		}
		p.placeByCount(b, m, unit, doubt, named || order != nil, order)
	}
}

// mostFail reports whether the last figure is not the sum of the others in most of the rows that have one for each column: then
// the columns stand in another order, whatever holds of a row with few figures.
func (p *placement) mostFail(b *form.Block, rows []align.Match) bool {
	full, fail := 0, 0
	for _, m := range rows {
		if figures := p.cellsOf(m, len(b.Columns)); len(figures) == len(b.Columns) {
			full++
			if !isSum(figures[len(figures)-1], figures[:len(figures)-1]) {
				fail++
			}
		}
	}
	return 2*fail > full
}

// noteHeads says that a line of heads names each column of a block, in the form's order.
func (p *placement) noteHeads(b *form.Block, head []align.Row) {
	for _, r := range head {
		for i, head := range column.NamedInOrder(r, b) {
			e := p.evidence(b, annual.ColumnAxis, b.Columns[i].ID, head.Likeness)
			e.Printed, e.Reason = head.Printed, "the heads stand on one line, in the form's order"
			if !slices.Contains(p.grounds, e) {
				p.grounds = append(p.grounds, e)
			}
		}
	}
}

// above returns the rows without figures right above a row.
func (p *placement) above(row int) []align.Row {
	from := row
	for from > 0 && p.alignment.Rows[from-1].Values == 0 {
		from--
	}
	return p.alignment.Rows[from:row]
}

// opening returns the rows before the first figure.
func (p *placement) opening() []align.Row {
	first := slices.IndexFunc(p.alignment.Rows, func(r align.Row) bool { return r.Values > 0 })
	return p.above(max(first, 0))
}

// figuresOf returns the figures of a match in their order.
func (p *placement) figuresOf(m align.Match) []document.Cell {
	var figures []document.Cell
	for _, r := range p.alignment.Rows[m.From:m.To] {
		figures = append(figures, r.Figures...)
	}
	return figures
}

// cellsOf returns the figures of a match, with the blank cells among them where a text shows
// that they are there and they make up a cell for each column: the last of the row, as those
// before them that are blank belong to the label.
func (p *placement) cellsOf(m align.Match, columns int) []document.Cell {
	figures := p.figuresOf(m)
	rows := p.alignment.Rows[m.From:m.To]
	if len(figures) == columns || len(rows) > 1 {
		return figures
	}
	cells := slices.Concat(figures, rows[0].Blanks)
	slices.SortFunc(cells, func(a, b document.Cell) int { return cmp.Compare(a.Col, b.Col) })
	spare := len(cells) - columns
	if spare < 0 || slices.ContainsFunc(cells[:max(spare, 0)], func(c document.Cell) bool { return c.Text != "" }) {
		return figures
	}
	return cells[spare:]
}

// isStacked reports whether the figures of a match stand on more than one line.
func (p *placement) isStacked(m align.Match) bool {
	figures := p.figuresOf(m)
	return slices.ContainsFunc(figures, func(c document.Cell) bool { return c.Place.Line != figures[0].Place.Line })
}

// isCut reports whether a page ends between the label of a match and its figures.
func (p *placement) isCut(m align.Match) bool {
	return p.alignment.Rows[m.From].Page != p.alignment.Rows[m.To-1].Page
}

// placeByCount gives the figures of one row to columns where only their order
// is known: all of them if there is one for each column, in doubt where no heads name the
// columns. With fewer, only a last figure that is the sum of those before it is likely to be
// the total. order says which column each of the figures is of, nil for the form's order.
func (p *placement) placeByCount(b *form.Block, m align.Match, unit, doubt string, named bool, order []int) {
	row := p.alignment.Items[m.Item].Row
	figures := p.cellsOf(m, len(b.Columns))
	if first := p.alignment.Rows[m.From]; len(b.Columns) == 1 && len(first.Labels) > 0 && len(first.Figures) == 0 && len(figures) == 1 {
		doubt = annual.JoinNotes(doubt, "the figure stands on a line of its own, and order alone tells whose it is")
	}
	n := len(figures)
	if slices.ContainsFunc(figures, document.Cell.IsRunOn) {
		for _, c := range figures {
			p.addUnplaced(row, b, c, "the digits of several figures stand without a gap, and no sums leave one way to part them")
		}
		return
	}
	counted := "a line has as many figures as the form has columns, in order"
	isTurned := order != nil && !slices.IsSorted(order)
	if isTurned && n == len(b.Columns) {
		figures = inFormOrder(figures, order)
		counted = "a line has as many figures as heads, which name the columns in another order than the form's"
	}
	if n == len(b.Columns) {
		if !named {
			doubt = annual.JoinNotes(doubt, "no heads say in which order the columns stand")
		}
		if p.table.Key == form.ByColumn && !sequence.SumsHold(figures, b.Columns, p.table.Checks) && sequence.SumsHold(totalsLast(figures, b), b.Columns, p.table.Checks) {
			doubt = annual.JoinNotes(doubt, "all sums hold if the total of each group stands first, and not in the form's order")
		}
		if p.table.Key == form.ByApplicant && !isSum(figures[n-1], figures[:n-1]) {
			doubt = annual.JoinNotes(doubt, "the figures of the row do not add up, and order alone tells their columns")
		}
		shaky := p.table.Key == form.ByApplicant || p.isStacked(m)
		for i, c := range figures {
			o := p.addObservation(row, b, i, c, unit, doubt, footing{document.FromText, m.Likeness, len(b.Columns) == 1, false})
			if alike := c.RunOn != nil && c.RunOn.Proven && !slices.ContainsFunc(figures, isFigure); o != nil && shaky && !alike {
				o.SetShaky() // no head says which column it is
			}
			if o != nil && c.RunOn != nil && c.RunOn.Proven {
				o.Note = annual.JoinNotes(o.Note, "cut from digits without a gap, by sums over rows and columns: "+c.RunOn.Text)
			} else if o != nil && c.RunOn != nil {
				o.Infer("the digits stand without a gap, and the sums leave one way to part them: " + c.RunOn.Text)
			}
			p.noteCount(b, i, counted)
		}
		return
	}
	rest := figures
	if p.table.Key == form.ByApplicant && !isTurned && n > 1 && n < len(b.Columns) && isSum(figures[n-1], figures[:n-1]) && !isZero(figures[n-1]) {
		if o := p.addObservation(row, b, len(b.Columns)-1, figures[n-1], unit, doubt, footing{document.FromText, m.Likeness, false, false}); o != nil {
			o.Infer("the last figure of the row is the sum of the others")
		}
		p.noteCount(b, len(b.Columns)-1, "the last figure of a line is the sum of the others")
		rest = figures[:n-1]
	}
	for _, c := range rest {
		note := fmt.Sprintf("%d figures for %d columns, and no positions to tell which", len(figures), len(b.Columns))
		p.addUnplaced(row, b, c, note)
	}
}

// totalsLast puts the first figure of each group of columns behind the others, where the forms have the total.
func totalsLast(figures []document.Cell, b *form.Block) []document.Cell {
	var list []document.Cell
	for from := 0; from < len(b.Columns); {
		to := from + 1
		for to < len(b.Columns) && slices.Equal(b.Columns[to].Groups, b.Columns[from].Groups) {
			to++
		}
		list = append(append(list, figures[from+1:to]...), figures[from])
		from = to
	}
	return list
}

// inFormOrder puts figures in the order of the form's columns, of which order has the one of each.
func inFormOrder(figures []document.Cell, order []int) []document.Cell {
	list := make([]document.Cell, len(figures))
	for i, at := range order {
		list[at] = figures[i]
	}
	return list
}

// isSum reports whether the figure is the sum of the others, of which those that are signs
// for none count as nothing; a sum of nothing can be such a sign itself.
func isSum(total document.Cell, parts []document.Cell) bool {
	sum := number.NewDecimal(0).Rat()
	for _, c := range parts {
		switch n := number.ReadNoted(c.Text); {
		case n.Value != nil:
			sum.Add(sum, n.Value.Rat())
		case !n.Empty:
			return false
		}
	}
	want := number.ReadNoted(total.Text)
	return want.Value != nil && sum.Cmp(want.Value.Rat()) == 0 || want.Empty && sum.Sign() == 0
}

// isFigure reports whether a figure is other than none.
func isFigure(c document.Cell) bool { return !isZero(c) }

// isZero reports whether a figure is none, or a sign for none.
func isZero(c document.Cell) bool {
	n := number.ReadNoted(c.Text)
	return n.Value == nil || n.Value.Rat().Sign() == 0
}
