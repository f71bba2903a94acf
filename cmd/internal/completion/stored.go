package completion

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/normalize/register"
	"nianbao/store"
	"nianbao/store/reports"
)

// mostOffered is how many words of the database are offered: no one looks through more.
const mostOffered = 200

// listed returns the reports of the database, none if there is none or it can't be read: a shell has
// no use for the reason.
func listed(c *cobra.Command, db string) []reports.Info {
	s, err := store.OpenReadOnly(db)
	if err != nil {
		return nil
	}
	defer s.Close()
	list, err := reports.List(c.Context(), s, reports.Filter{})
	if err != nil {
		return nil
	}
	return list
}

// reportsOf completes reports: by their numbers, or by their organs with the year.
func reportsOf(db *string) completer {
	return func(c *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		var words []string
		for _, i := range listed(c, *db) {
			id, name := fmt.Sprint(i.ID), i.Organ
			if i.Year != 0 {
				name += strconv.Itoa(i.Year)
			}
			switch {
			case strings.HasPrefix(id, typed):
				words = append(words, id+"\t"+name)
			case i.Organ != "" && i.Year != 0 && strings.HasPrefix(name, typed):
				words = append(words, name+"\t"+id)
			}
		}
		return offered(words)
	}
}

// organs completes names of organs that reports are of.
func organs(db *string) completer {
	return func(c *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		var words []string
		for _, i := range listed(c, *db) {
			if i.Organ != "" && strings.Contains(i.Organ, typed) {
				words = append(words, i.Organ)
			}
		}
		return offered(words)
	}
}

// bodies completes names of departments that reports are of, and what departments do, in Chinese or
// English.
func bodies(db *string) completer {
	return func(c *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		var words []string
		for _, f := range register.All() {
			if strings.HasPrefix(f.Zh, typed) {
				words = append(words, f.Zh+"\t"+f.ID)
			}
			if typed != "" && strings.HasPrefix(f.ID, typed) {
				words = append(words, f.ID+"\t"+f.Zh)
			}
		}
		for _, i := range listed(c, *db) {
			if i.Department != "" && strings.HasPrefix(i.Body, typed) {
				words = append(words, i.Body)
			}
		}
		return offered(words)
	}
}

// offered returns words in order, each once, and not too many.
func offered(words []string) ([]string, cobra.ShellCompDirective) {
	slices.Sort(words)
	words = slices.Compact(words)
	return words[:min(len(words), mostOffered)], cobra.ShellCompDirectiveNoFileComp
}
