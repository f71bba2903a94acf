package extract

import "math"

// A path under construction, in page space.
type path struct {
	subpaths [][]Point
	curved   bool
}

// move begins a subpath, with room for a rectangle: most are one.
func (p *path) move(pt Point) { p.subpaths = append(p.subpaths, append(make([]Point, 0, 5), pt)) }

func (p *path) line(pt Point) {
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
func (in *interpreter) pathOperator(op string, args []token) {
	s, p := &in.state, &in.path
	at := func(i int) Point { return s.ctm.apply(num(args, i), num(args, i+1)) }
	switch op {
	case "m":
		p.move(at(0))
	case "l":
		p.line(at(0))
	case "c":
		p.curved = true
		p.line(at(4))
	case "v", "y":
		p.curved = true
		p.line(at(2))
	case "h":
		p.close()
	case "re":
		x, y, w, h := num(args, 0), num(args, 1), num(args, 2), num(args, 3)
		p.move(s.ctm.apply(x, y))
		p.line(s.ctm.apply(x+w, y))
		p.line(s.ctm.apply(x+w, y+h))
		p.line(s.ctm.apply(x, y+h))
		p.close()
	case "s":
		p.close()
		in.stroke()
		in.path = path{}
	case "S":
		in.stroke()
		in.path = path{}
	case "f", "F", "f*":
		in.fill()
		in.path = path{}
	case "b", "b*":
		p.close()
		in.fill()
		in.stroke()
		in.path = path{}
	case "B", "B*":
		in.fill()
		in.stroke()
		in.path = path{}
	case "n":
		in.path = path{}
	}
}

// stroke adds each horizontal or vertical segment of the path.
func (in *interpreter) stroke() {
	if in.path.curved {
		return
	}
	sx, sy := in.state.ctm.scale()
	width := in.state.lineWidth * (sx + sy) / 2
	if width > maxThickness {
		return // a bar, not a line: its edges can't be told from its middle
	}
	for _, sub := range in.path.subpaths {
		for i := 1; i < len(sub); i++ {
			in.addRuling(spanRect(sub[i-1], sub[i]), width)
		}
	}
}

// fill adds the filled shapes that are thin enough to be lines.
func (in *interpreter) fill() {
	if in.path.curved {
		return
	}
	var outer Rect // of the shape before
	for _, sub := range in.path.subpaths {
		if len(sub) < 3 {
			continue
		}
		box := spanRect(sub[0], sub[0])
		for _, pt := range sub {
			box = Rect{math.Min(box.X0, pt.X), math.Min(box.Y0, pt.Y), math.Max(box.X1, pt.X), math.Max(box.Y1, pt.Y)}
		}
		w, h := box.Width(), box.Height()
		switch {
		case h <= maxThickness && w > h:
			in.addRuling(Rect{box.X0, box.CenterY(), box.X1, box.CenterY()}, h)
		case w <= maxThickness && h > w:
			in.addRuling(Rect{box.CenterX(), box.Y0, box.CenterX(), box.Y1}, w)
		case !outer.IsZero() && isFrame(outer, box):
			in.addFrame(outer, box)
			box = Rect{}
		}
		outer = box
	}
}

// isFrame reports whether the space between the two boxes is a border: browsers
// paint the four borders of a cell as one box less another.
func isFrame(outer, inner Rect) bool {
	left, right := inner.X0-outer.X0, outer.X1-inner.X1
	bottom, top := inner.Y0-outer.Y0, outer.Y1-inner.Y1
	return min(left, right, bottom, top) >= 0 && max(left, right, bottom, top) <= maxThickness
}

func (in *interpreter) addFrame(outer, inner Rect) {
	left, right := (outer.X0+inner.X0)/2, (outer.X1+inner.X1)/2
	bottom, top := (outer.Y0+inner.Y0)/2, (outer.Y1+inner.Y1)/2
	in.addRuling(Rect{left, bottom, right, bottom}, inner.Y0-outer.Y0)
	in.addRuling(Rect{left, top, right, top}, outer.Y1-inner.Y1)
	in.addRuling(Rect{left, bottom, left, top}, inner.X0-outer.X0)
	in.addRuling(Rect{right, bottom, right, top}, outer.X1-inner.X1)
}

// addRuling keeps a segment that is horizontal or vertical to within half a
// point and of which some part is on the page.
func (in *interpreter) addRuling(box Rect, width float64) {
	if math.IsNaN(box.X0 + box.Y0 + box.X1 + box.Y1) {
		return
	}
	switch {
	case box.Height() <= 0.5 && box.Width() > box.Height():
		y := box.CenterY()
		box.Y0, box.Y1 = y, y
	case box.Width() <= 0.5 && box.Height() > box.Width():
		x := box.CenterX()
		box.X0, box.X1 = x, x
	default:
		return
	}
	if box.X1 < in.clip.X0 || box.X0 > in.clip.X1 || box.Y1 < in.clip.Y0 || box.Y0 > in.clip.Y1 {
		return
	}
	in.rulings = append(in.rulings, Ruling{box, width})
}
