package commandline

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// The codes with which the program ends, besides 0 for all done.
const (
	Failed      = 1 // the command failed
	WrongCall   = 2 // it was called wrongly
	Incomplete  = 3 // some files could not be had or read
	Findings    = 4 // there is something to be looked at
	Interrupted = 5 // what was done is in, and the same command goes on
	Locked      = 6 // another crawl is going on
)

// An Exit ends the program with a code of its own.
type Exit struct {
	Code int
	Text string // for standard error, "" for nothing
}

// Error returns the text.
func (e Exit) Error() string { return e.Text }

// Wrong returns the end of a wrong call of a command, which names its help.
func Wrong(c *cobra.Command, text string) error {
	return Exit{WrongCall, fmt.Sprintf("%s\nsee: %s --help", text, c.CommandPath())}
}

// Call returns a command as it is typed to be about the same database: with --db, where that was given.
func Call(c *cobra.Command, command string) string {
	if db := c.Root().PersistentFlags().Lookup("db"); db != nil && db.Changed {
		return About(c, db.Value.String(), command)
	}
	return c.Root().Name() + " " + command
}

// About returns a command as it is typed anywhere to be about a database: others don't know what was given here
// by --db or NIANBAO_DB.
func About(c *cobra.Command, db, command string) string {
	return c.Root().Name() + " --db " + quoted(db) + " " + command
}

// quoted returns a word as a shell has to be given it.
func quoted(word string) string {
	if !strings.ContainsAny(word, " \t\n'\"\\$`&|;<>()*?[]{}!#~") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
