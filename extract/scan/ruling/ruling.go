package ruling

import (
	"image"
	"slices"

	"nianbao/extract/scan/raster"
)

// A Stroke is a straight piece of ink across or down the sheet.
type Stroke struct {
	Box    image.Rectangle
	Across bool
}

// Find returns the ruled lines of a sheet, given in gray, as ink and with every trace,
// and takes them out of the ink and the traces; so it does with blots. Lines go on
// beneath blots. Where most of the lines are too pale to be ink, as thin ones are in a photograph, they are
// found by their traces, and where some are, they go on by these, and between two pieces that end in the same cell.
// Returned is too where blots cover the sheet so that nothing shows through, nil for nowhere.
func Find(gray *raster.Raster, ink, faint *raster.Bitmap) (strokes []Stroke, covered *raster.Bitmap) {
	s := newSearch(ink)
	strokes = tableLines(s.strokes())
	var traced []Stroke
	if !slices.Equal(ink.Ink, faint.Ink) {
		pale := newSearch(faint)
		traced = tableLines(pale.strokes())
		if float64(length(traced)) >= paler*float64(length(strokes)) {
			s, strokes = pale, traced
		} else {
			strokes = continued(strokes, traced)
		}
	}
	if blots := findBlots(ink, extentOf(strokes), strokes); blots != nil {
		covered = seeThrough(gray, ink, faint, blots)
		s = newSearch(s.ink)
		strokes = continued(tableLines(s.bridged(covered)), traced)
	}
	strokes = rejoined(strokes)
	for _, k := range strokes {
		box := k.Box.Inset(-2) // with the gray at its edges
		ink.Clear(box)
		faint.Clear(box)
	}
	return strokes, covered
}

// paler is how much longer the lines of a sheet are by their traces, all together, where these are to be
// taken: by more than what is at the ends of them.
const paler = 1.1

// length adds up the lengths of strokes.
func length(strokes []Stroke) int {
	sum := 0
	for _, s := range strokes {
		sum += max(s.Box.Dx(), s.Box.Dy())
	}
	return sum
}

// minTable is the length in pixels, across or down, from which strokes that meet are the lines of a
// table: an inch, which no letter has. A row of a table on its side is narrow.
const minTable = raster.Resolution

// tableLines keeps the strokes that meet others of the other direction in a
// figure as large as a table. The strokes of letters meet each other only, and
// underlines meet nothing.
func tableLines(across, down []Stroke) []Stroke {
	all := slices.Concat(across, down)
	groups := raster.NewGrouping(len(all))
	for i, a := range across {
		near := a.Box.Inset(-runGap)
		for j, d := range down {
			if near.Overlaps(d.Box) {
				groups.Join(i, len(across)+j)
			}
		}
	}
	extent := map[int]image.Rectangle{}
	members := map[int]int{}
	for i, s := range all {
		g := groups.Of(i)
		extent[g] = extent[g].Union(s.Box)
		members[g]++
	}
	var list []Stroke
	for i, s := range all {
		if g := groups.Of(i); members[g] >= 4 && max(extent[g].Dx(), extent[g].Dy()) >= minTable {
			list = append(list, s)
		}
	}
	return list
}

// extentOf returns the box of all strokes.
func extentOf(list []Stroke) image.Rectangle {
	var all image.Rectangle
	for _, s := range list {
		all = all.Union(s.Box)
	}
	return all
}

// turned returns strokes as they lie on the transposed sheet.
func turned(list []Stroke) []Stroke {
	out := make([]Stroke, len(list))
	for i, s := range list {
		out[i] = Stroke{image.Rect(s.Box.Min.Y, s.Box.Min.X, s.Box.Max.Y, s.Box.Max.X), !s.Across}
	}
	return out
}
