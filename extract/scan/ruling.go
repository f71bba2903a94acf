package scan

import (
	"cmp"
	"image"
	"slices"
)

// Measures of ruled lines in pixels.
const (
	minRun    = Resolution / 6  // shorter pieces are strokes of letters
	runGap    = Resolution / 50 // a break in a thin line that a scan makes
	maxStroke = Resolution / 18 // thicker is no line: 4 points
)

// A stroke is a straight piece of ink across or down the sheet.
type stroke struct {
	box    image.Rectangle
	across bool
}

// strokes finds the lines that are ruled: long runs of ink, one below the other,
// that are thin together. A line that is not quite straight goes on in the next
// row of pixels, where its runs overlap or meet. Lines go on beneath blots, of which
// there may be none.
func (b *bitmap) strokes(blots *bitmap) []stroke {
	across := growStrokes(b.runs(), b.h)
	upright := b.transposed()
	down := turned(growStrokes(upright.runs(), upright.h))
	if blots != nil {
		g := ground{b, blots}
		across = g.bridged(across, down)
		down = turned(g.transposed().bridged(turned(down), turned(across)))
		across = g.bridged(across, down)
	}
	return crossing(across, down)
}

func (b *bitmap) transposed() *bitmap {
	t := &bitmap{b.h, b.w, make([]bool, len(b.ink))}
	for y := range b.h {
		for x := range b.w {
			t.ink[x*t.w+y] = b.ink[y*b.w+x]
		}
	}
	return t
}

// A run is a piece of one row of pixels.
type run struct{ y, from, to int }

// runs lists the long runs of ink of each row, from top to bottom. The ink of the
// rows next to it counts too: of a thin line that was scanned askew, each row has
// short pieces only.
func (b *bitmap) runs() []run {
	var list []run
	row := make([]bool, b.w)
	for y := range b.h {
		copy(row, b.ink[y*b.w:(y+1)*b.w])
		for _, next := range []int{y - 1, y + 1} {
			if next >= 0 && next < b.h {
				for x, ink := range b.ink[next*b.w : (next+1)*b.w] {
					row[x] = row[x] || ink
				}
			}
		}
		from, last, inked := -1, -1, 0
		end := func() {
			if from >= 0 && last+1-from >= minRun && inked*10 >= (last+1-from)*8 {
				list = append(list, run{y, from, last + 1})
			}
			from, inked = -1, 0
		}
		for x, ink := range row {
			if !ink {
				if from >= 0 && x-last > runGap {
					end()
				}
				continue
			}
			if from < 0 {
				from = x
			}
			last = x
			inked++
		}
		end()
	}
	return list
}

// growStrokes puts runs of neighbouring rows together, to strokes across.
func growStrokes(runs []run, height int) []stroke {
	type open struct {
		box  image.Rectangle
		last run
	}
	var growing []open
	var done []stroke
	finish := func(o open) {
		// A line that slopes is as high as it drifts, but never dense there.
		o.box.Min.Y, o.box.Max.Y = o.box.Min.Y+1, o.box.Max.Y-1 // that was the next rows' ink
		if o.box.Dy() >= 1 && o.box.Dy() <= maxStroke {
			done = append(done, stroke{o.box, true})
		}
	}
	for i := 0; i < len(runs); {
		y := runs[i].y
		next := i
		for next < len(runs) && runs[next].y == y {
			next++
		}
		growing = slices.DeleteFunc(growing, func(o open) bool {
			if o.box.Max.Y < y-1 {
				finish(o)
				return true
			}
			return false
		})
		for _, r := range runs[i:next] {
			box := image.Rect(r.from, y, r.to, y+1)
			at := slices.IndexFunc(growing, func(o open) bool {
				return r.from <= o.box.Max.X+runGap && o.box.Min.X <= r.to+runGap
			})
			if at < 0 {
				growing = append(growing, open{box, r})
				continue
			}
			growing[at].box = growing[at].box.Union(box)
		}
		i = next
	}
	for _, o := range growing {
		finish(o)
	}
	slices.SortFunc(done, func(a, b stroke) int { return cmp.Compare(a.box.Min.Y, b.box.Min.Y) })
	return done
}

// minTable is the width in pixels from which strokes that meet are the lines of a
// table: an inch, which no letter has.
const minTable = Resolution

// crossing keeps the strokes that meet others of the other direction in a
// figure as large as a table. The strokes of letters meet each other only, and
// underlines meet nothing.
func crossing(across, down []stroke) []stroke {
	all := slices.Concat(across, down)
	groups := newGrouping(len(all))
	for i, a := range across {
		near := a.box.Inset(-runGap)
		for j, d := range down {
			if near.Overlaps(d.box) {
				groups.join(i, len(across)+j)
			}
		}
	}
	extent := map[int]image.Rectangle{}
	members := map[int]int{}
	for i, s := range all {
		g := groups.of(i)
		extent[g] = extent[g].Union(s.box)
		members[g]++
	}
	var list []stroke
	for i, s := range all {
		if g := groups.of(i); members[g] >= 4 && extent[g].Dx() >= minTable {
			list = append(list, s)
		}
	}
	return list
}

// erase takes the strokes out of the bitmap, with the gray at their edges.
func (b *bitmap) erase(list []stroke) {
	for _, s := range list {
		b.clear(s.box.Inset(-2))
	}
}
