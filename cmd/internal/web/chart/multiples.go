package chart

import (
	"math"
	"slices"

	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/typeface"
)

// Sizes of a small chart, of the size of texts, and how much of its width the numbers beside its line take at most.
const (
	panelWidth  = 12
	panelHeight = 8
	gutterPart  = 0.36
)

// A panel is a small chart that is being laid out.
type panel struct {
	plot
	series  Series
	numbers []cutLine // of what is cut off
	low     float64   // the leftmost and the rightmost place of its numbers
	high    float64
	axis    bool // the greatest mark of its scale stands beside it
}

// multiples draws a small chart for each series: all with the same scale, or each with its own. Each says the first, the
// last and the greatest value of its line, as a line that is flat on the scale of all tells nothing else.
func (s *sheet) multiples() {
	size := 0.88 * s.shape.Size
	s.scaleWords()
	s.legend(s.lineKeys())
	columns := max(1, int((s.right-s.left)/(panelWidth*s.shape.Size)))
	columns = min(columns, len(s.Series))
	rows := (len(s.Series) + columns - 1) / columns
	height := panelHeight * s.shape.Size
	if s.bottom > 0 {
		height = max(height, math.Floor(min(s.room(0)/float64(rows), 1.6*height)))
	}
	width := (s.right - s.left) / float64(columns)
	panels := s.panels(size, width)
	above := 1.3 * size // for the number of the greatest value
	for i := range panels {
		p := &panels[i]
		p.numbers = s.cutNumbers(p.plot, p.low, p.high, p.series, scene.Series(0), nil)
		above = max(above, cutHeight(p.numbers, size))
	}
	height += above
	for i, p := range panels {
		p.axis = s.OwnScales || i%columns == 0
		p.move(float64(i%columns) * width)
		p.top = s.top + float64(i/columns)*height + 2*s.shape.Size + above
		p.bottom = p.top + height - 3.8*s.shape.Size - above
		panels[i] = p
		s.Add(scene.Text{X: p.low, Y: p.top - 0.9*size - above, Size: size, Text: cut(p.series.Name, p.high-p.low, size, true), Ink: scene.Black, Bold: true})
	}
	for _, p := range panels { // once all names are there, which no mark may cover
		s.panel(p)
	}
	s.top += float64(rows)*height + 0.3*s.shape.Size
}

// scaleWords says whether the small charts can be held against each other.
func (s *sheet) scaleWords() {
	if s.Words.Scales == "" || len(s.Series) < 2 {
		return
	}
	size := 0.9 * s.shape.Size
	for _, line := range wrap(s.Words.Scales, s.right-s.left, size, false) {
		s.Add(scene.Text{X: s.left, Y: s.top + size, Size: size, Text: line, Ink: scene.Black})
		s.top += leading * size
	}
	s.top += 0.5 * size
}

// panels returns the small charts with their scales, as if each stood at the left edge.
func (s *sheet) panels(size, width float64) []panel {
	limit := s.limit()
	common := scaleOf(s.fit(limit), 3)
	list := make([]panel, len(s.Series))
	before, behind := 0.0, 0.0 // the line
	for i, series := range s.Series {
		p := panel{plot: plot{scale: common, count: len(s.Categories), limit: limit, size: size}, series: gathered(series)}
		if s.OwnScales {
			own := s.alone(i)
			p.limit = own.limit()
			p.scale = scaleOf(own.fit(p.limit), 3)
		}
		before = max(before, typeface.Width(s.greatestMark(p), 0.85*size, false))
		first, last := ends(series.Points)
		if first >= 0 && !p.cuts(*series.Points[first].Value) {
			before = max(before, typeface.Width(s.shown(p.series.Points[first]), size, false))
		}
		if first >= 0 && !p.cuts(*series.Points[last].Value) {
			step := (1 - 2*gutterPart) * width / float64(max(1, p.count-1)) // at least, so much of which is free behind an earlier year
			behind = max(behind, typeface.Width(s.endNumber(p.series, last), size, false)-step*float64(p.count-1-last))
		}
		list[i] = p
	}
	before, behind = min(before, gutterPart*width), min(behind, gutterPart*width)
	for i := range list {
		p := &list[i]
		p.low, p.high = s.left, s.left+width-0.6*size
		p.left, p.right = p.low+before+0.8*size, p.high-behind-0.5*size
	}
	return list
}

