package place

import (
	"fmt"
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
)

// rowDoubt says why it is not certain which row of the form a match is, "" where
// it is.
func (p *placement) rowDoubt(m match) string {
	if m.likeness >= sureLabel {
		if m.likeness < 1 && p.hasRival(m, nil) {
			return "the label is liker to that of another row"
		}
		return ""
	}
	if m.likeness >= wedgedLabel && p.wedged(m) {
		return ""
	}
	return fmt.Sprintf("the label is like the form's to %.0f %% only", 100*m.likeness)
}

// hasStray reports whether a figure that stands under no one column of the form
// is so close to another that both may be parts of one.
func hasStray(r gridRow, c document.Cell, list []slot) bool {
	return slices.ContainsFunc(r.figures, func(o document.Cell) bool {
		gap := max(o.Place.Box.X0, c.Place.Box.X0) - min(o.Place.Box.X1, c.Place.Box.X1)
		if o.Col == c.Col || gap > 1.2*c.Place.Box.Height() {
			return false
		}
		hits := over(list, o.Place.Box)
		return len(hits) != 1 || list[hits[0]].column < 0
	})
}

// cutOff returns the figures that may be the rest of those of a match: a page
// break cuts the row, and a row without a label, of which nothing is known, stands
// on the other side of it.
func (p *placement) cutOff(m match) []document.Cell {
	a := &p.alignment
	var figures []document.Cell
	add := func(i int) {
		if i < 0 || i >= len(a.rows) || a.rows[i].source != document.FromRulings || a.rows[i].values == 0 || len(a.rows[i].labels) > 0 {
			return
		}
		if !a.taken(i) {
			figures = append(figures, a.rows[i].figures...)
		}
	}
	if m.to < len(a.rows) && a.rows[m.to].loose {
		add(m.to)
	}
	if a.rows[m.from].loose {
		add(m.from - 1)
	}
	return figures
}

// goesOn reports whether one of the figures on the other page stands in the column
// of a cell.
func goesOn(c document.Cell, others []document.Cell) bool {
	return slices.ContainsFunc(others, func(o document.Cell) bool {
		return len(over([]slot{{box: o.Place.Box}}, c.Place.Box)) > 0
	})
}

// A scan of a table without rulings leaves two questions open that lines answer:
// in which column a figure stands, and whether a place is empty. A row that has a
// figure in each column of the form answers both. In any other the arithmetic has
// to: in a row and in a column at once, as either alone would hold with a figure in
// its neighbour's place.

// isFull reports whether a row has a figure in each of its block's columns.
func (p *placement) isFull(b *form.Block, m match, list []slot) bool {
	filled := map[int]bool{}
	for _, r := range p.alignment.rows[m.from:m.to] {
		for _, c := range r.figures {
			if hits := over(list, c.Place.Box); len(hits) == 1 && list[hits[0]].column >= 0 {
				filled[list[hits[0]].column] = true
			}
		}
	}
	return len(filled) == len(b.Columns)
}

func isUnruled(c document.Cell) bool { return c.Recognition != nil && c.Recognition.Unruled }

// inOpenRow puts a recognition in doubt.
func inOpenRow(r *document.Recognition) *document.Recognition {
	open := *r
	open.Doubt = annual.JoinNotes(r.Doubt, annual.OpenRow)
	return &open
}

// blankOnScan tells how it is known that a place in a grid without rulings is blank;
// nil for pages that are no scans.
func (p *placement) blankOnScan(m match, at document.Place) *document.Recognition {
	for _, r := range p.alignment.rows[m.from:m.to] {
		if r.table.Unread == nil {
			continue
		}
		if slices.ContainsFunc(r.table.Unread, func(ink document.Place) bool {
			return ink.Page == at.Page && at.Box.Contains(document.Point{X: ink.Box.CenterX(), Y: ink.Box.CenterY()})
		}) {
			return &document.Recognition{Doubt: "ink that could not be read", Unruled: true}
		}
		return &document.Recognition{Doubt: annual.OpenRow, Unruled: true}
	}
	return nil
}
