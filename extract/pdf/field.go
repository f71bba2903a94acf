package pdf

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
	"nianbao/extract/pdf/syntax"
)

// The flags of form fields (ISO 32000-1, 12.7.4.3 and 12.7.4.4).
const (
	flagMultiline = 1 << 12
	flagPassword  = 1 << 13
	flagCombo     = 1 << 17
)

// A typing is what stands in a form field, or in a typed note, as viewers show it.
type typing struct {
	lines []string
	wraps bool    // long lines go on in the next
	cuts  bool    // lines that don't fit are not shown, as in a list
	size  float64 // of the characters, in points; 0 for one that fits
}

// text returns the characters without white space.
func (t typing) text() string {
	return strings.Join(strings.Fields(strings.Join(t.lines, " ")), "")
}

// broken returns the lines as they are set in a width, in em.
func (t typing) broken(width float64) []string {
	if t.wraps {
		return wrapped(t.lines, width)
	}
	return t.lines
}

// textOf returns the characters of glyphs.
func textOf(glyphs []document.Glyph) string {
	var b strings.Builder
	for _, g := range glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// typedInto returns what stands in an annotation.
func typedInto(a pdf.Value) typing {
	flags := inheritedField(a, "Ff").Int64()
	kind := inheritedField(a, "FT").Name()
	t := typing{size: sizeIn(inheritedField(a, "DA"))}
	switch {
	case a.Key("Subtype").Name() == "FreeText":
		t.lines, t.wraps = textLines(a.Key("Contents")), true
	case kind == "Tx" && flags&flagPassword == 0:
		t.lines, t.wraps = textLines(inheritedField(a, "V")), flags&flagMultiline != 0
	case kind == "Ch" && (flags&flagCombo != 0 || inheritedField(a, "Opt").Len() == 0):
		t.lines = chosen(inheritedField(a, "V"), inheritedField(a, "Opt"))
	case kind == "Ch":
		t.lines, t.cuts = optionsFrom(inheritedField(a, "Opt"), inheritedField(a, "TI").Int64()), true
	}
	return t
}

// maxOptions is how many options of a list are looked at.
const maxOptions = 1000

// optionsFrom returns the options of a list, as they are shown, from the given one on.
func optionsFrom(options pdf.Value, first int64) []string {
	var lines []string
	for i := max(0, int(min(first, maxOptions))); i < options.Len() && i < maxOptions; i++ {
		lines = append(lines, strings.Join(textLines(shownOption(options.Index(i))), " "))
	}
	return lines
}

// chosen returns a value as it is shown: options may be kept under another text.
func chosen(value, options pdf.Value) []string {
	for i := 0; i < options.Len() && i < maxOptions; i++ {
		if o := options.Index(i); o.Len() == 2 && o.Index(0).RawString() == value.RawString() {
			return textLines(o.Index(1))
		}
	}
	return textLines(value)
}

// shownOption returns what is shown of an option: the second of two texts.
func shownOption(option pdf.Value) pdf.Value {
	if option.Len() == 2 {
		return option.Index(1)
	}
	return option
}

// sizeIn returns the size of the font that a default appearance sets, 0 for none.
func sizeIn(appearance pdf.Value) float64 {
	l := &syntax.Lexer{Data: []byte(appearance.RawString())}
	size := 0.0
	for before := 0.0; ; {
		switch t := l.Next(); {
		case t.Kind == syntax.KindEOF:
			return size
		case t.Kind == syntax.KindOperator && t.Text == "Tf":
			size = before
		default:
			before = t.Num
		}
	}
}

// inheritedField returns an entry of a form field or of the nearest one above it that has it.
func inheritedField(field pdf.Value, key string) pdf.Value {
	for depth := 0; depth < 16 && !field.IsNull(); depth++ {
		if v := field.Key(key); !v.IsNull() {
			return v
		}
		field = field.Key("Parent")
	}
	return pdf.Value{}
}

// textLines returns the lines of a text that are not blank, or those of a list of texts.
func textLines(v pdf.Value) []string {
	var lines []string
	for i := range v.Len() {
		lines = append(lines, textLines(v.Index(i))...)
	}
	if v.Kind() != pdf.String {
		return lines
	}
	for _, line := range strings.FieldsFunc(fieldText(v.RawString()), func(r rune) bool { return r == '\r' || r == '\n' }) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// fieldText returns a text string; of one that is in no form of Unicode each byte is a character
// of PDFDocEncoding.
func fieldText(s string) string {
	if text := syntax.TextString(s); text != "" {
		return text
	}
	return syntax.DocEncoded(s)
}

// How text is set in a field. Where each line begins and ends counts, and not how wide each
// character is.
const (
	usualSize   = 12.0
	leastSize   = 4.0
	lineHeight  = 1.2 // em
	fieldMargin = 2.0 // points
	wide        = 1.0 // em, of an ideograph
	narrow      = 0.5
)

// typeInto shows what is typed into a rectangle, in a size in which it fits.
func (in *interpreter) typeInto(t typing, rect document.Rect, page document.Matrix) {
	width := rect.Width() - 2*fieldMargin
	size := t.size
	if size <= 0 {
		size = math.Min(usualSize, 0.7*rect.Height()/float64(max(1, min(len(t.lines), 2))))
	}
	lines := t.broken(width / size)
	for size > leastSize && !t.cuts && !fits(lines, width/size, rect.Height()/size) {
		size--
		lines = t.broken(width / size)
	}
	if most := int(rect.Height() / (lineHeight * size)); t.cuts && len(lines) > most {
		lines = lines[:most]
	}
	x, y := rect.X0+fieldMargin, rect.CenterY()-0.38*size
	if len(lines) > 1 || t.cuts {
		y = rect.Y1 - size
	}
	for _, line := range lines {
		in.typed(line, x, y, size, page)
		y -= lineHeight * size
	}
}

// widthOf returns how wide a character is set, in em.
func widthOf(r rune) float64 {
	if r < 0x2E80 {
		return narrow
	}
	return wide
}

// lengthOf returns how wide a line is set, in em.
func lengthOf(line string) float64 {
	length := 0.0
	for _, r := range line {
		length += widthOf(r)
	}
	return length
}

// fits reports whether no line is wider than the width, and all are no higher together than
// the height, in em.
func fits(lines []string, width, height float64) bool {
	for _, line := range lines {
		if lengthOf(line) > width {
			return false
		}
	}
	return len(lines) <= 1 || lineHeight*float64(len(lines)) <= height
}

// wrapped breaks lines that are wider than the width, in em: at a blank, if there is one.
func wrapped(lines []string, width float64) []string {
	var list []string
	for _, line := range lines {
		from, blank, length := 0, -1, 0.0
		for at, r := range line {
			if r == ' ' {
				blank = at
			}
			length += widthOf(r)
			if length <= width || at == from {
				continue
			}
			end := at
			if blank > from {
				end = blank
			}
			list = append(list, strings.TrimSpace(line[from:end]))
			from, blank = end, -1
			length = lengthOf(line[end:at]) + widthOf(r)
		}
		list = append(list, strings.TrimSpace(line[from:]))
	}
	return list
}

// typed shows a line of text of the size that begins at a place.
func (in *interpreter) typed(line string, x, y, size float64, page document.Matrix) {
	in.strings++
	for _, r := range line {
		width := widthOf(r)
		box := page.Rect(document.Rect{X0: x, Y0: y + emDescent*size, X1: x + width*size, Y1: y + emAscent*size})
		x += width * size
		if r == ' ' || !in.near(box) {
			continue
		}
		in.glyphs = append(in.glyphs, document.Glyph{Text: string(r), Box: box, Font: "field", Size: size})
		in.looks = append(in.looks, look{string: in.strings})
	}
}
