package proposals

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/textview"
	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/proposals"
)

func acceptCommand(db *string) *cobra.Command {
	var d proposals.Decision
	var changed bool
	c := &cobra.Command{
		Use:   "accept PROPOSAL",
		Short: "Make the correction that is proposed",
		Long: `accept makes the correction of a proposal, whose number nianbao proposals list shows,
as nianbao correct does. A figure that is not what it was when it was proposed takes
--changed as well: it was looked at again. One that makes a sum fail which holds
takes --breaks: the page was looked at, and its sums fail there.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if d.By, err = commandline.Author(d.By); err != nil {
				return err
			}
			return onProposal(c, *db, args[0], func(s *database.DB, p proposals.Proposal) error {
				if changed {
					d.Seen = p.Now.Key()
				}
				if err := proposals.Accept(c.Context(), s, p.ID, d); err != nil {
					return asking(err)
				}
				v := textview.In(commandline.Language(c))
				_, err := io.WriteString(c.OutOrStdout(), v.Say("%s: %s in place of %s (%s), by %s: %s\n", textview.CellName(p.CellRef), v.Value(p.Value),
					v.Value(p.Now.Value), v.Word(string(p.Now.Status)), d.By, textview.OneLine(p.Reason)))
				return err
			})
		},
	}
	c.Flags().StringVar(&d.Answer, "answer", "", "what the proposer is told")
	c.Flags().StringVar(&d.By, "by", "", "who decides (default the user of this machine)")
	c.Flags().BoolVar(&d.Breaks, "breaks", false, "a sum that holds now will fail, as it does on the page")
	c.Flags().BoolVar(&changed, "changed", false, "the figure has changed since it was proposed, and was looked at again")
	return c
}

// Correct makes a correction for a command with the flag --breaks.
func Correct(c *cobra.Command, s *database.DB, report int64, made annual.Correction, breaks bool) error {
	return asking(proposals.Correct(c.Context(), s, report, made, breaks))
}

// asking adds to the error that sums would fail by which flag it is done all the same.
func asking(err error) error {
	if !errors.Is(err, proposals.ErrBreaks) {
		return err
	}
	return fmt.Errorf("%w\nif the sums fail on the page too: --breaks", err)
}

func refuseCommand(db *string) *cobra.Command {
	var d proposals.Decision
	c := &cobra.Command{
		Use:   "refuse PROPOSAL",
		Short: "End a proposal without a correction",
		Long: `refuse ends a proposal, whose number nianbao proposals list shows, without a
correction. Its proposer can read the reason at the address of the proposal.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if d.Answer == "" {
				return commandline.Wrong(c, "--reason is missing: what its proposer is told")
			}
			if d.By, err = commandline.Author(d.By); err != nil {
				return err
			}
			return onProposal(c, *db, args[0], func(s *database.DB, p proposals.Proposal) error {
				if err := proposals.Refuse(c.Context(), s, p.ID, d); err != nil {
					return err
				}
				_, err := io.WriteString(c.OutOrStdout(), textview.In(commandline.Language(c)).Say("#%d refused: %s\n", p.ID, textview.OneLine(d.Answer)))
				return err
			})
		},
	}
	c.Flags().StringVar(&d.Answer, "reason", "", "why it is refused")
	c.Flags().StringVar(&d.By, "by", "", "who decides (default the user of this machine)")
	return c
}
