package document

import "testing"

// Bytes of a file never reach a message as they are.
func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"网页 a":         "网页 a",
		"\xff\xfe":     `\xff\xfe`,
		"a\x1b[31m\nb": `a\x1b[31m\x0ab`,
	} {
		if got := Printable(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
