package chart

import (
	"slices"

	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/typeface"
)

// Bounds on the area of lines, of the size of texts.
const (
	plotHeight = 19.0
	plotLeast  = 11.0
)

// A plot is an area with a scale of values and places for categories.
type plot struct {
	left, right, top, bottom float64
	scale                    scale
	count                    int     // of categories
	size                     float64 // of texts, if values above limit are cut off; else 0
	limit                    float64
}

func (p plot) x(i int) float64 {
	if p.count == 1 {
		return (p.left + p.right) / 2
	}
	return p.left + (p.right-p.left)*float64(i)/float64(p.count-1)
}

func (p plot) y(v float64) float64 {
	if p.cuts(v) {
		return p.top - cutRise*p.size
	}
	return p.bottom - (p.bottom-p.top)*p.scale.part(v)
}

// cuts reports whether a value is too great for the scale, whose last mark may be above the limit.
func (p plot) cuts(v float64) bool { return p.size > 0 && v > max(p.limit, p.scale.High) }

// lines draws a line over the years for each series, with its name at its end.
func (s *sheet) lines() {
	s.legend(s.lineKeys())
	size := s.shape.Size
	labels := s.endLabels()
	beside := 0.0
	for _, l := range labels {
		beside = max(beside, widest(l.lines, size, l.lead))
	}
	limit := s.limit()
	p := plot{scale: scaleOf(s.fit(limit), 5), count: len(s.Categories), limit: limit, size: size}
	var marks []string
	for _, m := range p.scale.Marks {
		marks = append(marks, written(m)+s.sign())
	}
	p.left = s.left + widest(marks, small*size, false) + 1.1*size
	p.right = s.right - beside - 1.6*size
	var numbers []cutLine
	for i, series := range s.Series {
		numbers = s.cutNumbers(p, p.left, p.right, series, s.inkOf(i), numbers)
	}
	p.top = s.top + size + cutHeight(numbers, size)
	height := plotHeight * size
	if s.bottom > 0 {
		height = max(plotLeast*size, s.bottom-p.top+size) - 3*s.line()
	}
	needed := 0.0
	for _, l := range labels {
		needed += l.height
	}
	p.bottom = p.top + max(height, needed)
	s.grid(p, marks)
	s.years(p, s.left, s.right)
	s.writeCut(p, numbers)
	s.placeEnds(p, labels)
	for i, series := range s.Series {
		s.course(p, series, s.inkOf(i), 2.5, 0.26*size)
	}
	for i, series := range s.Series {
		s.markLine(p, series, s.inkOf(i), 0.26*size)
	}
	s.top = p.bottom + 1.7*s.line()
}

// inkOf returns the ink of a series. Beside one that leads the others are calm.
func (s *sheet) inkOf(i int) scene.Ink {
	if slices.ContainsFunc(s.Series, func(s Series) bool { return s.Lead }) {
		if s.Series[i].Lead {
			return scene.Seal
		}
		return scene.Calm
	}
	return scene.Series(i)
}

// grid draws the lines of the scale and what they stand for.
func (s *sheet) grid(p plot, marks []string) {
	size := small * s.shape.Size
	for i, m := range p.scale.Marks {
		ink, width := scene.Rule, 1.0
		if m == 0 {
			ink, width = scene.Quiet, 1.2
		}
		s.Add(scene.Line{Points: []scene.Point{{X: p.left - 0.5*size, Y: p.y(m)}, {X: p.right, Y: p.y(m)}}, Ink: ink, Width: width})
		s.Add(scene.Text{X: p.left - 0.9*size, Y: p.y(m) + 0.36*size, Size: size, Text: marks[i], Ink: scene.Quiet, Anchor: scene.End})
	}
}

// years writes the categories below a plot, so many that they don't touch, the last one
// always. None goes beyond the edges.
func (s *sheet) years(p plot, left, right float64) {
	size := 0.9 * s.shape.Size
	end := right + size
	for i := p.count - 1; i >= 0; i-- {
		width := typeface.Width(s.Categories[i], size, false)
		x := min(max(p.x(i)-width/2, left), right-width)
		if x+width > end-0.6*size {
			continue
		}
		s.Add(scene.Text{X: x, Y: p.bottom + 1.5*size, Size: size, Text: s.Categories[i], Ink: scene.Quiet})
		end = x
	}
}

// course draws the line of a series: broken where a value is missing and before one that covers
// another thing, with hollow dots for those in doubt and squares for those that are compared to none.
func (s *sheet) course(p plot, series Series, ink scene.Ink, width, radius float64) {
	var run []scene.Point
	flush := func() {
		if len(run) > 1 {
			s.Add(scene.Line{Points: run, Ink: ink, Width: width})
		}
		run = nil
	}
	for i, point := range series.Points {
		if point.Value == nil || point.Apart {
			flush()
		}
		switch {
		case point.Value == nil:
		case p.cuts(*point.Value): // the line goes to the foot of the stem
			run = append(run, scene.Point{X: p.x(i), Y: p.top + cutFoot*p.size})
			s.stem(p, p.x(i), ink, width)
		default:
			run = append(run, scene.Point{X: p.x(i), Y: p.y(*point.Value)})
		}
	}
	flush()
	for i, point := range series.Points {
		if point.Value == nil {
			continue
		}
		if point.Aside {
			s.Add(asideMark(p.x(i), p.y(*point.Value), radius, ink, point.Link))
			continue
		}
		dot := scene.Dot{X: p.x(i), Y: p.y(*point.Value), Radius: radius, Fill: ink, Link: point.Link}
		if point.Doubtful {
			dot.Fill, dot.Edge = scene.Paper, ink
		}
		s.Add(dot)
	}
}
