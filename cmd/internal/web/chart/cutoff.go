package chart

import (
	"cmp"
	"math"
	"slices"

	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/typeface"
)

// Of lines over years a value is cut off that is more than so many times as great as any of the rest: on its scale
// these would lie on the ground. It may be a misprint or not, that is not told here.
const (
	cutTimes = 5
	cutPart  = 10 // at most one value of so many is cut off, or cutLeast: of more years than few not what all lines have in one
	cutLeast = 2
	restMin  = 3  // there is nothing to be read with fewer values than so many besides
	restLow  = 10 // of a few cases the scale is no matter
)

// limit returns the greatest value that is on the scale of lines over years; greater ones are cut off. It is infinite
// if there are none. A line that lies above the others in all its years stays.
func (c *Chart) limit() float64 {
	type value struct {
		of     float64
		series int
	}
	var all []value
	left, known := make([]int, len(c.Series)), make([]int, len(c.Series))
	for i, series := range c.Series {
		for _, p := range series.Points {
			if p.Value != nil {
				all = append(all, value{*p.Value, i})
				left[i]++
				known[i]++
			}
		}
	}
	slices.SortStableFunc(all, func(a, b value) int { return cmp.Compare(b.of, a.of) })
	low := float64(restLow)
	if c.Unit == "%" {
		low = 100 / cutTimes // of a whole there may be all
	}
	limit := math.Inf(1)
	for k := 1; k <= max(cutLeast, len(all)/cutPart) && k+restMin <= len(all); k++ {
		of := all[k-1].series
		if left[of]--; left[of] == 0 && known[of] > 1 {
			break
		}
		if all[k-1].of > cutTimes*max(all[k].of, low) {
			limit = all[k].of
		}
	}
	if few := len(all) / cutPart; few > 0 { // several one below the other, each of which would hide the next
		bound := cutTimes * max(all[few].of, low)
		for _, v := range all {
			if v.of <= bound {
				limit = min(limit, v.of)
				break
			}
		}
	}
	return c.keep(limit, cutTimes*low)
}

// keep raises a limit so far that of a line with several values one at least is on the scale, with what is near it.
func (c *Chart) keep(limit, low float64) float64 {
	raised := limit
	for _, series := range c.Series {
		known := slices.Sorted(slices.Values(values(slices.Values(series.Points))))
		if len(known) < 2 || known[0] <= limit {
			continue
		}
		for _, v := range known {
			if v <= max(low, cutTimes*known[0]) {
				raised = max(raised, v)
			}
		}
	}
	return raised
}

// alone returns the chart with one of its series.
func (c *Chart) alone(series int) *Chart {
	return &Chart{Unit: c.Unit, Series: c.Series[series : series+1]}
}

// CutOff returns the values that are cut off, by series and category.
func (c *Chart) CutOff() []Point {
	if c.Kind != Lines && c.Kind != Multiples {
		return nil
	}
	var list []Point
	limit := c.limit()
	for i, series := range c.Series {
		if c.OwnScales {
			limit = c.alone(i).limit()
		}
		for _, p := range series.Points {
			if p.Value != nil && *p.Value > limit {
				list = append(list, p)
			}
		}
	}
	return list
}

// fit returns the values that are on the scale, up to the limit.
func (c *Chart) fit(limit float64) []float64 {
	return slices.DeleteFunc(values(c.all()), func(v float64) bool { return v > limit })
}

// Lengths of the sign of a value that is cut off, of the size of texts: its dot stands above the area, on a stem that
// is broken.
const (
	cutRise  = 0.9
	cutFoot  = 0.35
	cutLabel = 0.6 // between the dot and its number
	cutRow   = 1.15
)

// A cutLine is the number of a value that is cut off.
type cutLine struct {
	scene.Text
	category int
	row      int // from below, where several would overlap
}

