package extract

import (
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/unicode/norm"
)

// replacement stands for a glyph whose meaning the font does not tell.
const replacement = "\uFFFD"

// A font turns the strings of a content stream into characters and advances.
//
// The library's Width looks codes up in Widths alone, which composite fonts
// don't have, so every CJK glyph would be 0 wide, and its Encoder decodes whole
// strings, so that text and advance can't be told apart by glyph. Both are
// therefore read here, code by code, from the library's font dictionary.
type font struct {
	name      string
	bold      bool
	composite bool
	vertical  bool
	charset   *charset // of a predefined CMap, else nil
	encoding  *cmap    // an embedded CMap, else nil
	toUnicode *cmap    // nil where the font has none
	simple    [256]string
	widths    map[uint32]float64
	missing   float64 // width of codes that widths lacks
	vmetrics  map[uint32]verticalMetric
	vdefault  verticalMetric
	unit      float64 // glyph space to text space: 1/1000 but for Type 3
	known     map[code]char
}

// A verticalMetric is the advance and the origin of a glyph in vertical
// writing, in 1/1000 em.
type verticalMetric struct{ advance, originX, originY float64 }

// A char is one code of a shown string.
type char struct {
	text    string // replacement where unknown
	width   float64
	vmetric verticalMetric
	space   bool // single byte 32, to which word spacing applies
}

func loadFont(v pdf.Value) *font {
	f := &font{unit: 1.0 / 1000, missing: 1000, widths: map[uint32]float64{}, known: map[code]char{}}
	f.name = v.Key("BaseFont").Name()
	if _, after, ok := strings.Cut(f.name, "+"); ok {
		f.name = after
	}
	f.bold = strings.Contains(f.name, "Bold") || strings.Contains(f.name, "黑")
	if tu := v.Key("ToUnicode"); tu.Kind() == pdf.Stream {
		if data, err := streamBytes(tu); err == nil {
			f.toUnicode = parseCMap(data)
		}
	}
	if v.Key("Subtype").Name() == "Type0" {
		f.loadComposite(v)
	} else {
		f.loadSimple(v)
	}
	return f
}

func (f *font) loadSimple(v pdf.Value) {
	lib := pdf.Font{V: v}
	enc := lib.Encoder()
	for b := range f.simple {
		f.simple[b] = enc.Decode(string([]byte{byte(b)}))
		if r, _ := utf8.DecodeRuneInString(f.simple[b]); r == utf8.RuneError {
			f.simple[b] = replacement
		}
	}
	f.missing = v.Key("FontDescriptor").Key("MissingWidth").Float64()
	widths := v.Key("Widths")
	if widths.Len() == 0 && f.missing == 0 {
		// One of the standard 14 fonts, whose metrics a viewer knows by heart;
		// half an em is right for the digits of the most used ones to within
		// a twentieth.
		f.missing = 500
		if strings.Contains(f.name, "Courier") {
			f.missing = 600
		}
	}
	first := v.Key("FirstChar").Int64()
	for i := 0; i < widths.Len() && i < 256; i++ {
		f.widths[uint32(first)+uint32(i)] = widths.Index(i).Float64()
	}
	if v.Key("Subtype").Name() == "Type3" {
		if m := v.Key("FontMatrix"); m.Len() == 6 && m.Index(0).Float64() > 0 {
			f.unit = m.Index(0).Float64()
		}
	}
}

