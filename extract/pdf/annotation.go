package pdf

import (
	"math"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
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
		in.attached.guarded(func() { in.attached.ofAnnotation(a) })
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

// appearance shows an annotation by its normal appearance (ISO 32000-1, 12.5.5). What is
// typed into it is shown where it has none, or where the document wants the appearances of fields to
// be made anew and this one says something else.
func (in *interpreter) appearance(a pdf.Value, page document.Matrix) error {
	rect := rectOf(a.Key("Rect"))
	form := a.Key("AP").Key("N")
	if form.Kind() == pdf.Dict { // one for each state
		form = form.Key(a.Key("AS").Name())
	}
	if form.Kind() != pdf.Stream {
		in.typeInto(typedInto(a), rect, page)
		return nil
	}
	glyphs, paints := len(in.glyphs), len(in.paints)
	if err := in.appearanceStream(form, rect, page); err != nil {
		return err
	}
	if a.Key("Subtype").Name() != "Widget" || !in.forms.Key("NeedAppearances").Bool() {
		return nil
	}
	if f := typedInto(a); f.text() != "" && f.text() != textOf(in.glyphs[glyphs:]) {
		in.glyphs, in.looks, in.paints = in.glyphs[:glyphs], in.looks[:glyphs], in.paints[:paints]
		in.typeInto(f, rect, page)
	}
	return nil
}

// appearanceStream runs an appearance so that its box fills the rectangle.
func (in *interpreter) appearanceStream(form pdf.Value, rect document.Rect, page document.Matrix) error {
	at := matrixIn(form.Key("Matrix")).Rect(rectOf(form.Key("BBox")))
	if at.Width() <= 0 || at.Height() <= 0 {
		return nil
	}
	sx, sy := rect.Width()/at.Width(), rect.Height()/at.Height()
	in.state = firstState(document.Matrix{sx, 0, 0, sy, rect.X0 - at.X0*sx, rect.Y0 - at.Y0*sy}.Then(page))
	in.saved = nil
	return in.form(form, newResources(in.forms.Key("DR"), nil), 0)
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
