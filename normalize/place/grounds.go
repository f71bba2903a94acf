package place

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/place/column"
)

// rowEvidence says why grid rows were taken for a row of the form.
func (p *placement) rowEvidence(b *form.Block, m align.Match) annual.Evidence {
	it := p.alignment.Items[m.Item]
	rows := p.alignment.Rows[m.From:m.To]
	e := p.evidence(b, annual.RowAxis, it.Row.ID, m.Likeness)
	var printed []string
	for _, r := range rows {
		for _, c := range r.Labels {
			printed = append(printed, c.Text)
			e.Place = extendPlace(e.Place, c.Place)
		}
	}
	e.Printed = strings.Join(strings.Fields(strings.Join(printed, "")), "")
	lines := ""
	if len(rows) > 1 {
		lines = fmt.Sprintf(", put together of %d lines", len(rows))
	}
	switch {
	case rows[0].Told != nil && p.table.Key == form.ByRowAndColumn:
		e.Reason = "between the heading of its part and that of the next one stand one label and one figure"
	case rows[0].Told != nil:
		e.Reason = "the text has as many rows of figures as the form, in its order, and all sums hold"
	case it.Row.Zh == "":
		e.Reason = "the one row of figures of the table"
	case m.Likeness >= align.SureLabel:
		e.Reason = "the label" + lines
	case p.alignment.Doubt(m) == "":
		e.Reason = "the rows before and after it are the form's neighbours of this row" + lines
	default:
		e.Reason = "in doubt: " + p.alignment.Doubt(m) + lines
	}
	return e
}

// columnEvidence says why a column of figures was taken for one of the form's.
func (p *placement) columnEvidence(b *form.Block, s column.Slot, head []align.Row, complete bool) annual.Evidence {
	e := p.evidence(b, annual.ColumnAxis, b.Columns[s.Column].ID, s.Likeness)
	e.Printed = strings.Join(column.HeadsOver(s, head), "/")
	for _, r := range head {
		for _, c := range r.Labels {
			if s.Holds(r, c) {
				e.Place = extendPlace(e.Place, c.Place)
			}
		}
	}
	switch {
	case s.Vague:
		e.Reason = "in doubt: " + s.Doubt(complete)
	case s.Likeness >= column.SureHead:
		e.Reason = "the heads above it"
	case !s.Headed && complete:
		e.Reason = "as many columns of figures as the form has, in order"
	default:
		e.Reason = fmt.Sprintf("in doubt: the heads are like the form's to %.0f %% only", 100*s.Likeness)
	}
	return e
}

// noteCount says, once for each column, how figures without positions were
// given to it.
func (p *placement) noteCount(b *form.Block, column int, reason string) {
	e := p.evidence(b, annual.ColumnAxis, b.Columns[column].ID, 0)
	e.Reason = reason
	if !slices.Contains(p.grounds, e) {
		p.grounds = append(p.grounds, e)
	}
}

func (p *placement) evidence(b *form.Block, axis annual.Axis, id string, likeness float64) annual.Evidence {
	e := annual.Evidence{Table: p.table.ID, Axis: axis, ID: id, Likeness: likeness}
	for i := range p.table.Blocks {
		if &p.table.Blocks[i] == b {
			e.Block = i
		}
	}
	return e
}

// extendPlace returns the place that covers both, as far as they are on one page.
func extendPlace(a, b document.Place) document.Place {
	if a.Page == 0 {
		return b
	}
	if a.Page == b.Page {
		a.Box = a.Box.Union(b.Box)
	}
	return a
}
