package textview

import (
	"fmt"
	"io"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store/renditions"
)

// Explanation writes why a value was put where it is, and of the document at the path
// where it stands.
func Explanation(w io.Writer, e check.Explanation, path string) {
	o := e.Observation
	value := "unknown"
	if o.Value != nil {
		value = o.Value.String() + " " + o.Unit
	}
	fmt.Fprintf(w, "%s = %s  (%s, confidence %.4f)\n", strings.TrimSuffix(o.Indicator+"/"+o.Applicant, "/"), value, o.Status, o.Confidence)
	fmt.Fprintf(w, "  counts    %s; %s\n", strings.TrimSuffix(e.Zh+" / "+e.Applicant, " / "), e.En)
	fmt.Fprintf(w, "  printed   %q in %s%s\n", o.Raw, path, Box(o.Place))
	if o.Remark != "" {
		fmt.Fprintf(w, "  beside it %s\n", o.Remark)
	}
	if o.Correction != nil {
		fmt.Fprintf(w, "  corrected %s\n", Correction(*o.Correction))
		if note := o.Correction.Machine.Note; note != "" {
			fmt.Fprintf(w, "            what was read has the note: %s\n", note)
		}
	}
	if o.Note != "" {
		fmt.Fprintf(w, "  note      %s\n", o.Note)
	}
	if e.Form != "" {
		fmt.Fprintf(w, "  form      %s\n", e.Form)
	}
	writeEvidence(w, "row", e.RowLabel, e.Row)
	writeEvidence(w, "column", e.ColumnLabel, e.Column)
	for _, s := range e.Sums {
		fmt.Fprintf(w, "  sum       %s\n", s)
	}
}

// Witnesses writes what the other files of a report's publication state of a cell: those that
// are compared with the one that stands, and that one itself of another.
func Witnesses(w io.Writer, p renditions.Publication, report int64, cell annual.CellRef) {
	stands := p.Renditions[0].Info
	for _, c := range p.Cells {
		if c.CellRef != cell {
			continue
		}
		id, path, value, place := c.Other, p.PathOf(c.Other), c.OtherValue, c.OtherPlace
		if report != stands.ID {
			if c.Other != report {
				continue
			}
			id, path, value, place = stands.ID, stands.Path, c.Value, c.Place
		}
		fmt.Fprintf(w, "  %-9s report %d states %s in %s%s\n", c.Verdict, id, value, path, Where(place))
	}
}

func writeEvidence(w io.Writer, axis, label string, e *annual.Evidence) {
	if e == nil {
		return
	}
	fmt.Fprintf(w, "  %-9s %s\n", axis, label)
	if e.Printed != "" {
		fmt.Fprintf(w, "            printed %q, like the form's to %.0f %%%s\n", e.Printed, 100*e.Likeness, Box(e.Place))
	}
	fmt.Fprintf(w, "            told by: %s\n", e.Reason)
}
