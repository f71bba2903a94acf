package raster

import (
	"cmp"
	"image"
	"slices"
)

// A Strip is a stretch of a page of which all is upright, and where it came from: from a stretch of the page as it lies,
// which was turned clockwise by an angle in degrees, of 0, 90 and 270.
type Strip struct {
	At, From image.Rectangle
	Angle    int
}

// Restacked returns the page with some stretches of it turned, which stand one below the other; what is between them keeps
// its distance from them. A stretch that is turned begins at the left edge, so that parts of a table on several pages
// are in line. Strips are all that the page consists of then, from top to bottom.
func (r *Raster) Restacked(turned []Strip) (page *Raster, strips []Strip) {
	turned = slices.Clone(turned)
	slices.SortFunc(turned, func(a, b Strip) int { return cmp.Compare(a.From.Min.Y, b.From.Min.Y) })
	width, height, below := r.W, 0, 0 // the last is what of the page as it lies comes next
	add := func(s Strip, size image.Point) {
		s.At = image.Rectangle{image.Pt(0, height), image.Pt(size.X, height+size.Y)}
		strips = append(strips, s)
		width, height, below = max(width, size.X), s.At.Max.Y, s.From.Max.Y
	}
	upright := func(to int) {
		if from := image.Rect(0, below, r.W, to); !from.Empty() {
			add(Strip{From: from}, from.Size())
		}
	}
	for _, t := range turned {
		upright(t.From.Min.Y)
		add(t, image.Pt(t.From.Dy(), t.From.Dx()))
	}
	upright(r.H)
	page = New(width, height)
	for _, s := range strips {
		part := r.Part(s.From)
		for range s.Angle / 90 {
			part = part.Turned()
		}
		page.lay(part, s.At.Min.Y)
	}
	return page, strips
}

// edgeOfPaper is how many pixels at the end of a row show how bright the paper is there.
const edgeOfPaper = Resolution / 25

// lay puts a part at the left edge of the picture, from a row on. Right of it the paper goes on as bright as it is: an
// edge would be taken for ink.
func (r *Raster) lay(part *Raster, top int) {
	for y := range part.H {
		from, to := part.Pix[y*part.W:(y+1)*part.W], r.Pix[(top+y)*r.W:(top+y+1)*r.W]
		copy(to, from)
		end := slices.Clone(from[max(0, len(from)-edgeOfPaper):])
		slices.Sort(end)
		for x := len(from); x < len(to); x++ {
			to[x] = end[len(end)/2]
		}
	}
}
