package ruling

import (
	"cmp"
	"image"
	"slices"
)

// A line of a table ends at lines of the other direction. Two pieces that lie level and of which neither does, as both
// end in the same cell, are of one line that is too pale between them: at the far side of a photograph, below text, or where it
// bends from one row of pixels to the next.

// rejoined puts the pieces of lines together that hang in a cell.
func rejoined(strokes []Stroke) []Stroke {
	strokes = rejoinedAcross(strokes)
	return turned(rejoinedAcross(turned(strokes)))
}

func rejoinedAcross(strokes []Stroke) []Stroke {
	var across, down []Stroke
	for _, s := range strokes {
		if s.Across {
			across = append(across, s)
		} else {
			down = append(down, s)
		}
	}
	slices.SortFunc(across, func(a, b Stroke) int { return cmp.Compare(a.Box.Min.X, b.Box.Min.X) })
	for i := 0; i < len(across); i++ {
		for j := i + 1; j < len(across); j++ {
			if hang(across[i].Box, across[j].Box, across, down) {
				across[i].Box = across[i].Box.Union(across[j].Box)
				across = slices.Delete(across, j, j+1)
				j = i
			}
		}
	}
	return append(across, down...)
}

// hang reports whether two pieces across end in one cell: no line down stands between their ends, and another line leads whole
// from one that the left piece meets to one that the right piece does.
func hang(left, right image.Rectangle, across, down []Stroke) bool {
	gap := image.Rect(left.Max.X, min(left.Min.Y, right.Min.Y), right.Min.X, max(left.Max.Y, right.Max.Y))
	apart := max(left.Min.Y, right.Min.Y) - min(left.Max.Y, right.Max.Y)
	if gap.Min.X >= right.Min.X || apart > bridgeDrift || meets(gap.Inset(-runGap), false, down) {
		return false
	}
	return slices.ContainsFunc(across, func(s Stroke) bool {
		return s.Box != left && s.Box != right && s.Box.Min.X < left.Max.X && s.Box.Max.X > right.Min.X &&
			meetBoth(left, s.Box, down) && meetBoth(right, s.Box, down)
	})
}

// meetBoth reports whether a line down meets both of two pieces across.
func meetBoth(a, b image.Rectangle, down []Stroke) bool {
	return slices.ContainsFunc(down, func(d Stroke) bool {
		return d.Box.Overlaps(a.Inset(-runGap)) && d.Box.Overlaps(b.Inset(-runGap))
	})
}
