package main

import (
	"strings"

	"github.com/spf13/cobra"

	"nianbao/normalize/identity"
	"nianbao/store"
)

// A completer lists the words that may complete what has been typed, each with
// an explanation after a tab.
type completer = func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective)

// completeCompare lets the shell complete the names that compare takes.
func completeCompare(c *cobra.Command) {
	for flag, complete := range map[string]completer{
		"indicator": completeIndicator, "per": completeIndicator, "region": completeRegion,
		"level": oneOf(levelNames), "sort": oneOf(sortNames), "flagged": oneOf(doubtNames), "format": oneOf(formatNames),
	} {
		if err := c.RegisterFlagCompletionFunc(flag, complete); err != nil {
			panic(err) // a flag that the command does not have
		}
	}
}

func oneOf(words []string) completer {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeIndicator completes codes of indicators and sums, and labels.
func completeIndicator(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	var words []string
	for _, q := range store.Quantities() {
		path := strings.Split(q.Zh, " / ")
		label := path[len(path)-1]
		switch {
		case strings.HasPrefix(q.Name(), typed):
			words = append(words, q.Name()+"\t"+q.Zh)
		case q.Name() == q.Code && strings.HasPrefix(label, typed):
			words = append(words, label+"\t"+q.Name())
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// completeRegion completes codes and names of the regions in being; with nothing
// typed, of the provinces.
func completeRegion(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	var words []string
	for _, r := range identity.Regions() {
		switch {
		case r.ValidTo != 0 || typed == "" && r.Parent != "":
		case strings.HasPrefix(r.Name, typed):
			words = append(words, r.Name+"\t"+identity.FullName(r, 0)+" "+r.Code)
		case strings.HasPrefix(r.Code, typed):
			words = append(words, r.Code+"\t"+identity.FullName(r, 0))
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}
