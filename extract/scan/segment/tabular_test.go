package segment

import (
	"image"
	"testing"

	"nianbao/extract/scan/raster"
)

// Figures stand as in a table beside each other, or one below the other; those of a text have text beside them.
func TestTabular(t *testing.T) {
	at := func(x, y int, figure bool) FreeLine {
		return FreeLine{Line: Line{raster.Component{Box: image.Rect(x, y, x+40, y+30)}}, Figure: figure}
	}
	for _, c := range []struct {
		name  string
		lines []FreeLine
		want  int
	}{
		{"a row behind its label", []FreeLine{at(0, 0, false), at(200, 0, true), at(400, 0, true), at(600, 0, true)}, 3},
		{"a column behind labels", []FreeLine{at(0, 0, false), at(200, 0, true), at(0, 60, false), at(210, 60, true)}, 2},
		{"a text", []FreeLine{at(0, 0, true), at(60, 0, false), at(120, 0, true), at(180, 0, false), at(300, 60, true)}, 0},
		{"the number of a page, far below", []FreeLine{at(200, 0, true), at(200, 900, true)}, 0},
		{"no figures", []FreeLine{at(0, 0, false), at(60, 0, false)}, 0},
	} {
		if got := Tabular(c.lines); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
