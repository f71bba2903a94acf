package scan

import (
	"image"
	"slices"
)

// A component is a piece of ink that hangs together: a digit, a point, a stroke
// of an ideograph, a speck.
type component struct {
	box  image.Rectangle
	area int // pixels
	at   []image.Point
}

// minInk is the area in pixels from which a component is more than a speck of the
// paper. The point of a figure of 8 points has about 12.
const minInk = 8

// components lists the pieces of ink inside of a rectangle, from left to right.
// Pixels hang together by their sides and corners.
func (b *bitmap) components(in image.Rectangle) []component {
	in = in.Intersect(image.Rect(0, 0, b.w, b.h))
	w := in.Dx()
	if w <= 0 || in.Dy() <= 0 {
		return nil
	}
	seen := make([]bool, w*in.Dy())
	var list []component
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if i := (y-in.Min.Y)*w + x - in.Min.X; b.ink[y*b.w+x] && !seen[i] {
				seen[i] = true
				list = append(list, b.grow(in, seen, image.Pt(x, y)))
			}
		}
	}
	slices.SortFunc(list, byLeft)
	return list
}

func (b *bitmap) grow(in image.Rectangle, seen []bool, start image.Point) component {
	c := component{box: image.Rectangle{start, start.Add(image.Pt(1, 1))}}
	stack := []image.Point{start}
	for len(stack) > 0 {
		p := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		c.area++
		c.at = append(c.at, p)
		c.box = c.box.Union(image.Rectangle{p, p.Add(image.Pt(1, 1))})
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				q := p.Add(image.Pt(dx, dy))
				if !q.In(in) || !b.ink[q.Y*b.w+q.X] {
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

// extent returns the box of all pieces.
func extent(parts []component) image.Rectangle {
	var all image.Rectangle
	for _, p := range parts {
		all = all.Union(p.box)
	}
	return all
}

// pixelsIn returns the pixels of the pieces that reach into a box.
func pixelsIn(box image.Rectangle, parts []component) []image.Point {
	var list []image.Point
	for _, p := range parts {
		if p.box.Overlaps(box) {
			list = append(list, p.at...)
		}
	}
	return list
}
