package scan

import (
	"image"
	"image/color"
	"math"
)

// Resolution is that of a sheet in pixels an inch. Tesseract's models are made
// for letters of 30 to 40 pixels, as text of 9 to 12 points has at 300.
const Resolution = 300

// A raster is a picture in shades of gray: 0 is black, 255 white.
type raster struct {
	w, h int
	pix  []uint8
}

func newRaster(w, h int) *raster {
	r := &raster{w, h, make([]uint8, w*h)}
	for i := range r.pix {
		r.pix[i] = 255
	}
	return r
}

func (r *raster) at(x, y int) uint8 {
	if x < 0 || y < 0 || x >= r.w || y >= r.h {
		return 255
	}
	return r.pix[y*r.w+x]
}

// rasterOf returns the picture in gray. A colour counts as its brightest channel,
// by which the red of stamps vanishes from under black print.
func rasterOf(im image.Image) *raster {
	b := im.Bounds()
	r := newRaster(b.Dx(), b.Dy())
	switch im := im.(type) {
	case *image.Gray:
		for y := range r.h {
			copy(r.pix[y*r.w:(y+1)*r.w], im.Pix[y*im.Stride:])
		}
		return r
	case *image.YCbCr:
		for y := range r.h {
			for x := range r.w {
				yi, ci := im.YOffset(b.Min.X+x, b.Min.Y+y), im.COffset(b.Min.X+x, b.Min.Y+y)
				red, green, blue := color.YCbCrToRGB(im.Y[yi], im.Cb[ci], im.Cr[ci])
				r.pix[y*r.w+x] = max(red, green, blue)
			}
		}
		return r
	}
	for y := range r.h {
		for x := range r.w {
			red, green, blue, alpha := im.At(b.Min.X+x, b.Min.Y+y).RGBA()
			white := 0xFFFF - alpha // what is transparent shows the paper
			r.pix[y*r.w+x] = uint8((max(red, green, blue) + white) >> 8)
		}
	}
	return r
}

// shrunk returns the picture with each square of n by n pixels averaged into one.
func (r *raster) shrunk(n int) *raster {
	if n <= 1 {
		return r
	}
	out := newRaster(max(1, r.w/n), max(1, r.h/n))
	for y := range out.h {
		for x := range out.w {
			sum := 0
			for j := range n {
				for i := range n {
					sum += int(r.at(x*n+i, y*n+j))
				}
			}
			out.pix[y*out.w+x] = uint8(sum / (n * n))
		}
	}
	return out
}

// sample returns the gray at a point between pixels, by their distance, in steps
// of a 256th of a pixel.
func (r *raster) sample(x, y float64) uint8 {
	fx, fy := int((x-0.5)*256+256)-256, int((y-0.5)*256+256)-256
	i, j, dx, dy := fx>>8, fy>>8, fx&255, fy&255
	var a, b, c, d int
	if i >= 0 && j >= 0 && i+1 < r.w && j+1 < r.h {
		k := j*r.w + i
		a, b, c, d = int(r.pix[k]), int(r.pix[k+1]), int(r.pix[k+r.w]), int(r.pix[k+r.w+1])
	} else {
		a, b, c, d = int(r.at(i, j)), int(r.at(i+1, j)), int(r.at(i, j+1)), int(r.at(i+1, j+1))
	}
	return uint8(((a*(256-dx)+b*dx)*(256-dy) + (c*(256-dx)+d*dx)*dy + 1<<15) >> 16)
}

// A Matrix [a b c d e f] takes (x, y) to (ax+cy+e, bx+dy+f).
type Matrix [6]float64

func (m Matrix) inverse() (Matrix, bool) {
	det := m[0]*m[3] - m[1]*m[2]
	if math.Abs(det) < 1e-9 || math.IsNaN(det) {
		return m, false
	}
	a, b, c, d := m[3]/det, -m[1]/det, -m[2]/det, m[0]/det
	return Matrix{a, b, c, d, -(m[4]*a + m[5]*c), -(m[4]*b + m[5]*d)}, true
}

// A Picture is an image and where it lies on the page: the matrix takes the
// unit square, with the image's bottom left corner at (0, 0), to points.
type Picture struct {
	Image  image.Image
	Matrix Matrix
	// BlackAndWhite is set for a drawing of what has no shades of gray, and Coarse if that
	// has fewer than FineBlackAndWhite pixels an inch. Of other pictures it is found out.
	BlackAndWhite, Coarse bool
}

// compose lays pictures on a page of the given size in points, turned clockwise
// about its middle by the angle in radians, and returns the page at a number of
// pixels an inch.
func compose(width, height float64, pictures []located, angle float64, resolution int) *raster {
	scale := float64(resolution) / 72
	out := newRaster(int(math.Round(width*scale)), int(math.Round(height*scale)))
	sin, cos := math.Sincos(angle)
	for _, p := range pictures {
		perPixel := math.Hypot(p.inverse[0]*float64(p.from.w), p.inverse[1]*float64(p.from.h)) / scale
		from := p.from.shrunk(int(perPixel)) // several pixels to one are averaged, or thin lines break
		w, h := float64(from.w), float64(from.h)
		at := func(x, y float64) (u, v float64) {
			px, py := x/scale-width/2, height/2-y/scale
			px, py = px*cos-py*sin+width/2, px*sin+py*cos+height/2
			return (p.inverse[0]*px + p.inverse[2]*py + p.inverse[4]) * w, (1 - p.inverse[1]*px - p.inverse[3]*py - p.inverse[5]) * h
		}
		for y := range out.h {
			u, v := at(0.5, float64(y)+0.5)
			u1, v1 := at(1.5, float64(y)+0.5)
			du, dv := u1-u, v1-v
			row := out.pix[y*out.w : (y+1)*out.w]
			for x := range row {
				if u >= 0 && u <= w && v >= 0 && v <= h {
					row[x] = from.sample(u, v)
				}
				u, v = u+du, v+dv
			}
		}
	}
	return out
}

// A located picture is one in gray with the way from points to its unit square.
type located struct {
	from    *raster
	inverse Matrix
	// Of its strokes: see Picture.
	blackAndWhite, coarse bool
}

// locate leaves out pictures that have no extent.
func locate(pictures []Picture) []located {
	var list []located
	for _, p := range pictures {
		if inverse, ok := p.Matrix.inverse(); ok {
			from := rasterOf(p.Image)
			blackAndWhite := from.isBlackAndWhite()
			coarse := blackAndWhite && float64(from.h)*72 < FineBlackAndWhite*math.Hypot(p.Matrix[2], p.Matrix[3])
			list = append(list, located{from, inverse, p.BlackAndWhite || blackAndWhite, p.Coarse || coarse})
		}
	}
	return list
}
