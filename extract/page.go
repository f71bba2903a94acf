package extract

import (
	"fmt"
	"math"
	"strings"

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
	if message, ok := layerMessages[p.Layer]; ok {
		list = append(list, Warning{message[0], message[1], p.Number})
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

// dropOverprints leaves out a glyph that is shown again in the same place:
// producers make bold text so, and "21" must not become "2211".
func dropOverprints(glyphs []Glyph) []Glyph {
	type spot struct{ x, y int }
	// Cells much wider than the tolerance, so that most glyphs have one or two
	// to look at.
	cell := func(v float64) int { return int(math.Floor(v / 8)) }
	last := make(map[spot]int, len(glyphs)/2) // of each cell, the last glyph, counted from 1
	before := make([]int, 0, len(glyphs))     // of each glyph, the one before it in its cell
	out := glyphs[:0]
	for _, g := range glyphs {
		x, y := g.Box.CenterX(), g.Box.CenterY()
		tolerance := math.Min(g.Size*0.15, 8)
		double := false
		for i := cell(x - tolerance); i <= cell(x+tolerance) && !double; i++ {
			for j := cell(y - tolerance); j <= cell(y+tolerance) && !double; j++ {
				for k := last[spot{i, j}]; k > 0 && !double; k = before[k-1] {
					o := &out[k-1]
					double = o.Text == g.Text && math.Abs(o.Box.CenterX()-x) < tolerance && math.Abs(o.Box.CenterY()-y) < tolerance
				}
			}
		}
		if !double {
			at := spot{cell(x), cell(y)}
			out, before = append(out, g), append(before, last[at])
			last[at] = len(out)
		}
	}
	return out
}

// looksLikeText reports whether the bytes, or else the name, are those of a
// plain text.
func looksLikeText(name string, data []byte) bool {
	head := data[:min(len(data), 4096)]
	if strings.HasSuffix(strings.ToLower(name), ".pdf") {
		return false // what calls itself a PDF and is none is an error, not a text
	}
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' {
			return false
		}
	}
	return true
}
