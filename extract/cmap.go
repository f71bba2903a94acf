package extract

import (
	"strings"
	"unicode/utf16"
)

// A cmap maps the codes of a composite font's strings: to CIDs for a font's
// encoding, to text for a ToUnicode stream (ISO 32000-1, 9.7.5 and 9.10.3).
type cmap struct {
	spaces   []codeSpace
	cids     []cidRange
	text     map[code]string
	ranges   []textRange
	vertical bool
}

// A code is a character code with its length in bytes: <01> and <0001> differ.
type code struct {
	value uint32
	bytes int
}

type codeSpace struct {
	low, high uint32
	bytes     int
}

type cidRange struct {
	low, high code
	cid       uint32
}

type textRange struct {
	low, high code
	text      []uint16 // of low; the last unit grows with the code
}

// The bound keeps a hostile bfrange array from filling memory.
const maxCMapEntries = 1 << 17

// parseCMap reads a CMap. Entries it can't make sense of are left out, so that
// the codes they would have covered are reported as unmapped.
func parseCMap(data []byte) *cmap {
	m := &cmap{text: map[code]string{}}
	l := &lexer{data: data}
	var args []token
	for {
		t := l.next()
		switch t.kind {
		case kindEOF:
			return m
		case kindOperator:
			m.operator(t.text, args)
			args = args[:0]
		default:
			args = append(args, t)
		}
	}
}

func (m *cmap) operator(op string, args []token) {
	switch op {
	case "endcodespacerange":
		for ; len(args) >= 2; args = args[2:] {
			low, high := codeOf(args[0]), codeOf(args[1])
			if low.bytes > 0 && low.bytes == high.bytes {
				m.spaces = append(m.spaces, codeSpace{low.value, high.value, low.bytes})
			}
		}
	case "endcidchar":
		for ; len(args) >= 2; args = args[2:] {
			c := codeOf(args[0])
			m.cids = append(m.cids, cidRange{c, c, uint32(args[1].num)})
		}
	case "endcidrange":
		for ; len(args) >= 3; args = args[3:] {
			m.cids = append(m.cids, cidRange{codeOf(args[0]), codeOf(args[1]), uint32(args[2].num)})
		}
	case "endbfchar":
		for ; len(args) >= 2; args = args[2:] {
			if len(m.text) < maxCMapEntries && args[1].kind == kindString {
				m.text[codeOf(args[0])] = string(utf16.Decode(units(args[1].text)))
			}
		}
	case "endbfrange":
		for ; len(args) >= 3; args = args[3:] {
			m.addRange(codeOf(args[0]), codeOf(args[1]), args[2])
		}
	case "def":
		if n := len(args); n >= 2 && args[n-2].kind == kindName && args[n-2].text == "WMode" {
			m.vertical = args[n-1].num == 1
		}
	}
}

func (m *cmap) addRange(low, high code, dst token) {
	if low.bytes != high.bytes || high.value < low.value {
		return
	}
	switch dst.kind {
	case kindString:
		if u := units(dst.text); len(u) > 0 {
			m.ranges = append(m.ranges, textRange{low, high, u})
		}
	case kindArray:
		for i, item := range dst.items {
			c := code{low.value + uint32(i), low.bytes}
			if c.value > high.value || len(m.text) >= maxCMapEntries {
				return
			}
			m.text[c] = string(utf16.Decode(units(item.text)))
		}
	}
}

func codeOf(t token) code {
	var c code
	if t.kind != kindString || len(t.text) > 4 {
		return c
	}
	for i := 0; i < len(t.text); i++ {
		c.value = c.value<<8 | uint32(t.text[i])
	}
	c.bytes = len(t.text)
	return c
}

// units splits a string into UTF-16 code units; some producers write a single
// byte for an ASCII character.
func units(s string) []uint16 {
	if len(s) == 1 {
		return []uint16{uint16(s[0])}
	}
	u := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return u
}

// next splits the first code from s by the code space ranges; fallback is the
// code length assumed where none fits.
func (m *cmap) next(s string, fallback int) code {
	var c code
	for n := 1; n <= 4 && n <= len(s); n++ {
		c.value = c.value<<8 | uint32(s[n-1])
		c.bytes = n
		for _, r := range m.spaces {
			if r.bytes == n && inSpace(c.value, r) {
				return c
			}
		}
	}
	c = code{}
	for i := 0; i < fallback && i < len(s); i++ {
		c.value = c.value<<8 | uint32(s[i])
		c.bytes++
	}
	return c
}

// inSpace tests each byte against its own bounds, as the format defines.
func inSpace(v uint32, r codeSpace) bool {
	for shift := 0; shift < 8*r.bytes; shift += 8 {
		b := v >> shift & 0xff
		if b < r.low>>shift&0xff || b > r.high>>shift&0xff {
			return false
		}
	}
	return true
}

// lookup returns the text of a code, false where the CMap has none.
func (m *cmap) lookup(c code) (string, bool) {
	if s, ok := m.text[c]; ok {
		return s, true
	}
	for _, r := range m.ranges {
		if c.bytes == r.low.bytes && r.low.value <= c.value && c.value <= r.high.value {
			u := append([]uint16(nil), r.text...)
			u[len(u)-1] += uint16(c.value - r.low.value)
			return string(utf16.Decode(u)), true
		}
	}
	return "", false
}

// cid returns the CID of a code, 0 (notdef) where the CMap has none.
func (m *cmap) cid(c code) uint32 {
	for _, r := range m.cids {
		if c.bytes == r.low.bytes && r.low.value <= c.value && c.value <= r.high.value {
			return r.cid + c.value - r.low.value
		}
	}
	return 0
}

// foldings are CJK radicals that fonts put in place of the character they look
// like and that compatibility normalization leaves alone
// (Unicode's EquivalentUnifiedIdeograph.txt, the simplified ones).
var foldings = strings.NewReplacer(
	"⺁", "厂", "⺎", "兀", "⺟", "母", "⺠", "民", "⻄", "西", "⻅", "见", "⻆", "角", "⻉", "贝",
	"⻋", "车", "⻓", "长", "⻔", "门", "⻘", "青", "⻙", "韦", "⻚", "页", "⻛", "风", "⻜", "飞",
	"⻝", "食", "⻢", "马", "⻣", "骨", "⻤", "鬼", "⻥", "鱼", "⻦", "鸟", "⻨", "麦", "⻩", "黄",
	"⻬", "齐", "⻮", "齿", "⻰", "龙", "⻳", "龟",
)
