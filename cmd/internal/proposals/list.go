package proposals

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/jsonview"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/textview"
	"nianbao/store"
	"nianbao/store/proposals"
	"nianbao/store/reports"
)

func listCommand(db *string) *cobra.Command {
	var state string
	var asJSON bool
	c := &cobra.Command{
		Use:   "list",
		Short: "List the corrections that are proposed",
		Long: `list prints the proposals that wait for a decision, the oldest first, each with how
its figure stands: number, report, cell, value, reason, and who proposed it. With
--state it prints those that were accepted or refused, or all.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			states := []string{"all"}
			for _, s := range proposals.States() {
				states = append(states, string(s))
			}
			if !slices.Contains(states, state) {
				return commandline.Wrong(c, fmt.Sprintf("--state is %q, none of: %s", state, strings.Join(states, ", ")))
			}
			wanted := proposals.State(state)
			if state == "all" {
				wanted = ""
			}
			s, err := store.OpenReadOnly(*db)
			if err != nil {
				return err
			}
			defer s.Close()
			list, err := proposals.List(c.Context(), s, wanted, reports.Part{Limit: math.MaxInt32})
			if err != nil {
				return err
			}
			if asJSON {
				return jsonview.Write(terminal.Raw(c.OutOrStdout()), jsonview.List(list, jsonview.ProposalOf))
			}
			for _, p := range list {
				if _, err := io.WriteString(c.OutOrStdout(), describe(textview.In(commandline.Language(c)), p)); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&state, "state", string(proposals.Open), "open, accepted, refused, or all")
	c.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return c
}

// describe returns what is to be known of a proposal, in a few lines.
func describe(v textview.View, p proposals.Proposal) string {
	var b strings.Builder
	whose := v.Say("the document is not in the database any more")
	if p.Report != 0 {
		whose = v.Say("report %d  %s", p.Report, v.Whose(p.Organ, p.Year))
		if !p.Latest {
			whose += v.Say(", superseded")
		}
	}
	b.WriteString(v.Say("#%d  %s\n", p.ID, whose))
	b.WriteString(v.Say("  %s: %s in place of %s (%s)\n", textview.CellName(p.CellRef), v.Value(p.Value), v.Value(p.Seen.Value), v.Word(string(p.Seen.Status))))
	if p.State == proposals.Open && p.Report != 0 && p.Changed() {
		b.WriteString(v.Say("  changed   it is %s (%s) now\n", v.Value(p.Now.Value), v.Word(string(p.Now.Status))))
	}
	b.WriteString(v.Say("  reason    %s\n", textview.OneLine(p.Reason)))
	from := []string{p.At.Format(time.DateOnly)}
	for _, text := range []string{p.Name, p.Contact} {
		if text != "" {
			from = append(from, textview.OneLine(text))
		}
	}
	b.WriteString(v.Say("  proposed  %s\n", strings.Join(from, ", ")))
	if p.State != proposals.Open {
		b.WriteString(v.Say("  %s by %s on %s\n", v.Word(string(p.State)), p.DecidedBy, p.DecidedAt.Format(time.DateOnly)))
		if p.Answer != "" {
			b.WriteString(v.Say("  answer    %s\n", textview.OneLine(p.Answer)))
		}
	}
	return b.String()
}
