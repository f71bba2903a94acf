package oldword

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/markup"
)

// seen returns the text of characters that have no format, as paragraphs.
func seen(characters string) string {
	t := &text{}
	for i, c := range []rune(characters) {
		t.all = append(t.all, character{rune: c, at: 2 * i, size: 2, piece: &piece{}})
	}
	var lines []string
	for _, p := range t.read() {
		lines = append(lines, p.Text)
	}
	return strings.Join(lines, "|")
}

func TestCharactersThatStandForOthers(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a field shows its result", "a\x13 PAGE \x1412\x15b", "a12b"},
		{"one in the instruction of another", "\x13 IF \x13 X \x141\x15 \x142\x15", "2"},
		{"one without a result", "a\x13 XE \x15b", "ab"},
		{"one that does not end is none", "a\x13b 12", "ab 12"},
		{"hyphens that must and may break", "a\x1e3\x1fb", "a-3b"},
		{"breaks of lines and paragraphs", "a\x0bb\rc", "a\nb|c"},
	} {
		if got := seen(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLooks(t *testing.T) {
	for _, c := range []struct {
		name             string
		changes          []byte
		unseen, doubtful bool
	}{
		{"none", nil, false, false},
		{"taken out", []byte{0x00, 0x08, 1}, true, false},
		{"hidden", []byte{0x3C, 0x08, 1}, true, false},
		{"hidden, and shown again", []byte{0x3C, 0x08, 1, 0x3C, 0x08, 0}, false, false},
		{"unlike a style that may be hidden", []byte{0x3C, 0x08, 0x81}, false, true},
		{"struck out", []byte{0x37, 0x08, 1}, false, true},
		{"raised", []byte{0x48, 0x2A, 1}, false, true},
		{"behind a change of another kind", []byte{0x43, 0x4A, 24, 0, 0x3C, 0x08, 1}, true, false},
		{"cut off", []byte{0x43, 0x4A, 24}, false, false},
	} {
		if f := characterFormatOf(c.changes); f.unseen != c.unseen || f.doubtful != c.doubtful {
			t.Errorf("%s: %+v", c.name, f)
		}
	}
}

// Text set off the line beside other text is in doubt, and text that all is so is not.
func TestOffTheLine(t *testing.T) {
	raised := characterFormatOf([]byte{0x45, 0x48, 8, 0})
	for text, want := range map[string]bool{"12": true, "1": false} {
		var p paragraph
		for i, c := range text {
			f := raised
			if i == 0 && len(text) > 1 {
				f = characterFormatOf([]byte{0x45, 0x48, 0, 0})
			}
			p.add(c, f)
		}
		if got := p.done(character{}, paragraphFormat{}).Doubtful; got != want {
			t.Errorf("%s: in doubt %v, want %v", text, got, want)
		}
	}
}

// A row says where its cells are; changes behind it join some.
func TestRowShape(t *testing.T) {
	row := append([]byte{0x08, 0xD6, 8 + 40 - 1 + 1, 0, 2, 0, 0, 100, 0, 200, 0}, make([]byte, 40)...)
	row[11] = 0x60 // the first begins a cell over rows
	row = append(row, 0x24, 0x56, 0, 2)
	want := markup.RowShape{Cells: []markup.CellShape{{Right: 100, Beside: markup.First, Below: markup.First}, {Right: 200, Beside: markup.Further}}}
	if f := paragraphFormatOf(nil, row); !reflect.DeepEqual(f.shape, want) {
		t.Errorf("%+v, want %+v", f.shape, want)
	}
}

func TestWhatIsNotRead(t *testing.T) {
	about := func(version, flags byte) streams {
		text := make([]byte, informationTo)
		copy(text, []byte{0xEC, 0xA5, version, 0})
		text[flagsAt+1] = flags
		return streams{textStream: text}
	}
	for name, c := range map[string]struct {
		streams streams
		want    error
	}{
		"encrypted":       {about(0xC1, 0x01), document.ErrPassword},
		"before Word 97":  {about(0x68, 0), ErrOlder},
		"of Word 97":      {about(0xC1, 0), nil},
		"without a start": {streams{textStream: {0xEC, 0xA5}}, errStructure},
	} {
		if _, err := inform(c.streams); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
