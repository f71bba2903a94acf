package completion

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A completer lists the words that may complete what has been typed, each with an explanation after a
// tab.
type completer = func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective)

// Register lets the shell complete the arguments and flags of a command and of all below it, by their
// names. db is where the database is; without one nothing of it is completed.
func Register(c *cobra.Command, db *string) {
	flags := map[string]completer{"region": regions, "indicator": indicators, "per": indicators, "organ": organs(db), "body": bodies(db)}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if complete := flags[f.Name]; complete != nil {
			if err := c.RegisterFlagCompletionFunc(f.Name, complete); err != nil {
				panic(err) // registered twice
			}
		}
	})
	if takes := strings.Fields(c.Use); len(takes) > 1 && strings.Contains(takes[1], "REPORT") || strings.Contains(c.Use, " compare REPORT") {
		c.ValidArgsFunction = ofReports(db, takes)
	}
	for _, sub := range c.Commands() {
		Register(sub, db)
	}
}

// ofReports completes the arguments of a command by the words of its use: reports, and a cell of one.
func ofReports(db *string, takes []string) completer {
	of := reportsOf(db)
	return func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		switch next := takes[min(len(args)+1, len(takes)-1)]; {
		case strings.Contains(next, "INDICATOR[") || strings.Contains(next, "CELL"):
			return indicators(c, args, typed)
		case strings.Contains(next, "VALUE"):
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		words, _ := of(c, args, typed)
		if strings.Contains(takes[1], "FILE") {
			return words, cobra.ShellCompDirectiveDefault
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// OneOf completes one of a few words.
func OneOf(words []string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}
