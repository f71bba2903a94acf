package segment

import (
	"cmp"
	"image"
	"slices"

	"nianbao/extract/scan/raster"
)

// A band is a stretch of rows of pixels with ink in all of them.
type band struct{ from, to int }

func (b band) height() int { return b.to - b.from }

// A Line is the ink of one line of text, piece by piece from left to right.
type Line []raster.Component

// Lines divides the ink of a cell, of which there is some, into its lines of text, from
// top to bottom. One line of digits that the scan has parted is one.
func Lines(parts []raster.Component) []Line {
	list := lines(parts)
	if len(list) == 2 && isParted(list, parts) {
		return []Line{parts}
	}
	return list
}

// lines divides the ink of a cell into its lines of text, from top to bottom.
// Left to itself, tesseract takes two lines that are set close for one.
func lines(parts Line) []Line {
	bands := mergeBands(bandsOf(parts))
	out := make([]Line, len(bands))
	for _, p := range parts {
		middle := (p.Box.Min.Y + p.Box.Max.Y) / 2
		at, _ := slices.BinarySearchFunc(bands, middle, func(b band, y int) int { return cmp.Compare(b.to, y+1) })
		out[min(at, len(bands)-1)] = append(out[min(at, len(bands)-1)], p)
	}
	return slices.DeleteFunc(out, func(l Line) bool { return len(l) == 0 })
}

func bandsOf(parts Line) []band {
	boxes := make([]image.Rectangle, len(parts))
	for i, p := range parts {
		boxes[i] = p.Box
	}
	slices.SortFunc(boxes, func(a, b image.Rectangle) int { return cmp.Compare(a.Min.Y, b.Min.Y) })
	var bands []band
	for _, r := range boxes {
		if n := len(bands); n > 0 && r.Min.Y <= bands[n-1].to {
			bands[n-1].to = max(bands[n-1].to, r.Max.Y)
			continue
		}
		bands = append(bands, band{r.Min.Y, r.Max.Y})
	}
	return bands
}

// Shares of the height of the highest band: a lower one than the first is part of
// a character, as the strokes of 三 are, and no line is higher than the second.
const (
	lowBand  = 0.6
	highBand = 1.25
	// A low band as close as this is part of the next whatever comes of it: the bar
	// of a 5 that the scan has parted from it.
	closeBand = 0.25
)

// mergeBands puts the parts of characters back to the bands they stand closest to.
func mergeBands(bands []band) []band {
	highest := 0
	for _, b := range bands {
		highest = max(highest, b.height())
	}
	for {
		best, gap := -1, 0
		for i := 1; i < len(bands); i++ {
			a, b := bands[i-1], bands[i]
			low := float64(min(a.height(), b.height())) < lowBand*float64(highest)
			near := float64(b.from-a.to) <= closeBand*float64(highest)
			if !low || !near && float64(b.to-a.from) > highBand*float64(highest) {
				continue
			}
			if g := b.from - a.to; best < 0 || g < gap {
				best, gap = i, g
			}
		}
		if best < 0 {
			return bands
		}
		bands[best-1].to = bands[best].to
		bands = slices.Delete(bands, best, best+1)
	}
}
