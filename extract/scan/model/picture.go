package model

import (
	"math"

	"nianbao/extract/scan/raster"
)

// Measures of the model's pictures, in pixels.
const (
	height = 48
	stride = 8 // of one step of its outputs
	// bucket is what widths are filled up to a multiple of with white, so that pictures of similar
	// width go in one run, and widest what they are pressed together to.
	bucket = 4 * stride
	widest = 4096
)

// A line of text is pressed together to a share of its width, but not below that of three ideographs: the model has
// learnt from lines that were pressed together further, and takes as much less time. A figure is not: the same digit
// twice needs room between.
const (
	pressed = 0.65
	loose   = 3 * height
)

// width returns how wide a picture becomes at the model's height, and how wide it is with what is added.
// Both depend on the task alone, so that it is read alike whatever is read beside it.
func (t Task) width() (own, filled int) {
	wide := float64(t.Picture.W) * height / float64(max(1, t.Picture.H))
	if t.Figure == nil && wide > loose {
		wide = max(loose, pressed*wide)
	}
	own = min(max(int(math.Round(wide)), stride), widest)
	return own, (own + bucket - 1) / bucket * bucket
}

// fill puts the picture of a task into the inputs of the model: three planes of the filled width, in each the
// same gray from -1 for black to 1 for white.
func (t Task) fill(in []float32) {
	r := t.Picture
	own, filled := t.width()
	plane := in[:height*filled]
	for i := range plane {
		plane[i] = 1
	}
	wide, high := spans(r.W, own), spans(r.H, height)
	for y, down := range high {
		row := plane[y*filled : y*filled+own]
		for x, across := range wide {
			row[x] = float32(mean(r, across, down)/127.5 - 1)
		}
	}
	copy(in[len(plane):], plane)
	copy(in[2*len(plane):], plane)
}

// A span is which pixels of a picture one of the model's is of, across or down.
type span struct {
	first  int
	shares []float64 // how much of each, from the first on
	// Where it is smaller than a pixel: that with the next middle before its own, and how far beyond that it is.
	small  bool
	before int
	beyond float64
}

// spans parts so many pixels evenly among so many of the model's.
func spans(pixels, among int) []span {
	size := float64(pixels) / float64(among)
	list := make([]span, among)
	for k := range list {
		at := float64(k) * size
		middle := at + size/2 - 0.5
		s := span{first: int(at), small: size <= 1, before: int(math.Floor(middle))}
		s.beyond = middle - float64(s.before)
		for i := s.first; float64(i) < at+size; i++ {
			s.shares = append(s.shares, math.Min(at+size, float64(i+1))-math.Max(at, float64(i)))
		}
		list[k] = s
	}
	return list
}

// mean returns the gray of a rectangle of a picture: that between its pixels where it is smaller than one.
func mean(r *raster.Raster, across, down span) float64 {
	if across.small && down.small {
		i, j, dx, dy := across.before, down.before, across.beyond, down.beyond
		upper := float64(r.At(i, j))*(1-dx) + float64(r.At(i+1, j))*dx
		lower := float64(r.At(i, j+1))*(1-dx) + float64(r.At(i+1, j+1))*dx
		return upper*(1-dy) + lower*dy
	}
	sum, area := 0.0, 0.0
	for j, high := range down.shares {
		for i, wide := range across.shares {
			share := high * wide
			sum += share * float64(r.At(across.first+i, down.first+j))
			area += share
		}
	}
	return sum / area
}
