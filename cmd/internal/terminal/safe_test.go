package terminal

import (
	"bytes"
	"testing"
)

// A title that would clear the screen, or turn the text behind it, is spelled out; characters
// that are written in parts stay whole.
func TestSafeWriter(t *testing.T) {
	var out bytes.Buffer
	w := &safeWriter{out: &out}
	for _, part := range []string{"年\xe6\x8a", "\xa5\tok\n", "\x1b[2J", "\u202e报\x9b", "\xff."} {
		if n, err := w.Write([]byte(part)); n != len(part) || err != nil {
			t.Fatalf("%q: %d, %v", part, n, err)
		}
	}
	if got, want := out.String(), "年报\tok\n\\u001b[2J\\u202e报\\x9b\\xff."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
