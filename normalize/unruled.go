package normalize

import (
	"slices"

	"nianbao/extract"
)

// A scan of a table without rulings leaves two questions open that lines answer:
// in which column a figure stands, and whether a place is empty. A row that has a
// figure in each column of the form answers both. In any other the arithmetic has
// to: in a row and in a column at once, as either alone would hold with a figure in
// its neighbour's place.

// isFull reports whether a row has a figure in each of its block's columns.
func (p *placement) isFull(b *Block, m match, list []slot) bool {
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

func isUnruled(c extract.Cell) bool { return c.Recognition != nil && c.Recognition.Unruled }

// inOpenRow puts a recognition in doubt.
func inOpenRow(r *extract.Recognition) *extract.Recognition {
	open := *r
	open.Doubt = JoinNotes(r.Doubt, OpenRow)
	return &open
}

// blankOnScan tells how it is known that a place in a grid without rulings is blank;
// nil for pages that are no scans.
func (p *placement) blankOnScan(m match, at extract.Place) *extract.Recognition {
	for _, r := range p.alignment.rows[m.from:m.to] {
		if r.table.Unread == nil {
			continue
		}
		if slices.ContainsFunc(r.table.Unread, func(ink extract.Place) bool {
			return ink.Page == at.Page && at.Box.Contains(extract.Point{X: ink.Box.CenterX(), Y: ink.Box.CenterY()})
		}) {
			return &extract.Recognition{Doubt: "ink that could not be read", Unruled: true}
		}
		return &extract.Recognition{Doubt: OpenRow, Unruled: true}
	}
	return nil
}
