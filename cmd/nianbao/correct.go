package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/proposals"
	"nianbao/cmd/internal/textview"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/form"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/reports"
)

func correctCommand(db *string) *cobra.Command {
	var reason, by string
	var undo, breaks bool
	c := &cobra.Command{
		Use:   "correct REPORT [CELL [VALUE]]",
		Short: "Record what a person read in a cell, over what the program read",
		Long: `correct REPORT CELL VALUE --reason TEXT records what a person read in a cell of
the report. It takes the place of what the program read in all tables, checks and
exports, with the status "corrected"; what the program read is kept beside it. It
holds for the file by its content: importing the file again, or reading it with a
later version of the program, leaves it in force. One that makes a sum fail which
holds takes --breaks: the page was looked at, and its sums fail there.

correct REPORT CELL --undo takes the correction back, and correct REPORT lists all
that were made, those taken back or replaced too.

` + reference + `
CELL is a code or a name in Chinese, as in explain: applications.received/total,
reconsideration.upheld, 行政复议/结果维持. VALUE is a number as reports print them, in the indicator's unit or in
another unit of money, or "` + check.BlankText + `" for a cell that is empty. Changes can be below zero, counts and
amounts can't; put -- before the arguments then: correct --reason TEXT -- REPORT CELL -12.`,
		Args: cobra.RangeArgs(1, 3),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case undo && len(args) != 2:
				return commandline.Wrong(c, "--undo takes a report and a cell")
			case !undo && len(args) == 2:
				return commandline.Wrong(c, "the value is missing")
			case len(args) == 3 && strings.TrimSpace(reason) == "":
				return commandline.Wrong(c, "--reason is missing: what others need to know to agree")
			case len(args) == 1:
				return withStore(*db, func(s *database.DB) error { return listCorrections(c, s, args[0]) })
			}
			s, err := store.Open(*db)
			if err != nil {
				return err
			}
			defer s.Close()
			report, err := load(c, s, args[0])
			if err != nil {
				return err
			}
			who, err := commandline.Author(by)
			if err != nil {
				return err
			}
			cell, err := cellIn(&report.Report, args[1])
			if err != nil {
				return commandline.Wrong(c, err.Error())
			}
			if undo {
				if err := store.UndoCorrection(c.Context(), s, report.Info.ID, cell, who); err != nil {
					return err
				}
			} else {
				value, err := check.ReadCorrection(args[2], form.IndicatorUnit(cell.Indicator))
				if err != nil {
					return err
				}
				made := annual.Correction{CellRef: cell, Value: value, Reason: reason, By: who}
				if err := proposals.Correct(c, s, report.Info.ID, made, breaks); err != nil {
					return err
				}
			}
			return printCell(c, s, report.Info.ID, cell)
		},
	}
	c.Flags().StringVar(&reason, "reason", "", "why the value is right: what is printed, and where")
	c.Flags().StringVar(&by, "by", "", "who read it (default the user of this machine)")
	c.Flags().BoolVar(&breaks, "breaks", false, "a sum that holds now will fail, as it does on the page")
	c.Flags().BoolVar(&undo, "undo", false, "take the correction of the cell back")
	return c
}

// printCell prints a cell as it is now, and the findings about it.
func printCell(c *cobra.Command, s *database.DB, report int64, cell annual.CellRef) error {
	stored, err := reports.Load(c.Context(), s, report)
	if err != nil {
		return err
	}
	for _, o := range stored.Report.Observations {
		if (annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}) != cell {
			continue
		}
		line := view(c).Say("%s: %s (%s)", textview.CellName(cell), view(c).Value(o.Value), view(c).Word(string(o.Status)))
		if o.Correction != nil {
			line = view(c).Correction(*o.Correction)
		}
		if _, err := fmt.Fprintln(c.OutOrStdout(), line); err != nil {
			return err
		}
	}
	about := slices.DeleteFunc(slices.Clone(stored.Report.Findings), func(f annual.Finding) bool { return !slices.Contains(f.Cells, cell) })
	_, err = io.WriteString(c.OutOrStdout(), view(c).Findings(about, &stored.Report))
	return err
}

// listCorrections prints the corrections that were made of a report.
func listCorrections(c *cobra.Command, s *database.DB, ref string) error {
	info, err := reports.Find(c.Context(), s, ref)
	if err != nil {
		return err
	}
	list, err := reports.Corrections(c.Context(), s, info.ID)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		_, err := fmt.Fprintln(c.OutOrStdout(), view(c).Say("no corrections"))
		return err
	}
	for _, r := range list {
		line := view(c).Correction(r.Correction)
		if r.Ended != reports.InForce {
			line += view(c).Say("  [%s by %s on %s]", view(c).Word(string(r.Ended)), r.EndedBy, r.EndedAt.Format("2006-01-02"))
		}
		if _, err := fmt.Fprintln(c.OutOrStdout(), line); err != nil {
			return err
		}
	}
	return nil
}
