package digits

import (
	"image"
	"image/draw"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// printed returns the ink of a text in the font Go Mono.
func printed(t *testing.T, text string, pixelsPerEm float64) (box image.Rectangle, ink []image.Point) {
	t.Helper()
	f, err := opentype.Parse(gomono.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: pixelsPerEm, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	sheet := image.NewGray(image.Rect(0, 0, 400, 100))
	draw.Draw(sheet, sheet.Rect, image.White, image.Point{}, draw.Src)
	d := font.Drawer{Dst: sheet, Src: image.Black, Face: face, Dot: fixed.P(20, 70)}
	d.DrawString(text)
	for y := range sheet.Rect.Dy() {
		for x := range sheet.Rect.Dx() {
			if sheet.GrayAt(x, y).Y < 180 {
				p := image.Pt(x, y)
				ink = append(ink, p)
				box = box.Union(image.Rectangle{p, p.Add(image.Pt(1, 1))})
			}
		}
	}
	return box, ink
}

func TestReadPrint(t *testing.T) {
	for _, size := range []float64{24, 38, 60} {
		for _, want := range "12345678" {
			box, ink := printed(t, string(want), size)
			if got, likely := Read(ShapeOf(box, box, ink)); got != want || likely < 0.5 {
				t.Errorf("%c at %v pixels is read as %q, likely to %.2f", want, size, got, likely)
			}
		}
	}
}

// What is no character of a figure is not taken for one with certainty.
func TestReadOther(t *testing.T) {
	for _, text := range []string{"W", "&", "17", "W8"} {
		box, ink := printed(t, text, 38)
		if got, likely := Read(ShapeOf(box, box, ink)); got != 0 && likely >= 0.95 {
			t.Errorf("%q is read as %q, likely to %.2f", text, got, likely)
		}
	}
}

func TestNetworkIsWhole(t *testing.T) {
	data, err := learnt().MarshalBinary()
	if err != nil || len(data) != len(stored) {
		t.Fatalf("%d bytes for %d: %v", len(data), len(stored), err)
	}
	for _, bad := range [][]byte{nil, stored[:len(stored)-1], append(append([]byte(nil), stored...), 0)} {
		if err := NewNetwork().UnmarshalBinary(bad); err == nil {
			t.Errorf("no error for %d bytes", len(bad))
		}
	}
}
