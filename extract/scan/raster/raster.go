package raster

import (
	"bufio"
	"fmt"
	"image"
	"os"
)

// Resolution is that of a sheet in pixels an inch. Tesseract's models are made
// for letters of 30 to 40 pixels, as text of 9 to 12 points has at 300.
const Resolution = 300

// A Raster is a picture in shades of gray, row by row from the top: 0 is black, 255
// white.
type Raster struct {
	W, H int
	Pix  []uint8
}

// New returns a white raster.
func New(w, h int) *Raster {
	r := &Raster{w, h, make([]uint8, w*h)}
	if len(r.Pix) > 0 {
		r.Pix[0] = 255
	}
	for done := 1; done < len(r.Pix); done *= 2 { // copied faster than written one by one
		copy(r.Pix[done:], r.Pix[:done])
	}
	return r
}

// At returns the gray of a pixel; around the picture all is white.
func (r *Raster) At(x, y int) uint8 {
	if x < 0 || y < 0 || x >= r.W || y >= r.H {
		return 255
	}
	return r.Pix[y*r.W+x]
}

// Bounds returns the rectangle of all pixels.
func (r *Raster) Bounds() image.Rectangle { return image.Rect(0, 0, r.W, r.H) }

// row returns a row of pixels.
func (r *Raster) row(y int) []uint8 { return r.Pix[y*r.W : (y+1)*r.W] }

// Clone returns a copy.
func (r *Raster) Clone() *Raster {
	return &Raster{r.W, r.H, append([]uint8(nil), r.Pix...)}
}

// Wipe makes a rectangle white.
func (r *Raster) Wipe(box image.Rectangle) {
	box = box.Intersect(r.Bounds())
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			r.Pix[y*r.W+x] = 255
		}
	}
}

// Part returns a copy of a rectangle that lies inside of the picture.
func (r *Raster) Part(box image.Rectangle) *Raster {
	out := New(box.Dx(), box.Dy())
	for y := range out.H {
		copy(out.Pix[y*out.W:(y+1)*out.W], r.Pix[(box.Min.Y+y)*r.W+box.Min.X:])
	}
	return out
}

// Turned returns the picture turned clockwise by 90 degrees.
func (r *Raster) Turned() *Raster {
	out := New(r.H, r.W)
	for y := range r.H {
		for x := range r.W {
			out.Pix[x*out.W+r.H-1-y] = r.Pix[y*r.W+x]
		}
	}
	return out
}

// shrunk returns the picture with each square of n by n pixels averaged into one.
func (r *Raster) shrunk(n int) *Raster {
	if n <= 1 {
		return r
	}
	out := New(max(1, r.W/n), max(1, r.H/n))
	if r.W < n || r.H < n {
		return out // less than a pixel
	}
	sums := make([]int, out.W)
	for y := range out.H {
		clear(sums)
		for j := range n {
			row := r.Pix[(y*n+j)*r.W:]
			for x := range sums {
				sum := 0
				for _, v := range row[:n] {
					sum += int(v)
				}
				sums[x], row = sums[x]+sum, row[n:]
			}
		}
		for x, sum := range sums {
			out.Pix[y*out.W+x] = uint8(sum / (n * n))
		}
	}
	return out
}

// isBlackAndWhite reports whether a picture has no shades of gray.
func (r *Raster) isBlackAndWhite() bool {
	for _, v := range r.Pix {
		if v != 0 && v != 255 {
			return false
		}
	}
	return true
}

// Save writes the picture to a file in the format PGM.
func (r *Raster) Save(file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "P5 %d %d 255\n", r.W, r.H)
	w.Write(r.Pix)
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
