package character

import (
	"testing"
	"unicode/utf8"
)

// What a terminal obeys, what turns text and what is no text is spelled out; all else stays.
func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"洪泽区　2023年\n":      `洪泽区　2023年\x0a`,
		"\x1b[2J":          `\x1b[2J`,
		"a\u202eb\u2028":   `a\xe2\x80\xaeb\xe2\x80\xa8`,
		"\xd6\xd0 \u009b.": `\xd6\xd0 \xc2\x9b.`,
		`C:\x41`:           `C:\x41`,
	} {
		if got := Printable(text, ""); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := Printable("a\tb\n\r", "\n\t"); got != "a\tb\n\\x0d" {
		t.Errorf("with kept characters: %q", got)
	}
}

// Whatever a file is called, its name is text and leads back to the file.
func TestEscapeName(t *testing.T) {
	for name, want := range map[string]string{
		"年报/洪泽区.pdf": "年报/洪泽区.pdf", "\xd6\xd0.pdf": `\xd6\xd0.pdf`, "a\nb": `a\x0ab`,
		`a\b`: `a\b`, `a\x4G`: `a\x4G`, `\x41`: `\x5cx41`, `\\x41`: `\\x5cx41`, `\x5cx41`: `\x5cx5cx41`, "\\\xff": `\\xff`,
	} {
		got := EscapeName(name)
		if got != want || !utf8.ValidString(got) || UnescapeName(got) != name {
			t.Errorf("%q: %q and back %q, want %q", name, got, UnescapeName(got), want)
		}
	}
}

func FuzzEscapeName(f *testing.F) {
	f.Add("\\x5c\xff")
	f.Fuzz(func(t *testing.T, name string) {
		if got := EscapeName(name); !utf8.ValidString(got) || UnescapeName(got) != name {
			t.Errorf("%q: %q and back %q", name, got, UnescapeName(got))
		}
	})
}
