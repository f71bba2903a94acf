package font

import (
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"
)

// A font program in the Compact Font Format (Adobe technical note 5176), as far as it says
// which name the glyph has that is at a code.
//
// golang.org/x/image/font/sfnt reads such programs as tables of OpenType fonts only, and
// tells no encoding.

// The strings that every such font has, a line each.
//
//go:embed glyphs/compact.txt
var compactStringTable string

var compactStrings = sync.OnceValue(func() []string { return strings.Fields(compactStringTable) })

// lastISOAdobe is the last string of the charset ISOAdobe, in which each glyph has the name
// of its number.
const lastISOAdobe = 228

// standardNames returns the names that StandardEncoding has at the codes. The standard
// strings are in its order.
var standardNames = sync.OnceValue(func() *[256]string {
	var names [256]string
	list := glyphNames()
	code := map[string]int{}
	for c, text := range list.standard {
		if text != "" {
			code[text] = c
		}
	}
	for _, name := range compactStrings()[1 : lastISOAdobe+1] {
		if c, ok := code[list.text[name]]; ok {
			names[c] = name
		}
	}
	return &names
})

// compactNames returns the names of the glyphs by code, nil where the program is broken or
// its glyphs have no names.
func compactNames(data []byte) *[256]string {
	p, ok := readCompact(data)
	if !ok || p.keyed {
		return nil
	}
	if p.encoding < 2 {
		// Expert fonts, number 1, have small capitals and old figures where letters and
		// figures are; none of them says so in a name that others have.
		return standardNames()
	}
	return p.names()
}

// A compact is the top of a program: where its parts are.
type compact struct {
	data                       []byte
	strings                    []byteRange
	charset, encoding, outline int
	keyed                      bool
}

type byteRange struct{ from, to int }

func readCompact(data []byte) (compact, bool) {
	p := compact{data: data}
	if len(data) < 4 || data[0] != 1 {
		return p, false
	}
	_, at := indexAt(data, int(data[2])) // the names of fonts
	tops, at := indexAt(data, at)
	p.strings, at = indexAt(data, at)
	if at < 0 || len(tops) == 0 {
		return p, false
	}
	top := data[tops[0].from:tops[0].to]
	p.readTop(top)
	return p, true
}

// readTop reads the operators of a top dictionary that say where things are.
func (p *compact) readTop(d []byte) {
	operand := 0
	for len(d) > 0 {
		b := d[0]
		used := 1
		switch {
		case b == 12 && len(d) > 1:
			p.keyed = p.keyed || d[1] == 30
			used = 2
		case b == 15:
			p.charset = operand
		case b == 16:
			p.encoding = operand
		case b == 17:
			p.outline = operand
		case b == 28 && len(d) > 2:
			operand, used = int(int16(binary.BigEndian.Uint16(d[1:]))), 3
		case b == 29 && len(d) > 4:
			operand, used = int(int32(binary.BigEndian.Uint32(d[1:]))), 5
		case b == 30: // a real number, which ends with a nibble of ones
			for used < len(d) && d[used]&0x0F != 0x0F && d[used]>>4 != 0x0F {
				used++
			}
			used = min(used+1, len(d))
		case 32 <= b && b <= 246:
			operand = int(b) - 139
		case 247 <= b && b <= 250 && len(d) > 1:
			operand, used = (int(b)-247)*256+int(d[1])+108, 2
		case 251 <= b && b <= 254 && len(d) > 1:
			operand, used = -(int(b)-251)*256-int(d[1])-108, 2
		}
		d = d[used:]
	}
}

// names returns the names by an encoding of the program's own.
func (p *compact) names() *[256]string {
	glyphs := p.glyphNames()
	in := &bytesFrom{p.data, p.encoding}
	format := in.byte()
	var names [256]string
	glyph := 1
	put := func(code, glyph int) {
		if code < 256 && glyph < len(glyphs) {
			names[code] = glyphs[glyph]
		}
	}
	n := in.byte()
	for range n {
		first, more := in.byte(), 0
		if format&0x7F == 1 {
			more = in.byte()
		}
		for k := range more + 1 {
			put(first+k, glyph)
			glyph++
		}
	}
	if format&0x80 != 0 {
		for range in.byte() {
			code, id := in.byte(), in.number()
			if code < 256 {
				names[code] = p.text(id)
			}
		}
	}
	return &names
}

// glyphNames returns the names of the glyphs in their order.
func (p *compact) glyphNames() []string {
	outlines, end := indexAt(p.data, p.outline)
	if end < 0 {
		return nil
	}
	names := make([]string, len(outlines))
	if p.charset < 3 {
		for i := range min(len(names), lastISOAdobe+1) {
			if p.charset == 0 {
				names[i] = p.text(i)
			}
		}
		return names
	}
	in := &bytesFrom{p.data, p.charset}
	format := in.byte()
	for i := 1; i < len(names) && in.at < len(in.data); {
		id, more := in.number(), 0
		switch format {
		case 1:
			more = in.byte()
		case 2:
			more = in.number()
		}
		for k := 0; k <= more && i < len(names); k++ {
			names[i] = p.text(id + k)
			i++
		}
	}
	return names
}

// text returns the string with a number, "" for none.
func (p *compact) text(id int) string {
	standard := compactStrings()
	if id < len(standard) {
		return standard[id]
	}
	if id -= len(standard); id < len(p.strings) {
		return string(p.data[p.strings[id].from:p.strings[id].to])
	}
	return ""
}

// bytesFrom reads numbers from a place on, and zeros beyond the end.
type bytesFrom struct {
	data []byte
	at   int
}

func (b *bytesFrom) byte() int {
	b.at++
	if b.at <= 0 || b.at > len(b.data) {
		return 0
	}
	return int(b.data[b.at-1])
}

func (b *bytesFrom) number() int { return b.byte()<<8 | b.byte() }

// indexAt returns where the entries of the INDEX at a place are and where it ends, -1
// where it is broken.
func indexAt(data []byte, at int) (entries []byteRange, end int) {
	if at < 0 || at+2 > len(data) {
		return nil, -1
	}
	count := int(binary.BigEndian.Uint16(data[at:]))
	if count == 0 {
		return nil, at + 2
	}
	if at+3 > len(data) {
		return nil, -1
	}
	size := int(data[at+2])
	base := at + 2 + (count+1)*size
	if size < 1 || size > 4 || base+1 > len(data) {
		return nil, -1
	}
	offset := func(i int) int {
		n := 0
		for _, b := range data[at+3+i*size : at+3+(i+1)*size] {
			n = n<<8 | int(b)
		}
		return base + n
	}
	entries = make([]byteRange, count)
	for i := range entries {
		from, to := offset(i), offset(i+1)
		if from <= base || to < from || to > len(data) {
			return nil, -1
		}
		entries[i] = byteRange{from, to}
	}
	return entries, entries[count-1].to
}

// isKeyed reports whether a font of this format chooses its glyphs by CID: whether its top
// dictionary has the operator ROS. It does so too where that can't be told: a number of a
// glyph is then not certain.
func isKeyed(data []byte) bool {
	p, ok := readCompact(data)
	return !ok || p.keyed
}
