package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/jsonview"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/textview"
	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store/database"
	"nianbao/store/invented"
	"nianbao/store/renditions"
	"nianbao/store/reports"
)

func checkCommand(db *string) *cobra.Command {
	var filter filterFlags
	var all, doubts, asJSON bool
	c := &cobra.Command{
		Use:   "check [REPORT...]",
		Short: "Print what the checks found: sums that fail, figures in doubt",
		Long: `check prints the findings of the reports named, or of all that the flags choose:
sums that do not agree (with both sums), figures whose reading or place is in
doubt, departures from the form, and disagreements with the report of the year
before, where that is in the database: applications carried over that do not
match, figures that jump tenfold; and what other files of the same publication, and
other versions, say otherwise. Where a person corrected a value, the sums are
those of the corrected values, what the correction mends is shown as mended, and
what fails only with it as held without it. The exit code is 4 if there is an error
that no correction mends or makes: a figure is wrong in the report or was read
wrongly. How many reports are doubtful or unknown
as to whose they are is told on standard error; it is no error, and --doubts makes
the exit code 4 for it too.

` + reference,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(*db, func(s *database.DB) error {
				ids, err := chosen(c, s, args, filter.Filter)
				if err != nil {
					return err
				}
				made, err := invented.Of(c.Context(), s)
				if err != nil {
					return err
				}
				failed := false
				checked := []jsonview.Checked{}
				states := map[identity.State]int{}
				for _, id := range ids {
					stored, err := reports.Load(c.Context(), s, id)
					if err != nil {
						return err
					}
					states[stored.Report.Identity]++
					findings := stored.Report.Findings
					series, err := reports.SeriesFindings(c.Context(), s, id)
					if err != nil {
						return err
					}
					for _, f := range series {
						findings = append(findings, seriesFinding(f))
					}
					publication, err := renditions.Of(c.Context(), s, id)
					if err != nil {
						return err
					}
					if publication.Renditions[0].Info.ID == id {
						findings = append(findings, publication.Findings...)
					}
					if !all {
						findings = slices.DeleteFunc(findings, func(f annual.Finding) bool { return f.Severity == annual.Info })
					}
					failed = failed || slices.ContainsFunc(findings, func(f annual.Finding) bool { return f.Severity == annual.Error && f.Counts() })
					if len(findings) == 0 && len(args) == 0 {
						continue
					}
					if asJSON {
						checked = append(checked, jsonview.CheckedOf(stored, findings, made.Has(id)))
						continue
					}
					if _, err := fmt.Fprintf(terminal.Folded(c.OutOrStdout()), "%d  %s%s  %s\n%s\n", id, view(c).Whose(stored.Report.Organ, stored.Report.Year), inventedText(view(c), made.Has(id)), stored.Document.Path,
						view(c).Findings(findings, &stored.Report)); err != nil {
						return err
					}
				}
				if asJSON {
					if err := jsonview.Write(terminal.Raw(c.OutOrStdout()), checked); err != nil {
						return err
					}
				}
				if doubtful, unknown := states[identity.Doubtful], states[identity.Unknown]; doubtful+unknown > 0 {
					commandline.Tell(c, "of %d reports it is doubtful of %d whose they are, and unknown of %d\nsee: %s",
						len(ids), doubtful, unknown, commandline.Call(c, "list --identity doubtful,unknown"))
					failed = failed || doubts
				}
				if failed {
					return commandline.Exit{Code: commandline.Findings, Text: ""}
				}
				return nil
			})
		},
	}
	filter.add(c)
	jsonFlag(c, &asJSON)
	c.Flags().BoolVar(&doubts, "doubts", false, "exit with 4 also if it is in doubt whose report one is")
	c.Flags().BoolVar(&all, "all", false, "print also what is only worth knowing (severity info)")
	return c
}

// view returns what words reports in the language of a command.
func view(c *cobra.Command) textview.View { return textview.In(commandline.Language(c)) }

// seriesFinding words a disagreement with the report of the year before.
func seriesFinding(f reports.SeriesFinding) annual.Finding {
	out := annual.Finding{Code: f.Code, Severity: annual.Info, Left: f.Before, Right: f.Value,
		Held: f.Held, Cells: []annual.CellRef{f.Cell}, Place: document.Place{Page: f.Page}}
	if f.Corrected {
		out.Correction = annual.Raised
	}
	name := strings.TrimSuffix(f.Cell.Indicator+"/"+f.Cell.Applicant, "/")
	switch f.Code {
	case "carry-over":
		out.Severity = annual.Warning
		out.Message = fmt.Sprintf("%s is %s, but the report of the year before (report %d) carries over %s", name, f.Value, f.Previous, f.Before)
	default:
		out.Message = fmt.Sprintf("%s is %s, in the report of the year before (report %d) %s", name, f.Value, f.Previous, f.Before)
	}
	return out
}
