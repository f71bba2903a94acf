package table

import (
	"cmp"
	"math"
	"slices"

	"nianbao/extract/document"
)

// Segments of one line lie within lineOffset points of each other across it
// and have gaps of at most lineGap points along it (dots, dashes, one segment a
// cell).
const (
	lineOffset = 1.0
	lineGap    = 2.5
)

// mergeRulings joins the segments of each drawn line into one ruling, the first stage
// of a table with lines, and leaves out what is shorter than minLength points.
func mergeRulings(segments []document.Ruling, minLength float64) []document.Ruling {
	var merged []document.Ruling
	for _, horizontal := range []bool{true, false} {
		var list []strip
		for _, r := range segments {
			if r.Horizontal() == horizontal {
				list = append(list, stripOf(r))
			}
		}
		for _, s := range mergeStrips(list) {
			if s.to-s.from >= minLength {
				merged = append(merged, s.ruling(horizontal))
			}
		}
	}
	return merged
}

// A strip is a ruling seen along its direction.
type strip struct{ at, from, to, width float64 }

func stripOf(r document.Ruling) strip {
	if r.Horizontal() {
		return strip{r.Box.Y0, r.Box.X0, r.Box.X1, r.Width}
	}
	return strip{r.Box.X0, r.Box.Y0, r.Box.Y1, r.Width}
}

func (s strip) ruling(horizontal bool) document.Ruling {
	if horizontal {
		return document.Ruling{Box: document.Rect{X0: s.from, Y0: s.at, X1: s.to, Y1: s.at}, Width: s.width}
	}
	return document.Ruling{Box: document.Rect{X0: s.at, Y0: s.from, X1: s.at, Y1: s.to}, Width: s.width}
}

func mergeStrips(list []strip) []strip {
	slices.SortFunc(list, func(a, b strip) int { return cmp.Compare(a.at, b.at) })
	var out []strip
	for start := 0; start < len(list); {
		end := start + 1
		for end < len(list) && list[end].at-list[start].at <= lineOffset {
			end++
		}
		group := list[start:end]
		slices.SortFunc(group, func(a, b strip) int { return cmp.Compare(a.from, b.from) })
		current := group[0]
		for _, s := range group[1:] {
			if s.from <= current.to+lineGap {
				if s.to > current.to {
					current.to = s.to
				}
				current.width = math.Max(current.width, s.width)
				continue
			}
			out = append(out, current)
			current = s
		}
		out = append(out, current)
		start = end
	}
	return out
}
