package ruling

import (
	"image"
	"slices"
)

// Where most lines of a sheet are ink, some may be too pale for it in places: thin ones at the far side of a photograph,
// or where the scanner has lost them. They go on by their traces, but traces alone are no line: only one that leads
// from line to line is.

// continued returns strokes as they go on by those that are traced, with the traced ones between them.
func continued(strokes, traced []Stroke) []Stroke {
	var list, pale []Stroke
	taken := make([]bool, len(strokes))
	for _, t := range traced {
		inked := false
		whole := t
		for i, k := range strokes {
			if k.Across == t.Across && k.Box.Overlaps(t.Box) {
				taken[i], inked = true, true
				whole.Box = whole.Box.Union(k.Box)
			}
		}
		if inked {
			list = append(list, whole)
		} else {
			pale = append(pale, t)
		}
	}
	for i, k := range strokes {
		if !taken[i] {
			list = append(list, k)
		}
	}
	known := slices.Clone(list)
	for _, t := range pale {
		if from, to := t.ends(); meets(from, !t.Across, known) && meets(to, !t.Across, known) {
			list = append(list, t)
		}
	}
	return list
}

// ends returns the surroundings of both ends of a stroke.
func (s Stroke) ends() (from, to image.Rectangle) {
	from, to = s.Box, s.Box
	if s.Across {
		from.Max.X, to.Min.X = from.Min.X+1, to.Max.X-1
	} else {
		from.Max.Y, to.Min.Y = from.Min.Y+1, to.Max.Y-1
	}
	return from.Inset(-runGap), to.Inset(-runGap)
}

// meets reports whether one of the strokes of a direction lies in a rectangle.
func meets(r image.Rectangle, across bool, strokes []Stroke) bool {
	return slices.ContainsFunc(strokes, func(k Stroke) bool { return k.Across == across && k.Box.Overlaps(r) })
}
