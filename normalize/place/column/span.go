package column

import (
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// Where no lines are, heads can tell columns alone: of each the form's own, with a width of its own, in
// the form's order. What stands under the width of one head is then in its column, whatever else its row has.

// Spans are the widths of the heads of a block's columns, by column.
type Spans []document.Rect

// SpansOf returns the spans of a block; nil where a column has no head of its own that is the form's for certain,
// or where these do not stand beside each other in the form's order.
func SpansOf(list []Slot, head []align.Row, b *form.Block) Spans {
	spans := make(Spans, len(b.Columns))
	for i, s := range list {
		if s.Column < 0 || s.Vague || s.Likeness < SureHead || !s.Headed {
			continue
		}
		if spans[s.Column].Width() > 0 {
			return nil
		}
		spans[s.Column] = ownHeads(list, i, head, b)
	}
	for j, s := range spans {
		if s.Width() <= 0 || j > 0 && s.X0 <= spans[j-1].X1 {
			return nil
		}
	}
	return spans
}

// ownHeads returns the box of the heads that stand over one slot and over no other, without the names
// of groups, which may stand over one of theirs alone.
func ownHeads(list []Slot, i int, head []align.Row, b *form.Block) document.Rect {
	var own document.Rect
	for _, r := range head {
		for _, c := range r.Labels {
			shared := slices.ContainsFunc(list, func(o Slot) bool { return o.Box != list[i].Box && o.Holds(r, c) })
			if list[i].Holds(r, c) && !shared && !isGroup(c.Text, b) {
				own = own.Union(c.Place.Box)
			}
		}
	}
	return own
}

// isGroup reports whether a head is the name of a group of columns.
func isGroup(head string, b *form.Block) bool {
	text := spelling.Canonical(head)
	return slices.ContainsFunc(b.Columns, func(c form.Column) bool {
		return slices.ContainsFunc(c.Groups, func(g string) bool { return spelling.Canonical(g) == text })
	})
}

// Column returns in which column a box stands: its middle under the head of that and no part of it
// under another; -1 for none.
func (s Spans) Column(box document.Rect) int {
	found := -1
	for j, span := range s {
		switch {
		case box.X1 <= span.X0 || span.X1 <= box.X0:
		case found >= 0 || box.CenterX() < span.X0 || box.CenterX() > span.X1:
			return -1
		default:
			found = j
		}
	}
	return found
}
