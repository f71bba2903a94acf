package font

import (
	"math"
	"slices"
	"strings"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/charmap"

	"nianbao/extract/character"
)

// Flags of a font descriptor (ISO 32000-1, table 123).
const (
	flagSymbolic    = 1 << 2
	flagNonsymbolic = 1 << 5
)

// loadSimple reads a font with codes of one byte (ISO 32000-1, 9.6).
func (f *Font) loadSimple(v pdf.Value) {
	descriptor := v.Key("FontDescriptor")
	f.setFile(descriptor)
	type3 := v.Key("Subtype").Name() == "Type3"
	f.embedded = f.embedded || type3
	// Producers that subset symbolic TrueType fonts number the glyphs anew, in
	// the order of their use: what other fonts have at a code says nothing then.
	f.renumbered = f.file.Kind() == pdf.Stream && descriptor.Key("Flags").Int64()&(flagSymbolic|flagNonsymbolic) == flagSymbolic
	f.loadEncoding(v.Key("Encoding"), v.Key("Subtype").Name())

	f.missing = descriptor.Key("MissingWidth").Float64()
	widths := v.Key("Widths")
	first := v.Key("FirstChar").Int64()
	for i := 0; i < widths.Len() && i < 256; i++ {
		if c := first + int64(i); 0 <= c && c < 256 {
			f.widths.add(uint64(c), uint64(c), widths.Index(i).Float64())
		}
	}
	if widths.Len() == 0 && f.missing == 0 {
		f.standardWidths()
	}
	if m := v.Key("FontMatrix"); type3 && m.Len() == 6 && m.Index(0).Float64() > 0 {
		f.Unit = m.Index(0).Float64()
		f.Em = emOf(widths, v.Key("FontBBox"), m)
	}
}

// Of fonts with an em of 1 in text space the widest character is about as wide.
const (
	narrowestEm = 0.1
	widestEm    = 5
)

// emOf returns how high an em of a Type 3 font is in text space. It is 1 unless the widths of
// its characters say that it is drawn in other units; then it is as high as its box, if that
// goes with the widest of them, else as that is wide.
func emOf(widths, box, matrix pdf.Value) float64 {
	widest := 0.0
	for i := 0; i < widths.Len() && i < 256; i++ {
		widest = math.Max(widest, widths.Index(i).Float64()*matrix.Index(0).Float64())
	}
	if widest == 0 || narrowestEm <= widest && widest <= widestEm {
		return 1
	}
	high := math.Abs((box.Index(3).Float64() - box.Index(1).Float64()) * matrix.Index(3).Float64())
	if widest/2 <= high && high <= 3*widest {
		return high
	}
	return widest
}

func (f *Font) loadEncoding(enc pdf.Value, subtype string) {
	base := enc.Name()
	if enc.Kind() == pdf.Dict {
		base = enc.Key("BaseEncoding").Name()
	}
	pictorial := f.pictorial()
	var builtin *[256]string
	if !isNamedEncoding(base) {
		builtin = builtinNames(f.outlines)
	}
	for c := range f.simple {
		f.declared[c] = true
		switch base {
		case "WinAnsiEncoding":
			f.simple[c] = charmapText(charmap.Windows1252, byte(c))
		case "MacRomanEncoding":
			f.simple[c] = charmapText(charmap.Macintosh, byte(c))
		case "StandardEncoding":
			f.simple[c] = glyphNames().standard[c]
		default:
			f.declared[c] = false
			switch {
			case builtin != nil && f.declareName(c, builtin[c], pictorial):
			case pictorial != nil:
				f.simple[c], f.declared[c] = pictorial.encoding[c], pictorial.encoding[c] != ""
			case subtype == "Type3" || f.renumbered || f.isPictorial():
			case subtype == "TrueType":
				f.simple[c] = charmapText(charmap.Windows1252, byte(c))
			default:
				f.simple[c] = glyphNames().standard[c]
			}
		}
	}
	differences := enc.Key("Differences")
	c := int64(0)
	for i := 0; i < differences.Len(); i++ {
		switch x := differences.Index(i); x.Kind() {
		case pdf.Integer:
			c = x.Int64()
		case pdf.Name:
			if 0 <= c && c < 256 {
				f.simple[c], f.declared[c] = "", false
				f.declareName(int(c), x.Name(), pictorial)
			}
			c++
		}
	}
}

// declareName notes what the glyph with the name, which is at the code, stands for, and
// reports whether the name says it.
func (f *Font) declareName(c int, name string, pictorial *pictorialFont) bool {
	text, ok := "", false
	if pictorial != nil {
		text, ok = pictorial.text[name]
	}
	if !ok || text == "" {
		text, ok = textOfName(name)
	}
	if ok {
		f.simple[c], f.declared[c] = text, true
	}
	return ok
}

func isNamedEncoding(name string) bool {
	return name == "WinAnsiEncoding" || name == "MacRomanEncoding" || name == "StandardEncoding"
}

// pictorial returns the one of the standard fonts with pictures or Greek letters that the
// font is, nil for any other.
func (f *Font) pictorial() *pictorialFont {
	switch {
	case f.Name == "Symbol", strings.HasPrefix(f.Name, "Symbol,"), strings.HasPrefix(f.Name, "SymbolMT"):
		return pictorialFonts()["Symbol"]
	case strings.Contains(f.Name, "ZapfDingbats"):
		return pictorialFonts()["ZapfDingbats"]
	}
	return nil
}

// isPictorial reports whether the font is one of those that draw pictures where
// others have letters and digits.
func (f *Font) isPictorial() bool {
	return slices.ContainsFunc([]string{"Dingbats", "Wingdings", "Webdings"}, func(s string) bool { return strings.Contains(f.Name, s) })
}

func charmapText(m *charmap.Charmap, b byte) string {
	r := m.DecodeByte(b)
	switch {
	case character.IsMeaningless(r):
		return ""
	case r == 0xAD:
		return "-" // a soft hyphen that is in the encoding is meant to be seen
	}
	return string(r)
}

// standardWidths sets the widths of the standard 14 fonts, which a file need
// not hold as a viewer knows them by heart.
func (f *Font) standardWidths() {
	// What half an em is too wide or too narrow for is neither a digit nor a
	// letter that figures are made of.
	f.missing = 500
	if strings.Contains(f.Name, "Courier") {
		f.missing = 600
		return
	}
	widths := glyphNames().widths[standardName(f.Name)]
	if p := f.pictorial(); p != nil {
		widths = p.widths
	}
	for c, text := range f.simple {
		if w, ok := widths[text]; ok {
			f.widths.add(uint64(c), uint64(c), w)
		}
	}
}

// standardName returns the standard font with the metrics of the named one:
// "Helvetica-Bold" for "Arial,BoldItalic"; "" if there is none.
func standardName(name string) string {
	bold := strings.Contains(name, "Bold")
	slanted := strings.Contains(name, "Italic") || strings.Contains(name, "Oblique")
	switch {
	case strings.HasPrefix(name, "Helvetica"), strings.HasPrefix(name, "Arial"):
		if bold {
			return "Helvetica-Bold"
		}
		return "Helvetica"
	case strings.HasPrefix(name, "Times"):
		switch {
		case bold && slanted:
			return "Times-BoldItalic"
		case bold:
			return "Times-Bold"
		case slanted:
			return "Times-Italic"
		}
		return "Times-Roman"
	}
	return ""
}
