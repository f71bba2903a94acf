package raster

import (
	"image"
	"image/color"
	"math/rand"
	"testing"
)

// A picture of luma and chroma has the gray of its colours, whatever part of it is looked at.
func TestFromYCbCr(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for _, ratio := range []image.YCbCrSubsampleRatio{image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio410} {
		whole := image.NewYCbCr(image.Rect(0, 0, 37, 23), ratio)
		for _, plane := range [][]uint8{whole.Y, whole.Cb, whole.Cr} {
			rng.Read(plane)
		}
		im := whole.SubImage(image.Rect(3, 5, 36, 22)).(*image.YCbCr)
		got := FromImage(im)
		for y := range got.H {
			for x := range got.W {
				c := im.YCbCrAt(3+x, 5+y)
				red, green, blue := color.YCbCrToRGB(c.Y, c.Cb, c.Cr)
				if want := max(red, green, blue); got.At(x, y) != want {
					t.Fatalf("%v at %d, %d: %d, want %d", ratio, x, y, got.At(x, y), want)
				}
			}
		}
	}
}
