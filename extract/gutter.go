package extract

import (
	"math"
	"slices"
)

// splitBeside divides rows of which each half is a table of its own: labels and
// figures, and labels and figures again to the right of them. It returns the
// rows as they are where there is no such gutter.
func splitBeside(run []item) [][]item {
	at, ok := gutter(run)
	if !ok {
		return [][]item{run}
	}
	var left, right []item
	for _, it := range run {
		var l, r []Word
		for _, w := range it.line.Words {
			if w.Box.CenterX() < at {
				l = append(l, w)
			} else {
				r = append(r, w)
			}
		}
		left, right = appendPart(left, it, l), appendPart(right, it, r)
	}
	return [][]item{left, right}
}

func appendPart(list []item, it item, words []Word) []item {
	if len(words) == 0 {
		return list
	}
	part := *it.line
	part.Words, part.Text, part.Box = words, joinWords(words), Rect{}
	for _, w := range words {
		part.Box = part.Box.Union(w.Box)
	}
	return append(list, item{page: it.page, line: &part})
}

// gutter looks for the abscissa that parts two tables: between a figure and a
// text that has a figure to its right again, on some line, and crossed by
// nothing on any.
func gutter(run []item) (at float64, ok bool) {
	from, to := math.Inf(-1), math.Inf(1)
	for _, it := range run {
		segs := segments(it)
		for i := 1; i+1 < len(segs); i++ {
			if segs[i-1].isFigure() && !segs[i].isFigure() && !unitWord.MatchString(segs[i].text) && segs[i+1].isFigure() {
				from, to = math.Max(from, segs[i-1].place.Box.X1), math.Min(to, segs[i].place.Box.X0)
			}
		}
	}
	if math.IsInf(from, 0) || from >= to {
		return 0, false
	}
	// Between the figures on the left and the labels on the right, the place
	// nearest to the labels, whose longest reaches furthest to the left.
	at = to - 1
	crossed := slices.ContainsFunc(run, func(it item) bool {
		return slices.ContainsFunc(it.line.Words, func(w Word) bool { return w.Box.X0 < at && at < w.Box.X1 })
	})
	return at, !crossed
}
