package font

import (
	"errors"
	"strings"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/character"
	"nianbao/extract/document"
	"nianbao/extract/pdf/syntax"
)

// A Font turns the strings of a content stream into characters and advances.
//
// The library's Width looks codes up in Widths alone, which composite fonts
// don't have, so every CJK glyph would be 0 wide, and its Encoder decodes whole
// strings, so that text and advance can't be told apart by glyph, and takes the
// code for the character where it does not know the glyph's name. Both are
// therefore read here, code by code, from the library's font dictionary.
type Font struct {
	Name       string
	bold       bool
	Vertical   bool
	embedded   bool        // the file holds the glyphs
	renumbered bool        // a simple font whose codes are of its own making
	encoding   *cmap       // codes to CIDs; nil for a simple font
	simple     [256]string // what a simple font's encoding says, "" for nothing
	declared   [256]bool   // says so by a name in the file, not as most fonts have it
	toUnicode  *cmap       // nil where the font has none
	wrongMap   bool        // its ToUnicode says the same of every code
	widths     rangeMap[float64]
	missing    float64 // width of codes that widths lacks
	vmetrics   rangeMap[verticalMetric]
	vdefault   verticalMetric
	Unit       float64 // glyph space to text space: 1/1000 but for Type 3
	Em         float64 // how high an em is in text space: 1 but for Type 3
	known      map[code]Char

	// What the glyphs themselves say; see evidence.go.
	collection string    // of the CIDs, "" where they mean nothing by themselves
	file       pdf.Value // the embedded TrueType or OpenType program
	outlines   pdf.Value // the embedded program of another kind
	glyphMap   pdf.Value // a stream from CIDs to glyphs, null where they are the same
	opened     bool
	program    *program // once opened; nil where it says nothing
	glyphs     []byte   // the stream of glyphMap, once opened
	weighed    bool
	reliable   bool // once weighed: the glyphs' evidence agrees with ToUnicode
}

// A verticalMetric is the advance and the origin of a glyph in vertical
// writing, in 1/1000 em.
type verticalMetric struct{ Advance, OriginX, OriginY float64 }

// A Char is one code of a shown string.
type Char struct {
	Text     string // replacement where unknown
	Width    float64
	VMetric  verticalMetric
	Space    bool // single byte 32, to which word spacing applies
	Conflict *Conflict
}

// Load reads a font dictionary. What it can't make sense of is left out, so that the
// codes it would have told of are reported as unmapped.
func Load(v pdf.Value) *Font {
	f := &Font{Unit: 1.0 / 1000, Em: 1, known: map[code]Char{}}
	f.Name = v.Key("BaseFont").Name()
	if _, after, ok := strings.Cut(f.Name, "+"); ok {
		f.Name = after
	}
	f.bold = strings.Contains(f.Name, "Bold") || strings.Contains(f.Name, "黑")
	switch tu := v.Key("ToUnicode"); {
	case strings.HasPrefix(tu.Name(), "Identity-"):
		f.toUnicode = identityText()
	case tu.Kind() == pdf.Stream:
		// Of a damaged stream the sections before the damage are whole.
		if data, err := syntax.StreamBytes(tu); len(data) > 0 && !errors.Is(err, document.ErrLimit) {
			f.toUnicode = parseCMap(data)
			f.wrongMap = !f.toUnicode.says()
		}
	}
	if v.Key("Subtype").Name() == "Type0" {
		f.loadComposite(v)
	} else {
		f.loadSimple(v)
	}
	return f
}

// setFile notes the embedded font program, if there is one.
func (f *Font) setFile(descriptor pdf.Value) {
	for _, key := range []string{"FontFile", "FontFile2", "FontFile3"} {
		if file := descriptor.Key(key); file.Kind() == pdf.Stream {
			f.embedded = true
			if key == "FontFile2" || file.Key("Subtype").Name() == "OpenType" {
				f.file = file
			} else {
				f.outlines = file
			}
		}
	}
}

// Chars calls do for every character code of a shown string.
func (f *Font) Chars(s string, do func(Char)) {
	for len(s) > 0 {
		c := code{uint32(s[0]), 1}
		if f.encoding != nil {
			c = f.encoding.next(s)
		}
		ch, ok := f.known[c]
		if !ok {
			ch = f.char(c)
			f.known[c] = ch
		}
		do(ch)
		s = s[c.bytes:]
	}
}

func (f *Font) char(c code) Char {
	ch := Char{Space: c.bytes == 1 && c.value == ' ', Width: f.missing}
	id, ok := f.glyphID(c)
	if ok {
		if w, _, listed := f.widths.get(uint64(id)); listed {
			ch.Width = w
		}
	}
	if f.Vertical {
		ch.VMetric = f.vdefault
		ch.VMetric.OriginX = ch.Width / 2
		if m, _, listed := f.vmetrics.get(uint64(id)); ok && listed {
			ch.VMetric = m
		}
	}
	ch.Text, ch.Conflict = f.meaning(c)
	ch.Text = character.Clean(ch.Text)
	return ch
}

// glyphID returns what widths are listed by: the CID, or in a simple font the
// code; false for a code that the encoding does not have.
func (f *Font) glyphID(c code) (uint32, bool) {
	if f.encoding == nil {
		return c.value, true
	}
	return f.encoding.cid(c)
}
