package pdf

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
	"nianbao/extract/pdf/syntax"
)

// The flags of annotations that are not shown (ISO 32000-1, 12.5.3).
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// maxAnnotations is how many annotations of one page are looked at.
const maxAnnotations = 20000

// annotations shows the form fields, typed notes and stamps of a page as part of it, by
// their appearances, and returns the lines that strike text out.
func (in *interpreter) annotations(list pdf.Value, page document.Matrix) ([]document.Ruling, error) {
	var strikes []document.Ruling
	for i := 0; i < list.Len() && i < maxAnnotations; i++ {
		a := list.Index(i)
		if a.Key("F").Int64()&(flagHidden|flagNoView) != 0 || in.optional.isOff(a.Key("OC")) {
			continue
		}
		switch a.Key("Subtype").Name() {
		case "StrikeOut":
			strikes = append(strikes, strikesOf(a.Key("QuadPoints"), page)...)
		case "Widget", "FreeText", "Stamp":
			if err := in.appearance(a, page); err != nil {
				return nil, err
			}
		}
	}
	return strikes, nil
}

// appearance runs the normal appearance of an annotation (ISO 32000-1, 12.5.5).
func (in *interpreter) appearance(a pdf.Value, page document.Matrix) error {
	rect := rectOf(a.Key("Rect"))
	form := a.Key("AP").Key("N")
	if form.Kind() == pdf.Dict { // one for each state
		form = form.Key(a.Key("AS").Name())
	}
	if form.Kind() != pdf.Stream {
		in.fieldValue(a, rect, page)
		return nil
	}
	bbox := rectOf(form.Key("BBox"))
	matrix := matrixIn(form.Key("Matrix"))
	at := matrix.Rect(bbox)
	if at.Width() <= 0 || at.Height() <= 0 {
		return nil
	}
	sx, sy := rect.Width()/at.Width(), rect.Height()/at.Height()
	in.state = firstState(document.Matrix{sx, 0, 0, sy, rect.X0 - at.X0*sx, rect.Y0 - at.Y0*sy}.Then(page))
	in.saved = nil
	return in.form(form, newResources(in.formResources, nil), 0)
}

// fieldValue shows the value of a text field, what is chosen in a list, or the words of a
// typed note, where they have no appearance and viewers make one: where each line begins
// counts, and not how wide each character is.
func (in *interpreter) fieldValue(a pdf.Value, rect document.Rect, page document.Matrix) {
	value := a.Key("Contents")
	if a.Key("Subtype").Name() != "FreeText" {
		kind := inheritedField(a, "FT").Name()
		if kind != "Tx" && kind != "Ch" {
			return
		}
		value = inheritedField(a, "V")
	}
	lines := textLines(value)
	if len(lines) == 0 {
		return
	}
	size := math.Min(0.7*rect.Height()/float64(len(lines)), 12)
	x, y := rect.X0+2, rect.CenterY()-0.38*size
	if len(lines) > 1 {
		y = rect.Y1 - size
	}
	for _, line := range lines {
		in.typed(line, x, y, size, page)
		y -= 1.2 * size
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
	for _, line := range strings.FieldsFunc(syntax.TextString(v.RawString()), func(r rune) bool { return r == '\r' || r == '\n' }) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// typed shows a line of text of the size that begins at a place.
func (in *interpreter) typed(line string, x, y, size float64, page document.Matrix) {
	in.strings++
	for _, r := range line {
		width := 1.0
		if r < 0x2E80 {
			width = 0.5
		}
		box := page.Rect(document.Rect{X0: x, Y0: y + emDescent*size, X1: x + width*size, Y1: y + emAscent*size})
		x += width * size
		if r == ' ' || !in.near(box) {
			continue
		}
		in.glyphs = append(in.glyphs, document.Glyph{Text: string(r), Box: box, Font: "field", Size: size})
		in.looks = append(in.looks, look{string: in.strings})
	}
}

// strikesOf returns the lines through the middles of the quadrilaterals of a marked text.
func strikesOf(quads pdf.Value, page document.Matrix) []document.Ruling {
	var list []document.Ruling
	for i := 0; i+7 < quads.Len() && i < 8*maxGroups; i += 8 {
		box := document.Rect{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
		for k := i; k < i+8; k += 2 {
			pt := page.Apply(quads.Index(k).Float64(), quads.Index(k+1).Float64())
			box = document.Rect{X0: math.Min(box.X0, pt.X), Y0: math.Min(box.Y0, pt.Y), X1: math.Max(box.X1, pt.X), Y1: math.Max(box.Y1, pt.Y)}
		}
		list = append(list, document.Ruling{Box: document.Rect{X0: box.X0, Y0: box.CenterY(), X1: box.X1, Y1: box.CenterY()}, Width: 0.5})
	}
	return list
}

func matrixIn(v pdf.Value) document.Matrix {
	if v.Len() != 6 {
		return document.Identity
	}
	var m document.Matrix
	for i := range m {
		m[i] = v.Index(i).Float64()
	}
	return m
}
