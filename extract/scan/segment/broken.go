package segment

import (
	"image"

	"nianbao/extract/scan/digits"
	"nianbao/extract/scan/raster"
)

// A coarse scan breaks a 0 or a 3 where its strokes are thin, above and below, so that two pieces stand beside each
// other. They are put together only where a digit comes of it.

// Measures of the pieces of a broken digit by the height of its line: how high each is at least, which no point and
// no sign is, and how far apart they stand at most.
const (
	pieceHeight = 0.6
	pieceGap    = 0.15
)

// mended puts together what stands beside each other in a line and is one digit, surely, that the scan has broken.
func mended(ink []image.Rectangle, parts Line) []image.Rectangle {
	if len(ink) > maxFigure {
		return ink
	}
	high := raster.Extent(parts).Dy()
	var list []image.Rectangle
	for _, r := range ink {
		if n := len(list); n > 0 && isBroken(list[n-1], r, parts, float64(high)) {
			list[n-1] = list[n-1].Union(r)
			continue
		}
		list = append(list, r)
	}
	return list
}

// isBroken reports whether two pieces of a line, from left to right, are one digit. Two digits that are known as such
// are none, whatever they look like together.
func isBroken(left, right image.Rectangle, parts Line, high float64) bool {
	whole := left.Union(right)
	if float64(min(left.Dy(), right.Dy())) < pieceHeight*high || float64(right.Min.X-left.Max.X) > pieceGap*high ||
		float64(whole.Dx()) > widestDigit*high {
		return false
	}
	pair := []image.Rectangle{left, right}
	return areDigits([]image.Rectangle{whole}, parts, digits.Sure) && !areDigits(pair, parts, digits.Sure)
}
