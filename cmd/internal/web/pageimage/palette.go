package pageimage

import (
	"encoding/binary"
	"image"
	"image/color"
)

// maxColors is how many colours a palette has, less one for the frame.
const maxColors = 255

// paletted returns the picture with a byte for each pixel in place of four: a page of
// black letters has no more shades of gray, and it takes a quarter of the time to
// write and to read such a picture. It reports false for a picture of more colours.
func paletted(picture *image.RGBA) (*image.Paletted, bool) {
	size := picture.Bounds()
	out := image.NewPaletted(size, make(color.Palette, 0, maxColors+1))
	known := map[uint32]uint8{}
	var last uint32
	var index uint8
	for y := range size.Dy() {
		from, to := picture.Pix[y*picture.Stride:], out.Pix[y*out.Stride:]
		for x := range size.Dx() {
			pixel := binary.LittleEndian.Uint32(from[4*x:])
			if pixel != last || len(out.Palette) == 0 {
				var ok bool
				if index, ok = known[pixel]; !ok {
					if len(out.Palette) == maxColors {
						return nil, false
					}
					index = uint8(len(out.Palette))
					known[pixel] = index
					out.Palette = append(out.Palette, color.RGBA{from[4*x], from[4*x+1], from[4*x+2], from[4*x+3]})
				}
				last = pixel
			}
			to[x] = index
		}
	}
	return out, true
}
