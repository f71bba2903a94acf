package terminal

import (
	"fmt"
	"io"
	"os"
	"unicode"
	"unicode/utf8"
)

// Safe returns what to print to in place of a file: the file, unless it is a terminal.
func Safe(f *os.File) io.Writer {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return f
	}
	return &safeWriter{out: f}
}

// A safeWriter passes text on to a terminal.
type safeWriter struct {
	out  io.Writer
	part []byte // the beginning of a character that is not whole yet
}

// Write passes on what is given, but for what a terminal would obey.
func (w *safeWriter) Write(text []byte) (int, error) {
	rest := append(w.part, text...)
	var safe []byte
	for len(rest) > 0 && utf8.FullRune(rest) {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			safe = fmt.Appendf(safe, `\x%02x`, rest[0])
		case r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)):
			safe = fmt.Appendf(safe, `\u%04x`, r)
		default:
			safe = append(safe, rest[:size]...)
		}
		rest = rest[size:]
	}
	w.part = append([]byte(nil), rest...)
	_, err := w.out.Write(safe)
	return len(text), err
}
