package chart

import (
	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/typeface"
)

// A key is what a legend says of one sign.
type key struct {
	text string
	draw func(x, y, size float64) []scene.Mark // the sign, of a size, with its middle at y
}

// legend writes the keys, and those of the marks behind values, in lines, as many as there is room for in each. What
// is longer than a line goes on below.
func (s *sheet) legend(keys []key) {
	keys = append(keys, s.markKeys()...)
	if len(keys) == 0 {
		return
	}
	size := 0.9 * s.shape.Size
	sign, x, y := size, s.left, s.top+size
	for _, k := range keys {
		width := 1.7*sign + typeface.Width(k.text, size, false)
		if x > s.left && x+width > s.right {
			x, y = s.left, y+leading*size
		}
		s.Add(k.draw(x, y-0.35*size, sign)...)
		for i, line := range wrap(k.text, s.right-s.left-1.7*sign, size, false) {
			if i > 0 {
				y += leading * size
			}
			s.Add(scene.Text{X: x + 1.7*sign, Y: y, Size: size, Text: line, Ink: scene.Black})
		}
		x += width + 1.4*size
	}
	s.top = y + 0.9*size
}

func boxKey(text string, box scene.Box) key {
	return key{text, func(x, y, size float64) []scene.Mark {
		b := box
		b.X, b.Y, b.Width, b.Height = x, y-size/2, size, size
		return []scene.Mark{b}
	}}
}

func dotKey(text string, dot scene.Dot) key {
	return key{text, func(x, y, size float64) []scene.Mark {
		d := dot
		d.X, d.Y, d.Radius = x+size/2, y, 0.3*size
		return []scene.Mark{d}
	}}
}

// breakKey is a line that ends at one dot and goes on at another, as lines do that are broken.
func breakKey(text string) key {
	return key{text, func(x, y, size float64) []scene.Mark {
		line := func(from, to float64) scene.Line {
			return scene.Line{Points: []scene.Point{{X: x + from*size, Y: y}, {X: x + to*size, Y: y}}, Ink: scene.Black, Width: 2}
		}
		dot := func(at float64) scene.Dot {
			return scene.Dot{X: x + at*size, Y: y, Radius: 0.18 * size, Fill: scene.Black}
		}
		return []scene.Mark{line(0, 0.3), dot(0.3), dot(1), line(1, 1.3)}
	}}
}

// asideMark is the mark of a value on a line that is compared to no other.
func asideMark(x, y, radius float64, ink scene.Ink, link scene.Link) scene.Box {
	return scene.Box{X: x - radius, Y: y - radius, Width: 2 * radius, Height: 2 * radius, Fill: scene.Paper, Edge: ink, Link: link}
}

// lineKeys are the keys of lines over years: of what is drawn otherwise, if there is any.
func (s *sheet) lineKeys() []key {
	var keys []key
	doubtful, gap, apart, aside := false, false, false, false
	for _, series := range s.Series {
		for i, p := range series.Points {
			doubtful = doubtful || p.Doubtful && !p.Aside && p.Value != nil
			aside = aside || p.Aside && p.Value != nil
			gap = gap || p.Value == nil
			apart = apart || p.Apart && i > 0 && p.Value != nil && series.Points[i-1].Value != nil
		}
	}
	if doubtful {
		keys = append(keys, dotKey(s.Words.Doubtful, scene.Dot{Fill: scene.Paper, Edge: scene.Black}))
	}
	if aside {
		keys = append(keys, key{s.Words.Aside, func(x, y, size float64) []scene.Mark {
			return []scene.Mark{asideMark(x+size/2, y, 0.3*size, scene.Black, scene.Link{})}
		}})
	}
	switch {
	case gap && apart:
		keys = append(keys, breakKey(s.Words.GapApart))
	case gap:
		keys = append(keys, breakKey(s.Words.Gap))
	case apart:
		keys = append(keys, breakKey(s.Words.Apart))
	}
	return append(keys, s.cutKeys()...)
}

// barKeys are the keys of bars: of those in doubt, and of those that are compared to none, if there are any.
func (s *sheet) barKeys() []key {
	var keys []key
	if s.any(func(p Point) bool { return p.Doubtful && p.Value != nil }) {
		keys = append(keys, boxKey(s.Words.Doubtful, scene.Box{Fill: scene.Paper, Edge: scene.Calm, Dashed: true}))
	}
	if s.any(func(p Point) bool { return p.Aside && p.Value != nil }) {
		keys = append(keys, boxKey(s.Words.Aside, scene.Box{Fill: scene.Paper, Edge: scene.Calm, Hatch: scene.NoReport, HatchInk: scene.Calm}))
	}
	return keys
}
