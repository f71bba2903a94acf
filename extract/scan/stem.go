package scan

import (
	"image"
	"slices"

	"nianbao/extract/scan/raster"
)

// Of a 4 that has lost its thin strokes, a scan leaves the stem, which looks like a 1 to all readings. But specks of its bar are left
// too, left of the stem or where it crosses it: in the fonts of reports the bar lies between the middle and nine tenths of the
// height, and begins less than seven tenths of the height left of the stem.
const (
	barFrom, barTo = 0.45, 0.9 // of the height
	barLeft        = 0.7
	barRight       = 0.35
	stemShare      = 0.6 // of the height that is inked in the columns of a stem at least
	stemEdge       = 3   // pixels beside a stem that are of its own edge
)

// stems tells of each character of a figure whether it is a stem of which no trace of ink is left that may be of the
// bar of a 4. Every trace on the sheet counts, and not what was taken for ink alone.
func stems(traces *raster.Bitmap, characters []image.Rectangle) []bool {
	alone := make([]bool, len(characters))
	for i, r := range characters {
		high := float64(r.Dy())
		stem, found := stemOf(traces, r)
		if !found {
			continue
		}
		band := image.Rect(stem.Min.X-int(barLeft*high), r.Min.Y+int(barFrom*high), stem.Max.X+int(barRight*high), r.Min.Y+int(barTo*high))
		for j, other := range characters { // digits beside it, not specks
			switch {
			case 2*other.Dy() < r.Dy():
			case j < i:
				band.Min.X = max(band.Min.X, other.Max.X+1)
			case j > i:
				band.Max.X = min(band.Max.X, other.Min.X-1)
			}
		}
		left := image.Rect(band.Min.X, band.Min.Y, stem.Min.X-stemEdge, band.Max.Y)
		right := image.Rect(stem.Max.X+stemEdge, band.Min.Y, band.Max.X, band.Max.Y)
		alone[i] = !traces.HasInk(left) && !traces.HasInk(right)
	}
	return alone
}

// stemOf returns the columns of a character that are inked over most of its height; found is false if there are none, or
// if they do not lie together.
func stemOf(traces *raster.Bitmap, r image.Rectangle) (stem image.Rectangle, found bool) {
	var columns []int
	for x := r.Min.X; x < r.Max.X; x++ {
		inked := 0
		for y := r.Min.Y; y < r.Max.Y; y++ {
			if traces.Row(y)[x] {
				inked++
			}
		}
		if float64(inked) >= stemShare*float64(r.Dy()) {
			columns = append(columns, x)
		}
	}
	if len(columns) == 0 || columns[len(columns)-1]-columns[0] != len(columns)-1 {
		return r, false
	}
	return image.Rect(columns[0], r.Min.Y, slices.Max(columns)+1, r.Max.Y), true
}
