package scan

import (
	"cmp"
	"image"
	"slices"
)

// A seal is pressed on tables too. Its ink is thicker than lines and characters:
// as far as print shows through, it is taken off; where it doesn't, what lies under
// it is unknown, but the lines of the table go on beneath.

// Measures of blots in pixels, and the share of ink in a square of their thickness.
const (
	blotThickness = Resolution / 27 // 2.7 points: bold print in a table is thinner
	blotEdge      = 3               // blurred
	blotShare     = 0.95
)

// How much darker print is than the ink of a seal through which it shows.
const (
	showsThrough = 1.8
	seenThrough  = 0.72
)

// blots marks the ink inside of an area that is too thick for print, with its blurred
// edge. Long straight lines are none.
func (b *bitmap) blots(area image.Rectangle, strokes []stroke) *bitmap {
	const n = blotThickness
	const enough = blotShare * n * n
	core := &bitmap{b.w, b.h, make([]bool, len(b.ink))}
	sums := b.sums()
	any := false
	for y := max(0, area.Min.Y); y+n <= min(b.h, area.Max.Y); y++ {
		for x := max(0, area.Min.X); x+n <= min(b.w, area.Max.X); x++ {
			if float64(sums.in(image.Rect(x, y, x+n, y+n))) >= enough {
				core.ink[y*b.w+x] = true
				any = true
			}
		}
	}
	if !any {
		return nil
	}
	for _, s := range strokes {
		if max(s.box.Dx(), s.box.Dy()) >= minTable && min(s.box.Dx(), s.box.Dy()) >= n-2 {
			core.clear(s.box.Inset(-2))
		}
	}
	out := &bitmap{b.w, b.h, make([]bool, len(b.ink))}
	sums = core.sums()
	reach := area.Inset(-blotEdge).Intersect(image.Rect(0, 0, b.w, b.h))
	for y := reach.Min.Y; y < reach.Max.Y; y++ {
		for x := reach.Min.X; x < reach.Max.X; x++ {
			out.ink[y*b.w+x] = sums.in(image.Rect(x-n-blotEdge+1, y-n-blotEdge+1, x+blotEdge+1, y+blotEdge+1)) > 0
		}
	}
	return out
}

// seeThrough takes the blots off the ink and off the traces of it. What is far darker
// than its blot is print that shows through. The blots in which nothing can show are
// returned.
func (s *Sheet) seeThrough(blots *bitmap) (opaque *bitmap) {
	print := s.gray.median(s.ink, func(i int) bool { return !blots.ink[i] })
	opaque = &bitmap{blots.w, blots.h, make([]bool, len(blots.ink))}
	for _, c := range blots.components(image.Rect(0, 0, blots.w, blots.h)) {
		level := s.gray.medianAt(c.at)
		shows := float64(level) >= showsThrough*float64(max(print, 1))
		for _, p := range c.at {
			i := p.Y*blots.w + p.X
			dark := shows && float64(s.gray.pix[i]) < seenThrough*float64(level)
			s.ink.ink[i], s.faint.ink[i] = dark, dark
			opaque.ink[i] = !shows
		}
	}
	return opaque
}

// median returns the middle gray of the ink of which a condition holds.
func (r *raster) median(ink *bitmap, holds func(i int) bool) uint8 {
	var counts [256]int
	for i, is := range ink.ink {
		if is && holds(i) {
			counts[r.pix[i]]++
		}
	}
	return middle(counts)
}

func (r *raster) medianAt(points []image.Point) uint8 {
	var counts [256]int
	for _, p := range points {
		counts[r.pix[p.Y*r.w+p.X]]++
	}
	return middle(counts)
}

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

// clear takes all ink out of a rectangle.
func (b *bitmap) clear(r image.Rectangle) {
	r = r.Intersect(image.Rect(0, 0, b.w, b.h))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		clear(b.ink[y*b.w+r.Min.X : y*b.w+r.Max.X])
	}
}

// A sumTable holds for each point the number of pixels of ink above and to the left
// of it.
type sumTable struct {
	w, h int
	of   []uint32
}

func (b *bitmap) sums() sumTable {
	s := sumTable{b.w, b.h, make([]uint32, (b.w+1)*(b.h+1))}
	for y := range b.h {
		row := uint32(0)
		for x := range b.w {
			if b.ink[y*b.w+x] {
				row++
			}
			s.of[(y+1)*(b.w+1)+x+1] = s.of[y*(b.w+1)+x+1] + row
		}
	}
	return s
}

