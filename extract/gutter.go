package extract

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
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

// gutter looks for the abscissa that parts two tables: there are rows of labels
// and figures that begin to the right of where all the figures of other rows end.
func gutter(run []item) (at float64, ok bool) {
	rows := labelledRows(run)
	slices.SortFunc(rows, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	end := math.Inf(-1) // of the figures of the rows so far
	for i, r := range rows {
		if i > 0 && r.from > end {
			// The longest label reaches furthest to the left, so that the gutter
			// is nearest to it.
			at = r.from - 1
			crossed := slices.ContainsFunc(run, func(it item) bool {
				return slices.ContainsFunc(it.line.Words, func(w Word) bool { return w.Box.X0 < at && at < w.Box.X1 })
			})
			return at, !crossed
		}
		end = math.Max(end, r.to)
	}
	return 0, false
}

// labelledRows lists, for each label with figures to its right, where the label
// begins and the figures end. Digits set apart make no label.
func labelledRows(run []item) []extent {
	var rows []extent
	for _, it := range run {
		var row *extent
		for _, s := range segments(it) {
			switch {
			case s.isFigure(), !strings.ContainsFunc(s.text, unicode.IsLetter):
				if row != nil {
					row.to = s.place.Box.X1
				}
			case unitWord.MatchString(s.text):
			case row == nil || row.to > 0:
				rows = append(rows, extent{from: s.place.Box.X0})
				row = &rows[len(rows)-1]
			}
		}
	}
	return slices.DeleteFunc(rows, func(r extent) bool { return r.to == 0 })
}
