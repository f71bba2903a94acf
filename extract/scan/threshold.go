package scan

// Shares of the brightness around a pixel below which it is ink. faintInk is for
// the question whether a place is empty: a trace is enough to say that it is not.
const (
	solidInk = 0.72
	faintInk = 0.85
)

// window is half the side, in pixels, of the square whose mean is the brightness
// around a pixel: several lines of text, so that most of it is paper.
const window = Resolution / 5

// A bitmap tells of each pixel whether it is ink.
type bitmap struct {
	w, h int
	ink  []bool
}

// threshold tells ink from paper by the mean brightness around each pixel
// (Bradley and Roth, 2007), so that shadows at the fold of a book are paper. It
// returns a bitmap for each share.
func (r *raster) threshold(shares ...float64) []*bitmap {
	sums := make([]uint32, (r.w+1)*(r.h+1)) // of all pixels above and to the left
	for y := range r.h {
		row := uint32(0)
		for x := range r.w {
			row += uint32(r.pix[y*r.w+x])
			sums[(y+1)*(r.w+1)+x+1] = sums[y*(r.w+1)+x+1] + row
		}
	}
	list := make([]*bitmap, len(shares))
	for i := range list {
		list[i] = &bitmap{r.w, r.h, make([]bool, r.w*r.h)}
	}
	for y := range r.h {
		y0, y1 := max(0, y-window), min(r.h, y+window+1)
		above, below := sums[y0*(r.w+1):], sums[y1*(r.w+1):]
		for x := range r.w {
			x0, x1 := max(0, x-window), min(r.w, x+window+1)
			sum := float64(below[x1] - above[x1] - below[x0] + above[x0])
			bright := float64(r.pix[y*r.w+x]) * float64((y1-y0)*(x1-x0))
			for i, share := range shares {
				list[i].ink[y*r.w+x] = bright < share*sum
			}
		}
	}
	return list
}
