package terminal

import (
	"io"
	"strings"
)

// foldedIndent is how far the rest of a line that was folded is set in.
const foldedIndent = 4

// Folded returns what to print whole lines to so that they fit the terminal that a writer prints to:
// longer ones are broken, as Fold does, and their rest is set in. A writer to anything else it
// returns as it is.
func Folded(w io.Writer) io.Writer {
	if columns := Columns(w); columns > 0 {
		return &foldedWriter{w, columns}
	}
	return w
}

type foldedWriter struct {
	out     io.Writer
	columns int
}

// Write prints what is given, which ends with a whole line.
func (w *foldedWriter) Write(text []byte) (int, error) {
	var b strings.Builder
	for line := range strings.Lines(string(text)) {
		b.WriteString(w.fold(line))
	}
	if _, err := io.WriteString(w.out, b.String()); err != nil {
		return 0, err
	}
	return len(text), nil
}

func (w *foldedWriter) fold(line string) string {
	text := strings.TrimSuffix(line, "\n")
	if Width(text) <= w.columns {
		return line
	}
	rest := Fold(text, w.columns)
	folded := rest[0]
	if len(rest) > 1 {
		indent := strings.Repeat(" ", foldedIndent)
		tail := strings.TrimLeft(text[len(rest[0]):], " ")
		folded += "\n" + indent + strings.Join(Fold(tail, max(w.columns-foldedIndent, 2*foldedIndent)), "\n"+indent)
	}
	return folded + line[len(text):]
}
