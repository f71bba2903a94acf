package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/typeface"
)

// histogram draws a column for each range, with the number of regions on it.
func (s *sheet) histogram() {
	size := s.shape.Size
	points := s.Series[0].Points
	height := 15 * size
	if s.bottom > 0 {
		height = s.room(plotLeast*size) - 3*s.line()
	}
	area := plot{scale: tight(values(slices.Values(points))), left: s.left, right: s.right - 2*size, top: s.top + 1.4*size}
	area.bottom = area.top + height
	step := (area.right - area.left) / float64(len(points))
	var edges []scene.Text
	for i, p := range points {
		x := area.left + float64(i)*step
		y := area.y(*p.Value)
		s.Add(scene.Box{X: x + 1, Y: y, Width: step - 2, Height: area.bottom - y, Fill: scene.Series(0)})
		if *p.Value > 0 {
			s.Add(scene.Text{X: x + step/2, Y: y - 0.4*size, Size: 0.9 * size, Text: p.Text, Ink: scene.Black, Anchor: scene.Middle})
		}
		from, _, _ := strings.Cut(s.Categories[i], "–")
		edges = append(edges, scene.Text{X: x, Text: Grouped(from) + s.sign(), Anchor: scene.Middle})
	}
	edges[0].Anchor = scene.Start
	last := len(edges) - 1
	if _, to, _ := strings.Cut(s.Categories[last], "–"); to != "" {
		edges = append(edges, scene.Text{X: area.right, Text: Grouped(to) + s.sign(), Anchor: scene.Middle})
	} else { // all that is above
		edges[last].X, edges[last].Text = area.right-step/2, "≥ "+edges[last].Text
	}
	s.edges(edges, area)
	s.Add(scene.Line{Points: []scene.Point{{X: area.left, Y: area.bottom}, {X: area.right, Y: area.bottom}}, Ink: scene.Quiet, Width: 1})
	s.top = area.bottom + 2.4*size
}

// edges writes below a histogram where its ranges begin and where the last one ends: that always, of
// the others as many as don't touch.
func (s *sheet) edges(edges []scene.Text, area plot) {
	size := s.shape.Size
	place := func(t scene.Text) scene.Text {
		t.Y, t.Size, t.Ink = area.bottom+1.5*size, 0.9*size, scene.Quiet
		return t
	}
	last := place(edges[len(edges)-1])
	if over := last.Left() + last.Bounds().Width - s.right; over > 0 {
		last.X -= over
	}
	s.Add(last)
	end := area.left - size
	for _, edge := range edges[:len(edges)-1] {
		edge = place(edge)
		right := edge.Left() + edge.Bounds().Width
		if edge.Left() > end+0.6*size && right+0.6*size < last.Left() {
			s.Add(edge)
			end = right
		}
	}
}

// spread draws a dot for each region on a scale, above each other where they are near, with
// the names of the first and the last and the value in the middle.
func (s *sheet) spread() {
	s.legend(s.dotKeys())
	size := s.shape.Size
	radius := 0.45 * size
	points := slices.Clone(s.Points)
	slices.SortStableFunc(points, func(a, b Point) int { return cmp.Compare(*a.Value, *b.Value) })
	area := plot{scale: scaleOf(values(slices.Values(points)), 6), left: s.left + 2*size, right: s.right - 2*size}
	x := func(v float64) float64 { return area.left + (area.right-area.left)*area.scale.part(v) }
	levels, highest := stack(points, x, 2*radius+1.5)
	area.top = s.top + 4.2*size
	area.bottom = area.top + max((4+0.8*float64(min(len(points), 10)))*size, float64(highest+1)*(2*radius+1.5)+radius)
	if s.bottom > 0 {
		area.bottom = max(area.bottom, min(s.bottom-2.5*size, area.top+12*size))
	}
	middle := s.middle(area, x)
	s.Add(scene.Line{Points: []scene.Point{{X: area.left, Y: area.bottom}, {X: area.right, Y: area.bottom}}, Ink: scene.Quiet, Width: 1})
	end := s.left - size
	for _, m := range area.scale.Marks {
		mark := scene.Text{X: x(m), Y: area.bottom + 1.7*size, Size: 0.9 * size, Text: written(m) + s.sign(), Ink: scene.Quiet, Anchor: scene.Middle}
		if mark.Left() > end+0.6*size {
			s.Add(mark)
			end = mark.Left() + mark.Bounds().Width
		}
	}
	var dots []scene.Dot
	for i, p := range points {
		dot := scene.Dot{X: x(*p.Value), Y: area.bottom - radius - 2 - float64(levels[i])*(2*radius+1.5), Radius: radius, Fill: scene.Series(0), Link: p.Link}
		if p.Own {
			dot.Fill = scene.Seal
		}
		if p.Aside {
			dot.Fill = scene.Calm
		}
		if p.Doubtful {
			dot.Fill, dot.Edge, dot.Radius = scene.Paper, dot.Fill, radius-1
		}
		s.Add(dot)
		if p.Marks() != "" {
			ink := scene.Paper
			if dot.Fill == scene.Paper || dot.Fill == scene.Calm {
				ink = scene.Black
			}
			s.Add(scene.Text{X: dot.X, Y: dot.Y + 0.3*size, Size: 0.8 * size, Text: p.Marks(), Ink: ink, Anchor: scene.Middle})
		}
		dots = append(dots, dot)
	}
	named := make([]bool, len(points))
	for _, own := range []bool{true, false} {
		for i, p := range slices.Backward(points) { // from the right, so that each name goes on above those of the dots beside its own
			if p.Own == own {
				named[i] = s.label(p, dots[i], dots, i == 0 || i == len(points)-1 || own, middle)
			}
		}
	}
	s.top = area.bottom + 2.6*size
	s.unnamed(points, named)
}

