package scene

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"nianbao/cmd/internal/web/typeface"
)

// PNG returns the scene as a picture with so many dots to a pixel.
func (s *Scene) PNG(scale float64) ([]byte, error) {
	width, height := int(math.Ceil(s.Width*scale)), int(math.Ceil(s.Height*scale))
	p := &painter{to: image.NewRGBA(image.Rect(0, 0, width, height)), scale: scale, raster: vector.NewRasterizer(1, 1)}
	draw.Draw(p.to, p.to.Bounds(), image.White, image.Point{}, draw.Src)
	for _, m := range s.Marks {
		if err := p.mark(m); err != nil {
			return nil, fmt.Errorf("PNG: %w", err)
		}
	}
	data, err := encoded(p.to)
	if err != nil {
		return nil, fmt.Errorf("PNG: %w", err)
	}
	return data, nil
}

// A painter paints shapes. Each is worked out within its own bounds, since most are small.
type painter struct {
	to     *image.RGBA
	scale  float64
	raster *vector.Rasterizer
}

func (p *painter) mark(m Mark) error {
	switch m := m.(type) {
	case Box:
		p.box(m)
	case Line:
		p.line(m)
	case Dot:
		p.dot(m)
	case Text:
		return p.words(m)
	}
	return nil
}

// fill fills what trace draws, which lies within a box, with an ink. The origin of trace is
// that of the scene, and what is beyond its edges is cut off.
func (p *painter) fill(within Box, ink Ink, trace func(*pen) error) error {
	left, top := int(math.Floor(within.X*p.scale))-1, int(math.Floor(within.Y*p.scale))-1
	width, height := int(math.Ceil(within.Width*p.scale))+3, int(math.Ceil(within.Height*p.scale))+3
	area := image.Rect(left, top, left+width, top+height).Intersect(p.to.Bounds())
	if area.Empty() {
		return nil
	}
	p.raster.Reset(area.Dx(), area.Dy())
	if err := trace(&pen{p.raster, float32(p.scale), float32(area.Min.X), float32(area.Min.Y)}); err != nil {
		return err
	}
	p.raster.Draw(p.to, area, image.NewUniform(color.RGBA(print[ink])), image.Point{})
	return nil
}

func (p *painter) box(b Box) {
	if b.Fill != "" {
		_ = p.fill(b, b.Fill, func(to *pen) error { to.polygon(b.corners()...); return nil }) // it fails for letters alone
	}
	for _, line := range b.strokes() {
		p.line(line)
	}
	if b.Edge != "" {
		corners := b.corners()
		p.line(Line{Points: append(corners, corners[0]), Ink: b.Edge, Width: edgeWidth, Dashed: b.Dashed})
	}
}

// edgeWidth is how wide the edge of a box is.
const edgeWidth = 1.5

func (b Box) corners() []Point {
	return []Point{{b.X, b.Y}, {b.X + b.Width, b.Y}, {b.X + b.Width, b.Y + b.Height}, {b.X, b.Y + b.Height}}
}

func (p *painter) line(l Line) {
	for i := 1; i < len(l.Points); i++ {
		for _, s := range dashed(l.Points[i-1], l.Points[i], l.Dashed) {
			p.stroke(s[0], s[1], l.Width, l.Ink)
		}
		if i > 1 && l.Width > 1 {
			p.dot(Dot{X: l.Points[i-1].X, Y: l.Points[i-1].Y, Radius: l.Width / 2, Fill: l.Ink}) // where two strokes meet
		}
	}
}

// dashed returns the strokes of a straight line.
func dashed(from, to Point, broken bool) [][2]Point {
	if !broken {
		return [][2]Point{{from, to}}
	}
	const stroke, gap = 5.0, 3.0
	length := math.Hypot(to.X-from.X, to.Y-from.Y)
	at := func(d float64) Point {
		part := min(d, length) / length
		return Point{from.X + (to.X-from.X)*part, from.Y + (to.Y-from.Y)*part}
	}
	var list [][2]Point
	for d := 0.0; d < length; d += stroke + gap {
		list = append(list, [2]Point{at(d), at(d + stroke)})
	}
	return list
}

func (p *painter) stroke(from, to Point, width float64, ink Ink) {
	length := math.Hypot(to.X-from.X, to.Y-from.Y)
	if length == 0 {
		return
	}
	dx, dy := (to.Y-from.Y)/length*width/2, -(to.X-from.X)/length*width/2
	within := Box{X: min(from.X, to.X) - width, Y: min(from.Y, to.Y) - width, Width: math.Abs(to.X-from.X) + 2*width, Height: math.Abs(to.Y-from.Y) + 2*width}
	_ = p.fill(within, ink, func(pen *pen) error { // it fails for letters alone
		pen.polygon(Point{from.X + dx, from.Y + dy}, Point{to.X + dx, to.Y + dy}, Point{to.X - dx, to.Y - dy}, Point{from.X - dx, from.Y - dy})
		return nil
	})
}

// dotEdge is how wide the edge of a dot is.
const dotEdge = 2.0

func (p *painter) dot(d Dot) {
	disc := func(radius float64, ink Ink) {
		within := Box{X: d.X - radius, Y: d.Y - radius, Width: 2 * radius, Height: 2 * radius}
		_ = p.fill(within, ink, func(to *pen) error { to.circle(d.X, d.Y, radius); return nil }) // it fails for letters alone
	}
	if d.Edge != "" {
		disc(d.Radius+dotEdge/2, d.Edge)
		if d.Fill != "" {
			disc(d.Radius-dotEdge/2, d.Fill)
		}
		return
	}
	disc(d.Radius, d.Fill)
}

// words draws a text; a bold one twice, a little apart, as the font has no bold letters.
func (p *painter) words(t Text) error {
	b := t.Bounds()
	b.Y, b.Height = t.Y-1.2*t.Size, 1.6*t.Size
	b.X, b.Width = b.X-t.Size/2, b.Width+t.Size
	return p.fill(b, t.Ink, func(to *pen) error {
		shift := 0.0
		if t.Bold {
			shift = boldShift * t.Size
		}
		if err := t.draw(to, -shift/2); err != nil || shift == 0 {
			return err
		}
		return t.draw(to, shift/2)
	})
}

// boldShift is how far apart bold letters are drawn twice, of their size.
const boldShift = 0.045

// draw draws the letters of a text. Bold Latin letters are set as wide as they are reckoned.
func (t Text) draw(to *pen, shift float64) error {
	x := t.Left() + shift
	for _, letter := range t.Text {
		if err := typeface.Draw(to, string(letter), x, t.Y, t.Size); err != nil {
			return err
		}
		x += typeface.Width(string(letter), t.Size, t.Bold)
	}
	return nil
}
