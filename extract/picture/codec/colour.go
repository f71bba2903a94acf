package codec

import (
	"errors"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// pixelOf returns how many bytes a pixel of a colour model takes, and whether it has a colour.
func pixelOf(m color.Model) (size int, colour bool) {
	switch m {
	case color.GrayModel:
		return 1, false
	case color.Gray16Model:
		return 2, false
	case color.YCbCrModel:
		return 3, true
	case color.RGBA64Model, color.NRGBA64Model:
		return 8, true
	}
	if palette, ok := m.(color.Palette); ok {
		for _, c := range palette {
			if r, g, b, _ := c.RGBA(); r != g || g != b {
				return 1, true
			}
		}
		return 1, false
	}
	return 4, true
}

// isUnsupported reports whether a decoder says of a file that it knows its kind, but not all of
// what it may have.
func isUnsupported(err error) bool {
	var j jpeg.UnsupportedError
	var p png.UnsupportedError
	var t tiff.UnsupportedError
	return errors.As(err, &j) || errors.As(err, &p) || errors.As(err, &t) || errors.Is(err, bmp.ErrUnsupported) ||
		strings.Contains(err.Error(), "unsupported") || strings.Contains(err.Error(), "unimplemented") // ccitt and webp have no type for it
}
