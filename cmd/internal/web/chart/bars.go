package chart

import (
	"slices"
	"strings"

	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/typeface"
)

// Heights of a row of bars, of the size of texts.
const (
	rowHeight = 1.75
	rowLeast  = 1.35
	rowMost   = 4.2
	barMost   = 2.2 // of the bar in it
)

// A row is a bar or a divided bar, with its name.
type row struct {
	lines  []string
	own    bool
	height float64
}

// rows returns the rows of the categories, with marks behind their names, and how wide these are.
func (s *sheet) rows(own func(int) bool, marks func(int) string) (list []row, width float64) {
	size := s.shape.Size
	for i, name := range s.Categories {
		r := row{own: own(i)}
		if i < len(s.Beside) && s.Beside[i] != "" {
			name += " (" + besideName(s.Beside[i]) + ")"
		}
		name += marks(i)
		r.lines = lines(name, 0.36*(s.right-s.left), size, r.own, 4)
		width = max(width, widest(r.lines, size, r.own))
		r.height = max(rowHeight*size, (float64(len(r.lines))*1.2+0.4)*size)
		list = append(list, r)
	}
	s.fill(list)
	return list, width
}

// besideName writes a number, or the two that a rate is made of.
func besideName(text string) string {
	part, whole, rate := strings.Cut(text, "/")
	if !rate {
		return Grouped(text)
	}
	return Grouped(part) + "/" + Grouped(whole)
}

// fill makes rows higher or lower, so that they fill a shape as far as they can.
func (s *sheet) fill(list []row) {
	if s.bottom == 0 || len(list) == 0 {
		return
	}
	size, each := s.shape.Size, (s.bottom-s.top)/float64(len(list))
	for i := range list {
		least := max(rowLeast, float64(len(list[i].lines))*1.2) * size
		list[i].height = min(max(each, least), rowMost*size)
	}
}

// name writes the name of a row, whose middle is at y.
func (s *sheet) name(r row, y float64) {
	size := s.shape.Size
	y += (0.36 - float64(len(r.lines)-1)*0.575) * size
	for _, line := range r.lines {
		s.Add(scene.Text{X: s.left, Y: y, Size: size, Text: line, Ink: scene.Black, Bold: r.own})
		y += 1.15 * size
	}
}

// bars draws a lying bar for each category, with its value at its end.
func (s *sheet) bars() {
	s.legend(s.barKeys())
	points := s.Series[0].Points
	rows, names := s.rows(func(i int) bool { return points[i].Own }, func(int) string { return "" })
	size := s.shape.Size
	negative, positive := 0.0, 0.0 // how wide the values beside bars are, on either side
	for _, p := range points {
		width := typeface.Width(s.shown(p), size, p.Own) + 0.5*size
		if p.Value != nil && *p.Value < 0 {
			negative = max(negative, width)
		} else {
			positive = max(positive, width)
		}
	}
	area := plot{scale: tight(values(slices.Values(points))), left: s.left + names + 0.8*size + negative, right: s.right - positive}
	x := func(v float64) float64 { return area.left + (area.right-area.left)*area.scale.part(v) }
	from, thick := s.top, barMost*size
	for _, r := range rows {
		thick = min(thick, 0.62*r.height) // all alike: a name of two lines makes no greater value
	}
	for i, r := range rows {
		s.bar(points[i], r, x, s.top+r.height/2, thick)
		s.top += r.height
	}
	s.Add(scene.Line{Points: []scene.Point{{X: x(0), Y: from}, {X: x(0), Y: s.top}}, Ink: scene.Quiet, Width: 1})
	s.top += 0.5 * size
}

// tight returns a scale from zero to the last value: bars have their values beside them,
// and need no marks.
func tight(values []float64) scale {
	s := scale{}
	for _, v := range values {
		s.Low, s.High = min(s.Low, v), max(s.High, v)
	}
	if s.Low == s.High {
		s.High = 1
	}
	return s
}

// bar draws one bar: its own place in the ink of what matters, what is in doubt hollow, what is
// compared to none hatched.
func (s *sheet) bar(p Point, r row, x func(float64) float64, y, thick float64) {
	s.name(r, y)
	size := s.shape.Size
	if p.Value == nil {
		s.Add(scene.Text{X: x(0) + 0.4*size, Y: y + 0.36*size, Size: size, Text: "–", Ink: scene.Quiet})
		return
	}
	ink := scene.Series(0)
	if s.any(func(p Point) bool { return p.Own }) {
		ink = scene.Calm
		if p.Own {
			ink = scene.Seal
		}
	}
	b := scene.Box{X: min(x(0), x(*p.Value)), Y: y - thick/2, Width: max(1, abs(x(*p.Value)-x(0))), Height: thick, Fill: ink, Link: p.Link}
	if p.Doubtful {
		b.Fill, b.Edge, b.Dashed = scene.Paper, ink, true
	}
	if p.Aside {
		b.Fill, b.Edge, b.Hatch, b.HatchInk = scene.Paper, ink, scene.NoReport, ink
	}
	s.Add(b)
	label := scene.Text{X: x(*p.Value) + 0.4*size, Y: y + 0.36*size, Size: size, Text: s.shown(p), Ink: scene.Black, Bold: p.Own}
	if *p.Value < 0 {
		label.X, label.Anchor = x(*p.Value)-0.4*size, scene.End
	}
	s.Add(label)
}

func abs(v float64) float64 { return max(v, -v) }
