package terminal

import (
	"io"
	"os"
	"unicode/utf8"

	"golang.org/x/term"

	"nianbao/extract/character"
)

// Safe returns what to print to in place of a file, be that a terminal or what passes its text
// on to one: a pipe, a log.
func Safe(f *os.File) io.Writer { return &safeWriter{out: &output{file: f}} }

// Raw returns what to write data to that are no text for people, such as an export, in place of
// what Safe made of a file: the file itself, unless it is a terminal. Any other it returns as it
// is.
func Raw(w io.Writer) io.Writer {
	if safe, ok := w.(*safeWriter); ok && !isTerminal(safe.out.file) {
		return safe.out
	}
	return w
}

// Inherited returns what to give another process to write data to in place of what Safe made of a
// file: as Raw, but the file itself, so that the process has it without a pipe between.
func Inherited(w io.Writer) io.Writer {
	if raw, ok := Raw(w).(*output); ok {
		return raw.file
	}
	return w
}

// Failure returns the first error of writing to what Safe returned, nil where there was none: whoever
// writes a line may forget to look, and yet what was printed is not whole.
func Failure(w io.Writer) error {
	if safe, ok := w.(*safeWriter); ok {
		return safe.out.err
	}
	return nil
}

// Drawing returns the terminal that Safe was given, for what moves about on it, nil for any other
// writer.
func Drawing(w io.Writer) io.Writer {
	if safe, ok := w.(*safeWriter); ok && isTerminal(safe.out.file) {
		return safe.out.file
	}
	return nil
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// An output is a file that keeps the first error of writing to it.
type output struct {
	file *os.File
	err  error
}

// Write writes to the file.
func (o *output) Write(data []byte) (int, error) {
	n, err := o.file.Write(data)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// A safeWriter passes text on.
type safeWriter struct {
	out  *output
	part []byte // the beginning of a character that is not whole yet
}

// Write passes on what is given, but for what a terminal would obey.
func (w *safeWriter) Write(text []byte) (int, error) {
	all := append(w.part, text...)
	whole := len(all)
	for i := max(0, whole-utf8.UTFMax+1); i < whole; i++ {
		if utf8.RuneStart(all[i]) && !utf8.FullRune(all[i:]) {
			whole = i
			break
		}
	}
	w.part = append([]byte(nil), all[whole:]...)
	if _, err := io.WriteString(w.out, character.Printable(string(all[:whole]), "\n\t")); err != nil {
		return 0, err
	}
	return len(text), nil
}