// in returns how much ink a rectangle holds.
func (s sumTable) in(r image.Rectangle) uint32 {
	x0, y0, x1, y1 := max(0, r.Min.X), max(0, r.Min.Y), min(s.w, r.Max.X), min(s.h, r.Max.Y)
	if x0 >= x1 || y0 >= y1 {
		return 0
	}
	w := s.w + 1
	return s.of[y1*w+x1] + s.of[y0*w+x0] - s.of[y0*w+x1] - s.of[y1*w+x0]
}

// A ground is where lines go on: their own ink, and the blots that cover it.
type ground struct{ ink, blots *bitmap }

func (g ground) transposed() ground { return ground{g.ink.transposed(), g.blots.transposed()} }

// bridgeDrift is by how many pixels a line may lie higher or lower beyond a blot.
const bridgeDrift = 4

// leads reports whether there is ink or a blot on nearly all of the way between two
// abscissas.
func (g ground) leads(from, to, y int) bool {
	covered, blotted := 0, false
	for x := from; x < to; x++ {
		here := false
		for j := max(0, y-bridgeDrift+1); j < min(g.ink.h, y+bridgeDrift); j++ {
			blot := g.blots.ink[j*g.blots.w+x]
			here, blotted = here || blot || g.ink.ink[j*g.ink.w+x], blotted || blot
		}
		if here {
			covered++
		}
	}
	return blotted && float64(covered) >= blotShare*float64(to-from)
}

// bridged puts strokes across together that go on behind a blot, and has those that
// end in one go on to the next of the strokes down.
func (g ground) bridged(across, down []stroke) []stroke {
	list := slices.Clone(across)
	slices.SortFunc(list, func(a, b stroke) int { return cmp.Compare(a.box.Min.X, b.box.Min.X) })
	for i := 0; i < len(list); i++ {
		for j := i + 1; j < len(list); j++ {
			a, b := list[i].box, list[j].box
			if level(a, b) && b.Min.X > a.Max.X && g.leads(a.Max.X, b.Min.X, middleY(a)) {
				list[i].box = a.Union(b)
				list = slices.Delete(list, j, j+1)
				j = i
			}
		}
	}
	for i := range list {
		box := &list[i].box
		y := middleY(*box)
		left, right := -1, -1
		for _, d := range down {
			if d.box.Min.Y > y+bridgeDrift || d.box.Max.Y < y-bridgeDrift {
				continue
			}
			if d.box.Max.X <= box.Min.X && d.box.Max.X > left {
				left = d.box.Max.X
			}
			if d.box.Min.X >= box.Max.X && (right < 0 || d.box.Min.X < right) {
				right = d.box.Min.X
			}
		}
		if left >= 0 && g.leads(left, box.Min.X, y) {
			box.Min.X = left
		}
		if right >= 0 && g.leads(box.Max.X, right, y) {
			box.Max.X = right
		}
	}
	return list
}

func level(a, b image.Rectangle) bool {
	d := middleY(a) - middleY(b)
	return -bridgeDrift <= d && d <= bridgeDrift
}

func middleY(r image.Rectangle) int { return (r.Min.Y + r.Max.Y) / 2 }

// turned returns strokes as they lie on the transposed sheet.
func turned(list []stroke) []stroke {
	out := make([]stroke, len(list))
	for i, s := range list {
		out[i] = stroke{image.Rect(s.box.Min.Y, s.box.Min.X, s.box.Max.Y, s.box.Max.X), !s.across}
	}
	return out
}

// extentOf returns the box of all strokes.
func extentOf(list []stroke) image.Rectangle {
	var all image.Rectangle
	for _, s := range list {
		all = all.Union(s.box)
	}
	return all
}

// isCovered reports whether a blot lies in a rectangle.
func (s *Sheet) isCovered(r image.Rectangle) bool {
	if s.covered == nil {
		return false
	}
	r = r.Intersect(image.Rect(0, 0, s.covered.w, s.covered.h))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		if slices.Contains(s.covered.ink[y*s.covered.w+r.Min.X:y*s.covered.w+r.Max.X], true) {
			return true
		}
	}
	return false
}
