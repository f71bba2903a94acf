package scene

import (
	"iter"

	"nianbao/cmd/internal/web/typeface"
)

// A Scene is a drawing. Lengths are in pixels of CSS, y grows downwards, and marks are
// drawn in their order.
type Scene struct {
	Width, Height float64
	Title         string // what it shows, for those who can't see it
	Marks         []Mark
}

// A Mark is a Box, a Line, a Dot or a Text.
type Mark interface{ mark() }

func (Box) mark()  {}
func (Line) mark() {}
func (Dot) mark()  {}
func (Text) mark() {}

// Add adds marks above those that are there.
func (s *Scene) Add(marks ...Mark) { s.Marks = append(s.Marks, marks...) }

// Texts returns the texts of the scene.
func (s *Scene) Texts() iter.Seq[Text] {
	return func(yield func(Text) bool) {
		for _, m := range s.Marks {
			if t, ok := m.(Text); ok && !yield(t) {
				return
			}
		}
	}
}

// A Link leads from a mark to where what it stands for is printed.
type Link struct {
	Address string // below the site; empty for none
	Says    string // what the mark stands for
}

// A Box is a rectangle.
type Box struct {
	X, Y, Width, Height float64
	Fill                Ink // empty: not filled
	Edge                Ink // empty: without an edge
	Dashed              bool
	Hatch               Hatch // lines over it, in HatchInk
	HatchInk            Ink
	Link                Link
}

// A Line is drawn from point to point.
type Line struct {
	Points []Point
	Ink    Ink
	Width  float64
	Dashed bool
}

// A Point is a place.
type Point struct{ X, Y float64 }

// A Dot is a circle round a place.
type Dot struct {
	X, Y, Radius float64
	Fill, Edge   Ink // empty: none
	Link         Link
}

// An Anchor is which part of a text stands at its place.
type Anchor string

// The anchors of texts.
const (
	Start  Anchor = "start"
	Middle Anchor = "middle"
	End    Anchor = "end"
)

// A Text is one line of text, whose base line begins, is in the middle or ends at (X, Y).
type Text struct {
	X, Y, Size float64
	Text       string
	Ink        Ink
	Anchor     Anchor // empty: Start
	Bold       bool
	Link       Link
}

// Parts of the size of a text that it takes above and below its base line.
const (
	ascent  = 0.88
	descent = 0.12
)

// Left returns where the text begins.
func (t Text) Left() float64 {
	width := typeface.Width(t.Text, t.Size, t.Bold)
	switch t.Anchor {
	case Middle:
		return t.X - width/2
	case End:
		return t.X - width
	}
	return t.X
}

// Bounds returns the box that the text takes.
func (t Text) Bounds() Box {
	return Box{X: t.Left(), Y: t.Y - ascent*t.Size, Width: typeface.Width(t.Text, t.Size, t.Bold), Height: (ascent + descent) * t.Size}
}

// Overlaps reports whether two boxes share more than an edge.
func (b Box) Overlaps(other Box) bool {
	return b.X < other.X+other.Width && other.X < b.X+b.Width && b.Y < other.Y+other.Height && other.Y < b.Y+b.Height
}
