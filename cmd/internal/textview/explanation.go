package textview

import (
	"fmt"
	"io"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/check"
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
