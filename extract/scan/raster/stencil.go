package raster

import (
	"image"
	"math/bits"
)

// A Stencil is which pixels of a rectangle are those of some pieces of ink. It takes an eighth of the memory of a picture, and far
// less than the pieces themselves.
type Stencil struct {
	box   image.Rectangle
	words []uint64 // 64 pixels each, row by row
}

// StencilOf returns the stencil of pieces of ink.
func StencilOf(parts []Component) Stencil {
	s := Stencil{box: Extent(parts)}
	s.words = make([]uint64, (s.box.Dx()*s.box.Dy()+63)/64)
	for _, p := range parts {
		for _, at := range p.At {
			i := (at.Y-s.box.Min.Y)*s.box.Dx() + at.X - s.box.Min.X
			s.words[i/64] |= 1 << (i % 64)
		}
	}
	return s
}

// each calls a function for each pixel of the ink, by its place in the rectangle.
func (s Stencil) each(pixel func(x, y int)) {
	for i, word := range s.words {
		for ; word != 0; word &= word - 1 {
			at := 64*i + bits.TrailingZeros64(word)
			pixel(at%s.box.Dx(), at/s.box.Dx())
		}
	}
}

// Black returns a picture of the ink alone, in black, with so much white around it.
func (s Stencil) Black(margin int) *Raster {
	r := New(s.box.Dx()+2*margin, s.box.Dy()+2*margin)
	s.each(func(x, y int) { r.Pix[(y+margin)*r.W+x+margin] = 0 })
	return r
}

// blur is how far the gray around a pixel of ink reaches that belongs to its stroke.
const blur = 2

// Shades returns a picture of the ink with the gray around each pixel, which belongs to the stroke, and so much white around it,
// no less than that gray. It is taken from a part of the page, whose upper left corner lies at a point.
func (s Stencil) Shades(part *Raster, corner image.Point, margin int) *Raster {
	r := New(s.box.Dx()+2*margin, s.box.Dy()+2*margin)
	from := s.box.Min.Sub(corner)
	whole := image.Rectangle{from, from.Add(s.box.Size())}.Inset(-blur).In(part.Bounds())
	s.each(func(x, y int) {
		for dy := -blur; dy <= blur; dy++ {
			to, at := (y+margin+dy)*r.W+x+margin-blur, image.Pt(from.X+x-blur, from.Y+y+dy)
			if whole {
				*(*[2*blur + 1]uint8)(r.Pix[to:]) = *(*[2*blur + 1]uint8)(part.Pix[at.Y*part.W+at.X:])
				continue
			}
			for dx := range 2*blur + 1 {
				r.Pix[to+dx] = part.At(at.X+dx, at.Y)
			}
		}
	})
	return r
}
