package terminal

import (
	"io"
	"os"
	"unicode/utf8"

	"nianbao/extract/character"
)

// Safe returns what to print to in place of a file, be that a terminal or what passes its text
// on to one: a pipe, a log.
func Safe(f *os.File) io.Writer { return &safeWriter{out: f} }

// Raw returns what to write data to that are no text for people, such as an export, in place of
// what Safe made of a file: the file itself, unless it is a terminal. Any other it returns as it
// is.
func Raw(w io.Writer) io.Writer {
	if safe, ok := w.(*safeWriter); ok && !isTerminal(safe.out) {
		return safe.out
	}
	return w
}

// Drawing returns the terminal that Safe was given, for what moves about on it, nil for any other
// writer.
func Drawing(w io.Writer) io.Writer {
	if safe, ok := w.(*safeWriter); ok && isTerminal(safe.out) {
		return safe.out
	}
	return nil
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// A safeWriter passes text on.
type safeWriter struct {
	out  *os.File
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
	if _, err := w.out.WriteString(character.Printable(string(all[:whole]), "\n\t")); err != nil {
		return 0, err
	}
	return len(text), nil
}
