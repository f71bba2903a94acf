package syntax

import (
	"strings"
	"testing"
)

// Strings of files encrypted with AES, as the library leaves them, beside others
// that only look like it.
func TestUnpadded(t *testing.T) {
	for _, c := range []struct{ name, padded, want string }{
		{"a name", "GB1" + strings.Repeat("\r", 13), "GB1"},
		{"a name that fills its block", "0123456789abcdef" + strings.Repeat("\x10", 16), "0123456789abcdef"},
		{"UTF-16", "\xfe\xff\x5e\x74\x5e\xa6" + strings.Repeat("\n", 10), "\xfe\xff\x5e\x74\x5e\xa6"},
		{"not encrypted", "GB1", "GB1"},
		{"not encrypted, as long as a block", "0123456789abcdef", "0123456789abcdef"},
		{"UTF-16 that ends in 丁 (U+4E01)", "\xfe\xff" + strings.Repeat("\x4e\x01", 7), "\xfe\xff" + strings.Repeat("\x4e\x01", 7)},
		{"nothing", "", ""},
	} {
		if got := Unpadded(c.padded); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
