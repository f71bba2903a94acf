package commandline

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/web/wording"
)

// HelpColumns are those in which help is printed.
const HelpColumns = 80

const flagColumns = 30 // of the names of flags

// Help gives the first command of the program, and those below it, help that fits a terminal of 80
// columns, in the language that they speak.
func Help(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	root.SetHelpCommand(helpCommand())
	root.InitDefaultHelpCmd()
	each(root, func(c *cobra.Command) {
		c.InitDefaultHelpFlag()
		c.InitDefaultVersionFlag()
		if Language(root) == wording.Chinese {
			translate(c)
		}
	})
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { _, _ = io.WriteString(c.OutOrStdout(), HelpText(c)) })
}

// each calls do with a command and all below it.
func each(c *cobra.Command, do func(*cobra.Command)) {
	do(c)
	for _, sub := range c.Commands() {
		each(sub, do)
	}
}

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Tell how a command is used",
		Long:  "help tells how a command is used, as COMMAND --help does.",
		Args:  cobra.ArbitraryArgs,
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			at, _, err := c.Root().Find(args)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, sub := range at.Commands() {
				if sub.IsAvailableCommand() {
					names = append(names, sub.Name()+"\t"+sub.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			at, rest, err := c.Root().Find(args)
			switch {
			case err != nil:
				return NoCommand(c.Root(), args[0])
			case len(rest) > 0:
				return NoCommand(at, rest[0])
			}
			return at.Help()
		},
	}
}

// HelpText returns the help of a command: what it does, how it is called, what is below it, its flags.
func HelpText(c *cobra.Command) string {
	var b strings.Builder
	for _, line := range flow(cmp.Or(c.Long, c.Short)) {
		fmt.Fprintln(&b, line)
	}
	word := func(key string) string { return helpWord(c, key) }
	fmt.Fprintf(&b, "\n%s\n", word("usage"))
	if c.Runnable() {
		fmt.Fprintf(&b, "  %s\n", c.UseLine())
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s COMMAND\n", c.CommandPath())
	}
	if len(c.Aliases) > 0 {
		fmt.Fprintf(&b, "\n%s\n  %s\n", word("aliases"), c.NameAndAliases())
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", word("commands"))
		var rows [][2]string
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				rows = append(rows, [2]string{"  " + sub.Name(), sub.Short})
			}
		}
		b.WriteString(entries(rows))
	}
	if c.HasAvailableLocalFlags() {
		fmt.Fprintf(&b, "\n%s\n%s", word("flags"), flagTable(c, c.LocalFlags()))
	}
	if c.HasAvailableInheritedFlags() {
		fmt.Fprintf(&b, "\n%s\n%s", word("inherited"), flagTable(c, c.InheritedFlags()))
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n"+word("more")+"\n", c.CommandPath())
	}
	return b.String()
}

// flow folds the paragraphs of a text; lines that are set in are kept.
func flow(text string) []string {
	var lines []string
	paragraph := ""
	end := func() {
		if paragraph != "" {
			lines = append(lines, terminal.Fold(paragraph, HelpColumns)...)
		}
		paragraph = ""
	}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		switch {
		case line == "":
			end()
			lines = append(lines, "")
		case strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t"):
			end()
			lines = append(lines, hanging(line)...)
		default:
			paragraph = strings.TrimPrefix(paragraph+joint(paragraph, line)+line, " ")
		}
	}
	end()
	return lines
}

// joint returns what stands between two lines of a paragraph: nothing between Chinese ones.
func joint(before, after string) string {
	last, first := []rune(before), []rune(after)
	if len(last) == 0 || last[len(last)-1] > 0x2e7f || first[0] > 0x2e7f && last[len(last)-1] > 0x7f {
		return ""
	}
	return " "
}

// hanging folds a line that is set in, and those after it further: below the second column, if it has
// one, that two spaces part from the first.
func hanging(line string) []string {
	start := len(line) - len(strings.TrimLeft(line, " \t"))
	column := start
	if i := strings.Index(line[start:], "  "); i >= 0 {
		rest := line[start+i:]
		column = terminal.Width(line[:start+i]) + len(rest) - len(strings.TrimLeft(rest, " "))
		first := line[:start+i] + rest[:len(rest)-len(strings.TrimLeft(rest, " "))]
		return setIn(first, strings.TrimLeft(rest, " "), column)
	}
	return setIn(line[:start], line[start:], column)
}

// setIn folds a text behind what its first line begins with, and sets the others in as far.
func setIn(first, text string, column int) []string {
	lines := terminal.Fold(text, HelpColumns-column)
	for i := range lines {
		if i == 0 {
			lines[i] = strings.TrimRight(first+lines[i], " ")
		} else {
			lines[i] = strings.TrimRight(strings.Repeat(" ", column)+lines[i], " ")
		}
	}
	return lines
}

// entries writes names with what they mean beside them, or below them where a name is long.
func entries(rows [][2]string) string {
	column := 0
	for _, r := range rows {
		column = max(column, min(terminal.Width(r[0])+2, flagColumns))
	}
	var b strings.Builder
	for _, r := range rows {
		first := r[0] + strings.Repeat(" ", max(0, column-terminal.Width(r[0])))
		if terminal.Width(first) > column || terminal.Width(r[0])+2 > column {
			fmt.Fprintln(&b, r[0])
			first = strings.Repeat(" ", column)
		}
		for _, line := range setIn(first, r[1], column) {
			fmt.Fprintln(&b, line)
		}
	}
	return b.String()
}

// flagTable lists flags with what they take, what they do, and what they are if not given.
func flagTable(c *cobra.Command, flags *pflag.FlagSet) string {
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		takes, usage := pflag.UnquoteUsage(f)
		if takes != "" {
			name += " " + takes
		}
		if !slices.Contains([]string{"", "false", "0", "0s", "[]", "-"}, f.DefValue) {
			usage += fmt.Sprintf(helpWord(c, "default"), f.DefValue)
		}
		rows = append(rows, [2]string{name, usage})
	})
	return entries(rows)
}
