package textview

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store/renditions"
)

// Explanation writes why a value of a report was put where it is, and of the document at the path
// where it stands.
func (v View) Explanation(w io.Writer, e check.Explanation, r *annual.Report, path string) {
	o := e.Observation
	value := v.Say("unknown")
	if o.Value != nil {
		value = o.Value.String() + " " + o.Unit
	}
	v.print(w, "%s = %s  (%s, confidence %.4f)\n", strings.TrimSuffix(o.Indicator+"/"+o.Applicant, "/"), value, v.Word(string(o.Status)), o.Confidence)
	v.line(w, "counts", v.meaning(e))
	v.line(w, "printed", v.Say("%q in %s%s", o.Raw, path, v.Box(o.Place)))
	if o.Remark != "" {
		v.line(w, "beside it", o.Remark)
	}
	if o.Correction != nil {
		v.line(w, "corrected", v.Correction(*o.Correction))
		if note := o.Correction.Machine.Note; note != "" {
			v.line(w, "", v.Say("what was read has the note: %s", v.Message(note)))
		}
	}
	if o.Note != "" {
		v.line(w, "note", v.Message(o.Note))
	}
	if e.Form != "" {
		v.line(w, "form", e.Form)
	}
	v.writeEvidence(w, "row", e.RowLabel, e.Row)
	v.writeEvidence(w, "column", e.ColumnLabel, e.Column)
	for _, s := range e.Sums {
		v.line(w, "sum", v.Sum(s, r))
	}
}

// Witnesses writes what the other files of a report's publication state of a cell: those that
// are compared with the one that stands, and that one itself of another.
func (v View) Witnesses(w io.Writer, p renditions.Publication, report int64, cell annual.CellRef) {
	for _, o := range p.WitnessesOf(report, cell) {
		v.line(w, string(o.Verdict), v.Say("report %d states %s in %s%s", o.Report, o.Value, o.Path, v.Where(o.Place)))
	}
}

func (v View) writeEvidence(w io.Writer, axis, label string, e *annual.Evidence) {
	if e == nil {
		return
	}
	v.line(w, axis, label)
	if e.Printed != "" {
		v.line(w, "", v.Say("printed %q, like the form's to %.0f %%%s", e.Printed, 100*e.Likeness, v.Box(e.Place)))
	}
	v.line(w, "", v.Say("told by: %s", v.Message(e.Reason)))
}

// meaning returns what a figure counts.
func (v View) meaning(e check.Explanation) string {
	zh := strings.TrimSuffix(e.Zh+" / "+e.Applicant, " / ")
	return v.Say("%[1]s; %[2]s", zh, e.En)
}

// Sum returns a check worked out with the figures of a report, each by its name.
func (v View) Sum(s check.Sum, r *annual.Report) string {
	name, left, right := naming.SumNamed(v.language, s, r)
	return v.Say("%s %s: %s and %s", name, v.Word(string(s.State)), cmp.Or(left, "?"), cmp.Or(right, "?"))
}

// Question writes what a person needs to know to say what a cell in doubt holds.
func (v View) Question(w io.Writer, e check.Explanation, r *annual.Report) {
	o := e.Observation
	v.line(w, "counts", strings.TrimSuffix(e.Zh+" / "+e.Applicant, " / "))
	v.line(w, "read as", v.Say("%s %s (%s)", v.Value(o.Value), o.Unit, v.Word(string(o.Status))))
	v.line(w, "printed", fmt.Sprintf("%q%s", o.Raw, v.Box(o.Place)))
	v.line(w, "doubt", v.Message(o.Note))
	for _, s := range e.Sums {
		v.line(w, "sum", v.Sum(s, r))
	}
}
