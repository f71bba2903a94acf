package ruling

import (
	"math/bits"

	"nianbao/extract/scan/raster"
)

// packed is the ink of a sheet with 64 pixels in a word: runs of it are found by a word at a time, and most words are white.
type packed struct {
	w, h, words int // of a row
	ink         []uint64
}

func newPacked(w, h int) packed {
	words := (w + 63) / 64
	return packed{w, h, words, make([]uint64, words*h)}
}

// pack returns the ink of a bitmap.
func pack(b *raster.Bitmap) packed {
	p := newPacked(b.W, b.H)
	for y := range b.H {
		row, to := b.Row(y), p.row(y)
		for x := raster.NextInk(row, 0); x < len(row); x = raster.NextInk(row, x+1) {
			to[x/64] |= 1 << (x % 64)
		}
	}
	return p
}

// row returns a row of pixels, the leftmost of each word in its lowest bit.
func (p packed) row(y int) []uint64 { return p.ink[y*p.words : (y+1)*p.words] }

// transposed returns the ink with rows for columns.
func (p packed) transposed() packed {
	t := newPacked(p.h, p.w)
	var square [64]uint64
	for top := 0; top < p.h; top += 64 {
		for at := range p.words {
			any := uint64(0)
			for i := range square {
				square[i] = 0
				if top+i < p.h {
					square[i] = p.ink[(top+i)*p.words+at]
				}
				any |= square[i]
			}
			if any == 0 {
				continue
			}
			transpose(&square)
			for i := range min(64, p.w-64*at) {
				t.ink[(64*at+i)*t.words+top/64] = square[i]
			}
		}
	}
	return t
}

// transpose turns rows of 64 bits to columns, by halves of squares of half the size each time (Warren, Hacker's Delight).
func transpose(square *[64]uint64) {
	mask := uint64(1)<<32 - 1
	for j := 32; j > 0; j, mask = j/2, mask^mask<<(j/2) {
		for k := 0; k < 64; k = (k + j + 1) &^ j {
			swap := (square[k]>>j ^ square[k+j]) & mask
			square[k] ^= swap << j
			square[k+j] ^= swap
		}
	}
}

// runs lists the long runs of ink of each row, from top to bottom. The ink of the rows next to it counts too: of a thin line
// that was scanned askew, each row has short pieces only.
func (p packed) runs() []run {
	var list []run
	near := make([]uint64, p.words)
	for y := range p.h {
		copy(near, p.row(y))
		for _, beside := range []int{y - 1, y + 1} {
			if beside < 0 || beside >= p.h {
				continue
			}
			for i, word := range p.row(beside) {
				near[i] |= word
			}
		}
		list = appendRuns(list, y, near)
	}
	return list
}

// next returns where in a row the next pixel is from a place on whose word is not that of what is passed over: 0 to find ink, all
// ones for paper; the end of the last word where there is none.
func next(row []uint64, from int, over uint64) int {
	at := from / 64
	if at >= len(row) {
		return 64 * len(row)
	}
	word := (row[at] ^ over) >> (from % 64) << (from % 64)
	for word == 0 {
		if at++; at == len(row) {
			return 64 * len(row)
		}
		word = row[at] ^ over
	}
	return 64*at + bits.TrailingZeros64(word)
}
