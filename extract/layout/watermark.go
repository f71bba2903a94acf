package layout

import (
	"math"
	"slices"

	"nianbao/extract/document"
)

// watermarkSize is how many times larger than the text it lies over a glyph is at
// least if it is a watermark's. Text of one layer never lies over itself.
const watermarkSize = 1.5

// TakeWatermarks moves to Watermarks the runs of large glyphs that lie over
// smaller ones, on this page or in the same place on another.
func TakeWatermarks(pages []*document.Page) {
	type spot struct{ x, y int }
	var marks []document.Glyph // one of each run found
	over := map[*document.Page][]bool{}
	for _, p := range pages {
		over[p] = overlaid(p)
		for i, is := range over[p] {
			if is {
				marks = append(marks, p.Glyphs[i])
			}
		}
	}
	if len(marks) == 0 {
		return
	}
	places := map[spot]bool{}
	for _, g := range marks {
		places[spot{int(g.Box.CenterX() / 4), int(g.Box.CenterY() / 4)}] = true
	}
	for _, p := range pages {
		is := over[p]
		for i, g := range p.Glyphs {
			if places[spot{int(g.Box.CenterX() / 4), int(g.Box.CenterY() / 4)}] && slices.ContainsFunc(marks, func(m document.Glyph) bool { return sameRun(m, g) && m.Text == g.Text }) {
				is[i] = true
			}
		}
		var rest []document.Glyph
		for i, g := range p.Glyphs {
			if is[i] || slices.ContainsFunc(marks, func(m document.Glyph) bool { return sameRun(m, g) && near(m, g) }) {
				p.Watermarks = append(p.Watermarks, g)
				continue
			}
			rest = append(rest, g)
		}
		p.Glyphs = rest
	}
}

// overlaid tells of each glyph whether it is large and lies over a smaller one.
func overlaid(p *document.Page) []bool {
	is := make([]bool, len(p.Glyphs))
	if len(p.Glyphs) == 0 {
		return is
	}
	sizes := make([]float64, len(p.Glyphs))
	for i, g := range p.Glyphs {
		sizes[i] = g.Size
	}
	slices.Sort(sizes)
	usual := sizes[len(sizes)/2]
	for i, g := range p.Glyphs {
		if g.Size < watermarkSize*usual {
			continue
		}
		is[i] = slices.ContainsFunc(p.Glyphs, func(o document.Glyph) bool {
			common := g.Box.OverlapX(o.Box) * g.Box.OverlapY(o.Box)
			return g.Size >= watermarkSize*o.Size && common > 0.2*o.Box.Width()*o.Box.Height()
		})
	}
	return is
}

// sameRun reports whether two glyphs are set alike.
func sameRun(a, b document.Glyph) bool {
	return a.Font == b.Font && a.Turn == b.Turn && math.Abs(a.Size-b.Size) < 0.05*a.Size
}

// near reports whether two glyphs stand next to each other on a line.
func near(a, b document.Glyph) bool {
	return math.Abs(a.Box.CenterY()-b.Box.CenterY()) < 0.5*a.Size && math.Abs(a.Box.CenterX()-b.Box.CenterX()) < 8*a.Size
}
