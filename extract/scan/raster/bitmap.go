package raster

import (
	"image"
	"math"
	"slices"
)

// Shares of the brightness around a pixel below which it is ink. FaintInk is for
// the question whether a place is empty: a trace is enough to say that it is not.
const (
	SolidInk = 0.72
	FaintInk = 0.85
)

// window is half the side, in pixels, of the square whose mean is the brightness
// around a pixel: several lines of text, so that most of it is paper.
const window = Resolution / 5

// A Bitmap tells of each pixel, row by row from the top, whether it is ink.
type Bitmap struct {
	W, H int
	Ink  []bool
}

// NewBitmap returns a bitmap without ink.
func NewBitmap(w, h int) *Bitmap { return &Bitmap{w, h, make([]bool, w*h)} }

// Threshold tells ink from paper by the mean brightness around each pixel
// (Bradley and Roth, 2007), so that shadows at the fold of a book are paper. It
// returns a bitmap for each share.
func (r *Raster) Threshold(shares ...float64) []*Bitmap {
	list := make([]*Bitmap, len(shares))
	for i := range list {
		list[i] = NewBitmap(r.W, r.H)
	}
	most := uint64(math.Ceil(slices.Max(shares) * (1 + clearlyPaper) * shareUnit))
	columns := make([]uint32, r.W)  // the brightness of each, of the rows around
	before := make([]uint32, r.W+1) // of all columns to the left
	for y := range min(window, r.H) {
		for x, v := range r.row(y) {
			columns[x] += uint32(v)
		}
	}
	blank := make([]uint8, r.W) // for rows beyond the edges
	for y := range r.H {
		y0, y1 := max(0, y-window), min(r.H, y+window+1)
		come, gone := blank, blank
		if y+window < r.H {
			come = r.row(y + window)
		}
		if y0 > 0 {
			gone = r.row(y0 - 1)
		}
		sum := uint32(0)
		gone, columns, sums := gone[:len(come)], columns[:len(come)], before[1:][:len(come)]
		for x, v := range come {
			columns[x] += uint32(v) - uint32(gone[x])
			sum += columns[x]
			sums[x] = sum
		}
		row := r.row(y)
		look := func(x int) {
			x0, x1 := max(0, x-window), min(r.W, x+window+1)
			mean := float64(before[x1]-before[x0]) / float64((y1-y0)*(x1-x0))
			for i, share := range shares {
				list[i].Ink[y*r.W+x] = float64(row[x]) < share*mean
			}
		}
		inner := max(0, r.W-2*window) // pixels with all columns around them
		for x := range min(window, r.W) {
			look(x)
		}
		left, right := before[:inner], before[len(before)-inner:]
		area := uint64(y1-y0) * (2*window + 1) * shareUnit
		for i, v := range row[min(window, r.W):][:inner] {
			if uint64(v)*area <= most*uint64(right[i]-left[i]) {
				look(window + i)
			}
		}
		for x := min(window, r.W) + inner; x < r.W; x++ {
			look(x)
		}
	}
	return list
}

// A pixel is paper whichever way that is rounded if it is brighter than the share of its surroundings by so much, in steps of so
// many to one: then the mean itself need not be known.
const (
	clearlyPaper = 1e-6
	shareUnit    = 1 << 20
)

// Row returns a row of pixels.
func (b *Bitmap) Row(y int) []bool { return b.Ink[y*b.W : (y+1)*b.W : (y+1)*b.W] }

// Bounds returns the rectangle of all pixels.
func (b *Bitmap) Bounds() image.Rectangle { return image.Rect(0, 0, b.W, b.H) }

// NextInk returns where in a row of pixels the next ink is from a place on, its length where there is none. Most of a
// page is white: it is passed over by eight pixels at a time.
func NextInk(row []bool, from int) int {
	x := from
	for x+8 <= len(row) && *(*[8]bool)(row[x:]) == ([8]bool{}) {
		x += 8
	}
	for x < len(row) && !row[x] {
		x++
	}
	return x
}

// transposedAtOnce is how many rows of a bitmap are transposed at once, so that what is written is at hand.
const transposedAtOnce = 64

// Transposed returns the bitmap with rows for columns.
func (b *Bitmap) Transposed() *Bitmap {
	t := NewBitmap(b.H, b.W)
	for top := 0; top < b.H; top += transposedAtOnce {
		for y := top; y < min(top+transposedAtOnce, b.H); y++ {
			row := b.Row(y)
			for x := NextInk(row, 0); x < len(row); x = NextInk(row, x+1) {
				t.Ink[x*t.W+y] = true
			}
		}
	}
	return t
}

// Clear takes all ink out of a rectangle.
func (b *Bitmap) Clear(r image.Rectangle) {
	r = r.Intersect(b.Bounds())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		clear(b.Ink[y*b.W+r.Min.X : y*b.W+r.Max.X])
	}
}

// Fill makes a rectangle ink.
func (b *Bitmap) Fill(r image.Rectangle) {
	r = r.Intersect(b.Bounds())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			b.Ink[y*b.W+x] = true
		}
	}
}

// clearEdges takes out the ink that reaches the edges of the picture, as what a page lies on does
// around it.
func (b *Bitmap) clearEdges() {
	var stack []image.Point
	take := func(x, y int) {
		if x >= 0 && y >= 0 && x < b.W && y < b.H && b.Ink[y*b.W+x] {
			b.Ink[y*b.W+x] = false
			stack = append(stack, image.Pt(x, y))
		}
	}
	for x := range b.W {
		take(x, 0)
		take(x, b.H-1)
	}
	for y := range b.H {
		take(0, y)
		take(b.W-1, y)
	}
	for len(stack) > 0 {
		p := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				take(p.X+dx, p.Y+dy)
			}
		}
	}
}

// HasInk reports whether there is ink in a rectangle.
func (b *Bitmap) HasInk(r image.Rectangle) bool {
	r = r.Intersect(b.Bounds())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		if slices.Contains(b.Ink[y*b.W+r.Min.X:y*b.W+r.Max.X], true) {
			return true
		}
	}
	return false
}

// Changes counts how often ink and paper follow each other in the rows of a part.
func (b *Bitmap) Changes(part image.Rectangle) int {
	n := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		row := b.Ink[y*b.W+part.Min.X : y*b.W+part.Max.X]
		for x := 1; x < len(row); x++ {
			if row[x] != row[x-1] {
				n++
			}
		}
	}
	return n
}