// cutNumbers returns the numbers of what is cut off of a line, above its dots and between two edges, with those of other lines
// that are there already. Of years beside each other the first number ends at its dot and the last begins there, so that each is nearest to its own; where
// two would touch one stands higher, and a line leads to it.
func (s *sheet) cutNumbers(p plot, left, right float64, series Series, ink scene.Ink, before []cutLine) []cutLine {
	cuts := func(i int) bool {
		return i >= 0 && i < len(series.Points) && series.Points[i].Value != nil && p.cuts(*series.Points[i].Value)
	}
	for i, point := range series.Points {
		if !cuts(i) {
			continue
		}
		text := s.shown(point)
		width := typeface.Width(text, p.size, false)
		l := cutLine{Text: scene.Text{X: p.x(i) - width/2, Size: p.size, Text: text, Ink: ink, Link: point.Link}, category: i}
		switch before, after := cuts(i-1), cuts(i+1); {
		case after && !before:
			l.X = p.x(i) + 0.3*p.size - width
		case before && !after:
			l.X = p.x(i) - 0.3*p.size
		}
		l.X = max(left, min(l.X, right-width))
		for slices.ContainsFunc(before, func(o cutLine) bool { return o.row == l.row && l.near(o) }) {
			l.row++
		}
		before = append(before, l)
	}
	return before
}

// near reports whether two numbers would touch in one row.
func (l cutLine) near(o cutLine) bool {
	gap := 0.4 * l.Size
	return l.X < o.X+o.Bounds().Width+gap && o.X < l.X+l.Bounds().Width+gap
}

// cutHeight returns how much room the signs of what is cut off take above an area.
func cutHeight(list []cutLine, size float64) float64 {
	rows := 0
	for _, l := range list {
		rows = max(rows, l.row+1)
	}
	if rows == 0 {
		return 0
	}
	return (cutRise + cutLabel + cutRow*float64(rows)) * size
}

// writeCut writes the numbers of what is cut off.
func (s *sheet) writeCut(p plot, list []cutLine) {
	for _, l := range list {
		if l.Ink == scene.Calm {
			l.Ink = scene.Quiet // of letters it is too light
		}
		l.Y = p.top - (cutRise+cutLabel+cutRow*float64(l.row))*l.Size
		s.Add(l.Text)
		if l.row > 0 {
			x := p.x(l.category)
			s.Add(scene.Line{Points: []scene.Point{{X: x, Y: l.Y + 0.25*l.Size}, {X: x, Y: p.top - (cutRise+0.3)*l.Size}}, Ink: scene.Quiet, Width: 0.7})
		}
	}
}

// stem draws the broken stem of a value that is cut off.
func (s *sheet) stem(p plot, x float64, ink scene.Ink, width float64) {
	size := p.size
	s.Add(scene.Line{Points: []scene.Point{{X: x, Y: p.top + cutFoot*size}, {X: x, Y: p.top - cutRise*size}}, Ink: ink, Width: width})
	s.Add(breakSign(x, p.top-0.15*size, size, ink)...)
}

// breakSign is a gap between two strokes, across a line that goes up.
func breakSign(x, y, size float64, ink scene.Ink) []scene.Mark {
	stroke := func(at, width float64, ink scene.Ink) scene.Line {
		return scene.Line{Points: []scene.Point{{X: x - 0.35*size, Y: y + at + 0.12*size}, {X: x + 0.35*size, Y: y + at - 0.12*size}}, Ink: ink, Width: width}
	}
	return []scene.Mark{stroke(0, 0.24*size, scene.Paper), stroke(-0.12*size, 1.2, ink), stroke(0.12*size, 1.2, ink)}
}

// cutKeys is what the legend says of values that are cut off.
func (s *sheet) cutKeys() []key {
	if len(s.CutOff()) == 0 {
		return nil
	}
	return []key{{s.Words.CutOff, func(x, y, size float64) []scene.Mark {
		marks := []scene.Mark{scene.Line{Points: []scene.Point{{X: x + size/2, Y: y + 0.5*size}, {X: x + size/2, Y: y - 0.4*size}}, Ink: scene.Black, Width: 2}}
		marks = append(marks, breakSign(x+size/2, y+0.15*size, size, scene.Black)...)
		return append(marks, scene.Dot{X: x + size/2, Y: y - 0.4*size, Radius: 0.18 * size, Fill: scene.Black})
	}}}
}
