package extract

import (
	"fmt"

	"github.com/ledongthuc/pdf"
)

// readPage interprets one page and undoes its rotation.
func readPage(v pdf.Value, number int, fonts map[string]*font, budget *budget) (*Page, []Warning, error) {
	box := rectOf(inherited(v, "CropBox"))
	media := rectOf(inherited(v, "MediaBox"))
	if media.Width() < 1 || media.Height() < 1 {
		media = Rect{0, 0, 595, 842} // A4, as viewers assume
	}
	if box.Width() < 1 || box.Height() < 1 {
		box = media
	}
	rotation := (int(inherited(v, "Rotate").Int64())%360 + 360) % 360
	ctm := matrix{1, 0, 0, 1, -box.X0, -box.Y0}.then(unrotate(rotation, box.Width(), box.Height()))
	p := &Page{Number: number, Width: box.Width(), Height: box.Height(), Rotation: rotation}
	if rotation%180 == 90 {
		p.Width, p.Height = p.Height, p.Width
	}
	in := &interpreter{fonts: fonts, clip: Rect{0, 0, p.Width, p.Height}, budget: budget}
	in.state = state{ctm: ctm, stretch: 1, lineWidth: 1, text: identity, line: identity}
	data, err := contents(v.Key("Contents"), budget)
	if err != nil {
		return nil, nil, err
	}
	if err := in.run(data, newResources(inherited(v, "Resources")), 0); err != nil {
		return nil, nil, err
	}
	p.Glyphs, p.Rulings, p.Images = dropOverprints(in.glyphs), in.rulings, in.images
	p.pictures = in.pictures
	p.Layer = in.layer(p)
	p.turnUpright()
	return p, in.warnings(p), nil
}

func (in *interpreter) warnings(p *Page) []Warning {
	var list []Warning
	if in.unmapped > 0 {
		list = append(list, Warning{"unmapped-glyphs", fmt.Sprintf("%d of %d glyphs have no known meaning", in.unmapped, len(p.Glyphs)), p.Number})
	}
	if n := len(in.conflicts); n > 0 {
		c := in.conflicts[0]
		list = append(list, Warning{"unicode-conflict", fmt.Sprintf("of %d of %d glyphs the font's text map says another digit than is drawn, as %q where %q is drawn; read as %q", n, len(p.Glyphs), c.stated, c.drawn, c.read), p.Number})
	}
	if in.hidden > 0 {
		list = append(list, Warning{"hidden-text", fmt.Sprintf("%d of %d glyphs are an invisible layer, as text recognition adds it", in.hidden, len(p.Glyphs)), p.Number})
	}
	if code, message, ok := p.Layer.textless(); ok {
		list = append(list, Warning{code, message, p.Number})
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

func rectOf(v pdf.Value) Rect {
	if v.Len() != 4 {
		return Rect{}
	}
	return spanRect(Point{v.Index(0).Float64(), v.Index(1).Float64()}, Point{v.Index(2).Float64(), v.Index(3).Float64()})
}

// contents joins a page's content streams. White space goes between them, as a
// token does not run from one to the next; the library joins them without.
func contents(v pdf.Value, budget *budget) ([]byte, error) {
	if v.Kind() == pdf.Stream {
		return budget.stream(v)
	}
	var all []byte
	for i := 0; i < v.Len(); i++ {
		data, err := budget.stream(v.Index(i))
		if err != nil {
			return nil, err
		}
		all = append(append(all, data...), '\n')
	}
	return all, nil
}