func (f *font) loadComposite(v pdf.Value) {
	f.composite = true
	switch enc := v.Key("Encoding"); enc.Kind() {
	case pdf.Name:
		f.vertical = strings.HasSuffix(enc.Name(), "-V") || enc.Name() == "V"
		f.charset = predefined(enc.Name())
	case pdf.Stream:
		if data, err := streamBytes(enc); err == nil {
			f.encoding = parseCMap(data)
			f.vertical = f.encoding.vertical || enc.Key("WMode").Int64() == 1
		}
	}
	d := v.Key("DescendantFonts").Index(0)
	if dw := d.Key("DW"); !dw.IsNull() {
		f.missing = dw.Float64()
	}
	w := d.Key("W")
	for i := 0; i < w.Len(); {
		first := uint32(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == pdf.Array {
			for j := 0; j < list.Len(); j++ {
				f.widths[first+uint32(j)] = list.Index(j).Float64()
			}
			i += 2
			continue
		}
		last, width := uint32(w.Index(i+1).Int64()), w.Index(i+2).Float64()
		for c := first; c <= last && c-first < 1<<16; c++ {
			f.widths[c] = width
		}
		i += 3
	}
	f.vdefault = verticalMetric{advance: -1000, originY: 880}
	if dw2 := d.Key("DW2"); dw2.Len() == 2 {
		f.vdefault = verticalMetric{advance: dw2.Index(1).Float64(), originY: dw2.Index(0).Float64()}
	}
	if f.vertical {
		f.loadVertical(d.Key("W2"))
	}
}

func (f *font) loadVertical(w2 pdf.Value) {
	f.vmetrics = map[uint32]verticalMetric{}
	metric := func(at func(int) pdf.Value) verticalMetric {
		return verticalMetric{at(0).Float64(), at(1).Float64(), at(2).Float64()}
	}
	for i := 0; i < w2.Len(); {
		first := uint32(w2.Index(i).Int64())
		if list := w2.Index(i + 1); list.Kind() == pdf.Array {
			for j := 0; j+2 < list.Len(); j += 3 {
				f.vmetrics[first+uint32(j/3)] = metric(func(k int) pdf.Value { return list.Index(j + k) })
			}
			i += 2
			continue
		}
		last := uint32(w2.Index(i + 1).Int64())
		for c := first; c <= last && c-first < 1<<16; c++ {
			f.vmetrics[c] = metric(func(k int) pdf.Value { return w2.Index(i + 2 + k) })
		}
		i += 5
	}
}

// chars calls do for every character code of a shown string.
func (f *font) chars(s string, do func(char)) {
	for len(s) > 0 {
		c := f.next(s)
		ch, ok := f.known[c]
		if !ok {
			ch = f.char(c, s[:c.bytes])
			f.known[c] = ch
		}
		do(ch)
		s = s[c.bytes:]
	}
}

func (f *font) next(s string) code {
	switch {
	case !f.composite:
		return code{uint32(s[0]), 1}
	case f.encoding != nil:
		return f.encoding.next(s, 2)
	}
	n := 2 // Identity-H and -V
	if f.charset != nil {
		n = f.charset.length(s)
	}
	n = min(n, len(s))
	c := code{bytes: n}
	for i := range n {
		c.value = c.value<<8 | uint32(s[i])
	}
	return c
}

func (f *font) char(c code, raw string) char {
	ch := char{space: c.bytes == 1 && c.value == ' '}
	cid := c.value
	if f.encoding != nil {
		cid = f.encoding.cid(c)
	}
	if f.charset != nil {
		cid = f.charset.cid(c)
	}
	ch.width = f.missing
	if w, ok := f.widths[cid]; ok {
		ch.width = w
	}
	if f.vertical {
		ch.vmetric = f.vdefault
		ch.vmetric.originX = ch.width / 2
		if m, ok := f.vmetrics[cid]; ok {
			ch.vmetric = m
		}
	}
	ch.text = f.text(c, raw)
	return ch
}

func (f *font) text(c code, raw string) string {
	if f.toUnicode != nil {
		if s, ok := f.toUnicode.lookup(c); ok {
			return clean(s)
		}
		// Producers write one-byte codes for simple fonts, two for composite
		// ones, whatever the length of the code in the string.
		for _, n := range []int{1, 2} {
			if s, ok := f.toUnicode.lookup(code{c.value, n}); ok {
				return clean(s)
			}
		}
	}
	switch {
	case f.charset != nil:
		return clean(f.charset.decode(raw))
	case !f.composite && f.toUnicode == nil:
		return clean(f.simple[c.value&0xff])
	case !f.composite && c.value < 0x80:
		return f.simple[c.value] // a ToUnicode that leaves out ASCII
	}
	return replacement
}

// clean folds what looks like a plain character to that character; wide forms
// and punctuation stay as they are printed.
func clean(s string) string {
	if s == "" || strings.ContainsRune(s, 0) {
		return replacement
	}
	plain := true
	for _, r := range s {
		plain = plain && !folds(r)
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if folds(r) {
			b.WriteString(foldings.Replace(norm.NFKC.String(string(r))))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func folds(r rune) bool {
	return 0x2E80 <= r && r <= 0x2FDF || 0xF900 <= r && r <= 0xFAFF || 0xFB00 <= r && r <= 0xFB06
}

// streamBytes returns the decoded bytes of a stream. The library panics at an
// unknown filter or broken data; that comes back as an error.
func streamBytes(v pdf.Value) (data []byte, err error) {
	defer recoverTo(&err)
	r := v.Reader()
	defer r.Close()
	data, err = io.ReadAll(io.LimitReader(r, maxStream+1))
	if err == nil && len(data) > maxStream {
		err = ErrLimit
	}
	return data, err
}

// maxStream bounds the decoded size of one stream in bytes.
const maxStream = 64 << 20

// A charset is the character set behind a predefined CMap: its codes are text
// in that set already, so no mapping data is needed for the text.
type charset struct {
	length func(s string) int
	decode func(raw string) string
	// ascii is the CID of "!" in Adobe-GB1: 2 for proportional Latin, 814 for
	// half-width. Widths of other CIDs are the default, a full em.
	ascii uint32
}

// predefined returns the character set of a predefined CMap for simplified
// Chinese (ISO 32000-1, table 118), nil for Identity and unknown names.
func predefined(name string) *charset {
	base := strings.TrimSuffix(strings.TrimSuffix(name, "-H"), "-V")
	switch base {
	case "GBK-EUC", "GB-EUC":
		return &charset{gbkLength, gbkDecode, 814}
	case "GBKp-EUC", "GBK2K", "GBpc-EUC":
		return &charset{gbkLength, gbkDecode, 2}
	case "UniGB-UCS2", "UniGB-UTF16":
		return &charset{utf16Length, utf16Decode, 2}
	}
	return nil
}

func (cs *charset) cid(c code) uint32 {
	if c.value == ' ' {
		return 1
	}
	if '!' <= c.value && c.value <= '~' {
		return c.value - '!' + cs.ascii
	}
	return 1 << 31 // beyond any CID: takes the default width
}

func gbkLength(s string) int {
	if s[0] < 0x81 || len(s) < 2 {
		return 1
	}
	if '0' <= s[1] && s[1] <= '9' && len(s) >= 4 {
		return 4 // GB 18030
	}
	return 2
}

func gbkDecode(raw string) string {
	s, err := simplifiedchinese.GB18030.NewDecoder().String(raw)
	if err != nil {
		return replacement
	}
	return s
}

func utf16Length(s string) int {
	if len(s) >= 4 && s[0]&0xfc == 0xd8 {
		return 4
	}
	return 2
}

func utf16Decode(raw string) string { return string(utf16.Decode(units(raw))) }
