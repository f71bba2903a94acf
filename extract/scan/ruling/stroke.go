package ruling

import (
	"cmp"
	"image"
	"slices"

	"nianbao/extract/scan/raster"
)

// maxStroke is the thickness in pixels from which ink is no line: 4 points.
const maxStroke = raster.Resolution / 18

// growStrokes puts runs of neighbouring rows together, to strokes across.
func growStrokes(runs []run) []Stroke {
	type open struct {
		box  image.Rectangle
		last run
	}
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
	slices.SortFunc(done, func(a, b Stroke) int { return cmp.Compare(a.Box.Min.Y, b.Box.Min.Y) })
	return done
}
