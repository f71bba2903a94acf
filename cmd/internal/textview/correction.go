package textview

import (
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/number"
)

// Correction returns a correction as one line: the cell, both values, who read it,
// when and why.
func (v View) Correction(c annual.Correction) string {
	return v.Say("%s: %s in place of %s (%s), by %s on %s: %s", CellName(c.CellRef), v.Value(c.Value),
		v.Value(c.Machine.Value), v.Word(string(c.Machine.Status)), c.By, c.At.Format("2006-01-02"), c.Reason)
}

// Value returns a value, or "blank" for none.
func (v View) Value(d *number.Decimal) string {
	if d == nil {
		return v.Word(check.BlankText)
	}
	return d.String()
}

// OneLine returns a text that people typed without its line breaks.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// CellName returns the name of a cell on the command line:
// "applications.received/total", "reconsideration.upheld".
func CellName(c annual.CellRef) string {
	return strings.TrimSuffix(c.Indicator+"/"+c.Applicant, "/")
}

// corrections returns those of a report, one a line.
func (v View) corrections(r annual.Report) string {
	var b strings.Builder
	for _, o := range r.Observations {
		if o.Correction != nil {
			v.print(&b, "corrected  %s\n", v.Correction(*o.Correction))
		}
	}
	return b.String()
}

// effect says what corrections do to a finding.
func (v View) effect(f annual.Finding) string {
	var cells []string
	for _, c := range f.CorrectedCells {
		cells = append(cells, CellName(c))
	}
	of := strings.Join(cells, v.Word(", "))
	switch {
	case f.Held && of == "":
		return v.Say("  [only since a correction; no fault as read]")
	case f.Held:
		return v.Say("  [only since the correction of %s; no fault as read]", of)
	case !f.Stands():
		return v.Say("  [%s by correction of %s]", v.Word(string(f.Correction)), of)
	case of != "":
		return v.Say("  [with the correction of %s]", of)
	case f.Correction == annual.Raised:
		return v.Say("  [with a correction]")
	}
	return ""
}
