package pdf

import (
	"math"
	"slices"

	"nianbao/extract/document"
	"nianbao/extract/pdf/syntax"
)

// A path under construction, in page space.
type path struct {
	subpaths [][]document.Point
	curved   bool
	controls []document.Point // of its curves
	clips    bool             // W or W*: what is painted next is clipped to it after that
	evenOdd  bool             // W*: what it encloses twice is outside
}

// move begins a subpath, with room for a rectangle: most are one.
func (p *path) move(pt document.Point) {
	p.subpaths = append(p.subpaths, append(make([]document.Point, 0, 5), pt))
}

func (p *path) line(pt document.Point) {
	if n := len(p.subpaths); n > 0 {
		p.subpaths[n-1] = append(p.subpaths[n-1], pt)
	} else {
		p.move(pt)
	}
}

func (p *path) close() {
	if n := len(p.subpaths); n > 0 {
		p.line(p.subpaths[n-1][0])
	}
}

// maxThickness is how thick, in points, a filled rectangle may be and still
// count as a line: thick table borders go up to 3 pt, text is higher.
const maxThickness = 4

// pathOperator collects what is painted. A path that only clips (W n) leaves
// nothing: producers put such a rectangle round every line of text, and read
// as rulings they turn prose into tables.
func (in *interpreter) pathOperator(op string, args []syntax.Token) {
	s, p := &in.state, &in.path
	at := func(i int) document.Point { return s.ctm.Apply(num(args, i), num(args, i+1)) }
	switch op {
	case "m":
		p.move(at(0))
	case "l":
		p.line(at(0))
	case "c":
		p.curved = true
		p.controls = append(p.controls, at(0), at(2))
		p.line(at(4))
	case "v", "y":
		p.curved = true
		p.controls = append(p.controls, at(0))
		p.line(at(2))
	case "h":
		p.close()
	case "re":
		x, y, w, h := num(args, 0), num(args, 1), num(args, 2), num(args, 3)
		p.move(s.ctm.Apply(x, y))
		p.line(s.ctm.Apply(x+w, y))
		p.line(s.ctm.Apply(x+w, y+h))
		p.line(s.ctm.Apply(x, y+h))
		p.close()
	case "W", "W*":
		p.clips, p.evenOdd = true, op == "W*"
	case "s":
		p.close()
		in.stroke()
		in.endPath()
	case "S":
		in.stroke()
		in.endPath()
	case "f", "F", "f*":
		in.fill()
		in.endPath()
	case "b", "b*":
		p.close()
		in.fill()
		in.stroke()
		in.endPath()
	case "B", "B*":
		in.fill()
		in.stroke()
		in.endPath()
	case "n":
		in.endPath()
	}
}

// endPath begins a new path, and clips to the one that ends if that was asked for.
func (in *interpreter) endPath() {
	if in.path.clips {
		in.clipTo(in.path)
	}
	in.path = path{}
}

// stroke adds each horizontal or vertical segment of the path.
func (in *interpreter) stroke() {
	if in.path.curved {
		return
	}
	sx, sy := in.state.ctm.Scale()
	width := in.state.lineWidth * (sx + sy) / 2
	if width > maxThickness {
		return // a bar, not a line: its edges can't be told from its middle
	}
	for _, sub := range in.path.subpaths {
		for i := 1; i < len(sub); i++ {
			in.addRuling(document.SpanRect(sub[i-1], sub[i]), width)
		}
	}
}

// fill adds the filled shapes that are thin enough to be lines.
func (in *interpreter) fill() {
	in.coverFilled()
	if in.path.curved {
		return
	}
	var outer document.Rect // of the shape before
	for _, sub := range in.path.subpaths {
		if len(sub) < 3 {
			continue
		}
		box := document.SpanRect(sub[0], sub[0])
		for _, pt := range sub {
			box = document.Rect{X0: math.Min(box.X0, pt.X), Y0: math.Min(box.Y0, pt.Y), X1: math.Max(box.X1, pt.X), Y1: math.Max(box.Y1, pt.Y)}
		}
		w, h := box.Width(), box.Height()
		switch {
		case h <= maxThickness && w > h:
			in.addRuling(document.Rect{X0: box.X0, Y0: box.CenterY(), X1: box.X1, Y1: box.CenterY()}, h)
		case w <= maxThickness && h > w:
			in.addRuling(document.Rect{X0: box.CenterX(), Y0: box.Y0, X1: box.CenterX(), Y1: box.Y1}, w)
		case !outer.IsZero() && isFrame(outer, box):
			in.addFrame(outer, box)
			box = document.Rect{}
		}
		outer = box
	}
}

