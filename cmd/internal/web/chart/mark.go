package chart

import (
	"slices"
	"strings"

	"nianbao/cmd/internal/web/scene"
)

// The marks of values: those of reports and tables.
const (
	correctedMark = "*"
	derivedMark   = "="
	inventedMark  = "※"
	failingMark   = "≠"
)

// Marks returns what is written behind a value: that a person corrected it, that it is printed nowhere and follows
// from the form, that its report is invented, or that it is at odds with others of its report.
func (p Point) Marks() string {
	marks := ""
	if p.Corrected {
		marks += correctedMark
	}
	if p.Derived {
		marks += derivedMark
	}
	if p.Invented {
		marks += inventedMark
	}
	if p.Failing {
		marks += failingMark
	}
	return marks
}

// markKeys are the keys of the marks that there are.
func (s *sheet) markKeys() []key {
	var keys []key
	for _, each := range []struct{ mark, says string }{{correctedMark, s.Words.Corrected}, {derivedMark, s.Words.Derived}, {inventedMark, s.Words.Invented}, {failingMark, s.Words.Failing}} {
		if s.any(func(p Point) bool { return p.Value != nil && strings.Contains(p.Marks(), each.mark) }) {
			keys = append(keys, key{each.says, func(x, y, size float64) []scene.Mark {
				return []scene.Mark{scene.Text{X: x + size/2, Y: y + 0.35*size, Size: size, Text: each.mark, Ink: scene.Black, Anchor: scene.Middle}}
			}})
		}
	}
	return keys
}

// mark writes the marks of a value that stands nowhere as a number: above its dot, or below it, beside it or further
// away where another text is in the way, and on the dot, which grows for it, where there is no room at all.
func (s *sheet) mark(p Point, ink scene.Ink, x, y, radius float64) {
	if p.Marks() == "" {
		return
	}
	size := 0.85 * s.shape.Size
	away := radius + 0.15*size
	for _, further := range []float64{0, 0.9 * size, 1.8 * size, 2.7 * size} {
		up, down, level := -away-further, away+0.65*size+further, 0.35*size
		for _, at := range []struct {
			right, down float64
			anchor      scene.Anchor
		}{{0, up, scene.Middle}, {0, down, scene.Middle}, {away, level, scene.Start}, {-away, level, scene.End},
			{away, up, scene.Start}, {-away, up, scene.End}, {away, down, scene.Start}, {-away, down, scene.End}} {
			t := scene.Text{X: x + at.right, Y: y + at.down, Size: size, Text: p.Marks(), Ink: scene.Black, Anchor: at.anchor}
			if s.free(t) {
				s.Add(t)
				return
			}
		}
	}
	small := 0.75 * size
	dot := scene.Dot{X: x, Y: y, Radius: max(radius, 0.5*small), Fill: ink, Link: p.Link}
	letters := scene.Paper
	if p.Doubtful || p.Aside {
		dot.Fill, dot.Edge, letters = scene.Paper, ink, scene.Black
	}
	s.Add(dot)
	s.Add(scene.Text{X: x, Y: y + 0.36*small, Size: small, Text: p.Marks(), Ink: letters, Anchor: scene.Middle})
}

// markLine writes the marks of a line's values but for the last one, whose number is written with them, as those are that are cut off.
func (s *sheet) markLine(p plot, series Series, ink scene.Ink, radius float64) {
	written := false
	for i, point := range slices.Backward(series.Points) {
		if point.Value == nil {
			continue
		}
		if written && !p.cuts(*point.Value) {
			s.mark(point, ink, p.x(i), p.y(*point.Value), radius)
		}
		written = true
	}
}
