package terminal

import (
	"io"
	"os"
	"testing"
)

// A title that would clear the screen, or turn the text behind it, is spelled out, through a pipe
// too; characters that are written in parts stay whole, and data are left as they are.
func TestSafe(t *testing.T) {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	w := Safe(out)
	for _, part := range []string{"年\xe6\x8a", "\xa5\tok\n", "\x1b[2J", "\u202e报\x9b", "\xff."} {
		if n, err := io.WriteString(w, part); n != len(part) || err != nil {
			t.Fatalf("%q: %d, %v", part, n, err)
		}
	}
	if _, err := io.WriteString(Raw(w), "\ufeff\x00"); err != nil {
		t.Fatal(err)
	}
	out.Close()
	got, err := io.ReadAll(in)
	if want := "年报\tok\n\\x1b[2J\\xe2\\x80\\xae报\\x9b\\xff.\ufeff\x00"; err != nil || string(got) != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	if Drawing(w) != nil {
		t.Error("a pipe is drawn upon")
	}
}
