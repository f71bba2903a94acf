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
	inventedMark  = "†"
)

// Marks returns what is written behind a value: that a person corrected it, that it is printed nowhere and follows
// from the form, or that its report is invented.
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
	return marks
}

// markKeys are the keys of the marks that there are.
func (s *sheet) markKeys() []key {
	var keys []key
	for _, each := range []struct{ mark, says string }{{correctedMark, s.Words.Corrected}, {derivedMark, s.Words.Derived}, {inventedMark, s.Words.Invented}} {
		if s.any(func(p Point) bool { return p.Value != nil && strings.Contains(p.Marks(), each.mark) }) {
			keys = append(keys, key{each.says, func(x, y, size float64) []scene.Mark {
				return []scene.Mark{scene.Text{X: x + size/2, Y: y + 0.35*size, Size: size, Text: each.mark, Ink: scene.Black, Anchor: scene.Middle}}
			}})
		}
	}
	return keys
}

// mark writes the marks of a value that stands nowhere as a number: above its dot, or below it or beside it where
// another text is in the way. Where there is no room at all the note below the chart tells how many there are.
func (s *sheet) mark(p Point, x, y, radius float64) {
	if p.Marks() == "" {
		return
	}
	size := 0.85 * s.shape.Size
	above := scene.Text{X: x, Y: y - radius - 0.15*size, Size: size, Text: p.Marks(), Ink: scene.Black, Anchor: scene.Middle}
	below, beside := above, above
	below.Y = y + radius + 0.8*size
	beside.X, beside.Y, beside.Anchor = x+radius+0.15*size, y+0.35*size, scene.Start
	for _, t := range []scene.Text{above, below, beside} {
		if s.free(t) {
			s.Add(t)
			return
		}
	}
}

// markLine writes the marks of a line's values but for the last one, whose number is written with them.
func (s *sheet) markLine(p plot, series Series, radius float64) {
	written := false
	for i, point := range slices.Backward(series.Points) {
		if point.Value == nil {
			continue
		}
		if written {
			s.mark(point, p.x(i), p.y(*point.Value), radius)
		}
		written = true
	}
}
