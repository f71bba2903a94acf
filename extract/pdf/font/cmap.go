package font

import (
	"strings"
	"unicode/utf16"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/character"
	"nianbao/extract/pdf/syntax"
)

// A cmap maps the codes of a composite font's strings: to CIDs for a font's
// encoding, to text for a ToUnicode stream (ISO 32000-1, 9.7.5 and 9.10.3).
type cmap struct {
	spaces   []codeSpace
	cids     rangeMap[uint32]   // the first CID of a range
	text     rangeMap[[]uint16] // of the first code; the last unit grows with the code
	base     *cmap              // what "usecmap" names, nil for none
	vertical bool
	// form is set where a code is a Unicode character; base then holds CIDs by
	// UTF-32 codes if it is of form utf32.
	form unicodeForm
	// collection is that of the CIDs, "Adobe-GB1", for predefined CMaps of one.
	collection string
}

// A code is a character code with its length in bytes: <01> and <0001> differ.
type code struct {
	value uint32
	bytes int
}

// key orders codes by length, then by value.
func (c code) key() uint64 { return uint64(c.bytes)<<32 | uint64(c.value) }

type codeSpace struct {
	low, high uint32
	bytes     int
}

const (
	maxCodeSpaces = 256 // the densest predefined CMap has 4
	maxUseCMap    = 8   // CMaps that use one another
)

// loadCMap reads an embedded CMap with those it uses. Entries it can't make
// sense of are left out, so that the codes they would have covered are reported
// as unmapped.
func loadCMap(v pdf.Value, depth int) *cmap {
	data, err := syntax.StreamBytes(v)
	if err != nil {
		return nil
	}
	m := parseCMap(data)
	m.vertical = m.vertical || v.Key("WMode").Int64() == 1
	switch use := v.Key("UseCMap"); {
	case m.base != nil:
	case use.Kind() == pdf.Name:
		m.base = predefinedCMap(use.Name())
	case use.Kind() == pdf.Stream && depth < maxUseCMap:
		m.base = loadCMap(use, depth+1)
	}
	return m
}

func parseCMap(data []byte) *cmap {
	m := &cmap{}
	l := &syntax.Lexer{Data: data}
	var args []syntax.Token
	for {
		t := l.Next()
		switch t.Kind {
		case syntax.KindEOF:
			return m
		case syntax.KindOperator:
			m.operator(t.Text, args)
			args = args[:0]
		default:
			if len(args) < 3*maxSpans {
				args = append(args, t)
			}
		}
	}
}

// identityText returns the text map by which codes are the characters themselves. The standard
// has no such one by name (ISO 32000-1, 9.10.3), but producers name it and viewers know it.
func identityText() *cmap {
	m := &cmap{}
	for bytes := 1; bytes <= 2; bytes++ {
		m.text.add(code{1, bytes}.key(), code{1<<(8*bytes) - 1, bytes}.key(), []uint16{1})
	}
	return m
}

func (m *cmap) operator(op string, args []syntax.Token) {
	switch op {
	case "usecmap":
		if n := len(args); n > 0 && args[n-1].Kind == syntax.KindName {
			m.base = predefinedCMap(args[n-1].Text)
		}
	case "endcodespacerange":
		for ; len(args) >= 2 && len(m.spaces) < maxCodeSpaces; args = args[2:] {
			low, high := codeOf(args[0]), codeOf(args[1])
			if low.bytes > 0 && low.bytes == high.bytes {
				m.spaces = append(m.spaces, codeSpace{low.value, high.value, low.bytes})
			}
		}
	case "endcidchar":
		for ; len(args) >= 2; args = args[2:] {
			m.addCIDs(codeOf(args[0]), codeOf(args[0]), args[1])
		}
	case "endcidrange":
		for ; len(args) >= 3; args = args[3:] {
			m.addCIDs(codeOf(args[0]), codeOf(args[1]), args[2])
		}
	case "endbfchar":
		for ; len(args) >= 2; args = args[2:] {
			m.addText(codeOf(args[0]), codeOf(args[0]), args[1])
		}
	case "endbfrange":
		for ; len(args) >= 3; args = args[3:] {
			m.addText(codeOf(args[0]), codeOf(args[1]), args[2])
		}
	case "def":
		if n := len(args); n >= 2 && args[n-2].Kind == syntax.KindName && args[n-2].Text == "WMode" {
			m.vertical = args[n-1].Num == 1
		}
	}
}

