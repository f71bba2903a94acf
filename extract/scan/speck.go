package scan

import "slices"

// Measures of specks of dust by the height of the line they lie in: how large one
// is at most, and how far above the foot of the line no point or comma begins.
const (
	speckSize = 0.22
	pointBand = 0.3
)

// maxSpecks is how many specks can be told from the pieces of characters that a
// scan has broken: more are left in place.
const maxSpecks = 3

// withoutSpecks leaves out what lies by itself in a cell and can be no part of what
// is printed there: pieces smaller than a point that stand above the place of
// points, or before or behind everything else, where no figure has one.
func withoutSpecks(parts []component) []component {
	line := tallest(parts)
	foot, high := line.box.Max.Y, float64(line.box.Dy())
	small := func(p component) bool { return float64(max(p.box.Dx(), p.box.Dy())) <= speckSize*high }
	first, last := line.box.Min.X, line.box.Max.X
	for _, p := range parts {
		if !small(p) {
			first, last = min(first, p.box.Min.X), max(last, p.box.Max.X)
		}
	}
	isSpeck := func(p component) bool {
		if !small(p) || slices.ContainsFunc(parts, func(o component) bool { return !small(o) && near(o, p, int(speckSize*high)) }) {
			return false
		}
		between := p.box.Min.X > first && p.box.Max.X < last
		return !between || float64(foot-p.box.Max.Y) > pointBand*high
	}
	kept := slices.DeleteFunc(slices.Clone(parts), isSpeck)
	if len(parts)-len(kept) > maxSpecks {
		return parts
	}
	return kept
}

// near reports whether two pieces may belong to one character: they share columns
// of pixels, or lie closer than the distance.
func near(a, b component, distance int) bool {
	if a.box.Min.X < b.box.Max.X && b.box.Min.X < a.box.Max.X {
		return true
	}
	return a.box.Inset(-distance / 2).Overlaps(b.box)
}

func tallest(parts []component) component {
	return slices.MaxFunc(parts, func(a, b component) int { return a.box.Dy() - b.box.Dy() })
}
