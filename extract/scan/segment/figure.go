package segment

import (
	"image"
	"slices"

	"nianbao/extract/scan/digits"
)

// maxFigure is how many characters a figure has at most, and widestDigit the
// width of a digit by the height of its line.
const (
	maxFigure   = 20
	widestDigit = 0.85
)

// LooksLikeFigure reports whether a line of ink can be a figure: all its
// characters are higher than wide, as digits are and ideographs are not, or level
// strokes.
func LooksLikeFigure(ink []image.Rectangle) bool {
	if len(ink) > maxFigure {
		return false
	}
	high := 0
	for _, r := range ink {
		high = max(high, r.Dy())
	}
	for _, r := range ink {
		if !IsDash(r) && float64(r.Dx()) > widestDigit*float64(high) {
			return false
		}
	}
	return true
}

// IsDash reports whether a character is a level stroke by its shape: models that
// know digits make a 1 or a 7 of it.
func IsDash(r image.Rectangle) bool { return r.Dx() >= 3*r.Dy() }

// IsFigure reports whether the ink of a cell is one line of characters that are those of figures, by the shape of
// each and surely.
func IsFigure(parts Line) bool {
	rows := Lines(parts)
	if len(rows) != 1 {
		return false
	}
	ink := Characters(rows[0])
	return LooksLikeFigure(ink) && !slices.ContainsFunc(ink, func(r image.Rectangle) bool {
		c, likely := digits.Read(Shape(r, parts))
		return !IsDash(r) && (c == 0 || likely < digits.Sure)
	})
}
