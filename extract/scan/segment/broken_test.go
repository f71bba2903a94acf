package segment

import (
	"image"
	"image/draw"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"nianbao/extract/scan/digits"
	"nianbao/extract/scan/raster"
)

// inked returns the pieces of ink of a text in print, as high as digits of 10 points are on a sheet.
func inked(t *testing.T, text string, without ...image.Rectangle) Line {
	t.Helper()
	return printed(t, text, 0, without...)
}

// printed does so with less room between its characters, by so many pixels.
func printed(t *testing.T, text string, less int, without ...image.Rectangle) Line {
	t.Helper()
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 46, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	sheet := image.NewGray(image.Rect(0, 0, 200, 80))
	draw.Draw(sheet, sheet.Rect, image.White, image.Point{}, draw.Src)
	drawer := &font.Drawer{Dst: sheet, Src: image.Black, Face: face, Dot: fixed.P(20, 60)}
	for _, r := range text {
		drawer.DrawString(string(r))
		drawer.Dot.X -= fixed.I(less)
	}
	ink := raster.NewBitmap(sheet.Rect.Dx(), sheet.Rect.Dy())
	for i, v := range sheet.Pix {
		ink.Ink[i] = v < 180
	}
	for _, r := range without {
		ink.Clear(r)
	}
	return ink.Components(ink.Bounds())
}

// A digit that a scan has broken from top to bottom is one character; digits that stand close together are not.
func TestBrokenDigit(t *testing.T) {
	for _, c := range []struct {
		text   string
		broken int // which of its characters is, from 1
		want   int
	}{{"0", 1, 1}, {"3", 1, 1}, {"308", 1, 3}, {"308", 2, 3}, {"11", 0, 2}, {"1.2", 0, 3}, {"-3", 2, 2}} {
		whole := inked(t, c.text)
		if n := len(clusters(whole)); n != c.want {
			t.Fatalf("%s has %d pieces", c.text, n)
		}
		pieces := whole
		if c.broken > 0 {
			box := clusters(whole)[c.broken-1]
			middle := (box.Min.X + box.Max.X) / 2
			pieces = inked(t, c.text, image.Rect(middle, box.Min.Y, middle+2, box.Max.Y))
			if n := len(clusters(pieces)); n != c.want+1 {
				t.Fatalf("%s is broken into %d pieces", c.text, n)
			}
		}
		got := Characters(pieces)
		if len(got) != c.want {
			t.Errorf("%s, broken at %d: %d characters, want %d", c.text, c.broken, len(got), c.want)
		}
	}
}

// Digits that touch are as many characters, one that touches nothing is one.
func TestTouchingDigits(t *testing.T) {
	for _, text := range []string{"0", "2993", "4389", "80456"} {
		touching := printed(t, text, 5)
		if n := len(clusters(touching)); n == len(text) && n > 1 {
			t.Fatalf("%s has %d pieces", text, n)
		}
		if got := Characters(touching); len(got) != len(text) || !areDigits(got, touching, digits.Sure) {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// A 5 without its stem, and with a break in its bowl, is one character on one line.
func TestBrokenFive(t *testing.T) {
	box := raster.Extent(inked(t, "5"))
	stem := image.Rect(box.Min.X, box.Min.Y+box.Dy()/7, box.Max.X, box.Min.Y+box.Dy()*3/8)
	middle := (box.Min.X + box.Max.X) / 2
	bowl := image.Rect(middle, box.Min.Y+box.Dy()/2, middle+2, box.Max.Y)
	pieces := inked(t, "5", stem, bowl)
	if len(pieces) < 2 {
		t.Fatalf("%d pieces", len(pieces))
	}
	if n := len(lines(pieces)); n != 2 {
		t.Fatalf("%d lines of ink", n)
	}
	rows := Lines(pieces)
	if len(rows) != 1 || len(Characters(rows[0])) != 1 {
		t.Errorf("%d lines", len(rows))
	}
}
