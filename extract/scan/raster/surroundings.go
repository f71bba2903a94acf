package raster

import (
	"image"
	"slices"
)

// Measures of what surrounds a page on its picture, the desk that it lies on or the open lid of a scanner: by how much
// darker than the paper it is, how far from the edge of the picture it begins at most, as a page that is straightened
// leaves corners white, and how far its blurred edge reaches, in squares of so many pixels.
const (
	surroundShare  = 3
	surroundMargin = Resolution / 3
	surroundEdge   = 2
	surroundSquare = 8
)

// paperShare is of how many of a hundred squares the paper is no brighter: of all but those that blink.
const paperShare = 95

// Surroundings returns the squares of a picture that show what surrounds the page, with the edge of the page: those that
// are dark and hang together with the edges of the picture. Print is too thin for it.
func (r *Raster) Surroundings() []image.Rectangle {
	small := r.shrunk(surroundSquare)
	grays := slices.Clone(small.Pix)
	slices.Sort(grays)
	limit := grays[len(grays)*paperShare/100] / surroundShare
	dark := NewBitmap(small.W, small.H)
	for i, v := range small.Pix {
		dark.Ink[i] = v < limit
	}
	inner := small.Bounds().Inset(surroundMargin / surroundSquare)
	var list []image.Rectangle
	for _, c := range dark.Components(dark.Bounds()) {
		if c.Box.In(inner) {
			continue
		}
		for _, p := range c.At {
			list = append(list, image.Rectangle{p.Mul(surroundSquare), p.Add(image.Pt(1, 1)).Mul(surroundSquare)}.Inset(-surroundEdge*surroundSquare))
		}
	}
	return list
}
