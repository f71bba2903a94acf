package scene

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math/rand/v2"
	"testing"
)

// What is written is, dot for dot, what was drawn, and of a scene no longer than what image/png writes.
func TestEncoded(t *testing.T) {
	drawn, err := example().PNG(2)
	if err != nil {
		t.Fatal(err)
	}
	for name, picture := range map[string]*image.RGBA{"white": colored(3, 2, func(int, int) uint8 { return 255 }), "a dot": colored(1, 1, func(int, int) uint8 { return 7 }),
		"rows by pairs": colored(500, 40, func(x, y int) uint8 { return uint8(x * (y / 2)) }), "no two rows alike": colored(90, 70, func(int, int) uint8 { return uint8(rand.Uint32()) }),
		"a scene": opened(t, drawn)} {
		data, err := encoded(picture)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := opened(t, data); got.Bounds() != picture.Bounds() || !bytes.Equal(got.Pix, picture.Pix) {
			t.Errorf("%s: %v of dots, want %v, or other colours", name, got.Bounds(), picture.Bounds())
		}
		var usual bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&usual, picture); err != nil {
			t.Fatal(err)
		}
		if name == "a scene" && len(data) > usual.Len() {
			t.Errorf("%s: %d bytes, those of image/png are %d", name, len(data), usual.Len())
		}
	}
}

// colored is an opaque picture whose dots have a level of red.
func colored(width, height int, red func(x, y int) uint8) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			picture.SetRGBA(x, y, color.RGBA{red(x, y), 20, 30, 255})
		}
	}
	return picture
}

func opened(t *testing.T, data []byte) *image.RGBA {
	t.Helper()
	read, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	picture := image.NewRGBA(read.Bounds())
	draw.Draw(picture, picture.Bounds(), read, image.Point{}, draw.Src)
	return picture
}
