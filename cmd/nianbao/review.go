package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/textview"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/proposals"
	"nianbao/store/reports"
)

func reviewCommand(db *string) *cobra.Command {
	var filter filterFlags
	var inferred bool
	var reason, by string
	c := &cobra.Command{
		Use:   "review [REPORT...]",
		Short: "Go through the figures in doubt with a person and record corrections",
		Long: `review shows each figure in doubt of the reports named, or of all that the flags
choose, with its text, its place and the reason for the doubt, and asks for the
value. The answers, one a line:

  a, accept   the value that was read is right
  NUMBER      what is printed, in the indicator's unit
  b, blank    the cell is empty
  s, skip     leave it in doubt (an empty line does the same)
  q, quit     stop here

Where an answer makes a sum fail that holds, the sum is shown and asked for again: y
for yes, it fails on the page too, or another answer. Each answer is stored at once as a correction, see: nianbao correct --help. What
was corrected is not asked again.

` + reference,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			who, err := commandline.Author(by)
			if err != nil {
				return err
			}
			s, err := store.Open(*db)
			if err != nil {
				return err
			}
			defer s.Close()
			ids, err := chosen(c, s, args, filter.Filter)
			if err != nil {
				return err
			}
			r := reviewer{command: c, store: s, in: bufio.NewScanner(c.InOrStdin()), out: c.OutOrStdout(),
				inferred: inferred, reason: reason, by: who}
			for _, id := range ids {
				if err := r.report(id); err != nil || r.quit {
					return r.end(err)
				}
			}
			return r.end(nil)
		},
	}
	filter.add(c)
	c.Flags().BoolVar(&inferred, "inferred", false, "ask also for figures that were placed by reasoning that could err")
	c.Flags().StringVar(&reason, "reason", "read on the page in review", "the reason recorded with each correction")
	c.Flags().StringVar(&by, "by", "", "who reads (default the user of this machine)")
	return c
}

// A reviewer asks for the figures in doubt, one after the other.
type reviewer struct {
	command                    *cobra.Command
	store                      *database.DB
	in                         *bufio.Scanner
	out                        io.Writer
	inferred                   bool
	reason, by                 string
	quit                       bool
	corrected, skipped, unread int
}

// report asks for the figures in doubt of one report.
func (r *reviewer) report(id int64) error {
	stored, err := reports.Load(r.command.Context(), r.store, id)
	if err != nil {
		return err
	}
	doubtful := slices.DeleteFunc(slices.Clone(stored.Report.Observations), func(o annual.Observation) bool {
		return o.Status != annual.Flagged && !(r.inferred && o.Status == annual.Inferred)
	})
	if len(doubtful) == 0 && len(stored.Report.Unplaced) == 0 {
		return nil
	}
	v := view(r.command)
	fmt.Fprint(r.out, v.Say("\nreport %d  %s  %s\n", id, v.Whose(stored.Report.Organ, stored.Report.Year), stored.Document.Path))
	for i, o := range doubtful {
		// Read anew, so that the sums are those after the answers before.
		if stored, err = reports.Load(r.command.Context(), r.store, id); err != nil {
			return err
		}
		e, _ := check.Explain(&stored.Report, o.Indicator, o.Applicant)
		fmt.Fprint(r.out, v.Say("\n%d of %d  %s\n", i+1, len(doubtful), textview.CellName(annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant})))
		v.Question(r.out, e, &stored.Report)
		if err := r.ask(id, o, stored.Report); err != nil || r.quit {
			r.unread += len(doubtful) - i
			return err
		}
	}
	for _, u := range stored.Report.Unplaced {
		fmt.Fprint(r.out, v.Say("\nwithout a place: %q in %s%s: %s\n  see: %s\n", u.Raw, u.Table, v.Box(u.Place), v.Message(u.Note),
			commandline.Call(r.command, fmt.Sprintf("correct %d CELL VALUE --reason TEXT", id))))
	}
	return nil
}

// ask asks for one figure of a report until there is an answer that can be stored.
func (r *reviewer) ask(report int64, o annual.Observation, of annual.Report) error {
	c := annual.Correction{CellRef: annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}, Reason: r.reason, By: r.by}
	asked := false // whether the value of c may break sums
	for {
		if !asked {
			fmt.Fprint(r.out, view(r.command).Say("[a]ccept, value, [b]lank, [s]kip, [q]uit: "))
		}
		if !r.in.Scan() {
			r.quit = true
			fmt.Fprintln(r.out)
			return r.in.Err()
		}
		breaks := false
		switch answer := strings.TrimSpace(r.in.Text()); answer {
		case "y", "yes":
			if !asked {
				continue
			}
			breaks = true
		case "q", "quit":
			r.quit = true
			return nil
		case "", "s", "skip":
			r.skipped++
			return nil
		case "b":
			c.Value = nil
		case "a", "accept":
			if o.Value == nil {
				fmt.Fprintln(r.out, view(r.command).Say("no number was read here to accept; type the number, or b if the cell is empty"))
				asked = false
				continue
			}
			c.Value = o.Value
		default:
			v, err := check.ReadCorrection(answer, o.Unit)
			if err != nil {
				fmt.Fprintln(r.out, commandline.In(r.command, err.Error()))
				asked = false
				continue
			}
			c.Value = v
		}
		err := proposals.Correct(r.command.Context(), r.store, report, c, breaks)
		if broken := new(proposals.BreaksError); errors.As(err, &broken) {
			asked = true
			after := check.Correct(of, []annual.Correction{c})
			for _, s := range broken.Sums {
				fmt.Fprint(r.out, view(r.command).Say("this sum holds and would fail: %s\n", view(r.command).Sum(s, &after)))
			}
			fmt.Fprint(r.out, view(r.command).Say("[y]es, it fails on the page too, or another answer: "))
			continue
		}
		if errors.Is(err, store.ErrNegative) {
			fmt.Fprintln(r.out, commandline.In(r.command, err.Error()))
			asked = false
			continue
		}
		if err != nil {
			return err
		}
		r.corrected++
		return nil
	}
}

// end tells what was done.
func (r *reviewer) end(err error) error {
	if err != nil {
		return err
	}
	stopped := ""
	if r.quit {
		stopped = view(r.command).Say(", stopped with %d of the report left", r.unread)
	}
	_, err = io.WriteString(r.out, view(r.command).Say("\n%d corrected, %d skipped%s\n", r.corrected, r.skipped, stopped))
	return err
}
