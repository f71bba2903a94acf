package raster

import (
	"image"
	"testing"
)

// A picture of ink is black where it is, or has the gray of the page for two pixels around it, and is white beyond.
func TestStencil(t *testing.T) {
	page := grainy(60, 40)
	for name, at := range map[string]image.Point{"within the page": {20, 11}, "at its edge": {1, 0}, "at its corner": {55, 36}} {
		t.Run(name, func(t *testing.T) {
			ink := NewBitmap(60, 40)
			for _, p := range []image.Point{{0, 0}, {1, 1}, {4, 1}, {2, 3}} {
				p = p.Add(at)
				ink.Ink[p.Y*ink.W+p.X] = true
			}
			parts := ink.Components(ink.Bounds())
			box := Extent(parts)
			corner := box.Inset(-blur).Intersect(page.Bounds()).Min
			part := page.Part(box.Inset(-blur).Intersect(page.Bounds()))
			const margin = 5
			stencil := StencilOf(parts)
			black, shades := stencil.Black(margin), stencil.Shades(part, corner, margin)
			for y := range black.H {
				for x := range black.W {
					from := box.Min.Add(image.Pt(x-margin, y-margin))
					wantBlack, wantShade := uint8(255), uint8(255)
					if ink.HasInk(image.Rectangle{from, from.Add(image.Pt(1, 1))}) {
						wantBlack = 0
					}
					if ink.HasInk(image.Rect(from.X-blur, from.Y-blur, from.X+blur+1, from.Y+blur+1)) {
						wantShade = page.At(from.X, from.Y)
					}
					if black.At(x, y) != wantBlack || shades.At(x, y) != wantShade {
						t.Errorf("%v: %d and %d, want %d and %d", from, black.At(x, y), shades.At(x, y), wantBlack, wantShade)
					}
				}
			}
		})
	}
}
