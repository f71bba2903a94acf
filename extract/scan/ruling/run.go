package ruling

import (
	"math"

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
	ink          *raster.Bitmap
	across, down []run // from the first row to the last
}

func newSearch(ink *raster.Bitmap) *search {
	p := pack(ink)
	return &search{ink, p.runs(), p.transposed().runs()}
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
	rows, columns := ground{s.ink, blots}, ground{s.ink.Transposed(), blots.Transposed()}
	across = rows.bridged(across, down)
	down = turned(columns.bridged(turned(down), turned(across)))
	return rows.bridged(across, down), down
}

// appendRuns appends the long runs of one row, in which short breaks are no end.
func appendRuns(list []run, y int, row []uint64) []run {
	from, last, inked := -1, -1, 0
	end := func() {
		if from >= 0 && last+1-from >= minRun && inked*10 >= (last+1-from)*8 {
			list = append(list, run{y, from, last + 1})
		}
		from, inked = -1, 0
	}
	for x := next(row, 0, 0); x < 64*len(row); {
		paper := next(row, x, math.MaxUint64)
		if from >= 0 && x-1-last > runGap {
			end()
		}
		if from < 0 {
			from = x
		}
		last = paper - 1
		inked += paper - x
		x = next(row, paper, 0)
	}
	end()
	return list
}
