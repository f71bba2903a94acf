package extract

import (
	"cmp"
	"math"
	"slices"
)

// An extent is the horizontal extent of a column.
type extent struct{ from, to float64 }

// A part is a number of rows under one head: the columns of one part need not
// be those of the next.
type part struct {
	from, to int // rows, to exclusive
	columns  []extent
}

// partsOf divides rows at their heads: rows without figures, of two words or
// more, after rows with figures.
func partsOf(rows [][]segment) []part {
	var parts []part
	start, figures := 0, false
	end := func(to int) {
		if to > start {
			parts = append(parts, part{start, to, figureColumns(rows[start:to])})
		}
		start, figures = to, false
	}
	for i, segs := range rows {
		has := slices.ContainsFunc(segs, segment.isFigure)
		if !has && len(segs) > 1 && figures {
			end(i)
		}
		figures = figures || has
	}
	end(len(rows))
	return parts
}

// farApart is the gap in em from which two digits on one line can't be of one
// figure with its digits set apart.
const farApart = 1.2

// figureColumns finds the columns of figures: what the figures and the header
// words above them cover together. A word that would put two figures of one
// line into one column, as a head over several columns does, is left out; and
// where the figures alone do so, the narrowest of them tell the columns.
func figureColumns(rows [][]segment) []extent {
	figures, words := figuresAndHeads(rows)
	columns := cover(figures)
	if clashing(columns, rows) {
		return narrowestFirst(narrowestFirst(nil, figures), words)
	}
	slices.SortStableFunc(words, narrower)
	covering := slices.Clone(figures)
	var over []segment
	for _, w := range words {
		wider := cover(append(slices.Clone(covering), w))
		if clashing(wider, rows) {
			over = append(over, w)
			continue
		}
		columns, covering = wider, append(covering, w)
	}
	return narrowestFirst(columns, over)
}

func narrower(a, b segment) int { return cmp.Compare(a.place.Box.Width(), b.place.Box.Width()) }

// figuresAndHeads lists the figures of the rows, and the words that stand to the
// right of all labels.
func figuresAndHeads(rows [][]segment) (figures, words []segment) {
	labelEdge := 0.0
	for _, segs := range rows {
		n := 0
		for i, s := range segs {
			if s.isFigure() && (i > 0 || len(segs) > 2) {
				figures = append(figures, s)
				n++
			}
		}
		if n > 0 && !segs[0].isFigure() {
			labelEdge = math.Max(labelEdge, segs[0].place.Box.X1)
		}
	}
	for _, segs := range rows {
		for _, s := range segs {
			if !s.isFigure() && !s.ofFigures() && s.place.Box.X0 >= labelEdge-s.size/2 {
				words = append(words, s)
			}
		}
	}
	return figures, words
}

// ofFigures reports whether the segment is several figures set close together.
func (s segment) ofFigures() bool {
	return !slices.ContainsFunc(s.words, func(w Word) bool { return !figure.MatchString(w.Text) })
}

// cover returns the extents that the segments cover together.
func cover(segs []segment) []extent {
	sorted := slices.Clone(segs)
	slices.SortFunc(sorted, func(a, b segment) int { return cmp.Compare(a.place.Box.X0, b.place.Box.X0) })
	var columns []extent
	for _, s := range sorted {
		if n := len(columns); n > 0 && s.place.Box.X0 < columns[n-1].to {
			columns[n-1].to = math.Max(columns[n-1].to, s.place.Box.X1)
			continue
		}
		columns = append(columns, extent{s.place.Box.X0, s.place.Box.X1})
	}
	return columns
}

// clashing reports whether two figures of one line stand in one column and can't
// be one figure with its digits set apart.
func clashing(columns []extent, rows [][]segment) bool {
	for _, segs := range rows {
		for i := 1; i < len(segs); i++ {
			a, b := segs[i-1], segs[i]
			if !a.isFigure() || !b.isFigure() || b.place.Box.X0-a.place.Box.X1 < farApart*math.Min(a.size, b.size) && a.ofDigits() && b.ofDigits() {
				continue
			}
			_, last := span(columns, a.place.Box)
			first, _ := span(columns, b.place.Box)
			if first >= 0 && first == last {
				return true
			}
		}
	}
	return false
}

// ofDigits reports whether the segment's words are single characters.
func (s segment) ofDigits() bool {
	return !slices.ContainsFunc(s.words, func(w Word) bool { return len([]rune(w.Text)) > 1 })
}

// narrowestFirst adds to the columns each segment that stands in none, the narrow
// ones first: a wide one over several columns is then seen to span them.
func narrowestFirst(columns []extent, segs []segment) []extent {
	sorted := slices.Clone(segs)
	slices.SortStableFunc(sorted, narrower)
	for _, s := range sorted {
		if first, _ := span(columns, s.place.Box); first < 0 {
			columns = append(columns, extent{s.place.Box.X0, s.place.Box.X1})
		}
	}
	slices.SortFunc(columns, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	return columns
}

// mergeInColumns puts the figures of one line that stand in one column together:
// they are one figure with gaps between its digits, or can't be told apart.
func mergeInColumns(segs []segment, columns []extent) []segment {
	var out []segment
	for _, s := range segs {
		n := len(out)
		// Figures put together are no figure by their text.
		if n > 0 && s.isFigure() && (out[n-1].isFigure() || out[n-1].ofFigures()) {
			_, last := span(columns, out[n-1].place.Box)
			first, _ := span(columns, s.place.Box)
			if first >= 0 && first == last {
				out[n-1] = out[n-1].with(s)
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// with returns two segments put together.
func (s segment) with(o segment) segment {
	s.words = append(slices.Clone(s.words), o.words...)
	s.text += " " + o.text
	s.place.Box = s.place.Box.Union(o.place.Box)
	s.spread = evenly(s.words)
	return s
}

// evenly reports whether words of one character each stand apart evenly.
func evenly(words []Word) bool {
	if len(words) < minSpread {
		return false
	}
	boxes := make([]Rect, len(words))
	for i, w := range words {
		if len([]rune(w.Text)) != 1 {
			return false
		}
		boxes[i] = w.Box
	}
	return evenGaps(boxes, words[0].Size)
}

// span returns the first and last column over which a box stands, -1 if it
// stands left of all.
func span(columns []extent, box Rect) (first, last int) {
	first, last = -1, -1
	for i, c := range columns {
		if c.from < box.X1 && box.X0 < c.to {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// labelColumns returns the left edges of the labels, which are what stands over
// no column of figures.
func labelColumns(rows [][]segment, parts []part) []float64 {
	var lefts []float64
	for _, p := range parts {
		for _, segs := range rows[p.from:p.to] {
			for _, s := range segs {
				if first, _ := span(p.columns, s.place.Box); first < 0 {
					lefts = append(lefts, s.place.Box.X0)
				}
			}
		}
	}
	return cluster(lefts, 6)
}

func nearestLeft(lefts []float64, x float64) int {
	best := 0
	for i, l := range lefts {
		if math.Abs(l-x) < math.Abs(lefts[best]-x) {
			best = i
		}
	}
	return best
}