func (m *cmap) addCIDs(low, high code, cid syntax.Token) {
	if low.bytes > 0 && low.bytes == high.bytes && cid.Kind == syntax.KindNumber && 0 <= cid.Num && cid.Num <= maxCID {
		m.cids.add(low.key(), high.key(), uint32(cid.Num))
	}
}

func (m *cmap) addText(low, high code, dst syntax.Token) {
	if low.bytes == 0 || low.bytes != high.bytes {
		return
	}
	switch dst.Kind {
	case syntax.KindString:
		if u := syntax.Units(dst.Text); len(u) > 0 {
			m.text.add(low.key(), high.key(), u)
		}
	case syntax.KindArray:
		for i, item := range dst.Items {
			k := low.key() + uint64(i)
			if k > high.key() {
				return
			}
			if u := syntax.Units(item.Text); item.Kind == syntax.KindString && len(u) > 0 {
				m.text.add(k, k, u)
			}
		}
	}
}

func codeOf(t syntax.Token) code {
	var c code
	if t.Kind != syntax.KindString || len(t.Text) > 4 {
		return c
	}
	for i := 0; i < len(t.Text); i++ {
		c.value = c.value<<8 | uint32(t.Text[i])
	}
	c.bytes = len(t.Text)
	return c
}

// next splits the first code from s by the code space ranges. Where none fits,
// the one that shares most first bytes with s tells the length, else the
// shortest (ISO 32000-1, 9.7.6.3); without any range it is two bytes.
func (m *cmap) next(s string) code {
	spaces := m.codeSpaces()
	var c code
	for n := 1; n <= 4 && n <= len(s); n++ {
		c.value = c.value<<8 | uint32(s[n-1])
		c.bytes = n
		for _, r := range spaces {
			if r.bytes == n && r.matching(s) == n {
				return c
			}
		}
	}
	length, best := 2, -1
	for _, r := range spaces {
		if n := r.matching(s); n > best || n == best && r.bytes < length {
			length, best = r.bytes, n
		}
	}
	c = code{}
	for i := 0; i < length && i < len(s); i++ {
		c.value = c.value<<8 | uint32(s[i])
		c.bytes++
	}
	return c
}

func (m *cmap) codeSpaces() []codeSpace {
	for m.base != nil && len(m.spaces) == 0 {
		m = m.base
	}
	return m.spaces
}

// matching counts the first bytes of s that are within the bounds for their
// place; each byte has its own.
func (r codeSpace) matching(s string) int {
	n := 0
	for ; n < r.bytes && n < len(s); n++ {
		shift := 8 * (r.bytes - 1 - n)
		if b := uint32(s[n]); b < r.low>>shift&0xff || b > r.high>>shift&0xff {
			break
		}
	}
	return n
}

// lookup returns the text of a code, false where the CMap has none.
func (m *cmap) lookup(c code) (string, bool) {
	u, offset, ok := m.text.get(c.key())
	if !ok {
		return "", false
	}
	if offset > 0 {
		if offset > uint64(0xFFFF-u[len(u)-1]) {
			return character.Replacement, true // a range that runs past its own end
		}
		u = append([]uint16(nil), u...)
		u[len(u)-1] += uint16(offset)
	}
	return string(utf16.Decode(u)), true
}

// maxCID is the highest CID that the format allows.
const maxCID = 65535

// cid returns the CID of a code, false where the CMap has none.
func (m *cmap) cid(c code) (uint32, bool) {
	for ; m != nil; m = m.base {
		if first, offset, ok := m.cids.get(c.key()); ok {
			cid := uint64(first) + offset
			return uint32(cid), cid <= maxCID && (cid > 0 || m.collection == "")
		}
		if m.base != nil && m.form != m.base.form && m.base.form == utf32 {
			c = code{uint32(m.form.character(c)), 4}
		}
	}
	return 0, false
}

// character returns the character that the code itself is, false where codes
// are no Unicode.
func (m *cmap) character(c code) (string, bool) {
	if m.form == 0 {
		return "", false
	}
	r := m.form.character(c)
	return string(r), r > 0
}

// says reports whether the CMap tells anything apart: one that gives the same
// text to all of several codes does not say what they stand for.
func (m *cmap) says() bool {
	m.text.seal()
	spans := m.text.spans
	if len(spans) == 0 {
		return false
	}
	first, _ := m.lookup(code{uint32(spans[0].low), int(spans[0].low >> 32)})
	for _, s := range spans {
		text, _ := m.lookup(code{uint32(s.low), int(s.low >> 32)})
		if s.low < s.high || text != first {
			return true
		}
	}
	return len(spans) == 1 || strings.TrimSpace(first) == ""
}
