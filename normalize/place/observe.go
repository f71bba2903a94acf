package place

import (
	"fmt"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
	"nianbao/normalize/place/align"
)

// How like the form's the names of a figure's row and column are, for it not to be shaky:
// in a cell that lines or markup enclose, or a row with a figure in each column, and in any
// other.
const (
	soundLikeness = 0.65
	openLikeness  = 0.8
)

// A footing is how the row and the column of a figure were told.
type footing struct {
	source   document.GridSource
	likeness float64 // of the names of row and column to the form's, the lesser
	headed   bool    // a head names the column, or the table needs none
	full     bool    // the row has a figure in each column
}

// isEnclosed reports whether lines, markup or a full row leave no other column for a figure.
func (on footing) isEnclosed() bool {
	return on.full || on.source.Encloses()
}

// settingOf returns the kind of place of a cell in a grid that was found so.
func settingOf(c document.Cell, source document.GridSource) annual.Setting {
	if c.Recognition != nil {
		return annual.Scanned
	}
	switch source {
	case document.FromRulings:
		return annual.Ruled
	case document.FromMarkup:
		return annual.Markup
	case document.FromAlignment:
		return annual.Aligned
	}
	return annual.Ordered
}

// addObservation reads a cell as the figure of a row in a column of a block. What
// puts its place or its reading in doubt flags it; a second figure for one place
// is kept as unplaced, and nil returned.
func (p *placement) addObservation(row *form.Row, b *form.Block, column int, c document.Cell, headUnit, doubt string, on footing) *annual.Observation {
	col := b.Columns[column]
	o := annual.Observation{Raw: c.Text, Place: c.Place, Unit: form.UnitOf(*row, col), Status: annual.Read}
	o.SetBasis(settingOf(c, on.source), annual.NamingOf(on.likeness, on.headed))
	o.SetCell(c.Number)
	o.Indicator, o.Applicant = p.table.Cell(*row, col)
	n := align.ReadFigure(c)
	if !n.Fits(o.Unit) {
		doubt = annual.JoinNotes(doubt, fmt.Sprintf("printed in %s, and what is asked for is counted in %s", n.Unit, o.Unit))
	}
	if n.Unit == "" {
		n.Unit = headUnit
	}
	o.Value, o.Remark = n.In(o.Unit), n.Note
	switch {
	case n.Gap == number.LineBreak && c.Wrapped:
		o.Note = "broken over lines for want of room"
	case n.Gap == number.Space && c.Spread:
		o.Note = "set with even gaps between its characters"
	default:
		doubt = annual.JoinNotes(doubt, n.Doubt)
	}
	if n.Change && !col.Signed {
		doubt = annual.JoinNotes(doubt, "a change, in a column of counts")
	}
	if power, _ := number.MoneyPower(o.Unit); o.Value != nil && !o.Value.Rat().IsInt() && power == 0 {
		doubt = annual.JoinNotes(doubt, "a count with decimals")
	}
	switch {
	case doubt != "":
		o.Status, o.Note = annual.Flagged, doubt
	case n.Empty:
		o.Status = annual.Blank
	case n.Value != nil && o.Value.Cmp(*n.Value) != 0:
		o.Note = fmt.Sprintf("printed in %s, converted to %s", n.Unit, o.Unit)
	}
	if c.Recognition != nil {
		o.Recognized(c.Recognition)
	}
	if on.likeness < soundLikeness || !on.isEnclosed() && on.likeness < openLikeness {
		o.SetShaky()
	}
	for _, known := range p.observations {
		if known.Indicator == o.Indicator && known.Applicant == o.Applicant {
			if !n.Empty {
				p.addUnplaced(row, b, c, "a second figure for a place that has one")
			}
			return nil
		}
	}
	p.observations = append(p.observations, o)
	return &p.observations[len(p.observations)-1]
}

// addUnplaced keeps a figure that has no certain place, and why.
func (p *placement) addUnplaced(row *form.Row, b *form.Block, c document.Cell, note string) {
	u := annual.Unplaced{Table: p.table.ID, Value: align.ReadFigure(c).Value, Raw: c.Text, Note: note, Place: c.Place}
	u.SetCell(c.Number)
	// Where each row is an indicator, the row alone names it.
	if row != nil && (p.table.Key == form.ByApplicant || len(b.Columns) == 1) {
		u.Indicator, _ = p.table.Cell(*row, b.Columns[0])
	}
	p.unplaced = append(p.unplaced, u)
}
