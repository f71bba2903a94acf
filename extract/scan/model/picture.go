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
	fx, fy := float64(r.W)/float64(own), float64(r.H)/height
	for y := range height {
		for x := range own {
			plane[y*filled+x] = float32(mean(r, float64(x)*fx, float64(y)*fy, fx, fy)/127.5 - 1)
		}
	}
	copy(in[len(plane):], plane)
	copy(in[2*len(plane):], plane)
}

// mean returns the gray of a rectangle of a picture: that between its pixels where it is smaller than one.
func mean(r *raster.Raster, x, y, w, h float64) float64 {
	if w <= 1 && h <= 1 {
		return between(r, x+w/2-0.5, y+h/2-0.5)
	}
	sum, area := 0.0, 0.0
	for j := int(y); float64(j) < y+h; j++ {
		high := math.Min(y+h, float64(j+1)) - math.Max(y, float64(j))
		for i := int(x); float64(i) < x+w; i++ {
			share := high * (math.Min(x+w, float64(i+1)) - math.Max(x, float64(i)))
			sum += share * float64(r.At(i, j))
			area += share
		}
	}
	return sum / area
}

// between returns the gray between the middles of four pixels.
func between(r *raster.Raster, x, y float64) float64 {
	i, j := int(math.Floor(x)), int(math.Floor(y))
	dx, dy := x-float64(i), y-float64(j)
	upper := float64(r.At(i, j))*(1-dx) + float64(r.At(i+1, j))*dx
	lower := float64(r.At(i, j+1))*(1-dx) + float64(r.At(i+1, j+1))*dx
	return upper*(1-dy) + lower*dy
}