// isFrame reports whether the space between the two boxes is a border: browsers
// paint the four borders of a cell as one box less another.
func isFrame(outer, inner document.Rect) bool {
	left, right := inner.X0-outer.X0, outer.X1-inner.X1
	bottom, top := inner.Y0-outer.Y0, outer.Y1-inner.Y1
	return min(left, right, bottom, top) >= 0 && max(left, right, bottom, top) <= maxThickness
}

func (in *interpreter) addFrame(outer, inner document.Rect) {
	left, right := (outer.X0+inner.X0)/2, (outer.X1+inner.X1)/2
	bottom, top := (outer.Y0+inner.Y0)/2, (outer.Y1+inner.Y1)/2
	in.addRuling(document.Rect{X0: left, Y0: bottom, X1: right, Y1: bottom}, inner.Y0-outer.Y0)
	in.addRuling(document.Rect{X0: left, Y0: top, X1: right, Y1: top}, outer.Y1-inner.Y1)
	in.addRuling(document.Rect{X0: left, Y0: bottom, X1: left, Y1: top}, inner.X0-outer.X0)
	in.addRuling(document.Rect{X0: right, Y0: bottom, X1: right, Y1: top}, outer.X1-inner.X1)
}

// How far, in points, and by what share of its length the ends of a segment may be off the
// level for a line of a table: further than rounding only where it is drawn a little slanted.
const (
	levelOffset = 0.5
	slantOffset = 3.0
	slantShare  = 0.02
)

func isLevel(along, across float64) bool {
	return along > across && (across <= levelOffset || across <= slantOffset && across <= slantShare*along)
}

// addRuling keeps a segment that is horizontal or vertical, or nearly so, and of which some
// part is on the page.
func (in *interpreter) addRuling(box document.Rect, width float64) {
	if math.IsNaN(box.X0 + box.Y0 + box.X1 + box.Y1) {
		return
	}
	switch {
	case isLevel(box.Width(), box.Height()):
		y := box.CenterY()
		box.Y0, box.Y1 = y, y
	case isLevel(box.Height(), box.Width()):
		x := box.CenterX()
		box.X0, box.X1 = x, x
	default:
		return
	}
	if in.off > 0 {
		return
	}
	if seen, some := in.state.clip.cut(box); some {
		box = seen
	} else if in.state.clip.hides(box) {
		return
	}
	if box.X1 < in.clip.X0 || box.X0 > in.clip.X1 || box.Y1 < in.clip.Y0 || box.Y0 > in.clip.Y1 {
		return
	}
	in.rulings = append(in.rulings, document.Ruling{Box: box, Width: width})
}

// A clip is the rectangle outside of which nothing is painted. It covers the clipping
// path, and exact is set where it is no larger.
type clip struct {
	box   document.Rect
	set   bool // else the whole plane
	exact bool
	holes []document.Rect // in which nothing is painted either
}

// clipSlack is by how much, in points, something may stick out of a clipping path that
// is made to hold it.
const clipSlack = 1.0

// mostHoles bounds how many holes of clipping paths are looked at for each glyph.
const mostHoles = 16

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
	return c.set && (x < c.box.X0-clipSlack || x > c.box.X1+clipSlack || y < c.box.Y0-clipSlack || y > c.box.Y1+clipSlack) ||
		slices.ContainsFunc(c.holes, func(hole document.Rect) bool { return hole.Contains(document.Point{X: x, Y: y}) })
}

// hole returns the rectangle that a path leaves out of the one around it, if it is made of
// these two and what it encloses twice is outside.
func (p path) hole() (document.Rect, bool) {
	if !p.evenOdd || p.curved || len(p.subpaths) != 2 {
		return document.Rect{}, false
	}
	a, aIsBox := boxOf(p.subpaths[0])
	b, bIsBox := boxOf(p.subpaths[1])
	if a.Width() < b.Width() {
		a, b = b, a
	}
	inside := a.X0 < b.X0-clipSlack && b.X1+clipSlack < a.X1 && a.Y0 < b.Y0-clipSlack && b.Y1+clipSlack < a.Y1
	return b, aIsBox && bIsBox && inside
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
	if hole, some := p.hole(); some && len(in.state.clip.holes) < mostHoles {
		in.state.clip.holes = append(slices.Clip(in.state.clip.holes), hole) // those of the saved state stay as they are
	}
}

func (in *interpreter) clipToBox(box document.Rect, exact bool) {
	s := &in.state
	if !s.clip.set {
		s.clip = clip{box: box, set: true, exact: exact}
		return
	}
	if cut, some := s.clip.cut(box); some {
		s.clip.box = cut
	} else {
		s.clip.box = document.Rect{X0: box.X0, Y0: box.Y0, X1: box.X0 - 2*clipSlack, Y1: box.Y0 - 2*clipSlack} // nothing
	}
	s.clip.exact = s.clip.exact && exact
}
