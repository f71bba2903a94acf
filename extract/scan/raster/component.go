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
	seen := make([]bool, w*in.Dy())
	var list []Component
	for y := in.Min.Y; y < in.Max.Y; y++ {
		row := b.Row(y)[:in.Max.X]
		for x := NextInk(row, in.Min.X); x < len(row); x = NextInk(row, x+1) {
			if i := (y-in.Min.Y)*w + x - in.Min.X; !seen[i] {
				seen[i] = true
				list = append(list, b.grow(in, seen, image.Pt(x, y)))
			}
		}
	}
	slices.SortFunc(list, ByLeft)
	return list
}

func (b *Bitmap) grow(in image.Rectangle, seen []bool, start image.Point) Component {
	c := Component{Box: image.Rectangle{start, start.Add(image.Pt(1, 1))}}
	stack := []image.Point{start}
	for len(stack) > 0 {
		p := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		c.Area++
		c.At = append(c.At, p)
		c.Box = c.Box.Union(image.Rectangle{p, p.Add(image.Pt(1, 1))})
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				q := p.Add(image.Pt(dx, dy))
				if !q.In(in) || !b.Ink[q.Y*b.W+q.X] {
					continue
				}
				if i := (q.Y-in.Min.Y)*in.Dx() + q.X - in.Min.X; !seen[i] {
					seen[i] = true
					stack = append(stack, q)
				}
			}
		}
	}
	return c
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
