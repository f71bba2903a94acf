package ruling

import (
	"image"
	"slices"

	"nianbao/extract/scan/raster"
)

// A seal is pressed on tables too. Its ink is thicker than lines and characters:
// as far as print shows through, it is taken off; where it doesn't, what lies under
// it is unknown, but the lines of the table go on beneath.

// Measures of blots in pixels, and the share of ink in a square of their thickness.
const (
	blotThickness = raster.Resolution / 27 // 2.7 points: bold print in a table is thinner
	blotEdge      = 3                      // blurred
	blotShare     = 0.95
	leastBlot     = raster.Resolution / 8 // 3 mm: where strokes of bold print meet, they are as thick as a blot, but not as long
	nearBlot      = raster.Resolution     // a seal falls into pieces, some of which are smaller
)

// How much darker print is than the ink of a seal through which it shows.
const (
	showsThrough = 1.8
	seenThrough  = 0.72
)

// findBlots marks the ink inside of an area that is too thick for print, with its blurred
// edge; nil if there is none. Long straight lines are none.
func findBlots(b *raster.Bitmap, area image.Rectangle, strokes []Stroke) *raster.Bitmap {
	const n = blotThickness
	const enough = blotShare * n * n
	var core *raster.Bitmap
	area = area.Intersect(b.Bounds())
	columns := make([]int, area.Dx()) // the ink of each, of the rows of a square
	count := func(y, by int) {
		row := b.Row(y)[:area.Max.X]
		for x := raster.NextInk(row, area.Min.X); x < len(row); x = raster.NextInk(row, x+1) {
			columns[x-area.Min.X] += by
		}
	}
	for y := area.Min.Y; y < area.Max.Y; y++ {
		count(y, 1)
		if y-n >= area.Min.Y {
			count(y-n, -1)
		}
		sum := 0
		for x, c := range columns {
			sum += c
			if x >= n {
				sum -= columns[x-n]
			}
			if float64(sum) < enough {
				continue
			}
			if core == nil {
				core = raster.NewBitmap(b.W, b.H)
			}
			core.Ink[(y+1-n)*b.W+area.Min.X+x+1-n] = true
		}
	}
	if core == nil {
		return nil
	}
	for _, s := range strokes {
		if max(s.Box.Dx(), s.Box.Dy()) >= minTable && min(s.Box.Dx(), s.Box.Dy()) >= n-2 {
			core.Clear(s.Box.Inset(-2))
		}
	}
	if !clearPrint(core) {
		return nil
	}
	out := raster.NewBitmap(b.W, b.H)
	sums := core.Sums()
	reach := area.Inset(-blotEdge).Intersect(b.Bounds())
	for y := reach.Min.Y; y < reach.Max.Y; y++ {
		for x := reach.Min.X; x < reach.Max.X; x++ {
			out.Ink[y*b.W+x] = sums.In(image.Rect(x-n-blotEdge+1, y-n-blotEdge+1, x+blotEdge+1, y+blotEdge+1)) > 0
		}
	}
	return out
}

// clearPrint takes out of the squares that are full of ink, known by their upper left corners, those of bold print: all that
// lie by themselves and are no larger. It reports whether any are left.
func clearPrint(core *raster.Bitmap) bool {
	pieces := core.Components(core.Bounds())
	var blots []image.Rectangle
	for _, p := range pieces {
		if max(p.Box.Dx(), p.Box.Dy())+blotThickness > leastBlot {
			blots = append(blots, p.Box.Inset(-nearBlot))
		}
	}
	for _, p := range pieces {
		if !slices.ContainsFunc(blots, p.Box.Overlaps) {
			for _, at := range p.At {
				core.Ink[at.Y*core.W+at.X] = false
			}
		}
	}
	return len(blots) > 0
}

// seeThrough takes the blots off the ink and off the traces of it. What is far darker
// than its blot is print that shows through. The blots in which nothing can show are
// returned.
func seeThrough(gray *raster.Raster, ink, faint, blots *raster.Bitmap) (opaque *raster.Bitmap) {
	printed := medianOutside(gray, ink, blots)
	opaque = raster.NewBitmap(blots.W, blots.H)
	for _, c := range blots.Components(blots.Bounds()) {
		level := medianAt(gray, c.At)
		shows := float64(level) >= showsThrough*float64(max(printed, 1))
		for _, p := range c.At {
			i := p.Y*blots.W + p.X
			dark := shows && float64(gray.Pix[i]) < seenThrough*float64(level)
			ink.Ink[i], faint.Ink[i] = dark, dark
			opaque.Ink[i] = !shows
		}
	}
	return opaque
}

// medianOutside returns the middle gray of the ink outside of blots.
func medianOutside(gray *raster.Raster, ink, blots *raster.Bitmap) uint8 {
	var counts [256]int
	for i, is := range ink.Ink {
		if is && !blots.Ink[i] {
			counts[gray.Pix[i]]++
		}
	}
	return middle(counts)
}

// medianAt returns the middle gray of some pixels.
func medianAt(gray *raster.Raster, pixels []image.Point) uint8 {
	var counts [256]int
	for _, p := range pixels {
		counts[gray.Pix[p.Y*gray.W+p.X]]++
	}
	return middle(counts)
}

// middle returns the median of grays that were counted, 255 for none.
func middle(counts [256]int) uint8 {
	all, half := 0, 0
	for _, n := range counts {
		all += n
	}
	for gray, n := range counts {
		if half += n; 2*half >= all {
			return uint8(gray)
		}
	}
	return 255
}
