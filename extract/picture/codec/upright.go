package codec

import (
	"image"
	"image/color"
)

// An oriented picture is one as it was held: a telephone stores what its sensor saw, and says
// beside it how it was held.
type oriented struct {
	image.Image
	orientation int
	size        image.Point
}

// upright returns the picture as it is seen, by the orientation of Exif (tag 274): 1 as it is, 2
// mirrored, 3 upside down, 4 both, 5 to 8 on its side. Other numbers say nothing.
func upright(im image.Image, orientation int) image.Image {
	if orientation < 2 || orientation > 8 {
		return im
	}
	size := im.Bounds().Size()
	if isOnSide(orientation) {
		size.X, size.Y = size.Y, size.X
	}
	return &oriented{im, orientation, size}
}

// isOnSide reports whether width and height change places.
func isOnSide(orientation int) bool { return orientation >= 5 && orientation <= 8 }

// Bounds returns the size as the picture is seen.
func (o *oriented) Bounds() image.Rectangle { return image.Rectangle{Max: o.size} }

// At returns the colour at a point of the picture as it is seen.
func (o *oriented) At(x, y int) color.Color {
	right, bottom := o.size.X-1-x, o.size.Y-1-y
	switch o.orientation {
	case 2:
		x = right
	case 3:
		x, y = right, bottom
	case 4:
		y = bottom
	case 5:
		x, y = y, x
	case 6:
		x, y = y, right
	case 7:
		x, y = bottom, right
	case 8:
		x, y = bottom, x
	}
	from := o.Image.Bounds().Min
	return o.Image.At(from.X+x, from.Y+y)
}
