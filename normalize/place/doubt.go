package place

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
	"nianbao/normalize/place/align"
	"nianbao/normalize/place/column"
)

// hasStray reports whether a figure that stands under no one column of the form
// is so close to another that both may be parts of one.
func hasStray(r align.Row, c document.Cell, list []column.Slot) bool {
	return slices.ContainsFunc(r.Figures, func(o document.Cell) bool {
		gap := max(o.Place.Box.X0, c.Place.Box.X0) - min(o.Place.Box.X1, c.Place.Box.X1)
		if o.Col == c.Col || gap > 1.2*c.Place.Box.Height() {
			return false
		}
		hits := column.Over(list, o.Place.Box)
		return len(hits) != 1 || list[hits[0]].Column < 0
	})
}

// cutOff returns the figures that may be the rest of those of a match: a page
// break cuts the row, and a row without a label, of which nothing is known, stands
// on the other side of it.
func (p *placement) cutOff(m align.Match) []document.Cell {
	a := &p.alignment
	var figures []document.Cell
	add := func(i int) {
		if i < 0 || i >= len(a.Rows) || a.Rows[i].Source != document.FromRulings || a.Rows[i].Values == 0 || len(a.Rows[i].Labels) > 0 {
			return
		}
		if !a.Taken(i) {
			figures = append(figures, a.Rows[i].Figures...)
		}
	}
	if m.To < len(a.Rows) && a.Rows[m.To].Loose {
		add(m.To)
	}
	if a.Rows[m.From].Loose {
		add(m.From - 1)
	}
	return figures
}

// hasOtherRow reports whether the table has another row of figures without a label than the
// one that was taken for the form's only row.
func (p *placement) hasOtherRow(m align.Match) bool {
	a := &p.alignment
	for i, r := range a.Rows {
		if r.Table == a.Rows[m.From].Table && r.Values > 1 && len(r.Labels) == 0 && !a.Taken(i) {
			return true
		}
	}
	return false
}

// isSharedWithGroup reports whether, in a grid whose rows no ruling parts, a match and its
// neighbour are the sum of a group and the group's first row, of which that one has no
// figures: which of the two the sum's are of, heights do not tell.
func (p *placement) isSharedWithGroup(m align.Match) bool {
	a := &p.alignment
	if a.Rows[m.From].Source != document.FromAlignment {
		return false
	}
	at := slices.Index(a.Matches, m)
	isPair := func(sum, first int) bool {
		if sum < 0 || first >= len(a.Matches) {
			return false
		}
		row := a.Items[a.Matches[sum].Item].Row
		return row != nil && row.Optional && len(row.Rows) > 0 && a.Items[a.Matches[first].Item].Row == &row.Rows[0] &&
			a.HasFigures(a.Matches[sum]) && !a.HasFigures(a.Matches[first])
	}
	return isPair(at, at+1) || isPair(at-1, at)
}

// isBesideAnother reports whether the label of a match stands beside a cell that reaches down from the row above, as where no
// line was found between the rows of a group: what the figures are of is said in that cell then, and the label is the group's.
func (p *placement) isBesideAnother(m align.Match) bool {
	rows := p.alignment.Rows[m.From:m.To]
	return slices.ContainsFunc(rows, func(r align.Row) bool {
		edge := 0
		for _, c := range r.Labels {
			edge = max(edge, c.Col+c.ColSpan)
		}
		return edge > 0 && slices.ContainsFunc(r.Table.Cells, func(c document.Cell) bool {
			return c.Col == edge && c.Row < rows[0].Index && c.Row+c.RowSpan > r.Index && number.ReadNoted(c.Text).Value == nil && strings.TrimSpace(c.Text) != ""
		})
	})
}

var figureBehind = regexp.MustCompile(`\p{Han}\s+\d[\d,.]*$`)

