package commandline

import (
	_ "embed" // what flags are called elsewhere
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nianbao/normalize/datafile"
	"nianbao/normalize/spelling"
)

// NoCommand returns the end of a call that names a command which c does not have, with those that may
// be meant.
func NoCommand(c *cobra.Command, name string) error {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(append(names, sub.Name()), sub.Aliases...)
		}
	}
	return Wrong(c, fmt.Sprintf("there is no command %q%s", c.CommandPath()+" "+name, meant(name, names)))
}

// Mistyped returns the end of a call with an argument that is a mistyped name of a command below c, nil
// where it is like none of them: c takes arguments of its own.
func Mistyped(c *cobra.Command, name string) error {
	if err := NoCommand(c, name); strings.Contains(err.Error(), didYouMean) {
		return err
	}
	return nil
}

// didYouMean begins what may be meant.
const didYouMean = "; did you mean "

// What the library says of a value that is no number or no length of time, in its own terms.
var (
	notNumber   = regexp.MustCompile(`strconv\.\w+: parsing ("(?:[^"\\]|\\.)*"): .*`)
	notDuration = regexp.MustCompile(`time: .*duration ("(?:[^"\\]|\\.)*")`)
)

// WrongFlag returns the end of a call with a flag that c does not have, or that has no such value, with
// those that may be meant.
func WrongFlag(c *cobra.Command, err error) error {
	name, unknown := strings.CutPrefix(err.Error(), "unknown flag: ")
	if !unknown {
		return Wrong(c, notNumber.ReplaceAllString(notDuration.ReplaceAllString(err.Error(), "$1 is no length of time, as 2s or 5m"), "$1 is no whole number"))
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, "--"+f.Name)
		}
	})
	suggested := calledElsewhere(name, names)
	if suggested == "" {
		suggested = meant(name, names)
	}
	return Wrong(c, fmt.Sprintf("%s has no flag %s%s", c.CommandPath(), name, suggested))
}

//go:embed flagwords.json
var flagWordsFile []byte

// flagWords has what flags are called by other programs, with what is meant by it here: of the names of a word those count
// that a command has.
var flagWords = datafile.Once[map[string][]string]("flagwords.json", flagWordsFile)

// calledElsewhere words which of the flags may be meant by one that other programs have, "" where none is.
func calledElsewhere(typed string, flags []string) string {
	var names []string
	for _, word := range flagWords()[strings.TrimPrefix(typed, "--")] {
		if flag := "--" + word; slices.Contains(flags, flag) {
			names = append(names, flag)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return didYouMean + strings.Join(names, ", ") + "?"
}

// meant words which of the names may be meant by a mistyped one, to go after a message: those with the
// fewest characters otherwise, if these are at most two (neighbours that changed places are two) and at
// most half of it, and those that it begins.
func meant(typed string, names []string) string {
	least, nearest := 3, []string(nil)
	for _, name := range names {
		distance := spelling.EditDistance([]rune(typed), []rune(name))
		switch {
		case 2*distance > len(strings.TrimLeft(typed, "-")) || distance > least:
			continue
		case distance < least:
			least, nearest = distance, nil
		}
		nearest = append(nearest, name)
	}
	for _, name := range names {
		if len(nearest) == 0 && len(typed) > len("--") && strings.HasPrefix(name, typed) {
			nearest = append(nearest, name)
		}
	}
	if len(nearest) == 0 {
		return ""
	}
	slices.Sort(nearest)
	return didYouMean + strings.Join(nearest, ", ") + "?"
}
