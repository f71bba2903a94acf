package document

import "math"

// A Point is a place on a page, in PDF points.
type Point struct{ X, Y float64 }

// A Rect is an upright rectangle on a page, in PDF points, with the origin at
// the page's bottom left: X0 <= X1 and Y0 <= Y1, and Y1 is the upper edge.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// Width returns the horizontal extent in points.
func (r Rect) Width() float64 { return r.X1 - r.X0 }

// Height returns the vertical extent in points.
func (r Rect) Height() float64 { return r.Y1 - r.Y0 }

// CenterX returns the abscissa of the middle.
func (r Rect) CenterX() float64 { return (r.X0 + r.X1) / 2 }

// CenterY returns the ordinate of the middle.
func (r Rect) CenterY() float64 { return (r.Y0 + r.Y1) / 2 }

// IsZero reports whether r is the zero rectangle, which stands for "no place
// known" (a text that came without positions).
func (r Rect) IsZero() bool { return r == Rect{} }

// Contains reports whether p lies in r, its edges included.
func (r Rect) Contains(p Point) bool {
	return r.X0 <= p.X && p.X <= r.X1 && r.Y0 <= p.Y && p.Y <= r.Y1
}

// Meets reports whether two rectangles have more than a point in common in both directions, or the middle of
// the other lies in this one.
func (r Rect) Meets(s Rect) bool {
	return r.OverlapX(s) > 1 && r.OverlapY(s) > 1 || r.Contains(Point{X: s.CenterX(), Y: s.CenterY()})
}

// Union returns the smallest rectangle that covers both. The zero rectangle
// adds nothing.
func (r Rect) Union(s Rect) Rect {
	switch {
	case r.IsZero():
		return s
	case s.IsZero():
		return r
	}
	return Rect{math.Min(r.X0, s.X0), math.Min(r.Y0, s.Y0), math.Max(r.X1, s.X1), math.Max(r.Y1, s.Y1)}
}

// OverlapX returns the length of the common part of the horizontal extents,
// 0 where there is none.
func (r Rect) OverlapX(s Rect) float64 {
	return math.Max(0, math.Min(r.X1, s.X1)-math.Max(r.X0, s.X0))
}

// OverlapY returns the length of the common part of the vertical extents,
// 0 where there is none.
func (r Rect) OverlapY(s Rect) float64 {
	return math.Max(0, math.Min(r.Y1, s.Y1)-math.Max(r.Y0, s.Y0))
}

// SpanRect returns the upright rectangle with the two corners, in any order.
func SpanRect(a, b Point) Rect {
	return Rect{math.Min(a.X, b.X), math.Min(a.Y, b.Y), math.Max(a.X, b.X), math.Max(a.Y, b.Y)}
}

// A Place is where something was read: a page, counted from 1, and a box on
// it. A zero Box says that the source had no positions; what comes from a plain
// text has the number of its line in the file instead, counted from 1. A cell of
// a web page has both: the line, and a Box that counts the columns of its table
// from 0 and its rows downwards from 0, so that the first cell is from (0, -1) to
// (1, 0). What comes from a spreadsheet has the number of its sheet among those that are
// seen for a page, its row for a line, a Box that counts the columns and rows of the sheet in
// the same way, and the address of its cell, as 统计表!B7.
type Place struct {
	Page int    `json:"page"`
	Box  Rect   `json:"box"`
	Line int    `json:"line,omitempty"`
	Cell string `json:"cell,omitempty"`
}
