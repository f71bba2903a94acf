package table

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"nianbao/extract/document"
	"nianbao/extract/layout"
)

// splitBeside divides rows of which each half is a table of its own: labels and
// figures, and labels and figures again to the right of them. Where only some of
// the blocks are printed so, the others stay whole. It returns the rows as they
// are where there is no such gutter.
func splitBeside(run []document.Item) [][]document.Item {
	lines := make([]besideLine, len(run))
	for i, it := range run {
		lines[i] = readBeside(it)
	}
	if at, ok := gutter(lines); ok {
		left, right := splitAt(run, at)
		return [][]document.Item{left, right}
	}
	var out [][]document.Item
	whole := 0 // first line of those that stay whole
	for i := 0; i < len(run); {
		end := nextBlock(lines, i)
		at, ok := gutter(lines[i:end])
		if !ok || !headedBeside(lines[i:end], at) {
			i = end
			continue
		}
		for end < len(run) {
			next := nextBlock(lines, end)
			wider, ok := gutter(lines[i:next])
			if !ok {
				break
			}
			at, end = wider, next
		}
		if i > whole {
			out = append(out, run[whole:i])
		}
		left, right := splitAt(run[i:end], at)
		out = append(out, left, right)
		i, whole = end, end
	}
	if whole < len(run) {
		out = append(out, run[whole:])
	}
	return out
}

// A besideLine is a line as far as it tells of tables beside each other.
type besideLine struct {
	words    []document.Word
	figures  bool
	labelled []Extent // where each label begins, and its figures end
}

// readBeside looks for labels with figures to their right. Digits set apart make
// no label.
func readBeside(it document.Item) besideLine {
	l := besideLine{words: it.Line.Words}
	var row *Extent
	for _, s := range segments(it) {
		switch {
		case s.IsFigure(), !strings.ContainsFunc(s.text, unicode.IsLetter):
			l.figures = true
			if row != nil {
				row.To = s.Place.Box.X1
			}
		case unitWord.MatchString(s.text):
		case row == nil || row.To > 0:
			l.labelled = append(l.labelled, Extent{From: s.Place.Box.X0})
			row = &l.labelled[len(l.labelled)-1]
		}
	}
	l.labelled = slices.DeleteFunc(l.labelled, func(r Extent) bool { return r.To == 0 })
	return l
}

// nextBlock returns the end of the block that begins at a line: lines without
// figures, and lines with figures after them.
func nextBlock(lines []besideLine, i int) int {
	figures := false
	for ; i < len(lines) && (lines[i].figures || !figures); i++ {
		figures = figures || lines[i].figures
	}
	return i
}

// headedBeside reports whether a line without figures stands on both sides, as the
// heads of two tables do.
func headedBeside(lines []besideLine, at float64) bool {
	return slices.ContainsFunc(lines, func(l besideLine) bool {
		n := len(l.words)
		return !l.figures && n > 1 && l.words[0].Box.X1 < at && at < l.words[n-1].Box.X0
	})
}

func splitAt(run []document.Item, at float64) (left, right []document.Item) {
	for _, it := range run {
		var l, r []document.Word
		for _, w := range it.Line.Words {
			if w.Box.CenterX() < at {
				l = append(l, w)
			} else {
				r = append(r, w)
			}
		}
		left, right = appendPart(left, it, l), appendPart(right, it, r)
	}
	return left, right
}

func appendPart(list []document.Item, it document.Item, words []document.Word) []document.Item {
	if len(words) == 0 {
		return list
	}
	part := *it.Line
	part.Words, part.Text, part.Box = words, layout.JoinWords(words), document.Rect{}
	for _, w := range words {
		part.Box = part.Box.Union(w.Box)
	}
	return append(list, document.Item{Page: it.Page, Line: &part})
}

// gutter looks for the abscissa that parts two tables: there are rows of labels
// and figures that begin to the right of where all the figures of other rows end,
// and no word stands across it.
func gutter(lines []besideLine) (at float64, ok bool) {
	var rows []Extent
	for _, l := range lines {
		rows = append(rows, l.labelled...)
	}
	slices.SortFunc(rows, func(a, b Extent) int { return cmp.Compare(a.From, b.From) })
	end := math.Inf(-1) // of the figures of the rows so far
	for i, r := range rows {
		if i > 0 && r.From > end {
			// The longest label reaches furthest to the left, so that the gutter
			// is nearest to it.
			at = r.From - 1
			crossed := slices.ContainsFunc(lines, func(l besideLine) bool {
				return slices.ContainsFunc(l.words, func(w document.Word) bool { return w.Box.X0 < at && at < w.Box.X1 })
			})
			return at, !crossed
		}
		end = math.Max(end, r.To)
	}
	return 0, false
}
