package normalize

import (
	"fmt"
	"strings"

	"nianbao/extract/document"
)

// addObservation reads a cell as the figure of a row in a column of a block. What
// puts its place or its reading in doubt flags it; a second figure for one place
// is kept as unplaced.
func (p *placement) addObservation(row *Row, b *Block, column int, c document.Cell, headUnit, doubt string, confidence float64) {
	col := b.Columns[column]
	o := Observation{Raw: c.Text, Place: c.Place, Unit: UnitOf(*row, col), Status: Read, Confidence: confidence}
	o.Indicator, o.Applicant = p.table.Cell(*row, col)
	n := ReadNumber(c.Text)
	if n.Unit == "" {
		n.Unit = headUnit
	}
	o.Value = n.In(o.Unit)
	switch {
	case n.Gap == LineBreak && c.Wrapped:
		o.Note = "broken over lines for want of room"
	case n.Gap == Space && c.Spread:
		o.Note = "set with even gaps between its characters"
	default:
		doubt = JoinNotes(doubt, n.Doubt)
	}
	if power, _ := MoneyPower(o.Unit); o.Value != nil && strings.Contains(o.Value.String(), ".") && power == 0 {
		doubt = JoinNotes(doubt, "a count with decimals")
	}
	switch {
	case doubt != "":
		o.Status, o.Note = Flagged, doubt
		o.Confidence = min(o.Confidence, 0.5)
	case n.Empty:
		o.Status = Blank
	default:
		o.Confidence = max(o.Confidence, SureConfidence)
		if n.Value != nil && o.Value.Cmp(*n.Value) != 0 {
			o.Note = fmt.Sprintf("printed in %s, converted to %s", n.Unit, o.Unit)
		}
	}
	if c.Recognition != nil {
		o.Recognized(c.Recognition)
	}
	for _, known := range p.observations {
		if known.Indicator == o.Indicator && known.Applicant == o.Applicant {
			if !n.Empty {
				p.addUnplaced(row, b, c, "a second figure for a place that has one")
			}
			return
		}
	}
	p.observations = append(p.observations, o)
}

// addUnplaced keeps a figure that has no certain place, and why.
func (p *placement) addUnplaced(row *Row, b *Block, c document.Cell, note string) {
	u := Unplaced{Table: p.table.ID, Value: ReadNumber(c.Text).Value, Raw: c.Text, Note: note, Place: c.Place}
	// Where each row is an indicator, the row alone names it.
	if row != nil && (p.table.Key == ByApplicant || len(b.Columns) == 1) {
		u.Indicator, _ = p.table.Cell(*row, b.Columns[0])
	}
	p.unplaced = append(p.unplaced, u)
}
