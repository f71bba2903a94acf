package ofd

import (
	"math"
	"strings"

	"golang.org/x/image/font/sfnt"

	"nianbao/extract/character"
	"nianbao/extract/document"
)

// A placed is a character in its place: where it begins on its baseline, in the space of its
// object.
type placed struct {
	text    string
	glyph   sfnt.GlyphIndex // 0 where no transformation names one
	x, y    float64
	advance document.Point // to the next, zero for the last
}

// A textSetting is how the characters of a text object are set.
type textSetting struct {
	face      *typeface
	faceID    int
	size      float64
	stretch   float64
	direction int // degrees clockwise in which the text runs
	turn      int // degrees clockwise by which each character is turned
}

// usualSize is the size of text that says none, in millimetres: 10.5 points.
const usualSize = 3.7

// text draws a text object (GB/T 33190).
func (p *pageWriter) text(e *element, a aspect) error {
	face, id, err := p.typeface(e.attr("Font"))
	if err != nil {
		return err
	}
	s := textSetting{face: face, faceID: id, size: numberOr(e.attr("Size"), usualSize), stretch: numberOr(e.attr("HScale"), 1),
		direction: quarter(e.attr("ReadDirection")), turn: quarter(e.attr("CharDirection"))}
	if s.size == 0 || s.stretch == 0 {
		return nil
	}
	p.write("BT\n")
	p.textInk(e, a)
	var x, y float64
	var transforms []*element
	for _, c := range e.children {
		switch c.name {
		case "CGTransform":
			transforms = append(transforms, c)
		case "TextCode":
			x, y = numberOr(c.attr("X"), x), numberOr(c.attr("Y"), y)
			list := s.place(string(c.text), x, y, distances(c.attr("DeltaX")), distances(c.attr("DeltaY")))
			if face.program != nil {
				list = transformed(list, transforms)
			}
			transforms = nil
			if err := p.budget.shown(len(list)); err != nil {
				return err
			}
			p.show(s, list)
		}
	}
	p.write("ET\n")
	return nil
}

// textInk writes how the letters are painted. What is not painted at all is shown as an invisible
// text, which a reader can tell from one that the file does not have.
func (p *pageWriter) textInk(e *element, a aspect) {
	var fill, stroke *ink
	if isTrue(e.attr("Fill"), true) {
		filled := black
		if c := a.child("FillColor"); c != nil {
			filled = p.book.colorOf(c)
		}
		fill = &filled
	}
	if isTrue(e.attr("Stroke"), false) {
		stroke = p.pen(a)
	}
	shows := func(c *ink) bool { return c != nil && c.alpha*p.alpha > 0 && p.hidden == 0 }
	mode := 3
	switch {
	case shows(fill) && shows(stroke):
		mode = 2
	case shows(fill):
		mode = 0
	case shows(stroke):
		mode = 1
	}
	p.use(fill, stroke)
	p.operator("Tr", float64(mode))
}

// quarter reads a direction, which is one of four.
func quarter(s string) int {
	return (int(math.Round(numberOr(s, 0)/90))%4 + 4) % 4 * 90
}

// place gives each character its place. Where the distances end the last holds for the rest;
// without any, characters follow each other by their own widths.
func (s textSetting) place(text string, x, y float64, dx, dy []float64) []placed {
	var list []placed
	for _, c := range text {
		if c != '\n' && c != '\r' && c != '\t' {
			list = append(list, placed{text: string(c)})
		}
	}
	at := func(d []float64, i int) float64 {
		if len(d) == 0 {
			return 0
		}
		return d[min(i, len(d)-1)]
	}
	for i := range list {
		list[i].x, list[i].y = x, y
		step := document.Point{X: at(dx, i), Y: at(dy, i)}
		if len(dx) == 0 && len(dy) == 0 {
			w := s.size * s.stretch * s.widthOf(list[i], false)
			sin, cos := math.Sincos(float64(s.direction) * math.Pi / 180)
			step = document.Point{X: w * math.Round(cos), Y: w * math.Round(sin)}
		}
		if i < len(list)-1 {
			list[i].advance = step
		}
		x, y = x+step.X, y+step.Y
	}
	return list
}

// transformed gives characters the glyphs of the file's font that transformations name
// (CGTransform). Several characters that are drawn as one glyph become one; where as many glyphs
// do not fit, the characters stay as they are.
func transformed(list []placed, transforms []*element) []placed {
	gone := map[int]bool{}
	for _, t := range transforms {
		from, codes := int(numberOr(t.attr("CodePosition"), 0)), int(numberOr(t.attr("CodeCount"), 1))
		glyphs, ok := numbers(t.child("Glyphs").content())
		if !ok || from < 0 || codes < 1 || from+codes > len(list) {
			continue
		}
		switch {
		case len(glyphs) == codes:
			for i, g := range glyphs {
				list[from+i].glyph = glyphIndex(g)
			}
		case len(glyphs) == 1:
			list[from].glyph = glyphIndex(glyphs[0])
			for i := 1; i < codes; i++ {
				list[from].text += list[from+i].text
				list[from].advance.X += list[from+i].advance.X
				list[from].advance.Y += list[from+i].advance.Y
				gone[from+i] = true
			}
		}
	}
	if len(gone) == 0 {
		return list
	}
	var kept []placed
	for i, c := range list {
		if !gone[i] {
			kept = append(kept, c)
		}
	}
	return kept
}