// mostUnnamed is how many dots are named below a spread at most: more can't be found in it.
const mostUnnamed = 30

// unnamed names below a spread the dots beside which there was no room for that, from the left.
func (s *sheet) unnamed(points []Point, named []bool) {
	var list []string
	for i, p := range points {
		if !named[i] {
			list = append(list, p.Name+" "+s.shown(p))
		}
	}
	if len(list) == 0 {
		return
	}
	text := s.Words.UnnamedMany
	if len(list) <= mostUnnamed {
		text = s.Words.Unnamed + strings.Join(list, s.Words.Semicolon)
	}
	size := 0.9 * s.shape.Size
	for _, line := range wrap(text, s.right-s.left, size, false) {
		s.Add(scene.Text{X: s.left, Y: s.top + size, Size: size, Text: line, Ink: scene.Quiet})
		s.top += leading * size
	}
	s.top += 0.5 * size
}

// dotKeys are the keys of dots: of those in doubt, and of those that are compared to none, if there are any.
func (s *sheet) dotKeys() []key {
	var keys []key
	if s.any(func(p Point) bool { return p.Doubtful }) {
		keys = append(keys, dotKey(s.Words.Doubtful, scene.Dot{Fill: scene.Paper, Edge: scene.Series(0)}))
	}
	if s.any(func(p Point) bool { return p.Aside }) {
		keys = append(keys, dotKey(s.Words.Aside, scene.Dot{Fill: scene.Calm}))
	}
	return keys
}

// stack returns on which level each point is drawn, so that none covers another.
func stack(points []Point, x func(float64) float64, width float64) (levels []int, highest int) {
	var last []float64 // the right-most on each level
	for _, p := range points {
		at := slices.IndexFunc(last, func(right float64) bool { return x(*p.Value)-right >= width })
		if at < 0 {
			at, last = len(last), append(last, 0)
		}
		last[at] = x(*p.Value)
		levels, highest = append(levels, at), max(highest, at)
	}
	return levels, highest
}

// tiers is how many lines of names there are above dots.
const tiers = 8

// label writes the name of a dot where it is told from others. That of one of the first is written above those beside it
// where there is no such place, on quiet ground. It reports whether the name is written.
func (s *sheet) label(p Point, dot scene.Dot, dots []scene.Dot, first bool, middle scene.Box) bool {
	size := 0.9 * s.shape.Size
	t := scene.Text{Y: dot.Y - dot.Radius - 0.5*size, Size: size, Text: cut(p.Name, 0.4*(s.right-s.left), size, p.Own) + " " + s.shown(p), Ink: scene.Black, Bold: p.Own}
	width := typeface.Width(t.Text, size, t.Bold)
	t.X = min(max(dot.X-width/2, s.left), s.right-width)
	for _, rightwards := range []bool{true, false} { // to the left it would be in the way of those that come after it
		if s.labelAmong(t, dot, dots, middle, rightwards) || s.labelAmong(t, dot, dots, scene.Box{}, rightwards) {
			return true
		}
	}
	if !first {
		return false
	}
	for _, other := range dots {
		if other.X+other.Radius > t.X && other.X-other.Radius < t.X+width {
			t.Y = min(t.Y, other.Y-other.Radius-0.5*size)
		}
	}
	if !s.free(t) {
		return false
	}
	s.onPaper(t)
	return true
}

