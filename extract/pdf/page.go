package pdf

import (
	"fmt"
	"math"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
	"nianbao/extract/pdf/font"
	"nianbao/extract/pdf/guard"
	"nianbao/extract/pdf/surplus"
)

// readPage interprets one page and undoes its rotation.
func readPage(v pdf.Value, number int, fonts map[string]*font.Font, optional *optionalContent, forms pdf.Value, attached *attachments, budget *guard.Budget) (*document.Page, []document.Warning, error) {
	box := rectOf(inherited(v, "CropBox"))
	media := rectOf(inherited(v, "MediaBox"))
	if media.Width() < 1 || media.Height() < 1 {
		media = document.Rect{X0: 0, Y0: 0, X1: 595, Y1: 842} // A4, as viewers assume
	}
	if box = intersection(box, media); box.Width() < 1 || box.Height() < 1 {
		box = media
	}
	rotation := (int(inherited(v, "Rotate").Int64())%360 + 360) % 360
	ctm := document.Matrix{1, 0, 0, 1, -box.X0, -box.Y0}.Then(document.Unrotate(rotation, box.Width(), box.Height()))
	p := &document.Page{Number: number, Width: box.Width(), Height: box.Height(), Rotation: rotation}
	if rotation%180 == 90 {
		p.Width, p.Height = p.Height, p.Width
	}
	in := &interpreter{fonts: fonts, clip: document.Rect{X0: 0, Y0: 0, X1: p.Width, Y1: p.Height}, optional: optional, forms: forms, attached: attached, budget: budget}
	in.state = firstState(ctm)
	data, err := contents(v.Key("Contents"), budget)
	if err != nil {
		return nil, nil, err
	}
	if err := in.run(data, newResources(inherited(v, "Resources"), nil), 0); err != nil {
		return nil, nil, err
	}
	attached.ofPage(v)
	strikes, err := in.annotations(v.Key("Annots"), ctm)
	if err != nil {
		return nil, nil, err
	}
	p.Rulings, p.Images, p.Pictures = in.rulings, in.images, in.pictures
	in.dropUnseen(isCoveredPage(p))
	p.Watermarks = in.watermarks
	p.Glyphs, p.LeftOut = surplus.DropOverprints(in.glyphs), in.leftOut.String()
	p.Layer = in.layer(p)
	warnings := append(in.warnings(p), in.unseenWarning(number)...)
	p.TurnUpright()
	warnings = append(warnings, surplus.DropStruck(p, strikes)...)
	return p, append(warnings, surplus.DropNoteMarks(p)...), nil
}

// intersection returns the common part of two rectangles, of no width where there is none.
func intersection(a, b document.Rect) document.Rect {
	if a.OverlapX(b) <= 0 || a.OverlapY(b) <= 0 {
		return document.Rect{}
	}
	return document.Rect{X0: math.Max(a.X0, b.X0), Y0: math.Max(a.Y0, b.Y0), X1: math.Min(a.X1, b.X1), Y1: math.Min(a.Y1, b.Y1)}
}

func (in *interpreter) warnings(p *document.Page) []document.Warning {
	var list []document.Warning
	if in.unmapped > 0 {
		list = append(list, document.Warning{Code: "unmapped-glyphs", Message: fmt.Sprintf("%d of %d glyphs have no known meaning", in.unmapped, len(p.Glyphs)), Page: p.Number})
	}
	if n := len(in.conflicts); n > 0 {
		c := in.conflicts[0]
		list = append(list, document.Warning{Code: "unicode-conflict", Message: fmt.Sprintf("of %d of %d glyphs the font's text map says another digit than is drawn, as %q where %q is drawn; read as %q", n, len(p.Glyphs), c.Stated, c.Drawn, c.Read), Page: p.Number})
	}
	if in.hidden > 0 {
		list = append(list, document.Warning{Code: "hidden-text", Message: fmt.Sprintf("%d of %d glyphs are an invisible layer, as text recognition adds it", in.hidden, len(p.Glyphs)), Page: p.Number})
	}
	if code, message, ok := p.Layer.Textless(); ok {
		list = append(list, document.Warning{Code: code, Message: message, Page: p.Number})
	}
	return list
}

// inherited returns an entry of a page or of the nearest ancestor that has it.
func inherited(v pdf.Value, key string) pdf.Value {
	for depth := 0; depth < 64 && !v.IsNull(); depth++ {
		if x := v.Key(key); !x.IsNull() {
			return x
		}
		v = v.Key("Parent")
	}
	return pdf.Value{}
}

func rectOf(v pdf.Value) document.Rect {
	if v.Len() != 4 {
		return document.Rect{}
	}
	return document.SpanRect(document.Point{X: v.Index(0).Float64(), Y: v.Index(1).Float64()}, document.Point{X: v.Index(2).Float64(), Y: v.Index(3).Float64()})
}

// contents joins a page's content streams. White space goes between them, as a
// token does not run from one to the next; the library joins them without.
func contents(v pdf.Value, budget *guard.Budget) ([]byte, error) {
	if v.Kind() == pdf.Stream {
		return budget.Stream(v)
	}
	var all []byte
	for i := 0; i < v.Len(); i++ {
		data, err := budget.Stream(v.Index(i))
		if err != nil {
			return nil, err
		}
		all = append(append(all, data...), '\n')
	}
	return all, nil
}
