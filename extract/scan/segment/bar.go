package segment

import (
	"image"
	"slices"

	"nianbao/extract/scan/raster"
)

// A level stroke outside of all cells is a sign for none, or a part of a character: of a 5 from which
// the scan has broken it off, or of 二 and 三.

// isBar reports whether a line is a part of another: see FreeLine.
func isBar(i int, free []Line) bool { return beside(i, free) >= 0 }

// beside returns which line a level stroke stands close above or below of, -1 for none, or where the line
// is no such stroke.
func beside(i int, free []Line) int {
	bar := raster.Extent(free[i])
	if !isStroke(free[i]) {
		return -1
	}
	return slices.IndexFunc(free, func(line Line) bool {
		box := raster.Extent(line)
		gap := max(box.Min.Y-bar.Max.Y, bar.Min.Y-box.Max.Y)
		return box != bar && box.Min.X < bar.Max.X && bar.Min.X < box.Max.X && float64(gap) <= barGap*float64(box.Dy())
	})
}

// isStacked reports whether a line is a level stroke with another close above or below it, as those of 二 and 三 that
// stand by themselves; signs of two rows are as far from each other as rows are.
func isStacked(i int, free []Line) bool {
	stroke := raster.Extent(free[i])
	return isStroke(free[i]) && slices.ContainsFunc(free, func(line Line) bool {
		box := raster.Extent(line)
		gap := max(box.Min.Y-stroke.Max.Y, stroke.Min.Y-box.Max.Y)
		return box != stroke && isStroke(line) && sharesColumns(box, stroke) &&
			float64(gap) <= barGap*float64(max(box.Dx(), stroke.Dx()))
	})
}

// isStroke reports whether a line is a single level stroke.
func isStroke(line Line) bool { return len(clusters(line)) == 1 && IsDash(raster.Extent(line)) }

// withBars puts the bars of digits back to their lines, where these have the width for them.
func withBars(free []Line) []Line {
	of := make([]int, len(free))
	for i := range free {
		of[i] = beside(i, free)
		if of[i] >= 0 && (beside(of[i], free) >= 0 || !isWithin(raster.Extent(free[i]), raster.Extent(free[of[i]]))) {
			of[i] = -1
		}
	}
	var list []Line
	for i, line := range free {
		if of[i] >= 0 {
			continue
		}
		for k, at := range of {
			if at == i {
				line = append(slices.Clip(line), free[k]...)
			}
		}
		slices.SortFunc(line, raster.ByLeft)
		list = append(list, line)
	}
	return list
}

// isWithin reports whether a bar stands within the width of a line, or sticks out by a little.
func isWithin(bar, line image.Rectangle) bool {
	out := max(line.Min.X-bar.Min.X, bar.Max.X-line.Max.X)
	return 4*out <= bar.Dx()
}

// hasBars reports whether one of the characters of a line is of level strokes above each other, as 二 and 三.
func hasBars(ink []image.Rectangle, line Line) bool {
	return slices.ContainsFunc(ink, func(r image.Rectangle) bool {
		bars := 0
		for _, p := range line {
			if p.Box.In(r) && IsDash(p.Box) && 2*p.Box.Dx() > r.Dx() {
				bars++
			}
		}
		return bars > 1
	})
}

// LostBar reports whether the uppermost of the ink of a character is a level stroke that lies apart from all else: the
// bar of a digit that has lost what joins it, so that a 5 looks like a 3.
func LostBar(character image.Rectangle, parts Line) bool {
	rest, bar := image.Rectangle{}, image.Rectangle{}
	for _, p := range parts {
		switch {
		case !p.Box.In(character):
		case p.Box.Dx() >= 2*p.Box.Dy() && 2*p.Box.Dx() > character.Dx() && p.Box.Min.Y == character.Min.Y:
			bar = bar.Union(p.Box)
		default:
			rest = rest.Union(p.Box)
		}
	}
	return !bar.Empty() && !rest.Empty() && 2*bar.Dy() < rest.Dy()
}
