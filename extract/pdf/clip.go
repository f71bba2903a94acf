package pdf

import (
	"math"

	"nianbao/extract/document"
)

// A clip is the rectangle outside of which nothing is painted. It covers the clipping
// path, and exact is set where it is no larger.
type clip struct {
	box   document.Rect
	set   bool // else the whole plane
	exact bool
}

// clipSlack is by how much, in points, something may stick out of a clipping path that
// is made to hold it.
const clipSlack = 1.0

// cut returns the part of a box that is not clipped, and whether there is any.
func (c clip) cut(box document.Rect) (document.Rect, bool) {
	if !c.set {
		return box, true
	}
	out := document.Rect{X0: math.Max(box.X0, c.box.X0), Y0: math.Max(box.Y0, c.box.Y0), X1: math.Min(box.X1, c.box.X1), Y1: math.Min(box.Y1, c.box.Y1)}
	return out, out.X0 <= out.X1 && out.Y0 <= out.Y1
}

// hides reports whether the middle of a box is clipped away.
func (c clip) hides(box document.Rect) bool {
	x, y := box.CenterX(), box.CenterY()
	return c.set && (x < c.box.X0-clipSlack || x > c.box.X1+clipSlack || y < c.box.Y0-clipSlack || y > c.box.Y1+clipSlack)
}

// clipTo makes the clipping path smaller by a path.
func (in *interpreter) clipTo(p path) {
	if len(p.subpaths) == 0 {
		return // viewers differ in what an empty path leaves
	}
	box, isBox := boxOf(p.subpaths[0])
	for _, sub := range p.subpaths[1:] {
		more, _ := boxOf(sub)
		box = document.Rect{X0: math.Min(box.X0, more.X0), Y0: math.Min(box.Y0, more.Y0), X1: math.Max(box.X1, more.X1), Y1: math.Max(box.Y1, more.Y1)}
	}
	if p.curved {
		for _, pt := range p.controls {
			box = document.Rect{X0: math.Min(box.X0, pt.X), Y0: math.Min(box.Y0, pt.Y), X1: math.Max(box.X1, pt.X), Y1: math.Max(box.Y1, pt.Y)}
		}
	}
	in.clipToBox(box, isBox && !p.curved && len(p.subpaths) == 1)
}

func (in *interpreter) clipToBox(box document.Rect, exact bool) {
	s := &in.state
	if !s.clip.set {
		s.clip = clip{box, true, exact}
		return
	}
	if cut, some := s.clip.cut(box); some {
		s.clip.box = cut
	} else {
		s.clip.box = document.Rect{X0: box.X0, Y0: box.Y0, X1: box.X0 - 2*clipSlack, Y1: box.Y0 - 2*clipSlack} // nothing
	}
	s.clip.exact = s.clip.exact && exact
}
