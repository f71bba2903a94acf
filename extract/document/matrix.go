package document

import "math"

// A Matrix is a PDF transformation [a b c d e f]: (x, y) goes to
// (ax+cy+e, bx+dy+f).
type Matrix [6]float64

// Identity is the transformation that changes nothing.
var Identity = Matrix{1, 0, 0, 1, 0, 0}

// Then returns the transformation that applies m first and n after it.
func (m Matrix) Then(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// Apply returns where a point goes.
func (m Matrix) Apply(x, y float64) Point {
	return Point{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]}
}

// Rect returns the upright rectangle that covers the image of r.
func (m Matrix) Rect(r Rect) Rect {
	a := SpanRect(m.Apply(r.X0, r.Y0), m.Apply(r.X1, r.Y1))
	b := SpanRect(m.Apply(r.X0, r.Y1), m.Apply(r.X1, r.Y0))
	return Rect{math.Min(a.X0, b.X0), math.Min(a.Y0, b.Y0), math.Max(a.X1, b.X1), math.Max(a.Y1, b.Y1)}
}

// Angle returns the direction of the x axis in degrees counterclockwise,
// rounded to whole degrees in [0, 360).
func (m Matrix) Angle() int {
	deg := int(math.Round(math.Atan2(m[1], m[0]) * 180 / math.Pi))
	return (deg + 360) % 360
}

// Scale returns the lengths of the images of the unit vectors.
func (m Matrix) Scale() (x, y float64) {
	return math.Hypot(m[0], m[1]), math.Hypot(m[2], m[3])
}
