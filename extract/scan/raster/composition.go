package raster

import (
	"image"
	"math"
)

// FineBlackAndWhite is the number of pixels an inch from which the thin strokes of
// figures in a table are left whole in black and white: a stroke thinner than half a
// pixel is white, and a 5 without its stem a 3 to every eye. Shades of gray keep it.
const FineBlackAndWhite = 250

// BareBlackAndWhite is that below which a stroke is lost with all that it joins: of a 4, nothing is left but a 1.
const BareBlackAndWhite = 180

// A Matrix [a b c d e f] takes (x, y) to (ax+cy+e, bx+dy+f).
type Matrix [6]float64

// inverse returns the matrix that takes points back; ok is false if there is none.
func (m Matrix) inverse() (inverse Matrix, ok bool) {
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
	// BlackAndWhite is set for a drawing of what has no shades of gray, Coarse if that
	// has fewer than FineBlackAndWhite pixels an inch, and Bare if fewer than BareBlackAndWhite. Of other pictures it is found out.
	BlackAndWhite, Coarse, Bare bool
}

// A Composition is a page with the pictures that lie on it.
type Composition struct {
	// BlackAndWhite, Coarse and Bare are set if they are of one of the pictures.
	BlackAndWhite, Coarse, Bare bool

	width, height float64 // points
	pictures      []located
}

// A located picture is one in gray with the way from points to its unit square.
type located struct {
	from    *Raster
	inverse Matrix
	small   map[int]*Raster // by how many pixels to one, as far as it was asked for
}

// shrunk returns the picture with several pixels to one.
func (l located) shrunk(n int) *Raster {
	if l.small[n] == nil {
		l.small[n] = l.from.shrunk(n)
	}
	return l.small[n]
}

// Compose lays pictures on a page of the given size in points, the later over the
// earlier. Pictures that have no extent are left out.
func Compose(width, height float64, pictures []Picture) *Composition {
	c := &Composition{width: width, height: height}
	for _, p := range pictures {
		inverse, ok := p.Matrix.inverse()
		if !ok {
			continue
		}
		from := FromImage(p.Image)
		blackAndWhite := from.isBlackAndWhite()
		resolution := float64(from.H) * 72 / math.Hypot(p.Matrix[2], p.Matrix[3])
		c.BlackAndWhite = c.BlackAndWhite || blackAndWhite || p.BlackAndWhite
		c.Coarse = c.Coarse || blackAndWhite && resolution < FineBlackAndWhite || p.Coarse
		c.Bare = c.Bare || blackAndWhite && resolution < BareBlackAndWhite || p.Bare
		c.pictures = append(c.pictures, located{from, inverse, map[int]*Raster{}})
	}
	return c
}

// Draw returns the page, turned clockwise about its middle by an angle in degrees and with a
// perspective taken off, at a number of pixels an inch.
func (c *Composition) Draw(degrees float64, perspective Perspective, resolution int) *Raster {
	width, height := c.width, c.height
	scale := float64(resolution) / 72
	out := New(int(math.Round(width*scale)), int(math.Round(height*scale)))
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	for _, p := range c.pictures {
		perPixel := math.Hypot(p.inverse[0]*float64(p.from.W), p.inverse[1]*float64(p.from.H)) / scale
		from := p.shrunk(int(perPixel)) // several pixels to one are averaged, or thin lines break
		w, h := float64(from.W), float64(from.H)
		at := func(x, y float64) (u, v float64) {
			px, py := perspective.Apply(x/scale-width/2, height/2-y/scale)
			px, py = px*cos-py*sin+width/2, px*sin+py*cos+height/2
			return (p.inverse[0]*px + p.inverse[2]*py + p.inverse[4]) * w, (1 - p.inverse[1]*px - p.inverse[3]*py - p.inverse[5]) * h
		}
		for y := range out.H {
			row := out.row(y)
			if perspective == (Perspective{}) {
				u, v := at(0.5, float64(y)+0.5)
				u1, v1 := at(1.5, float64(y)+0.5)
				from.sampleRow(row, u, v, u1-u, v1-v)
				continue
			}
			for x := range row {
				if u, v := at(float64(x)+0.5, float64(y)+0.5); u >= 0 && u <= w && v >= 0 && v <= h {
					row[x] = from.sample(u, v)
				}
			}
		}
	}
	return out
}

// sample returns the gray at a point between pixels, by their distance, in steps
// of a 256th of a pixel.
func (r *Raster) sample(x, y float64) uint8 {
	fx, fy := int((x-0.5)*256+256)-256, int((y-0.5)*256+256)-256
	i, j, dx, dy := fx>>8, fy>>8, fx&255, fy&255
	var a, b, c, d int
	if i >= 0 && j >= 0 && i+1 < r.W && j+1 < r.H {
		k := j*r.W + i
		a, b, c, d = int(r.Pix[k]), int(r.Pix[k+1]), int(r.Pix[k+r.W]), int(r.Pix[k+r.W+1])
	} else {
		a, b, c, d = int(r.At(i, j)), int(r.At(i+1, j)), int(r.At(i, j+1)), int(r.At(i+1, j+1))
	}
	return uint8(((a*(256-dx)+b*dx)*(256-dy) + (c*(256-dx)+d*dx)*dy + 1<<15) >> 16)
}

// sampleRow samples points one step from each other, those of them that lie in the picture.
func (r *Raster) sampleRow(row []uint8, x, y, dx, dy float64) {
	from, to := within(x-1, dx, float64(r.W)-3, len(row)) // of those between four pixels, whichever way their places are rounded
	fromY, toY := within(y-1, dy, float64(r.H)-3, len(row))
	from = max(from, fromY)
	to = max(from, min(to, toY))
	w, h := float64(r.W), float64(r.H)
	for k := range row {
		if k >= from && k < to {
			fx, fy := int((x-0.5)*256+256)-256, int((y-0.5)*256+256)-256
			at := fy>>8*r.W + fx>>8
			upper, lower := r.Pix[at:at+2], r.Pix[at+r.W:at+r.W+2]
			fx, fy = fx&255, fy&255
			a, c := int(upper[0])<<8+(int(upper[1])-int(upper[0]))*fx, int(lower[0])<<8+(int(lower[1])-int(lower[0]))*fx
			row[k] = uint8((a<<8 + (c-a)*fy + 1<<15) >> 16)
		} else if x >= 0 && x <= w && y >= 0 && y <= h {
			row[k] = r.sample(x, y)
		}
		x, y = x+dx, y+dy
	}
}

// within returns which of n places, one step from each other from a first one on, lie from 0 to an end, none where it can't be told.
func within(first, step, end float64, n int) (from, to int) {
	if step < 0 {
		first, step = end-first, -step
	}
	if step == 0 && first >= 0 && first <= end {
		return 0, n
	}
	begin, stop := math.Ceil(-first/step), math.Floor((end-first)/step)+1
	if !(begin < float64(n) && stop > max(begin, 0)) {
		return 0, 0
	}
	return int(max(begin, 0)), int(min(stop, float64(n)))
}
