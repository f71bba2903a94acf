package ruling

import (
	"slices"

	"nianbao/extract/scan/raster"
)

// Measures of the runs of ink in pixels.
const (
	minRun = raster.Resolution / 6  // shorter pieces are strokes of letters
	runGap = raster.Resolution / 50 // a break in a thin line that a scan makes
)

// A run is a piece of one row of pixels.
type run struct{ y, from, to int }

// A search looks for strokes on a sheet, by its long runs of ink across and down.
type search struct {
	ink, upright *raster.Bitmap // as it is, and transposed
	across, down []run          // from the first row to the last
}

func newSearch(ink *raster.Bitmap) *search {
	s := &search{ink: ink, upright: ink.Transposed()}
	s.across, s.down = runs(s.ink, nil, nil), runs(s.upright, nil, nil)
	return s
}

// strokes returns the long thin strokes: long runs of ink, one below the other,
// that are thin together. A line that is not quite straight goes on in the next
// row of pixels, where its runs overlap or meet.
func (s *search) strokes() (across, down []Stroke) {
	return growStrokes(s.across), turned(growStrokes(s.down))
}

// bridged returns the strokes as they go on beneath blots.
func (s *search) bridged(blots *raster.Bitmap) (across, down []Stroke) {
	across, down = s.strokes()
	rows, columns := ground{s.ink, blots}, ground{s.upright, blots.Transposed()}
	across = rows.bridged(across, down)
	down = turned(columns.bridged(turned(down), turned(across)))
	return rows.bridged(across, down), down
}

// renew takes note that the ink has changed in places: only the rows and columns that
// have any are searched again.
func (s *search) renew(changed *raster.Bitmap) {
	rows, columns := make([]bool, s.ink.H), make([]bool, s.ink.W)
	for y := range changed.H {
		for x, is := range changed.Ink[y*changed.W : (y+1)*changed.W] {
			if is {
				rows[y], columns[x] = true, true
				s.upright.Ink[x*s.upright.W+y] = s.ink.Ink[y*s.ink.W+x]
			}
		}
	}
	s.across, s.down = runs(s.ink, s.across, rows), runs(s.upright, s.down, columns)
}

// runs lists the long runs of ink of each row, from top to bottom. Of runs that are
// known, those that lie beside no changed row are taken as they are; without any, nil
// says that all is new. The ink of the rows next to it counts too: of a thin line that
// was scanned askew, each row has short pieces only.
func runs(b *raster.Bitmap, known []run, changed []bool) []run {
	var list []run
	row := make([]bool, b.W)
	for y := range b.H {
		if changed != nil && !slices.Contains(changed[max(0, y-1):min(b.H, y+2)], true) {
			for len(known) > 0 && known[0].y < y {
				known = known[1:]
			}
			for len(known) > 0 && known[0].y == y {
				list, known = append(list, known[0]), known[1:]
			}
			continue
		}
		clear(row)
		for near := max(0, y-1); near < min(b.H, y+2); near++ {
			from := b.Row(near)
			for x := raster.NextInk(from, 0); x < len(from); x = raster.NextInk(from, x+1) {
				row[x] = true
			}
		}
		list = appendRuns(list, y, row)
	}
	return list
}

// appendRuns appends the long runs of one row, in which short breaks are no end.
func appendRuns(list []run, y int, row []bool) []run {
	from, last, inked := -1, -1, 0
	end := func() {
		if from >= 0 && last+1-from >= minRun && inked*10 >= (last+1-from)*8 {
			list = append(list, run{y, from, last + 1})
		}
		from, inked = -1, 0
	}
	for x := raster.NextInk(row, 0); x < len(row); x = raster.NextInk(row, x+1) {
		if from >= 0 && x-1-last > runGap {
			end()
		}
		if from < 0 {
			from = x
		}
		last = x
		inked++
	}
	end()
	return list
}
