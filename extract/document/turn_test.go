package document

import (
	"math"
	"testing"
)

// A page of 200 by 100 points with a glyph, a ruling and a picture at its bottom left
// is turned as a reader would turn it.
func TestTurn(t *testing.T) {
	for _, c := range []struct {
		angle, rotation int
		width, height   float64
		glyph           Rect
		ruling          Rect
		corner          Point // of the picture's bottom left corner, which was (10, 20)
	}{
		{90, 90, 100, 200, Rect{20, 160, 30, 190}, Rect{10, 100, 10, 200}, Point{20, 190}},
		{180, 180, 200, 100, Rect{160, 70, 190, 80}, Rect{100, 90, 200, 90}, Point{190, 80}},
		{270, 270, 100, 200, Rect{70, 10, 80, 40}, Rect{90, 0, 90, 100}, Point{80, 10}},
	} {
		p := &Page{Width: 200, Height: 100, Glyphs: []Glyph{{Box: Rect{10, 20, 40, 30}}},
			Rulings: []Ruling{{Rect{0, 10, 100, 10}, 1}}, Images: []Rect{{10, 20, 40, 30}},
			Pictures: []Picture{{Matrix: Matrix{30, 0, 0, 10, 10, 20}}}}
		p.Turn(c.angle)
		if p.Width != c.width || p.Height != c.height || p.Rotation != c.rotation {
			t.Errorf("%d: %v by %v, rotation %d", c.angle, p.Width, p.Height, p.Rotation)
		}
		if p.Glyphs[0].Box != c.glyph || p.Images[0] != c.glyph {
			t.Errorf("%d: glyph at %v, picture in %v, want %v", c.angle, p.Glyphs[0].Box, p.Images[0], c.glyph)
		}
		if p.Rulings[0].Box != c.ruling {
			t.Errorf("%d: ruling at %v, want %v", c.angle, p.Rulings[0].Box, c.ruling)
		}
		if m := p.Pictures[0].Matrix; m.Apply(0, 0) != c.corner || m.Rect(Rect{0, 0, 1, 1}) != c.glyph {
			t.Errorf("%d: picture from %v in %v, want from %v in %v", c.angle, m.Apply(0, 0), m.Rect(Rect{0, 0, 1, 1}), c.corner, c.glyph)
		}
	}
}

// What was read on a page that was turned and straightened lies where the file has it.
func TestInFile(t *testing.T) {
	// A table of 90 by 100 points at (50, 60) on a page of 200 by 200 was turned by 90 degrees: it is 100 by 90 now.
	restacked := Restacked{Width: 200, Height: 200, Strips: []Strip{
		{Rect{0, 150, 200, 190}, Rect{0, 160, 200, 200}, 0},
		{Rect{0, 60, 100, 150}, Rect{50, 60, 140, 160}, 90},
		{Rect{0, 0, 200, 60}, Rect{0, 0, 200, 60}, 0},
	}}
	for _, c := range []struct {
		name string
		page Page // of the size that it has when it is read
		at   Rect
		want Rect
	}{
		{"as it lies", Page{Width: 100, Height: 200}, Rect{20, 160, 30, 190}, Rect{20, 160, 30, 190}},
		{"turned by 90", Page{Width: 100, Height: 200, Turned: 90}, Rect{20, 160, 30, 190}, Rect{10, 20, 40, 30}},
		{"turned by 180", Page{Width: 200, Height: 100, Turned: 180}, Rect{160, 70, 190, 80}, Rect{10, 20, 40, 30}},
		{"turned by 270", Page{Width: 100, Height: 200, Turned: 270}, Rect{70, 10, 80, 40}, Rect{10, 20, 40, 30}},
		{"straightened", Page{Width: 200, Height: 200, Skew: 2}, Rect{190, 90, 210, 110}, Rect{189.939, 93.490, 209.939, 113.490}},
		{"photographed at an angle", Page{Width: 200, Height: 200, Perspective: Perspective{Slope: 0.1, Right: 0.001}}, Rect{190, 90, 210, 110}, Rect{180.909, 99.091, 200.909, 119.091}},
		{"straightened and turned", Page{Width: 200, Height: 200, Skew: 2, Turned: 180}, Rect{190, 90, 210, 110}, Rect{-9.939, 86.510, 10.061, 106.510}},
		{"above a table on its side", Page{Width: 300, Height: 190, Restacked: &restacked}, Rect{20, 170, 30, 180}, Rect{20, 180, 30, 190}},
		{"in the table", Page{Width: 300, Height: 190, Restacked: &restacked}, Rect{10, 100, 30, 110}, Rect{90, 70, 100, 90}},
		{"below it", Page{Width: 300, Height: 190, Restacked: &restacked}, Rect{20, 20, 30, 30}, Rect{20, 20, 30, 30}},
		{"above it, of a page that lies upside down", Page{Width: 300, Height: 190, Turned: 180, Restacked: &restacked}, Rect{20, 170, 30, 180}, Rect{170, 10, 180, 20}},
		{"below it, straightened", Page{Width: 300, Height: 190, Skew: 2, Restacked: &restacked}, Rect{190, 20, 210, 40}, Rect{192.382, 23.533, 212.382, 43.533}},
		{"nowhere", Page{Width: 100, Height: 200, Turned: 90}, Rect{}, Rect{}},
	} {
		doc := &Document{Pages: []*Page{{Width: 1, Height: 1, Turned: 90}, &c.page}}
		got := doc.InFile(Place{Page: 2, Box: c.at})
		off := math.Abs(got.Box.X0-c.want.X0) + math.Abs(got.Box.Y0-c.want.Y0) + math.Abs(got.Box.X1-c.want.X1) + math.Abs(got.Box.Y1-c.want.Y1)
		if got.Page != 2 || off > 0.01 {
			t.Errorf("%s: %v, want %v", c.name, got.Box, c.want)
		}
	}
	if at := (Place{Page: 3, Box: Rect{1, 2, 3, 4}}); (&Document{}).InFile(at) != at {
		t.Error("a page that the document does not have")
	}
}
