package segment

import (
	"image"

	"nianbao/extract/scan/digits"
	"nianbao/extract/scan/raster"
)

// A coarse scan breaks a 0 or a 3 where its strokes are thin, above and below, so that two pieces stand beside each
// other, and a 5 into its bar and two pieces of its bowl. They are put together only where a digit comes of it.

// Measures of the pieces of a broken digit by the height of its line: how far apart they stand at most, and how high
// those are at least, which no point and no sign is, that share no column of pixels.
const (
	pieceGap    = 0.15
	pieceHeight = 0.6
)

// maxPieces is into how many a digit breaks at most.
const maxPieces = 3

// mended puts together what stands beside each other in a line and is one digit, surely, that the scan has broken.
func mended(ink []image.Rectangle, parts Line) []image.Rectangle {
	if len(ink) > maxFigure {
		return ink
	}
	high := float64(raster.Extent(parts).Dy())
	var list []image.Rectangle
	for i := 0; i < len(ink); {
		n := min(maxPieces, len(ink)-i)
		for n > 1 && !isBroken(ink[i:i+n], parts, high) {
			n--
		}
		whole := ink[i]
		for _, r := range ink[i : i+n] {
			whole = whole.Union(r)
		}
		list = append(list, whole)
		i += n
	}
	return list
}

// isBroken reports whether pieces of a line, from left to right, are one digit. Digits that are known as such are none,
// whatever they look like together.
func isBroken(pieces []image.Rectangle, parts Line, high float64) bool {
	whole := pieces[0]
	for _, r := range pieces[1:] {
		gap := r.Min.X - whole.Max.X
		low := float64(min(r.Dy(), whole.Dy())) < pieceHeight*high
		if float64(gap) > pieceGap*high || low && gap >= 0 {
			return false
		}
		whole = whole.Union(r)
	}
	return float64(whole.Dx()) <= widestDigit*high &&
		areDigits([]image.Rectangle{whole}, parts, digits.Sure) && !areDigits(pieces, parts, digits.Sure)
}
