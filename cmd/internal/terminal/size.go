package terminal

import (
	"io"
	"os"
	"strconv"

	"github.com/mattn/go-runewidth"
	"golang.org/x/term"
)

// standardColumns are those of a terminal that does not tell how many it has.
const standardColumns = 80

// Is reports whether what Safe returned, or a file, prints to a terminal.
func Is(w io.Writer) bool { return fileOf(w) != nil && isTerminal(fileOf(w)) }

// Columns returns how many columns the terminal has that a writer prints to, 0 for what is none: a
// file, a pipe. A terminal that does not say has those of the variable COLUMNS, or 80.
func Columns(w io.Writer) int {
	if !Is(w) {
		return 0
	}
	if columns, _, err := term.GetSize(int(fileOf(w).Fd())); err == nil && columns > 0 {
		return columns
	}
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && columns > 0 {
		return columns
	}
	return standardColumns
}

func fileOf(w io.Writer) *os.File {
	switch w := w.(type) {
	case *safeWriter:
		return w.out.file
	case *os.File:
		return w
	}
	return nil
}

// measure takes ambiguous characters (“”, ±, …) as narrow ones, as terminals do unless told
// otherwise, so that what is printed does not depend on the locale.
var measure = func() *runewidth.Condition {
	c := runewidth.NewCondition()
	c.EastAsianWidth = false
	return c
}()

// Width returns how many columns a text takes: a Chinese character takes two.
func Width(text string) int { return measure.StringWidth(text) }

// Fit returns a text in at most so many columns: as it is, or cut and with … at its end.
func Fit(text string, columns int) string {
	if Width(text) <= columns {
		return text
	}
	return measure.Truncate(text, columns, "…")
}
