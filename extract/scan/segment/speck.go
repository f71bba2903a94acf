package segment

import (
	"slices"

	"nianbao/extract/scan/raster"
)

// Measures of specks of dust by the height of the line they lie in: how large one
// is at most, and how far above the foot of the line no point or comma begins.
const (
	speckSize = 0.22
	pointBand = 0.3
)

// maxSpecks is how many specks can be told from the pieces of characters that a
// scan has broken: more are left in place.
const maxSpecks = 3

// WithoutSpecks leaves out what lies by itself in a cell and can be no part of what
// is printed there: pieces smaller than a point that stand above the place of
// points, or before or behind everything else, where no figure has one; and, where there is
// but one line, further above or below it than a piece breaks off.
func WithoutSpecks(parts Line) Line {
	line := tallest(parts)
	foot, high := line.Box.Max.Y, float64(line.Box.Dy())
	small := func(p raster.Component) bool { return float64(max(p.Box.Dx(), p.Box.Dy())) <= speckSize*high }
	all, single := line.Box, true // of what is no speck, and whether it is one line
	for _, p := range parts {
		if !small(p) {
			all = all.Union(p.Box)
			single = single && p.Box.Min.Y < line.Box.Max.Y && line.Box.Min.Y < p.Box.Max.Y
		}
	}
	first, last := all.Min.X, all.Max.X
	isSpeck := func(p raster.Component) bool {
		if single && small(p) && float64(max(p.Box.Min.Y-all.Max.Y, all.Min.Y-p.Box.Max.Y)) > speckSize*high {
			return true
		}
		if !small(p) || slices.ContainsFunc(parts, func(o raster.Component) bool { return !small(o) && near(o, p, int(speckSize*high)) }) {
			return false
		}
		between := p.Box.Min.X > first && p.Box.Max.X < last
		return !between || float64(foot-p.Box.Max.Y) > pointBand*high
	}
	kept := slices.DeleteFunc(slices.Clone(parts), isSpeck)
	if len(parts)-len(kept) > maxSpecks {
		return parts
	}
	return kept
}

// near reports whether two pieces may belong to one character: they share columns
// of pixels, or lie closer than the distance.
func near(a, b raster.Component, distance int) bool {
	if sharesColumns(a.Box, b.Box) {
		return true
	}
	return a.Box.Inset(-distance / 2).Overlaps(b.Box)
}

func tallest(parts Line) raster.Component {
	return slices.MaxFunc(parts, func(a, b raster.Component) int { return a.Box.Dy() - b.Box.Dy() })
}
