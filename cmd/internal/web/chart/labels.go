package chart

import (
	"cmp"
	"slices"

	"nianbao/cmd/internal/web/scene"
)

// An endLabel is the name of a line beside its end.
type endLabel struct {
	series int
	at     int // the category of the last value
	value  float64
	lines  []string
	lead   bool
	height float64
	y      float64 // of its middle
}

// endLabels returns the names of the lines with their last values, of those that have one.
func (s *sheet) endLabels() []endLabel {
	width, limit := 0.3*(s.right-s.left), s.limit()
	var list []endLabel
	for i, series := range s.Series {
		for at, p := range slices.Backward(series.Points) {
			if p.Value == nil {
				continue
			}
			text := series.Name
			if *p.Value <= limit { // else its number stands above its dot
				text += " " + s.shown(p)
			}
			if at < len(s.Categories)-1 {
				text += " (" + s.Categories[at] + ")"
			}
			l := endLabel{series: i, at: at, value: *p.Value, lead: series.Lead, lines: lines(text, width, s.shape.Size, series.Lead, 3)}
			l.height = float64(len(l.lines)) * 1.25 * s.shape.Size
			list = append(list, l)
			break
		}
	}
	return list
}

// placeEnds writes the names beside the ends of their lines, moved apart where they would
// overlap; a thin line leads to one that was moved. None leads from a line that ends before the
// last year: it would seem to go on.
func (s *sheet) placeEnds(p plot, labels []endLabel) {
	for i := range labels {
		labels[i].y = max(p.top, p.y(labels[i].value))
	}
	spaceOut(labels, p.top-0.5*s.shape.Size, p.bottom+0.5*s.shape.Size)
	size := s.shape.Size
	for _, l := range labels {
		ink := s.inkOf(l.series)
		from := scene.Point{X: p.x(l.at) + 0.5*size, Y: p.y(l.value)}
		to := scene.Point{X: p.right + 1.3*size, Y: l.y}
		if l.at == p.count-1 && (from.Y-to.Y > 3 || to.Y-from.Y > 3) {
			s.Add(scene.Line{Points: []scene.Point{from, {X: p.right + 0.5*size, Y: from.Y}, to}, Ink: ink, Width: 0.7})
		}
		if ink == scene.Calm {
			ink = scene.Quiet // of letters it is too light
		}
		y := l.y - l.height/2
		for _, line := range l.lines {
			y += 1.25 * size
			s.Add(scene.Text{X: p.right + 1.6*size, Y: y - 0.28*size, Size: size, Text: line, Ink: ink, Bold: l.lead})
		}
	}
}

// spaceOut moves labels apart as little as is needed, within an area that is high enough
// for all of them.
func spaceOut(labels []endLabel, top, bottom float64) {
	slices.SortStableFunc(labels, func(a, b endLabel) int { return cmp.Compare(a.y, b.y) })
	edge := top
	for i := range labels {
		l := &labels[i]
		l.y = max(l.y, edge+l.height/2)
		edge = l.y + l.height/2
	}
	edge = bottom
	for i := range slices.Backward(labels) {
		l := &labels[i]
		l.y = min(l.y, edge-l.height/2)
		edge = l.y - l.height/2
	}
}