// hasFigureInLabel reports whether a figure stands behind the label of a match in the same
// cell, as where no line parts the label from the first column: the figures of the row are
// then one too few, and their order tells no column.
func (p *placement) hasFigureInLabel(m align.Match) bool {
	return slices.ContainsFunc(p.alignment.Rows[m.From:m.To], func(r align.Row) bool {
		return slices.ContainsFunc(r.Labels, func(c document.Cell) bool { return figureBehind.MatchString(c.Text) })
	})
}

var figureWithin = regexp.MustCompile(`\p{Han}\d[\d,.]*(?:` + document.Counter + `|` + document.Money + `)(?:\p{Han}{0,2}$)`)

// hasFigureWithin reports whether a figure with its unit stands within the label of a match: one that the lines of a page have been
// torn from, so that another row's stands in its place.
func (p *placement) hasFigureWithin(m align.Match) bool {
	printed := ""
	for _, r := range p.alignment.Rows[m.From:m.To] {
		printed += r.Label()
	}
	return figureWithin.MatchString(strings.ReplaceAll(printed, " ", ""))
}

// rowsUnder returns the labels of the other rows of the form over which the cell of a row
// reaches, "" where there are none: what it says is then of all of them together.
func (p *placement) rowsUnder(c document.Cell, of align.Match) string {
	if c.RowSpan < 2 {
		return ""
	}
	a := &p.alignment
	var labels []string
	for _, m := range a.Matches {
		if m == of || a.Items[m.Item].Kind != align.RowItem {
			continue
		}
		if slices.ContainsFunc(a.Rows[m.From:m.To], func(r align.Row) bool {
			return r.Table == a.Rows[of.From].Table && c.Row < r.Index && r.Index < c.Row+c.RowSpan
		}) {
			labels = append(labels, a.Items[m.Item].Row.Zh)
		}
	}
	return strings.Join(labels, ", ")
}

// textIn returns the text, no figure of digits, that stands under a column in a row, right
// of its label. Where the label is broken over lines, the one with the figures may have no label of its own.
func (p *placement) textIn(m align.Match, s column.Slot) string {
	for _, r := range p.alignment.Rows[m.From:m.To] {
		for i, c := range r.Labels {
			_, numeral := number.Chinese(c.Text)
			behindFigure := slices.ContainsFunc(r.Figures, func(f document.Cell) bool { return f.Place.Box.X1 <= c.Place.Box.X0 })
			if (i > 0 || numeral || behindFigure) && len(column.Over([]column.Slot{s}, c.Place.Box)) > 0 {
				return c.Text
			}
		}
	}
	return ""
}

// goesOn reports whether one of the figures on the other page stands in the column
// of a cell.
func goesOn(c document.Cell, others []document.Cell) bool {
	return slices.ContainsFunc(others, func(o document.Cell) bool {
		return len(column.Over([]column.Slot{{Box: o.Place.Box}}, c.Place.Box)) > 0
	})
}

// A scan of a table without rulings leaves two questions open that lines answer:
// in which column a figure stands, and whether a place is empty. A row that has a
// figure in each column of the form answers both, and so does one of which each figure
// stands under the head of its column, where each column has one. In any other the arithmetic has
// to: in a row and in a column at once, as either alone would hold with a figure in
// its neighbour's place.

// isFull reports whether a row has a figure in each of its block's columns, and none elsewhere, of
// which it could not be told whether it is that of a column that seems to have another.
func (p *placement) isFull(b *form.Block, m align.Match, list []column.Slot) bool {
	filled := map[int]bool{}
	for _, r := range p.alignment.Rows[m.From:m.To] {
		for _, c := range r.Figures {
			hits := column.Over(list, c.Place.Box)
			switch {
			case len(hits) == 1 && list[hits[0]].Column >= 0:
				filled[list[hits[0]].Column] = true
			case isUnruled(c) && !column.IsLeftOfAll(list, b, c.Place.Box):
				return false
			}
		}
	}
	return len(filled) == len(b.Columns)
}

