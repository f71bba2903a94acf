package raster

import (
	"image"
	"image/color"
)

// FromImage returns the picture in gray. A colour counts as its brightest channel,
// by which the red of stamps vanishes from under black print.
func FromImage(im image.Image) *Raster {
	b := im.Bounds()
	r := New(b.Dx(), b.Dy())
	switch im := im.(type) {
	case *image.Gray:
		for y := range r.H {
			copy(r.Pix[y*r.W:(y+1)*r.W], im.Pix[y*im.Stride:])
		}
		return r
	case *image.YCbCr:
		r.fromYCbCr(im)
		return r
	}
	at := Colours(im)
	for y := range r.H {
		for x := range r.W {
			red, green, blue, alpha := at(b.Min.X+x, b.Min.Y+y).RGBA()
			white := 0xFFFF - alpha // what is transparent shows the paper
			r.Pix[y*r.W+x] = uint8((max(red, green, blue) + white) >> 8)
		}
	}
	return r
}

// Colours returns how the colour of a picture at a point is had: without a value of its own for each
// pixel, where the picture allows that.
func Colours(im image.Image) func(x, y int) color.RGBA64 {
	if quick, ok := im.(image.RGBA64Image); ok {
		return quick.RGBA64At
	}
	return func(x, y int) color.RGBA64 { return color.RGBA64Model.Convert(im.At(x, y)).(color.RGBA64) }
}

// fromYCbCr takes the brightest channel of each pixel, as color.YCbCrToRGB gives them: by how much each is above the
// luma depends on the chroma alone, which pixels beside and below each other have in common.
func (r *Raster) fromYCbCr(im *image.YCbCr) {
	b := im.Rect
	above, known := make([]int32, r.W), -1 // by how much, in 65,536ths, and of which row of chroma
	for y := range r.H {
		if at := im.COffset(b.Min.X, b.Min.Y+y); at != known {
			known = at
			last := -1
			for x := range above {
				ci := im.COffset(b.Min.X+x, b.Min.Y+y)
				if ci == last {
					above[x] = above[x-1]
					continue
				}
				last = ci
				blue, red := int32(im.Cb[ci])-128, int32(im.Cr[ci])-128
				above[x] = max(91881*red, -22554*blue-46802*red, 116130*blue)
			}
		}
		luma := im.Y[im.YOffset(b.Min.X, b.Min.Y+y):]
		row := r.row(y)
		for x, v := range luma[:len(row)] {
			row[x] = uint8(min((int32(v)*0x10101+above[x])>>16, 255))
		}
	}
}
