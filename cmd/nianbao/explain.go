package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/textview"
	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store"
)

func explainCommand(db *string) *cobra.Command {
	return &cobra.Command{
		Use:   "explain REPORT INDICATOR[/APPLICANT]",
		Short: "Tell why a value was put where it is",
		Long: `explain prints a value with what its place rests on: the label and the heads as
they are printed, how like they are to the form's, the page and the box, and the
sums that the value takes part in. Without an applicant it prints the values of
all of them.

` + reference + `
INDICATOR is a code such as applications.received/total, reconsideration.upheld.`,
		Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(*db, func(s *store.Store) error {
				stored, err := load(c, s, args[0])
				if err != nil {
					return err
				}
				indicator, applicant, one := strings.Cut(args[1], "/")
				found := false
				for _, o := range stored.Report.Observations {
					if o.Indicator != indicator || one && o.Applicant != applicant {
						continue
					}
					e, _ := check.Explain(&stored.Report, o.Indicator, o.Applicant)
					writeExplanation(c.OutOrStdout(), e, stored.Document.Path)
					found = true
				}
				for _, u := range stored.Report.Unplaced {
					if u.Indicator == indicator {
						fmt.Fprintf(c.OutOrStdout(), "%s: the figure %q has no certain column: %s%s\n", u.Indicator, u.Raw, u.Note, textview.Where(u.Place))
						found = true
					}
				}
				if !found {
					return fmt.Errorf("report %d has no value of %s; see: nianbao show %d", stored.Info.ID, args[1], stored.Info.ID)
				}
				return nil
			})
		},
	}
}

func writeExplanation(w io.Writer, e check.Explanation, path string) {
	o := e.Observation
	value := "unknown"
	if o.Value != nil {
		value = o.Value.String() + " " + o.Unit
	}
	fmt.Fprintf(w, "%s = %s  (%s, confidence %.2f)\n", strings.TrimSuffix(o.Indicator+"/"+o.Applicant, "/"), value, o.Status, o.Confidence)
	fmt.Fprintf(w, "  counts    %s; %s\n", strings.TrimSuffix(e.Zh+" / "+e.Applicant, " / "), e.En)
	fmt.Fprintf(w, "  printed   %q in %s%s\n", o.Raw, path, box(o.Place))
	if o.Correction != nil {
		fmt.Fprintf(w, "  corrected %s\n", textview.Correction(*o.Correction))
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
		fmt.Fprintf(w, "            printed %q, like the form's to %.0f %%%s\n", e.Printed, 100*e.Likeness, box(e.Place))
	}
	fmt.Fprintf(w, "            told by: %s\n", e.Reason)
}

// box names a page and the box on it.
func box(p document.Place) string {
	where := textview.Where(p)
	if p.Box.IsZero() {
		return where
	}
	return fmt.Sprintf("%s at (%.0f, %.0f) to (%.0f, %.0f)", where, p.Box.X0, p.Box.Y0, p.Box.X1, p.Box.Y1)
}
