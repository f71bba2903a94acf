package commandline

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// Manual returns the command that writes the pages of the manual, one for each command.
func Manual() *cobra.Command {
	return &cobra.Command{
		Use:   "manual DIR",
		Short: "Write the pages of the manual (man) to a folder",
		Long: `manual writes a page of the manual for each command, in the language of the locale:
to /usr/local/share/man/man1, say, after which "man nianbao-import" shows one.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := c.Root()
			root.DisableAutoGenTag = true // a page is the same whenever it is made
			return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "nianbao", Manual: "nianbao"}, args[0])
		},
	}
}
