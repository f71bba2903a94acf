package normalize

import (
	"slices"
	"strings"

	"nianbao/extract/document"
)

// A scan of a table without rulings leaves two questions open that lines answer:
// in which column a figure stands, and whether a place is empty. A row that has a
// figure in each column of the form answers both. In any other the arithmetic has
// to: in a row and in a column at once, as either alone would hold with a figure in
// its neighbour's place.

// openRow is the doubt about figures and blanks in such a row.
const openRow = "no ruled lines enclose it on the scan, and its row is not full"

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

func isUnruled(c document.Cell) bool { return c.Recognition != nil && c.Recognition.Unruled }

// inOpenRow puts a recognition in doubt.
func inOpenRow(r *document.Recognition) *document.Recognition {
	open := *r
	open.Doubt = join(r.Doubt, openRow)
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
		return &document.Recognition{Doubt: openRow, Unruled: true}
	}
	return nil
}

// isOpenBlank reports whether nothing was read in a place, and nothing but the want
// of lines makes that doubtful.
func (o *Observation) isOpenBlank() bool {
	return o.Status == Flagged && o.Value == nil && o.Raw == "" && o.recognition != nil && o.Note == join(openRow, recognizedNote)
}

// isOpen reports whether a figure's column is in doubt.
func (o *Observation) isOpen() bool {
	return o.recognition != nil && strings.HasSuffix(o.recognition.Doubt, openRow)
}

// openZeros returns the indicators in whose rows a zero has a doubtful column: that
// may as well stand where there is a blank, which no sum tells apart.
func (r *Report) openZeros() map[string]bool {
	rows := map[string]bool{}
	for i := range r.Observations {
		if o := &r.Observations[i]; o.isOpen() && o.Value != nil && o.Value.Rat().Sign() == 0 {
			rows[o.Indicator] = true
		}
	}
	return rows
}