// move moves a small chart to the right.
func (p *panel) move(by float64) {
	p.left, p.right, p.low, p.high = p.left+by, p.right+by, p.low+by, p.high+by
	for i := range p.numbers {
		p.numbers[i].X += by
	}
}

// greatestMark returns the greatest mark of a small chart's scale.
func (s *sheet) greatestMark(p panel) string { return written(p.scale.High) + s.sign() }

// ends returns which are the first and the last value that is known, -1 if there is none.
func ends(points []Point) (first, last int) {
	first, last = -1, -1
	for i, p := range points {
		if p.Value == nil {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	return first, last
}

// endNumber returns what stands behind the end of a line: its last value, and of which year it is where that is not the last one.
func (s *sheet) endNumber(series Series, last int) string {
	text := s.shown(series.Points[last])
	if last < len(s.Categories)-1 {
		text += " (" + s.Categories[last] + ")"
	}
	return text
}

// gathered returns a series with the marks that all its values have behind its name, once, instead of at each value:
// in a small chart there is no room for them beside dots.
func gathered(series Series) Series {
	all := Point{Corrected: true, Derived: true, Invented: true, Failing: true}
	known := 0
	for _, p := range series.Points {
		if p.Value != nil {
			known++
			all.Corrected, all.Derived, all.Invented, all.Failing = all.Corrected && p.Corrected, all.Derived && p.Derived, all.Invented && p.Invented, all.Failing && p.Failing
		}
	}
	if known == 0 || all.Marks() == "" {
		return series
	}
	series.Name += all.Marks()
	series.Points = slices.Clone(series.Points)
	for i := range series.Points {
		p := &series.Points[i]
		p.Corrected, p.Derived, p.Invented, p.Failing = p.Corrected && !all.Corrected, p.Derived && !all.Derived, p.Invented && !all.Invented, p.Failing && !all.Failing
	}
	return series
}

// panel draws one small chart below its name: its scale, its line, and its numbers.
func (s *sheet) panel(p panel) {
	size := p.size
	s.Add(scene.Line{Points: []scene.Point{{X: p.left, Y: p.y(0)}, {X: p.right, Y: p.y(0)}}, Ink: scene.Rule, Width: 1})
	for i, x := range []float64{p.left, p.right} {
		t := scene.Text{X: x, Y: p.bottom + 1.25*size, Size: 0.85 * size, Text: s.Categories[i*(p.count-1)], Ink: scene.Quiet, Anchor: []scene.Anchor{scene.Start, scene.End}[i]}
		if i == 0 || s.free(t) {
			s.Add(t)
		}
	}
	first, last := ends(p.series.Points)
	if first < 0 {
		s.Add(scene.Text{X: p.left, Y: (p.top + p.bottom) / 2, Size: size, Text: cut(s.Words.Nothing, p.high-p.left, size, false), Ink: scene.Quiet})
		return
	}
	s.Add(scene.Line{Points: []scene.Point{{X: p.left, Y: p.top}, {X: p.right, Y: p.top}}, Ink: scene.Rule, Width: 0.7})
	if p.axis {
		s.Add(scene.Text{X: p.left - 0.4*size, Y: p.top + 0.3*size, Size: 0.85 * size, Text: s.greatestMark(p), Ink: scene.Quiet, Anchor: scene.End})
	}
	s.course(p.plot, p.series, scene.Series(0), 2, 0.17*s.shape.Size)
	s.writeCut(p.plot, p.numbers)
	written := []int{s.lastNumber(p, last), s.firstNumber(p, first, last), s.greatestNumber(p, first, last)}
	for i, point := range p.series.Points {
		if point.Value != nil && !p.cuts(*point.Value) && !slices.Contains(written, i) {
			s.mark(point, scene.Series(0), p.x(i), p.y(*point.Value), 0.17*s.shape.Size)
		}
	}
}

// lastNumber writes the last value behind its dot, where no other dot is, or one that is too wide above the dots. It returns which
// value is written, as those below do: -1 if none is.
func (s *sheet) lastNumber(p panel, last int) int {
	point := p.series.Points[last]
	if p.cuts(*point.Value) {
		return -1 // its number stands above its dot
	}
	t := s.numberAt(p, last)
	t.X, t.Text = p.x(last)+0.5*p.size, s.endNumber(p.series, last)
	if width := t.Bounds().Width; t.X+width > p.high+0.1 || !s.free(t) {
		t.X = p.high - width
		return s.raised(p, last, t)
	}
	s.Add(t)
	return last
}

// firstNumber writes the first value before its dot, or above it where there is no room for that, as beside the mark of the scale.
func (s *sheet) firstNumber(p panel, first, last int) int {
	if first == last || p.cuts(*p.series.Points[first].Value) {
		return -1
	}
	t := s.numberAt(p, first)
	t.X, t.Anchor = p.x(first)-0.5*p.size, scene.End
	if t.Left() < p.low || !s.free(t) {
		t.X, t.Anchor = p.x(first)-0.3*p.size, scene.Start
		return s.raised(p, first, t)
	}
	s.Add(t)
	return first
}

// greatestNumber writes the greatest value above its dot, if it is greater than the first and the last and nothing is cut off.
func (s *sheet) greatestNumber(p panel, first, last int) int {
	greatest := first
	for i, point := range p.series.Points {
		if point.Value != nil && *point.Value > *p.series.Points[greatest].Value {
			greatest = i
		}
	}
	if value := *p.series.Points[greatest].Value; greatest == first || value == *p.series.Points[last].Value || p.cuts(value) {
		return -1
	}
	t := s.numberAt(p, greatest)
	width := t.Bounds().Width
	t.X = min(max(p.x(greatest)-width/2, p.low), p.high-width)
	return s.raised(p, greatest, t)
}

// numberAt returns the number of a value, at the height of its dot.
func (s *sheet) numberAt(p panel, at int) scene.Text {
	point := p.series.Points[at]
	return scene.Text{Y: p.y(*point.Value) + 0.28*p.size, Size: p.size, Text: s.shown(point), Ink: scene.Series(0)}
}

// raised writes a number above its dot and above the line. Where it stands above other dots or far from its own, a line leads to it.
func (s *sheet) raised(p panel, at int, t scene.Text) int {
	own := p.y(*p.series.Points[at].Value)
	highest, alone := p.highest(t.X-0.4*p.size, t.X+t.Bounds().Width+0.4*p.size, at)
	highest = min(highest, own)
	t.Y = highest - 0.55*p.size
	leads := !alone || own-highest > 0.5*p.size
	if leads {
		t.Y -= 0.6 * p.size
	}
	if !s.free(t) {
		return -1
	}
	s.Add(t)
	if leads {
		s.Add(scene.Line{Points: []scene.Point{{X: p.x(at), Y: t.Y + 0.25*p.size}, {X: p.x(at), Y: own - 0.25*p.size}}, Ink: scene.Quiet, Width: 0.7})
	}
	return at
}

// highest returns the highest place of the line between two edges, and whether no dot but the one named is there.
func (p panel) highest(left, right float64, but int) (y float64, alone bool) {
	y, alone = p.bottom, true
	before := -1
	for i, point := range p.series.Points {
		if point.Value == nil {
			continue
		}
		x, here := p.x(i), max(p.top, p.y(*point.Value))
		if x > left && x < right {
			y, alone = min(y, here), alone && i == but
		}
		if before >= 0 {
			from := p.x(before)
			start := max(p.top, p.y(*p.series.Points[before].Value))
			for _, edge := range []float64{left, right} {
				if edge > from && edge < x {
					y = min(y, start+(here-start)*(edge-from)/(x-from))
				}
			}
		}
		before = i
	}
	return y, alone
}
