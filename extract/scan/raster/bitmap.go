package raster

import (
	"image"
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
	sums := r.sums()
	list := make([]*Bitmap, len(shares))
	for i := range list {
		list[i] = NewBitmap(r.W, r.H)
	}
	around := make([]float64, r.W)
	for y := range r.H {
		y0, y1 := max(0, y-window), min(r.H, y+window+1)
		above, below := sums.row(y0), sums.row(y1)
		for x := range around {
			x0, x1 := max(0, x-window), min(r.W, x+window+1)
			around[x] = float64(below[x1]-above[x1]-below[x0]+above[x0]) / float64((y1-y0)*(x1-x0))
		}
		row := r.Pix[y*r.W : (y+1)*r.W]
		for i, share := range shares {
			ink := list[i].Ink[y*r.W : (y+1)*r.W]
			for x, v := range row {
				ink[x] = float64(v) < share*around[x]
			}
		}
	}
	return list
}

// Row returns a row of pixels.
func (b *Bitmap) Row(y int) []bool { return b.Ink[y*b.W : (y+1)*b.W : (y+1)*b.W] }

// Bounds returns the rectangle of all pixels.
func (b *Bitmap) Bounds() image.Rectangle { return image.Rect(0, 0, b.W, b.H) }

// transposedAtOnce is the side in pixels of the squares in which a bitmap is transposed, so that what is read and
// what is written is at hand.
const transposedAtOnce = 64

// Transposed returns the bitmap with rows for columns.
func (b *Bitmap) Transposed() *Bitmap {
	t := NewBitmap(b.H, b.W)
	for top := 0; top < b.H; top += transposedAtOnce {
		for left := 0; left < b.W; left += transposedAtOnce {
			right, bottom := min(left+transposedAtOnce, b.W), min(top+transposedAtOnce, b.H)
			for x := left; x < right; x++ {
				out := t.Ink[x*t.W+top : x*t.W+bottom]
				for i := range out {
					out[i] = b.Ink[(top+i)*b.W+x]
				}
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
