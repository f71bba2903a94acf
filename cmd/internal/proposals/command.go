package proposals

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/proposals"
)

// Command returns the command for proposals, with those below it. db is where the database is.
func Command(db *string) *cobra.Command {
	c := &cobra.Command{
		Use:   "proposals",
		Short: "Accept or refuse corrections that visitors of the web pages propose",
		Long: `Visitors of the web pages propose corrections where serve has --editors. A proposal
changes nothing. Accepting one makes the correction, as nianbao correct does: by who
accepts it, for the reason of the proposal; nianbao correct REPORT CELL --undo takes
it back. Editors do the same in a browser, at /proposals.

nianbao serve --editors FILE reads the editors from a file, a line for each, as
nianbao proposals editor NAME prints it (or htpasswd -nB NAME). It may be readable for
its owner and group alone, and is read again when it changes: who is struck out of it
is no editor from then on.`,
	}
	c.AddCommand(listCommand(db), acceptCommand(db), refuseCommand(db), editorCommand())
	return c
}

// onProposal runs do on the proposal of a number, in a database that is open for writing.
func onProposal(c *cobra.Command, path, number string, do func(*database.DB, proposals.Proposal) error) error {
	id, err := strconv.ParseInt(strings.TrimPrefix(number, "#"), 10, 64)
	if err != nil || id < 1 {
		return commandline.Wrong(c, "a proposal is named by its number, as nianbao proposals list shows it")
	}
	s, err := store.OpenExisting(path)
	if err != nil {
		return err
	}
	defer s.Close()
	p, err := proposals.ByID(c.Context(), s, id)
	if err != nil {
		return err
	}
	return do(s, p)
}
