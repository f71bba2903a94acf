package chart

import (
	"slices"

	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/typeface"
)

// shares draws a lying bar for each category, divided into the parts of the series, each
// with its value where there is room.
func (s *sheet) shares() {
	var keys []key
	for i, series := range s.Series {
		keys = append(keys, boxKey(series.Name, scene.Box{Fill: scene.Series(i)}))
	}
	if s.any(func(p Point) bool { return p.Doubtful && p.Value != nil }) {
		keys = append(keys, boxKey(s.Words.Doubtful, scene.Box{Fill: scene.Calm, Hatch: scene.NoReport, HatchInk: scene.Paper}))
	}
	if s.any(func(p Point) bool { return p.Aside && p.Value != nil }) {
		keys = append(keys, key{s.Words.Aside, func(x, y, size float64) []scene.Mark {
			return []scene.Mark{scene.Box{X: x, Y: y - 0.2*size, Width: size, Height: 0.4 * size, Fill: scene.Calm}}
		}})
	}
	s.legend(keys)
	rows, names := s.rows(func(i int) bool { return s.Series[0].Points[i].Own }, s.marksOf)
	size := s.shape.Size
	left := s.left + names + 0.8*size
	most := s.wholes()
	for i, r := range rows {
		s.name(r, s.top+r.height/2)
		x, thick := left, min(0.72*r.height, barMost*size)
		if slices.ContainsFunc(s.Series, func(series Series) bool { return series.Points[i].Aside }) {
			thick *= 0.4
		}
		for n, series := range s.Series {
			p := series.Points[i]
			if p.Value == nil || *p.Value <= 0 {
				continue
			}
			width := (s.right - left) * *p.Value / most
			s.part(p, scene.Box{X: x, Y: s.top + (r.height-thick)/2, Width: width, Height: thick, Fill: scene.Series(n), Link: p.Link})
			x += width
		}
		s.top += r.height
	}
	s.top += 0.5 * size
}

// marksOf returns the marks that any part of a bar has: within it there is no room for them.
func (s *sheet) marksOf(i int) string {
	var all Point
	for _, series := range s.Series {
		p := series.Points[i]
		all.Corrected, all.Derived, all.Invented, all.Failing = all.Corrected || p.Corrected, all.Derived || p.Derived, all.Invented || p.Invented, all.Failing || p.Failing
	}
	return all.Marks()
}

// wholes returns what a whole bar stands for: 100, or more where rounded parts, or a report
// that contradicts itself, come to more.
func (s *sheet) wholes() float64 {
	most := 100.0
	for i := range s.Categories {
		sum := 0.0
		for _, series := range s.Series {
			if v := series.Points[i].Value; v != nil {
				sum += *v
			}
		}
		most = max(most, sum)
	}
	return most
}

// part draws one part of a bar, apart from the next one by a line of paper.
func (s *sheet) part(p Point, b scene.Box) {
	if p.Doubtful {
		b.Hatch, b.HatchInk = scene.NoReport, scene.Paper
	}
	s.Add(b)
	s.Add(scene.Line{Points: []scene.Point{{X: b.X + b.Width, Y: b.Y}, {X: b.X + b.Width, Y: b.Y + b.Height}}, Ink: scene.Paper, Width: 1})
	size, text := 0.85*s.shape.Size, p.whole()
	if p.Doubtful || p.Aside || typeface.Width(text, size, false)+0.6*size > b.Width {
		return // letters on hatching can't be read, and thin bars have no room for any
	}
	s.Add(scene.Text{X: b.X + b.Width/2, Y: b.Y + b.Height/2 + 0.36*size, Size: size, Text: text, Ink: b.Fill.On(), Anchor: scene.Middle})
}

// whole returns a share without decimals, as is precise enough within a bar.
func (p Point) whole() string {
	if *p.Value < 1 {
		return "<1"
	}
	return written(float64(int(*p.Value + 0.5)))
}
