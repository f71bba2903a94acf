package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/jsonview"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/textview"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store/database"
	"nianbao/store/renditions"
	"nianbao/store/reports"
)

func explainCommand(db *string) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "explain REPORT INDICATOR[/APPLICANT]",
		Short: "Tell why a value was put where it is",
		Long: `explain prints a value with what its place rests on: the label and the heads as
they are printed, how like they are to the form's, the page and the box, the sums
that the value takes part in, and what other files of the same publication state.
Without an applicant it prints the values of all of them.

` + reference + `
INDICATOR is a code or a name in Chinese: applications.received/total,
reconsideration.upheld, 行政复议/结果维持, 本年新收政府信息公开申请数量/自然人.`,
		Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(*db, func(s *database.DB) error {
				stored, err := load(c, s, args[0])
				if err != nil {
					return err
				}
				publication, err := renditions.Of(c.Context(), s, stored.Info.ID)
				if err != nil {
					return err
				}
				cell, err := cellIn(&stored.Report, args[1])
				if err != nil {
					return commandline.Wrong(c, err.Error())
				}
				x := explained{stored: stored, publication: publication}
				if asJSON {
					x.stored.Report = stored.Report.Bilingual()
				}
				if x.find(cell, strings.Contains(args[1], "/")); len(x.figures)+len(x.unplaced) == 0 {
					return fmt.Errorf("report %d has no value of %s\nsee: %s", stored.Info.ID, args[1], commandline.Call(c, fmt.Sprintf("show %d", stored.Info.ID)))
				}
				if asJSON {
					return x.writeJSON(terminal.Raw(c.OutOrStdout()))
				}
				return x.write(c.OutOrStdout(), view(c))
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print the same as JSON: the figures, and those that have no certain column")
	return c
}

// What is explained of a report: figures of one indicator.
type explained struct {
	stored      reports.Stored
	publication renditions.Publication
	figures     []check.Explanation
	unplaced    []annual.Unplaced
}

// find finds the figures of a cell's indicator, of one kind of applicant or of all.
func (x *explained) find(cell annual.CellRef, one bool) {
	for _, o := range x.stored.Report.Observations {
		if o.Indicator == cell.Indicator && (!one || o.Applicant == cell.Applicant) {
			e, _ := check.Explain(&x.stored.Report, o.Indicator, o.Applicant)
			x.figures = append(x.figures, e)
		}
	}
	for _, u := range x.stored.Report.Unplaced {
		if u.Indicator == cell.Indicator {
			x.unplaced = append(x.unplaced, u)
		}
	}
}

func (x *explained) write(w io.Writer, v textview.View) error {
	for _, e := range x.figures {
		v.Explanation(w, e, &x.stored.Report, x.stored.Document.Path)
		v.Witnesses(w, x.publication, x.stored.Info.ID, annual.CellRef{Indicator: e.Observation.Indicator, Applicant: e.Observation.Applicant})
	}
	for _, u := range x.unplaced {
		if _, err := io.WriteString(w, v.Say("%s: the figure %q has no certain column: %s%s\n", u.Indicator, u.Raw, v.Message(u.Note), v.Where(u.Place))); err != nil {
			return err
		}
	}
	return nil
}

func (x *explained) writeJSON(w io.Writer) error {
	return jsonview.Write(w, struct {
		Figures  []jsonview.Explanation `json:"figures"`
		Unplaced []annual.Unplaced      `json:"unplaced"`
	}{
		jsonview.List(x.figures, func(e check.Explanation) jsonview.Explanation {
			return jsonview.ExplanationOf(e, &x.stored.Report, x.stored.Info.ID, x.stored.Document.Path, x.publication)
		}),
		append([]annual.Unplaced{}, x.unplaced...),
	})
}
