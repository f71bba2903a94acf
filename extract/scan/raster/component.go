package raster

import (
	"cmp"
	"image"
	"slices"
)

// A Component is a piece of ink that hangs together: a digit, a point, a stroke
// of an ideograph, a speck.
type Component struct {
	Box  image.Rectangle
	Area int // pixels
	At   []image.Point
}

// MinInk is the area in pixels from which a component is more than a speck of the
// paper. The point of a figure of 8 points has about 12.
const MinInk = 8

// Components lists the pieces of ink inside of a rectangle, from left to right.
// Pixels hang together by their sides and corners.
func (b *Bitmap) Components(in image.Rectangle) []Component {
	in = in.Intersect(b.Bounds())
	w := in.Dx()
	if w <= 0 || in.Dy() <= 0 {
		return nil
	}
	left := newRemainder(b, in)
	var list []Component
	for y := range in.Dy() {
		row := left.row(y)
		for x := NextInk(row, 0); x < len(row); x = NextInk(row, x+1) {
			list = append(list, left.take(x, y))
		}
	}
	for i := range list {
		c := &list[i]
		c.At, left.taken = left.taken[:c.Area:c.Area], left.taken[c.Area:]
	}
	slices.SortFunc(list, ByLeft)
	return list
}

// A remainder is the ink of a rectangle of which no piece was taken yet, with paper around it.
type remainder struct {
	in    image.Rectangle
	width int // of a row with the paper beside it
	ink   []bool
	stack []int         // of what was taken, the places beside which was not looked yet
	taken []image.Point // of all pieces, one after the other, with room for all that there is: of a page it is a million
}

func newRemainder(b *Bitmap, in image.Rectangle) *remainder {
	r := &remainder{in: in, width: in.Dx() + 2}
	r.ink = make([]bool, r.width*(in.Dy()+2))
	pixels := 0
	for y := range in.Dy() {
		row := b.Row(in.Min.Y + y)[in.Min.X:in.Max.X]
		copy(r.row(y), row)
		for x := NextInk(row, 0); x < len(row); x = NextInk(row, x+1) {
			pixels++
		}
	}
	r.taken = make([]image.Point, 0, pixels)
	return r
}

// row returns a row of the rectangle, without the paper beside it.
func (r *remainder) row(y int) []bool {
	at := (y+1)*r.width + 1
	return r.ink[at : at+r.width-2]
}

// take takes the piece with a pixel of ink, which is known by its place in the rectangle. Its pixels are the last that were taken.
func (r *remainder) take(x, y int) Component {
	first := (y+1)*r.width + x + 1
	r.ink[first] = false
	r.stack = append(r.stack[:0], first)
	before := len(r.taken)
	corner := r.in.Min.Sub(image.Pt(1, 1))
	box := image.Rectangle{image.Pt(r.in.Max.X, r.in.Max.Y), r.in.Min}
	for len(r.stack) > 0 {
		at := r.stack[len(r.stack)-1]
		r.stack = r.stack[:len(r.stack)-1]
		p := corner.Add(image.Pt(at%r.width, at/r.width))
		r.taken = append(r.taken, p)
		box.Min.X, box.Max.X = min(box.Min.X, p.X), max(box.Max.X, p.X+1)
		box.Min.Y, box.Max.Y = min(box.Min.Y, p.Y), max(box.Max.Y, p.Y+1)
		for _, row := range [...]int{at - r.width, at, at + r.width} {
			for near := row - 1; near <= row+1; near++ {
				if r.ink[near] {
					r.ink[near] = false
					r.stack = append(r.stack, near)
				}
			}
		}
	}
	return Component{Box: box, Area: len(r.taken) - before}
}

// ByLeft compares pieces of ink by their left edges.
func ByLeft(a, b Component) int { return cmp.Compare(a.Box.Min.X, b.Box.Min.X) }

// Extent returns the box of all pieces.
func Extent(parts []Component) image.Rectangle {
	var all image.Rectangle
	for _, p := range parts {
		all = all.Union(p.Box)
	}
	return all
}

// PixelsIn returns the pixels of the pieces that reach into a box.
func PixelsIn(box image.Rectangle, parts []Component) []image.Point {
	var list []image.Point
	for _, p := range parts {
		if p.Box.Overlaps(box) {
			list = append(list, p.At...)
		}
	}
	return list
}
