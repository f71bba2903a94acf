package scan

import (
	"image"
	"slices"
	"strings"
	"testing"

	"nianbao/extract/scan/raster"
)

// inkOf is what is drawn, each sign three pixels wide and high, within a margin.
func inkOf(rows string) *raster.Bitmap {
	const scale, margin = 3, 30
	lines := strings.Split(strings.Trim(rows, "\n"), "\n")
	wide := 0
	for _, l := range lines {
		wide = max(wide, len(l))
	}
	r := raster.New(wide*scale+2*margin, len(lines)*scale+2*margin)
	for y, l := range lines {
		for x, sign := range l {
			if sign == '#' {
				for i := range scale * scale {
					r.Pix[(margin+y*scale+i/scale)*r.W+margin+x*scale+i%scale] = 0
				}
			}
		}
	}
	return r.Threshold(raster.SolidInk)[0]
}

// What is left of a 4 has specks of its bar beside the stem; a 1 has none, whatever its flag and its foot are like.
func TestStems(t *testing.T) {
	for _, c := range []struct {
		name, drawn string
		want        []bool
	}{
		{"a 1", `
....##..
...###..
....##..
....##..
....##..
....##..
....##..
....##..
...####.`, []bool{true}},
		{"a 4 with a speck of its bar", `
....##..
....##..
....##..
....##..
....##..
....##..
.#..##..
....##..
....##..`, []bool{false}},
		{"a 4 whose bar goes on beyond the stem", `
....##..
....##..
....##..
....##..
....##..
....##..
....####
....##..
...####.`, []bool{false}},
		{"a 1 behind an 8", `
.###.....##.
.#.#....###.
.#.#.....##.
.###.....##.
.###.....##.
.#.#.....##.
.#.#.....##.
.#.#.....##.
.###....####`, []bool{false, true}},
		{"a 4 behind an 8", `
.###.....##.
.#.#.....##.
.#.#.....##.
.###.....##.
.###.....##.
.#.#.....##.
.#.#..#..##.
.#.#.....##.
.###.....##.`, []bool{false, false}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ink := inkOf(c.drawn)
			var characters []image.Rectangle
			for _, p := range ink.Components(ink.Bounds()) {
				if p.Box.Dy() > 20 {
					characters = append(characters, p.Box)
				}
			}
			slices.SortFunc(characters, func(a, b image.Rectangle) int { return a.Min.X - b.Min.X })
			if got := stems(ink, characters); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}
