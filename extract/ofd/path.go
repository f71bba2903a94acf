package ofd

import (
	"math"
	"strings"

	"nianbao/extract/document"
)

// A segment is one step of a path: the operator of a content stream, with the points that it
// has.
type segment struct {
	operator string // "m", "l", "c" or "h"
	points   []document.Point
}

// pathOf reads the outline of a path (AbbreviatedData; GB/T 33190): S and M begin a figure,
// L draws a line, Q and B a curve of two or three points, A an arc, and C closes. What can't be
// read ends it. count is called for each step.
func pathOf(data string, count func() error) (list []segment, err error) {
	fields := strings.FieldsFunc(data, func(c rune) bool { return c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r' })
	var at, start document.Point
	for len(fields) > 0 {
		if err := count(); err != nil {
			return nil, err
		}
		op := fields[0]
		v, ok := operands(fields[1:], map[string]int{"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}, op)
		if !ok {
			return list, nil
		}
		fields = fields[1+len(v):]
		pt := func(i int) document.Point { return document.Point{X: v[i], Y: v[i+1]} }
		switch op {
		case "S", "M":
			at, start = pt(0), pt(0)
			list = append(list, segment{"m", []document.Point{at}})
		case "L":
			at = pt(0)
			list = append(list, segment{"l", []document.Point{at}})
		case "Q":
			c, to := pt(0), pt(2)
			list = append(list, segment{"c", []document.Point{between(at, c, 2.0/3), between(to, c, 2.0/3), to}})
			at = to
		case "B":
			list = append(list, segment{"c", []document.Point{pt(0), pt(2), pt(4)}})
			at = pt(4)
		case "A":
			list = append(list, arc(at, pt(5), v[0], v[1], v[2], v[3] != 0, v[4] != 0)...)
			at = pt(5)
		case "C":
			list = append(list, segment{operator: "h"})
			at = start
		}
	}
	return list, nil
}

// operands reads the numbers behind an operator, false where they are too few or it is none.
func operands(fields []string, lengths map[string]int, op string) ([]float64, bool) {
	n, known := lengths[op]
	if !known || n > len(fields) {
		return nil, false
	}
	v := make([]float64, n)
	for i := range v {
		var ok bool
		if v[i], ok = number(fields[i]); !ok {
			return nil, false
		}
	}
	return v, true
}

func between(a, b document.Point, share float64) document.Point {
	return document.Point{X: a.X + (b.X-a.X)*share, Y: a.Y + (b.Y-a.Y)*share}
}

// arc draws a part of an ellipse with the radii, turned by degrees, as curves of a quarter each
// at most. The centre is found as SVG 1.1 does in appendix F.6, which has the same flags: whether
// the longer way is taken, and whether clockwise.
func arc(from, to document.Point, rx, ry, degrees float64, long, clockwise bool) []segment {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || from == to {
		return []segment{{"l", []document.Point{to}}}
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	dx, dy := (from.X-to.X)/2, (from.Y-to.Y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if over := x*x/(rx*rx) + y*y/(ry*ry); over > 1 {
		rx, ry = rx*math.Sqrt(over), ry*math.Sqrt(over)
	}
	q := math.Sqrt(math.Max(0, (rx*rx*ry*ry-rx*rx*y*y-ry*ry*x*x)/(rx*rx*y*y+ry*ry*x*x)))
	if long == clockwise {
		q = -q
	}
	cx, cy := q*rx*y/ry, -q*ry*x/rx
	first := math.Atan2((y-cy)/ry, (x-cx)/rx)
	sweep := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - first
	if clockwise && sweep < 0 {
		sweep += 2 * math.Pi
	} else if !clockwise && sweep > 0 {
		sweep -= 2 * math.Pi
	}
	m := document.Matrix{rx * cos, rx * sin, -ry * sin, ry * cos, cos*cx - sin*cy + (from.X+to.X)/2, sin*cx + cos*cy + (from.Y+to.Y)/2}
	parts := max(1, int(math.Ceil(math.Abs(sweep)/(math.Pi/2)-1e-9)))
	step := sweep / float64(parts)
	k := 4.0 / 3 * math.Tan(step/4)
	var list []segment
	for i := range parts {
		s0, c0 := math.Sincos(first + float64(i)*step)
		s1, c1 := math.Sincos(first + float64(i+1)*step)
		list = append(list, segment{"c", []document.Point{m.Apply(c0-k*s0, s0+k*c0), m.Apply(c1+k*s1, s1-k*c1), m.Apply(c1, s1)}})
	}
	return list
}

// outline writes the steps of a path, transformed.
func (p *pageWriter) outline(list []segment, m document.Matrix) {
	var v []float64
	for _, s := range list {
		v = v[:0]
		for _, pt := range s.points {
			pt = m.Apply(pt.X, pt.Y)
			v = append(v, pt.X, pt.Y)
		}
		p.operator(s.operator, v...)
	}
}

// path draws a path object. Of what it is filled with nothing shows where no color is said
// (GB/T 33190); a line without one is black.
func (p *pageWriter) path(e *element, a aspect) error {
	list, err := pathOf(e.child("AbbreviatedData").content(), p.budget.object)
	if err != nil || len(list) == 0 {
		return err
	}
	var fill, stroke *ink
	if c := a.child("FillColor"); c != nil && isTrue(e.attr("Fill"), false) {
		filled := p.book.colorOf(c)
		fill = &filled
	}
	if isTrue(e.attr("Stroke"), true) {
		stroke = p.pen(a)
		p.dashes(a)
	}
	p.use(fill, stroke)
	p.outline(list, document.Identity)
	evenOdd := ""
	if strings.EqualFold(strings.ReplaceAll(e.attr("Rule"), "-", ""), "EvenOdd") {
		evenOdd = "*"
	}
	switch {
	case fill != nil && stroke != nil:
		p.write("B%s\n", evenOdd)
	case fill != nil:
		p.write("f%s\n", evenOdd)
	case stroke != nil:
		p.write("S\n")
	default:
		p.write("n\n")
	}
	return nil
}

// pen returns how lines are painted, and says how wide they are.
func (p *pageWriter) pen(a aspect) *ink {
	stroke := black
	if c := a.child("StrokeColor"); c != nil {
		stroke = p.book.colorOf(c)
	}
	p.operator("w", math.Abs(numberOr(a.attr("LineWidth"), usualLine)))
	return &stroke
}

// dashes has a line drawn in dashes where that is said.
func (p *pageWriter) dashes(a aspect) {
	pattern, ok := numbers(a.attr("DashPattern"))
	sum := 0.0
	for _, v := range pattern {
		sum += max(v, 0)
	}
	if !ok || sum <= 0 || len(pattern) > 16 {
		return
	}
	p.write("[")
	for _, v := range pattern {
		p.write("%s ", decimal(max(v, 0)))
	}
	p.write("] %s d\n", decimal(numberOr(a.attr("DashOffset"), 0)))
}

// clip makes what is drawn next end at the regions of an object. transformed says which of them
// are meant: those that its own transformation moves too, or those that it does not.
func (p *pageWriter) clip(e *element, transformed bool) error {
	clips := e.child("Clips")
	if clips == nil || isTrue(clips.attr("TransFlag"), true) != transformed {
		return nil
	}
	for _, c := range clips.all("Clip") {
		type part struct {
			list []segment
			m    document.Matrix
		}
		var parts []part
		for _, area := range c.all("Area") {
			inner := area.child("Path")
			if inner == nil {
				parts = nil // what is clipped by letters is drawn whole
				break
			}
			list, err := pathOf(inner.child("AbbreviatedData").content(), p.budget.object)
			if err != nil {
				return err
			}
			m := matrixOf(inner.attr("CTM"))
			if at, ok := boxOf(inner.attr("Boundary")); ok {
				m = m.Then(shift(at.x, at.y))
			}
			if len(list) > 1 {
				parts = append(parts, part{list, m.Then(matrixOf(area.attr("CTM")))})
			}
		}
		for _, one := range parts {
			p.outline(one.list, one.m)
		}
		if len(parts) > 0 {
			p.write("W n\n")
		}
	}
	return nil
}
