package main

import (
	"image"
	"math"
	"math/rand"
	"slices"

	"nianbao/extract/scan/digits"
)

// An example is a character that was printed and scanned, and what it is.
type example struct {
	shape  *digits.Shape
	output int
	font   string
}

// lookalikes of letters and ideographs are no examples of what is not a figure.
const strangers = "总计件次个元无项第一二三四五六七八九十口日目田上下其他年月本合收费ABDEFGHKMNPRTUVWXYabdefhkmnprtuvwxy%#&()*=?@"

// examples prints characters of the font at random.
func (t *typeface) examples(rng *rand.Rand, n int) []example {
	var list []example
	other := []rune(strangers)
	for len(list) < n {
		p := newPress(rng)
		switch k := rng.Intn(digits.Outputs + 3); {
		case k < digits.Other:
			s, _ := t.outline(rune(digits.Characters[k]))
			if pixels := p.print(rng, []glyph{{s, 0}}); pixels != nil {
				list = append(list, example{t.shape(rng, p, pixels, k > 9), k, t.name})
			}
		case k == digits.Other:
			if s, ok := t.outline(other[rng.Intn(len(other))]); ok {
				if pixels := p.print(rng, []glyph{{s, 0}}); pixels != nil {
					list = append(list, example{t.shape(rng, p, pixels, false), digits.Other, t.name})
				}
			}
		case k == digits.Other+1: // two that touch
			a, _ := t.outline(rune('0' + rng.Intn(10)))
			b, _ := t.outline(rune('0' + rng.Intn(10)))
			shift := (float64(a.Bounds().Max.X-b.Bounds().Min.X)/64/em*p.squeeze - 0.02*rng.Float64()) * p.perEm
			if pixels := p.print(rng, []glyph{{a, 0}, {b, shift}}); pixels != nil {
				list = append(list, example{t.shape(rng, p, pixels, false), digits.Other, t.name})
			}
		case k == digits.Other+2: // a piece of one
			s, _ := t.outline(rune('0' + rng.Intn(10)))
			if pixels := piece(rng, p.print(rng, []glyph{{s, 0}})); pixels != nil {
				list = append(list, example{t.shape(rng, p, pixels, false), digits.Other, t.name})
			}
		default: // a speck
			w, h := 2+rng.Intn(5), 2+rng.Intn(5)
			var pixels []image.Point
			for y := range h {
				for x := range w {
					pixels = append(pixels, image.Pt(x, y))
				}
			}
			box := image.Rect(0, 0, w, h)
			line := 20 + rng.Intn(25)
			up := line/5 + rng.Intn(line)
			figure := image.Rect(0, h+up-line, w, h+up)
			if !box.In(figure) {
				figure = figure.Union(box)
			}
			list = append(list, example{digits.ShapeOf(box, figure, pixels), digits.Other, t.name})
		}
	}
	return list
}

// piece cuts a character: what is left or right of a line, or above or below it.
func piece(rng *rand.Rand, pixels []image.Point) []image.Point {
	if pixels == nil {
		return nil
	}
	b := bounds(pixels)
	share := 0.3 + 0.3*rng.Float64()
	x, y := b.Min.X+int(share*float64(b.Dx())), b.Min.Y+int(share*float64(b.Dy()))
	side := rng.Intn(4)
	out := slices.DeleteFunc(pixels, func(p image.Point) bool {
		return [4]bool{p.X < x, p.X >= b.Max.X-(x-b.Min.X), p.Y < y, p.Y >= b.Max.Y-(y-b.Min.Y)}[side]
	})
	if len(out) < 12 {
		return nil
	}
	return out
}

// shape measures a character in a figure: alone, or beside digits.
func (t *typeface) shape(rng *rand.Rand, p press, pixels []image.Point, sign bool) *digits.Shape {
	box := bounds(pixels)
	figure := box
	if sign || rng.Intn(2) == 0 {
		// The origin of the glyphs is on the base line, at 0.
		high := int(math.Round(t.height*p.perEm*p.scale + rng.Float64()*2 - 1))
		figure = figure.Union(image.Rect(box.Min.X, -high, box.Max.X, rng.Intn(2)))
	}
	return digits.ShapeOf(box, figure, pixels)
}

func bounds(pixels []image.Point) image.Rectangle {
	var b image.Rectangle
	for _, p := range pixels {
		b = b.Union(image.Rectangle{p, p.Add(image.Pt(1, 1))})
	}
	return b
}
