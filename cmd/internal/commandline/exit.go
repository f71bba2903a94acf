package commandline

import (
	"fmt"

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

func (e Exit) Error() string { return e.Text }

// Wrong returns the end of a wrong call of a command, which names its help.
func Wrong(c *cobra.Command, text string) error {
	return Exit{WrongCall, fmt.Sprintf("%s\nsee: %s --help", text, c.CommandPath())}
}
