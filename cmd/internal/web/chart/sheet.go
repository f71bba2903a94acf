package chart

import (
	"slices"

	"nianbao/cmd/internal/web/scene"
)

// A sheet is a chart that is being laid out from top to bottom.
type sheet struct {
	*scene.Scene
	*Chart
	shape       Shape
	left, right float64     // between which it is drawn
	top         float64     // below what is drawn already
	bottom      float64     // above the footer if the shape has a height, else 0
	written     []scene.Box // of the texts among the first marks, as many as are looked at
	lookedAt    int
}

// Lengths, of the size of texts.
const (
	leading     = 1.4  // from line to line
	headline    = 1.45 // size of the headline
	small       = 0.82 // size of what is said beside
	border      = 1.1  // around the drawing
	borderSmall = 0.4  // where a page is around it
)

// Draw lays a chart out in a shape.
func Draw(c Chart, shape Shape) *scene.Scene {
	around := border * shape.Size
	if shape.Height == 0 {
		around = borderSmall * shape.Size
	}
	s := &sheet{Scene: &scene.Scene{Width: shape.Width, Height: shape.Height, Title: c.Headline}, Chart: &c, shape: shape,
		left: around, right: shape.Width - around, top: around}
	s.head()
	foot := s.foot()
	height := 0.0
	if len(foot) > 0 {
		height = float64(len(foot))*s.line()*small + 0.6*shape.Size
	}
	if shape.Height > 0 {
		s.bottom = shape.Height - around - height
	}
	s.body()
	s.Height = max(shape.Height, s.top+height+around)
	s.write(foot, s.Height-around-height+0.6*shape.Size)
	return s.Scene
}

func (s *sheet) line() float64 { return leading * s.shape.Size }

// room returns the height that is left for what is drawn, at least so much.
func (s *sheet) room(least float64) float64 { return max(least, s.bottom-s.top) }

// head writes the headline, above it the mark of the chart, and below it what the chart is of.
func (s *sheet) head() {
	size, width := s.shape.Size, s.right-s.left
	s.Add(scene.Box{X: s.left, Y: s.top, Width: 2.4 * size, Height: 0.3 * size, Fill: scene.Seal})
	s.top += 0.6 * size
	if s.Mark != "" {
		for _, line := range wrap(s.Mark, width, size, true) {
			s.top += s.line()
			s.Add(scene.Text{X: s.left, Y: s.top, Size: size, Text: line, Ink: scene.Seal, Bold: true})
		}
		s.top += 0.2 * size
	}
	for _, line := range wrap(s.Headline, width, headline*size, true) {
		s.top += 1.25 * headline * size
		s.Add(scene.Text{X: s.left, Y: s.top, Size: headline * size, Text: line, Ink: scene.Black, Bold: true})
	}
	s.top += 0.3 * size
	for _, line := range wrap(s.Subtitle, width, size, false) {
		s.top += s.line()
		s.Add(scene.Text{X: s.left, Y: s.top, Size: size, Text: line, Ink: scene.Quiet})
	}
	s.top += 0.9 * size
}

// foot returns the lines of the footer.
func (s *sheet) foot() []string {
	var list []string
	for _, text := range append(append([]string(nil), s.Notes...), s.Footer...) {
		list = append(list, wrap(text, s.right-s.left, small*s.shape.Size, false)...)
	}
	return list
}

func (s *sheet) write(list []string, y float64) {
	for _, line := range list {
		y += s.line() * small
		s.Add(scene.Text{X: s.left, Y: y, Size: small * s.shape.Size, Text: line, Ink: scene.Quiet})
	}
}

// body draws the chart itself.
func (s *sheet) body() {
	if !s.known() && s.Kind != Tiles {
		s.top += s.line()
		s.Add(scene.Text{X: s.left, Y: s.top, Size: s.shape.Size, Text: s.Words.Nothing, Ink: scene.Quiet})
		s.top += s.shape.Size
		return
	}
	switch s.Kind {
	case Lines:
		s.lines()
	case Multiples:
		s.multiples()
	case Bars:
		s.bars()
	case Shares:
		s.shares()
	case Histogram:
		s.histogram()
	case Spread:
		s.spread()
	case Tiles:
		s.tiles()
	}
}

// free reports whether a text would overlap none that is there.
func (s *sheet) free(t scene.Text) bool {
	bounds := t.Bounds()
	return !slices.ContainsFunc(s.texts(), bounds.Overlaps) && bounds.X >= 0 && bounds.X+bounds.Width <= s.Width
}

// texts returns the boxes of the texts that are there. How wide a text is, is reckoned once: a dot looks for a free place
// among those of hundreds.
func (s *sheet) texts() []scene.Box {
	for ; s.lookedAt < len(s.Marks); s.lookedAt++ {
		if t, ok := s.Marks[s.lookedAt].(scene.Text); ok {
			s.written = append(s.written, t.Bounds())
		}
	}
	return s.written
}

// A Shape is the form of a drawing. A chart with more rows than the form has room for is
// higher: its texts are not made smaller.
type Shape struct {
	Name          string
	Width, Height float64 // Height 0: as high as is needed
	Size          float64 // of texts
	Scale         float64 // dots of a picture to a pixel
}

// The shapes.
var (
	OnPage  = Shape{Name: "page", Width: 880, Size: 14, Scale: 2}
	OnPhone = Shape{Name: "small", Width: 340, Size: 13, Scale: 2}
	Wide    = Shape{Name: "wide", Width: 960, Height: 540, Size: 15, Scale: 2}
	Square  = Shape{Name: "square", Width: 640, Height: 640, Size: 15, Scale: 2.5}
	Phone   = Shape{Name: "phone", Width: 400, Height: 710, Size: 14, Scale: 2.7}
)

// Exported are the shapes of files, the usual one first.
var Exported = []Shape{Wide, Square, Phone}
