package scan

import (
	"image"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/segment"
)

// Shades of a photographed page.
const (
	paper, dark, pale = 240, 60, 190
)

// sheetOf is a sheet on which a text stands in print, the stretches of it between two abscissas paler than the rest.
func sheetOf(t *testing.T, text string, from, to int) *Sheet {
	t.Helper()
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 46, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	print := image.NewAlpha(image.Rect(0, 0, 300, 200))
	(&font.Drawer{Dst: print, Src: image.Opaque, Face: face, Dot: fixed.P(100, 100)}).DrawString(text)
	gray := raster.New(300, 200)
	for i := range gray.Pix {
		shade := paper
		if print.Pix[i] > 128 {
			shade = dark
			if x := i % gray.W; from <= x && x < to {
				shade = pale
			}
		}
		gray.Pix[i] = uint8(shade)
	}
	both := gray.Threshold(raster.SolidInk, raster.FaintInk)
	return &Sheet{gray: gray, ink: both[0], faint: both[1]}
}

// A digit of which a stroke is too pale for ink is whole by its traces.
func TestPaleStrokes(t *testing.T) {
	all := image.Rect(0, 0, 300, 200)
	for _, c := range []struct {
		text     string
		from, to int // what is pale of it
		want     int // characters
	}{{"0", 110, 118, 1}, {"62", 108, 120, 2}, {"-38", 125, 131, 3}, {"38", 0, 0, 2}} {
		s := sheetOf(t, c.text, c.from, c.to)
		if whole := segment.IsFigure(s.ink.Components(all)); whole != (c.to == 0) {
			t.Fatalf("%s: as ink it is whole: %v", c.text, whole)
		}
		got := s.pieces(all)
		if n := len(segment.Characters(got)); !segment.IsFigure(got) || n != c.want {
			t.Errorf("%s: %d characters, want %d", c.text, n, c.want)
		}
		s.blackAndWhite = true
		if whole := segment.IsFigure(s.pieces(all)); whole != (c.to == 0) {
			t.Errorf("%s: in black and white it is whole: %v", c.text, whole)
		}
	}
}

// Traces without ink are none of a figure, and a text is left as it is.
func TestPaleBeside(t *testing.T) {
	all := image.Rect(0, 0, 300, 200)
	for text, from := range map[string]int{"31": 122, "W&M": 120} {
		s := sheetOf(t, text, from, 300)
		if got, ink := raster.Extent(s.pieces(all)), raster.Extent(s.ink.Components(all)); got != ink {
			t.Errorf("%s: %v, the ink %v", text, got, ink)
		}
	}
}
