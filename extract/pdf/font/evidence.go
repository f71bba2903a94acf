package font

import (
	"encoding/binary"
	"strings"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"

	"nianbao/extract/character"
	"nianbao/extract/document"
	"nianbao/extract/pdf/syntax"
)

// What a code stands for is told by up to three witnesses: the text map that
// the producer added (ToUnicode), which is made to be copied from and can be
// wrong without anyone seeing it; the CID or the glyph's name, where they are
// of a known collection or encoding; and the table of the embedded font by
// which it finds its glyphs. The last two say what is drawn, so what people see.

// A Conflict is a code of which the text map says another digit than is drawn.
type Conflict struct {
	Stated, Drawn string
	Read          string // which of the two was taken
}

// meaning returns what a code stands for, replacement or a private character
// where no witness says.
func (f *Font) meaning(c code) (string, *Conflict) {
	mapped, listed := f.mapped(c)
	stated, ok := mapped, listed && character.IsMeaningful(mapped) && !f.wrongMap
	named, isNamed := f.named(c)
	if !ok || isNamed && isBlank(stated) && !isBlank(named) && !f.renumbered {
		stated, ok = named, isNamed // a point that is said to be a space would be lost
	}
	drawn := f.shown(c)
	switch {
	case ok && !contradicts(stated, drawn):
		return stated, nil
	case ok:
		x := &Conflict{stated, drawn[0], stated}
		if f.isReliable() {
			x.Read = drawn[0]
		}
		return x.Read, x
	case len(drawn) > 0:
		return drawn[0], nil
	}
	// What fonts without a named encoding have at a code. Fonts of the viewer do
	// have it there; of embedded ones it is a guess, which is made where there is
	// no text map, and for ASCII that a text map leaves out.
	usual := f.encoding == nil && f.simple[c.value&0xff] != "" &&
		(!f.embedded || f.toUnicode == nil || !listed && c.value < 0x80)
	switch {
	case usual:
		return f.simple[c.value&0xff], nil
	case listed && character.IsPrivate(mapped) && !f.wrongMap:
		return mapped, nil
	}
	return character.Replacement, nil
}

// mapped returns what ToUnicode holds for a code.
func (f *Font) mapped(c code) (string, bool) {
	if f.toUnicode == nil {
		return "", false
	}
	if s, ok := f.toUnicode.lookup(c); ok {
		return s, true
	}
	// Producers write one-byte codes for simple fonts, two for composite ones,
	// whatever the length of the code in the string.
	for _, n := range []int{1, 2} {
		if s, ok := f.toUnicode.lookup(code{c.value, n}); ok {
			return s, true
		}
	}
	return "", false
}

// named returns what the code itself, its CID or the name of its glyph stands
// for.
func (f *Font) named(c code) (string, bool) {
	if f.encoding == nil {
		text := f.simple[c.value&0xff]
		return text, f.declared[c.value&0xff] && text != ""
	}
	if s, ok := f.encoding.character(c); ok && character.IsMeaningful(s) {
		return s, true
	}
	if cid, ok := f.encoding.cid(c); ok {
		return collectionOf(f.collection).text(cid)
	}
	return "", false
}

// shown returns what people see: what is drawn, or where the font's tables do
// not tell that, what its CID or name has a viewer draw.
func (f *Font) shown(c code) []string {
	if drawn := f.drawn(c); len(drawn) > 0 {
		return drawn
	}
	if named, ok := f.named(c); ok && !f.renumbered {
		return []string{named}
	}
	return nil
}

// drawn returns the characters for which the embedded font has the code's
// glyph, the plainest first.
func (f *Font) drawn(c code) []string {
	glyph, ok := f.glyph(c)
	if !ok {
		return nil
	}
	var list []string
	for _, m := range f.program.drawnFor(glyph) {
		list = append(list, string(m.character))
	}
	return list
}

// glyph returns the number of the code's glyph in the embedded font.
func (f *Font) glyph(c code) (uint16, bool) {
	if f.open(); f.program == nil {
		return 0, false
	}
	if f.encoding == nil {
		if f.declared[c.value&0xff] {
			return 0, false // found by the character that is declared
		}
		for _, k := range []uint32{c.value, 0xF000 + c.value} {
			if g, ok := f.program.symbols[k]; ok {
				return g, true
			}
		}
		g, ok := f.program.mac[c.value]
		return g, ok
	}
	cid, ok := f.encoding.cid(c)
	switch {
	case !ok || f.program.keyed:
		return 0, false
	case f.glyphMap.IsNull():
		return uint16(cid), true
	case 2*cid+2 <= uint32(len(f.glyphs)):
		return binary.BigEndian.Uint16(f.glyphs[2*cid:]), true
	}
	return 0, false
}

// open reads the embedded font when it is first asked for.
func (f *Font) open() {
	if f.opened {
		return
	}
	f.opened = true
	if f.file.Kind() != pdf.Stream {
		return
	}
	p, err := openProgram(f.file)
	if err != nil {
		return // a font that can't be read says nothing
	}
	if f.glyphMap.Kind() == pdf.Stream {
		if f.glyphs, err = syntax.StreamBytes(f.glyphMap); err != nil {
			return
		}
	}
	f.program = p
}

func openProgram(file pdf.Value) (p *program, err error) {
	defer document.RecoverTo(&err)
	r := file.Reader()
	defer r.Close()
	return readProgram(r)
}

// maxWeighed is how many codes are compared to tell whether a font is reliable.
const maxWeighed = 4096

// isReliable reports whether what is drawn can be told with certainty: the font
// is not embedded, so that a viewer has nothing but the CID or the name to go
// by, or the font's evidence agrees with the text map about most of the codes.
// A font whose table was not renewed when its glyphs were numbered anew differs
// in nearly all.
func (f *Font) isReliable() bool {
	if !f.embedded {
		return true
	}
	if f.weighed {
		return f.reliable
	}
	f.weighed = true
	if f.toUnicode == nil {
		return false
	}
	agree, differ, left := 0, 0, maxWeighed
	for _, s := range f.toUnicode.text.spans {
		for k := s.low; k <= s.high && left > 0; k++ {
			left--
			c := code{uint32(k), int(k >> 32)}
			mapped, ok := f.toUnicode.lookup(c)
			drawn := f.shown(c)
			switch {
			case !ok || !character.IsMeaningful(mapped) || len(drawn) == 0:
			case matches(mapped, drawn):
				agree++
			default:
				differ++
			}
		}
	}
	f.reliable = agree > differ
	return f.reliable
}

// contradicts reports whether a digit is at stake between what is stated and
// what is drawn. Forms of one digit, as ３ and 3, do not contradict each other.
func contradicts(stated string, drawn []string) bool {
	return len(drawn) > 0 && !matches(stated, drawn) && (hasDigit(stated) || hasDigit(drawn[0]))
}

func matches(stated string, drawn []string) bool {
	for _, d := range drawn {
		if d == stated || norm.NFKC.String(character.Clean(d)) == norm.NFKC.String(character.Clean(stated)) {
			return true
		}
	}
	return false
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

func hasDigit(s string) bool {
	return strings.ContainsAny(norm.NFKC.String(s), "0123456789")
}
