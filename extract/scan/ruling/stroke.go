package ruling

import (
	"cmp"
	"image"
	"slices"

	"nianbao/extract/scan/raster"
)

// maxStroke is the thickness in pixels from which ink is no line: 4 points.
const maxStroke = raster.Resolution / 18

// An open stroke is one that may go on in the next row.
type open struct {
	box  image.Rectangle
	runs []run // of its lowest rows
}

// goesOn reports whether a run of the next row is of the stroke. One that is too thick for a line already, as the
// edge of what a page lies on, goes on below its own runs alone: what lies between its arms are others.
func (o *open) goesOn(r run) bool {
	if o.box.Dy() <= maxStroke+2 {
		return r.from <= o.box.Max.X+runGap && o.box.Min.X <= r.to+runGap
	}
	return slices.ContainsFunc(o.runs, func(l run) bool {
		return l.y >= r.y-2 && r.from <= l.to+runGap && l.from <= r.to+runGap
	})
}

// add adds a run of the lowest row, or of the next.
func (o *open) add(r run) {
	o.box = o.box.Union(image.Rect(r.from, r.y, r.to, r.y+1))
	o.runs = append(slices.DeleteFunc(o.runs, func(l run) bool { return l.y < r.y-2 }), r)
}

// growStrokes puts runs of neighbouring rows together, to strokes across.
func growStrokes(runs []run) []Stroke {
	var growing []open
	var done []Stroke
	finish := func(o open) {
		// A line that slopes is as high as it drifts, but never dense there.
		o.box.Min.Y, o.box.Max.Y = o.box.Min.Y+1, o.box.Max.Y-1 // that was the next rows' ink
		if o.box.Dy() >= 1 && o.box.Dy() <= maxStroke {
			done = append(done, Stroke{o.box, true})
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
			at := slices.IndexFunc(growing, func(o open) bool { return o.goesOn(r) })
			if at < 0 {
				at = len(growing)
				growing = append(growing, open{})
			}
			growing[at].add(r)
		}
		i = next
	}
	for _, o := range growing {
		finish(o)
	}
	slices.SortFunc(done, func(a, b Stroke) int { return cmp.Compare(a.Box.Min.Y, b.Box.Min.Y) })
	return done
}