// labelAmong writes a name in the first place above its dot where it covers neither a text, a dot nor the line of the
// median, if any is given: over it, or to its left or right where it stands over no other, or higher, with a line to the dot. It reports
// whether there is one.
func (s *sheet) labelAmong(t scene.Text, dot scene.Dot, dots []scene.Dot, middle scene.Box, rightwards bool) bool {
	width, gap := t.Bounds().Width, 0.35*t.Size
	over := func(t scene.Text, other scene.Dot) bool {
		return other != dot && other.X+other.Radius > t.X && other.X-other.Radius < t.X+width
	}
	right := []float64{dot.X - dot.Radius, dot.X + gap}
	left := []float64{t.X, dot.X + dot.Radius - width, dot.X - gap - width}
	clear := func(t scene.Text) bool {
		return t.X >= s.left && t.X+width <= s.right && s.free(t) && !middle.Overlaps(t.Bounds())
	}
	for _, t.X = range slices.Concat(left[:1], right, left[1:]) {
		if clear(t) && !slices.ContainsFunc(dots, func(other scene.Dot) bool { return over(t, other) }) {
			s.onPaper(t)
			return true
		}
	}
	places := left
	if rightwards {
		places = right
	}
	for range tiers {
		t.Y -= 1.4 * t.Size
		for _, t.X = range places {
			if !clear(t) {
				continue
			}
			for _, side := range []float64{0, -0.8, 0.8} { // past a dot that stands above
				x, bounds := dot.X+side*dot.Radius, t.Bounds()
				stem := scene.Box{X: x - 1, Y: bounds.Y + bounds.Height, Width: 2, Height: dot.Y - bounds.Y - bounds.Height}
				if x >= t.X-gap && x <= t.X+width+gap && !s.crossed(bounds, stem, dot, dots) {
					s.onPaper(t)
					s.Add(scene.Line{Points: []scene.Point{{X: x, Y: stem.Y + 2}, {X: x, Y: dot.Y - dot.Radius*math.Sqrt(1-side*side) - 1}}, Ink: scene.Rule, Width: 1})
					return true
				}
			}
		}
	}
	return false
}

// onPaper writes a text on quiet ground, which breaks the line of the median, or from another name to its dot, where that is below it.
func (s *sheet) onPaper(t scene.Text) {
	for _, m := range s.Marks {
		line, ok := m.(scene.Line)
		if at := line.Points; ok && (line.Dashed || line.Ink == scene.Rule) && t.Bounds().Overlaps(scene.Box{X: at[0].X - 1, Y: at[0].Y, Width: 2, Height: at[1].Y - at[0].Y}) {
			ground := t.Bounds()
			ground.Fill = scene.Paper
			s.Add(ground)
			break
		}
	}
	s.Add(t)
}

// crossed reports whether a name or the line from it to its dot touches another dot, or the name or line of one.
func (s *sheet) crossed(name, stem scene.Box, dot scene.Dot, dots []scene.Dot) bool {
	for _, other := range dots {
		b := scene.Box{X: other.X - other.Radius, Y: other.Y - other.Radius, Width: 2 * other.Radius, Height: 2 * other.Radius}
		if other != dot && (b.Overlaps(name) || b.Overlaps(stem)) {
			return true
		}
	}
	return slices.ContainsFunc(s.texts(), stem.Overlaps) || slices.ContainsFunc(s.Marks, func(m scene.Mark) bool {
		line, ok := m.(scene.Line)
		return ok && line.Ink == scene.Rule && name.Overlaps(scene.Box{X: line.Points[0].X - 1, Y: line.Points[0].Y, Width: 2, Height: line.Points[1].Y - line.Points[0].Y})
	})
}

// middle draws the median, and returns where its line is.
func (s *sheet) middle(area plot, x func(float64) float64) scene.Box {
	if s.Median == nil {
		return scene.Box{}
	}
	size, at := 0.9*s.shape.Size, x(*s.Median.Value)
	top := area.top - 3*s.shape.Size
	s.Add(scene.Line{Points: []scene.Point{{X: at, Y: top}, {X: at, Y: area.bottom}}, Ink: scene.Quiet, Width: 1, Dashed: true})
	t := scene.Text{Y: top - 0.3*size, Size: size, Text: s.Words.Median + " " + s.shown(*s.Median), Ink: scene.Quiet}
	width := typeface.Width(t.Text, size, false)
	t.X = min(max(at-width/2, s.left), s.right-width)
	s.Add(t)
	return scene.Box{X: at - 1, Y: top, Width: 2, Height: area.bottom - top}
}
