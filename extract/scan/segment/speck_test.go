package segment

import (
	"image"
	"testing"

	"nianbao/extract/scan/raster"
)

// "1 . 2" with specks: what stands where no figure has a point is dust.
func TestWithoutSpecks(t *testing.T) {
	piece := func(x0, y0, x1, y1 int) raster.Component { return raster.Component{Box: image.Rect(x0, y0, x1, y1)} }
	one, two := piece(0, 0, 14, 30), piece(30, 0, 45, 30)
	for _, c := range []struct {
		name  string
		extra Line
		want  int
	}{
		{"a decimal point", Line{piece(20, 26, 24, 30)}, 3},
		{"a minus", Line{piece(-20, 14, -6, 17)}, 3},
		{"a speck above the place of points", Line{piece(20, 8, 24, 12)}, 2},
		{"a speck behind", Line{piece(60, 26, 64, 30)}, 2},
		{"a speck before", Line{piece(-20, 12, -16, 15)}, 2},
		{"a piece broken off a digit", Line{piece(32, 33, 36, 36)}, 3},
		{"a speck below a digit, further off than a piece breaks away", Line{piece(35, 39, 39, 43)}, 2},
		{"a speck above a digit", Line{piece(5, -15, 9, -11)}, 2},
		{"a comma", Line{piece(20, 27, 25, 36)}, 3},
		{"a point below the next line of a text", Line{piece(0, 44, 14, 74), piece(20, 70, 24, 74), piece(30, 44, 45, 74)}, 5},
		{"more than dust", Line{piece(-20, 0, -16, 3), piece(-20, 9, -16, 12), piece(-20, 18, -16, 21), piece(-20, 26, -16, 29)}, 6},
	} {
		if got := len(WithoutSpecks(append(Line{one, two}, c.extra...))); got != c.want {
			t.Errorf("%s: %d pieces are kept, want %d", c.name, got, c.want)
		}
	}
}