func glyphIndex(v float64) sfnt.GlyphIndex {
	if v < 0 || v > math.MaxUint16 {
		return 0
	}
	return sfnt.GlyphIndex(v)
}

// widthOf returns how wide a character is, in em: as the file's font has it, else as usual, but no
// further than to the next where that is said.
func (s textSetting) widthOf(c placed, limited bool) float64 {
	if g, ok := s.glyphOf(c); ok {
		if w, ok := s.face.advance(g); ok {
			return w
		}
	}
	w := 0.0
	for _, r := range c.text {
		w += usualWidth(r)
	}
	if along := math.Abs(c.advance.X) / (s.size * s.stretch); limited && along > 0 && along < w {
		w = along
	}
	return w
}

// glyphOf returns the glyph of the file's font for a character.
func (s textSetting) glyphOf(c placed) (sfnt.GlyphIndex, bool) {
	if s.face.program == nil {
		return 0, false
	}
	if c.glyph != 0 {
		return c.glyph, int(c.glyph) < s.face.program.NumGlyphs()
	}
	return s.face.glyphOf([]rune(c.text)[0])
}

// show writes the characters in runs, each of which stands on one line in one font, so that
// what is shown together stays together.
func (p *pageWriter) show(s textSetting, list []placed) {
	sin, cos := math.Sincos(float64(s.turn) * math.Pi / 180)
	for len(list) > 0 {
		if strings.TrimSpace(list[0].text) == "" {
			list = list[1:]
			continue
		}
		along := func(c placed) (float64, float64) { // to the next, by the axes of the character
			x, y := c.advance.X*cos+c.advance.Y*sin, -c.advance.X*sin+c.advance.Y*cos
			return x / (s.size * s.stretch), y / s.size
		}
		x, y := along(list[0])
		down := math.Abs(x) < level && y > level
		if len(list) == 1 {
			down = s.direction == 90 && s.turn == 0
		}
		f := p.fontOf(s, list[0], down)
		n := 1
		for ; n < len(list); n++ {
			x, y := along(list[n-1])
			if across := [2]float64{x, y}[boolIndex(!down)]; math.Abs(across) > level || strings.TrimSpace(list[n].text) != "" && p.fontOf(s, list[n], down) != f {
				break
			}
		}
		p.run(s, f, list[:n], along, down, sin, cos)
		list = list[n:]
	}
}

// level is by how much of an em characters of one line may be off it.
const level = 0.001

func boolIndex(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A usedFont is a font of the resources.
type usedFont struct {
	name  string
	width float64 // of all its characters, 0 where each has its own
}

// fontOf returns the font in which a character is written.
func (p *pageWriter) fontOf(s textSetting, c placed, down bool) usedFont {
	if _, ok := s.glyphOf(c); ok {
		return usedFont{name: embeddedName(s.faceID, down)}
	}
	v := viewerFont{stepped(min(s.widthOf(c, !down), 8)), down}
	if s.face.viewers == nil {
		s.face.viewers = map[viewerFont]bool{}
	}
	s.face.viewers[v] = true
	return usedFont{viewerName(s.faceID, v), float64(v.width) / 1000}
}

// run writes characters that follow each other on a line.
func (p *pageWriter) run(s textSetting, f usedFont, list []placed, along func(placed) (float64, float64), down bool, sin, cos float64) {
	first := list[0]
	x, y := first.x, first.y
	if down { // a character's own origin is above it, in its middle
		w := p.writtenWidth(s, f, first) / 2 * s.size * s.stretch
		x, y = x+w*cos+upward*s.size*sin, y+w*sin-upward*s.size*cos
	}
	p.write("%s 1 Tf\n", f.name)
	wide, high := s.size*s.stretch, s.size
	p.operator("Tm", wide*cos, wide*sin, high*sin, -high*cos, x, y)
	p.write("[")
	open := false
	pending := 0.0
	for i, c := range list {
		if strings.TrimSpace(c.text) != "" {
			if code, ok := p.codeOf(s, f, c, down); ok {
				if math.Abs(pending) >= 0.5 {
					if open {
						p.write(">")
					}
					p.write("%s", decimal(-math.Round(pending)))
					pending -= math.Round(pending)
					open = false
				}
				if !open {
					p.write("<")
					open = true
				}
				p.write("%s", code)
				if down {
					pending -= 1000
				} else {
					pending -= p.writtenWidth(s, f, c) * 1000
				}
			}
		}
		if i < len(list)-1 {
			dx, dy := along(c)
			pending += [2]float64{dx, dy}[boolIndex(down)] * 1000
		}
	}
	if open {
		p.write(">")
	}
	p.write("] TJ\n")
}

// upward is how far above the baseline the origin of a character is that is written downwards.
const upward = 0.88

// writtenWidth is the width of a character in a font of the resources, in em.
func (p *pageWriter) writtenWidth(s textSetting, f usedFont, c placed) float64 {
	if f.width > 0 {
		return f.width
	}
	return math.Round(s.widthOf(c, false)*1000) / 1000
}

// codeOf returns the code of a character in a font, in hexadecimal digits.
func (p *pageWriter) codeOf(s textSetting, f usedFont, c placed, down bool) (string, bool) {
	if f.width > 0 {
		return utf16Hex(c.text), true
	}
	e := &s.face.upright
	if down {
		e = &s.face.down
	}
	g, _ := s.glyphOf(c)
	n, ok := e.code(shownChar{character.Clean(c.text), g})
	return hex16(n), ok
}
