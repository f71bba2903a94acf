package picture

import (
	"image"

	"nianbao/extract/scan/raster"
)

// A picture is read by the brightest channel of its colours, by which the red of a seal vanishes
// from over black print. Print in red or blue would vanish with it, and so would the edges of
// letters that a screen smooths by colours: where there are so many pieces of ink of a colour, of
// the size of characters and farther apart than those of one seal, its brightness is read.
const (
	colouredPieces = 12
	sealSize       = 14.0 // characters wide: 5 cm by characters of 10 points
)

// Ink of a colour is bright by its brightest channel, and dark by its brightness, which is this
// share of that at most.
const (
	brightChannel = 170
	colouredShare = 0.75
)

// hasColouredPrint reports whether a picture has print in colours, by its brightest channel, its
// brightness, and the size of its characters.
func hasColouredPrint(bright, dark *image.Gray, size float64) bool {
	pieces := 0
	var extent image.Rectangle
	for _, tile := range tiles(bright.Rect) {
		mask := raster.NewBitmap(tile.Dx(), tile.Dy())
		for y := range mask.H {
			at := bright.PixOffset(tile.Min.X, tile.Min.Y+y)
			for x := range mask.W {
				b, d := bright.Pix[at+x], dark.Pix[at+x]
				mask.Ink[y*mask.W+x] = b >= brightChannel && float64(d) <= colouredShare*float64(b)
			}
		}
		for _, c := range mask.Components(mask.Bounds()) {
			if isPiece(c, mask.Bounds()) && float64(max(c.Box.Dx(), c.Box.Dy())) <= 2*size {
				pieces++
				extent = extent.Union(c.Box.Add(tile.Min))
			}
		}
	}
	return pieces >= colouredPieces && float64(max(extent.Dx(), extent.Dy())) > sealSize*size
}

// brightest returns a picture by the brightest channel of its colours.
func brightest(im image.Image) *image.Gray {
	r := raster.FromImage(im)
	return &image.Gray{Pix: r.Pix, Stride: r.W, Rect: r.Bounds()}
}

// brightness returns a picture by its brightness (ITU-R BT.601); what is transparent is white.
func brightness(im image.Image) *image.Gray {
	b := im.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	at := raster.Colours(im)
	for y := range out.Rect.Dy() {
		row := out.Pix[y*out.Stride:]
		if planes, ok := im.(*image.YCbCr); ok {
			copy(row[:out.Rect.Dx()], planes.Y[planes.YOffset(b.Min.X, b.Min.Y+y):])
			continue
		}
		for x := range out.Rect.Dx() {
			red, green, blue, alpha := at(b.Min.X+x, b.Min.Y+y).RGBA()
			row[x] = uint8((299*red+587*green+114*blue)/1000>>8) + uint8((0xFFFF-alpha)>>8)
		}
	}
	return out
}
