package chart

import (
	"math"
	"slices"

	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/typeface"
)

// Sizes of a small chart, of the size of texts.
const (
	panelWidth  = 10.5
	panelHeight = 6.6
)

// multiples draws a small chart for each series, all with the same scale.
func (s *sheet) multiples() {
	s.legend(s.lineKeys())
	size := s.shape.Size
	columns := max(1, int((s.right-s.left)/(panelWidth*size)))
	columns = min(columns, len(s.Series))
	rows := (len(s.Series) + columns - 1) / columns
	height := panelHeight * size
	if s.bottom > 0 {
		height = max(height, math.Floor(min(s.room(0)/float64(rows), 1.6*height)))
	}
	width := (s.right - s.left) / float64(columns)
	limit, small := s.limit(), 0.88*size
	common := tight(s.fit(limit))
	numbers, above := make([][]cutLine, len(s.Series)), 0.0
	lines := make([]Series, len(s.Series))
	for i, series := range s.Series {
		lines[i] = gathered(series)
	}
	for i, series := range lines {
		p := plot{left: s.left, right: s.left + width - 1.6*size, count: len(s.Categories), limit: limit, size: small}
		numbers[i] = s.cutNumbers(p, series, scene.Series(0), small, nil)
		above = max(above, cutHeight(numbers[i], small))
	}
	height += above
	for i, series := range lines {
		p := plot{scale: common, count: len(s.Categories), limit: limit, size: small}
		p.left = s.left + float64(i%columns)*width + 0.4*size
		p.right = p.left + width - 1.6*size
		p.top = s.top + float64(i/columns)*height + 2.6*size + above
		p.bottom = p.top + height - 4.4*size - above
		for at := range numbers[i] {
			numbers[i][at].X += p.left - s.left
		}
		s.panel(p, series, above)
		s.writeCut(p, numbers[i])
	}
	s.top += float64(rows)*height + 0.3*size
}

// gathered returns a series with the marks that all its values have behind its name, once, instead of at each value:
// in a small chart there is no room for them beside dots.
func gathered(series Series) Series {
	all := Point{Corrected: true, Derived: true, Invented: true}
	known := 0
	for _, p := range series.Points {
		if p.Value != nil {
			known++
			all.Corrected, all.Derived, all.Invented = all.Corrected && p.Corrected, all.Derived && p.Derived, all.Invented && p.Invented
		}
	}
	if known == 0 || all.Marks() == "" {
		return series
	}
	series.Name += all.Marks()
	series.Points = slices.Clone(series.Points)
	for i := range series.Points {
		p := &series.Points[i]
		p.Corrected, p.Derived, p.Invented = p.Corrected && !all.Corrected, p.Derived && !all.Derived, p.Invented && !all.Invented
	}
	return series
}

// panel draws one small chart: its name, so far above it that what is cut off has room, its line, and its last value.
func (s *sheet) panel(p plot, series Series, above float64) {
	size := 0.88 * s.shape.Size
	width := p.right - p.left
	s.Add(scene.Text{X: p.left, Y: p.top - 1.6*size - above, Size: size, Text: cut(series.Name, width, size, true), Ink: scene.Black, Bold: true})
	s.Add(scene.Line{Points: []scene.Point{{X: p.left, Y: p.y(0)}, {X: p.right, Y: p.y(0)}}, Ink: scene.Rule, Width: 1})
	for i, x := range []float64{p.left, p.right} {
		t := scene.Text{X: x, Y: p.bottom + 1.25*size, Size: 0.85 * size, Text: s.Categories[i*(p.count-1)], Ink: scene.Quiet, Anchor: []scene.Anchor{scene.Start, scene.End}[i]}
		if i == 0 || s.free(t) {
			s.Add(t)
		}
	}
	known := slices.IndexFunc(series.Points, func(p Point) bool { return p.Value != nil })
	if known < 0 {
		s.Add(scene.Text{X: p.left, Y: (p.top + p.bottom) / 2, Size: size, Text: cut(s.Words.Nothing, width, size, false), Ink: scene.Quiet})
		return
	}
	s.course(p, series, scene.Series(0), 2, 0.17*s.shape.Size)
	for at, point := range slices.Backward(series.Points) {
		if point.Value == nil {
			continue
		}
		if p.cuts(*point.Value) {
			break // its number stands above its dot
		}
		text := s.shown(point)
		if at < p.count-1 {
			text += " (" + s.Categories[at] + ")"
		}
		x := min(p.x(at)+0.3*size, p.right+0.5*size)
		t := scene.Text{X: max(x, p.left+typeface.Width(text, size, false)), Y: p.y(*point.Value), Size: size, Text: text, Ink: scene.Series(0), Anchor: scene.End}
		for i, other := range series.Points { // it stands above the dots that it reaches over
			if other.Value != nil && !p.cuts(*other.Value) && p.x(i) > t.Left()-0.3*size && p.x(i) < t.X+0.3*size {
				t.Y = min(t.Y, p.y(*other.Value))
			}
		}
		own := p.y(*point.Value)
		raised := own - t.Y
		t.Y -= 0.55 * size
		if s.free(t) {
			s.Add(t)
			if raised > 0.5*size { // a thin line leads to its dot: it stands nearer to another one
				s.Add(scene.Line{Points: []scene.Point{{X: p.x(at), Y: t.Y + 0.3*size}, {X: p.x(at), Y: own - 0.25*size}}, Ink: scene.Quiet, Width: 0.7})
			}
		} else {
			s.mark(point, scene.Series(0), p.x(at), p.y(*point.Value), 0.17*s.shape.Size)
		}
		break
	}
	s.markLine(p, series, scene.Series(0), 0.17*s.shape.Size)
}