// isTold reports whether each figure of a row, of which there is one at least, stands under the head of its
// column, and none of them under that of another. Where there is none, those of the row may have been taken for
// its neighbour's.
func (p *placement) isTold(b *form.Block, m align.Match, list []column.Slot, spans column.Spans) bool {
	if spans == nil {
		return false
	}
	seen := map[int]bool{}
	for _, r := range p.alignment.Rows[m.From:m.To] {
		for _, c := range r.Figures {
			at := spans.Column(c.Place.Box)
			if column.IsLeftOfAll(list, b, c.Place.Box) {
				continue
			}
			if hits := column.Over(list, c.Place.Box); at < 0 || seen[at] || len(hits) != 1 || list[hits[0]].Column != at {
				return false
			}
			seen[at] = true
		}
	}
	return len(seen) > 0
}

func isUnruled(c document.Cell) bool { return c.Recognition != nil && c.Recognition.Unruled }

// inOpenRow puts a recognition in doubt.
func inOpenRow(r *document.Recognition) *document.Recognition {
	open := *r
	open.Doubt = annual.JoinNotes(r.Doubt, annual.OpenRow)
	return &open
}

// blankOnScan tells how it is known that a place in a grid without rulings is blank, in a row
// that is told or not; nil for pages that are no scans.
func (p *placement) blankOnScan(m align.Match, at document.Place, told bool) *document.Recognition {
	for _, r := range p.alignment.Rows[m.From:m.To] {
		if r.Table.Unread == nil {
			continue
		}
		if slices.ContainsFunc(r.Table.Unread, func(ink document.Place) bool {
			return ink.Page == at.Page && at.Box.Meets(ink.Box) // as a seal over many places does
		}) {
			return &document.Recognition{Doubt: "ink that could not be read", Unruled: true}
		}
		if told {
			return &document.Recognition{Confidence: 1, Unruled: true}
		}
		return &document.Recognition{Doubt: annual.OpenRow, Unruled: true}
	}
	return nil
}

// doubtCut flags the figure of a cell that the file ends in: it may go on. A text that has no line break
// at its end is whole all the same, unless rows or tables of the form are missing behind the figure.
func (f *Tables) doubtCut(r *annual.Report) {
	for _, t := range allTables(f.doc) {
		for _, c := range t.Cells {
			if !c.Cut || f.doc.Layout == document.Ordered && !f.goesOn(t, c, r.Form) {
				continue
			}
			for i := range r.Observations {
				if o := &r.Observations[i]; o.Cell() == c.Number {
					o.Flag("the file ends too early, in the middle of this cell")
				}
			}
			if f.doc.Layout == document.Ordered {
				r.Add(annual.Finding{Code: document.EndsEarly, Severity: annual.Warning, Place: c.Place, Message: "the text ends too early: in the middle of a line, and of a table"})
			}
		}
	}
}

// goesOn reports whether, of a report of a form, rows are missing behind the one in which a cell is, or tables
// behind its own.
func (f *Tables) goesOn(t *document.Table, c document.Cell, id string) bool {
	for i := range f.placements {
		p := &f.placements[i]
		a := &p.alignment
		at := slices.IndexFunc(a.Matches, func(m align.Match) bool {
			return a.Items[m.Item].Kind == align.RowItem && slices.ContainsFunc(a.Rows[m.From:m.To], func(r align.Row) bool { return r.Table == t && r.Index == c.Row })
		})
		if at < 0 {
			continue
		}
		for j := a.Matches[at].Item + 1; j < len(a.Items); j++ {
			it := a.Items[j]
			if it.Kind == align.RowItem && !it.Row.Optional && !slices.ContainsFunc(a.Matches, func(m align.Match) bool { return m.Item == j }) {
				return true
			}
		}
		return slices.ContainsFunc(f.placements[i+1:], func(o placement) bool { return o.rowsFound == 0 && form.FindTable(id, o.table.ID) != nil })
	}
	return false
}
