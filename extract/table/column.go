package table

import (
	"cmp"
	"math"
	"slices"

	"nianbao/extract/document"
)

// An Extent is the horizontal extent of a column.
type Extent struct{ From, To float64 }

// A Part is a number of rows under one head: the columns of one part need not
// be those of the next.
type Part struct {
	from, to int // rows, to exclusive
	Columns  []Extent
}

// partsOf divides rows at their heads: rows without figures, of two words or
// more, after rows with figures. What stands left of all figures is no head, but
// the labels of a group and of its first row.
func partsOf(rows [][]Segment) []Part {
	var parts []Part
	start, left := 0, math.Inf(1) // left edge of the figures of a part
	end := func(to int) {
		if to > start {
			parts = append(parts, Part{start, to, figureColumns(rows[start:to])})
		}
		start, left = to, math.Inf(1)
	}
	for i, segs := range rows {
		figures := slices.DeleteFunc(slices.Clone(segs), func(s Segment) bool { return !s.IsFigure() })
		switch {
		case len(figures) > 0:
			left = math.Min(left, figures[0].Place.Box.X0)
		case len(segs) > 1 && segs[len(segs)-1].Place.Box.X1 > left:
			end(i)
		}
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
func figureColumns(rows [][]Segment) []Extent {
	figures, words := figuresAndHeads(rows)
	columns := cover(figures)
	if clashing(columns, rows) {
		return narrowestFirst(narrowestFirst(nil, figures), words)
	}
	covering := slices.Clone(figures)
	var below, over []Segment
	for _, w := range words {
		wider := cover(append(slices.Clone(covering), w))
		if clashing(wider, rows) || overHeads(columns, w, below) {
			over = append(over, w)
			continue
		}
		columns, covering, below = wider, append(covering, w), append(below, w)
	}
	return narrowestFirst(columns, over)
}

// figuresAlone returns the columns that the figures make without their heads, none
// where that does not tell two figures of one line apart.
func figuresAlone(rows [][]Segment) []Extent {
	figures, _ := figuresAndHeads(rows)
	columns := cover(figures)
	if clashing(columns, rows) {
		return nil
	}
	return columns
}

func narrower(a, b Segment) int { return cmp.Compare(a.Place.Box.Width(), b.Place.Box.Width()) }

// figuresAndHeads lists the figures of the rows, and the words that stand to the
// right of all labels: those of the lowest line first, as the heads of columns
// stand below those of groups, and the narrowest of a line first.
func figuresAndHeads(rows [][]Segment) (figures, words []Segment) {
	labelEdge := 0.0
	for _, segs := range rows {
		n := 0
		for i, s := range segs {
			if s.IsFigure() && (i > 0 || len(segs) > 2) {
				figures = append(figures, s)
				n++
			}
		}
		if n > 0 && !segs[0].IsFigure() {
			labelEdge = math.Max(labelEdge, segs[0].Place.Box.X1)
		}
	}
	for _, segs := range slices.Backward(rows) {
		n := len(words)
		for _, s := range segs {
			if !s.IsFigure() && !s.ofFigures() && s.Place.Box.X0 >= labelEdge-s.size/2 {
				words = append(words, s)
			}
		}
		slices.SortStableFunc(words[n:], narrower)
	}
	return figures, words
}

// ofFigures reports whether the segment is several figures set close together.
func (s Segment) ofFigures() bool {
	return !slices.ContainsFunc(s.words, func(w document.Word) bool { return !figure.MatchString(w.Text) })
}

// cover returns the extents that the segments cover together.
func cover(segs []Segment) []Extent {
	sorted := slices.Clone(segs)
	slices.SortFunc(sorted, func(a, b Segment) int { return cmp.Compare(a.Place.Box.X0, b.Place.Box.X0) })
	var columns []Extent
	for _, s := range sorted {
		if n := len(columns); n > 0 && s.Place.Box.X0 < columns[n-1].To {
			columns[n-1].To = math.Max(columns[n-1].To, s.Place.Box.X1)
			continue
		}
		columns = append(columns, Extent{s.Place.Box.X0, s.Place.Box.X1})
	}
	return columns
}

// clashing reports whether two figures of one line stand in one column and can't
// be one figure with its digits set apart.
func clashing(columns []Extent, rows [][]Segment) bool {
	for _, segs := range rows {
		for i := 1; i < len(segs); i++ {
			a, b := segs[i-1], segs[i]
			if !a.IsFigure() || !b.IsFigure() || b.Place.Box.X0-a.Place.Box.X1 < farApart*math.Min(a.size, b.size) && a.ofCharacters() && b.ofCharacters() {
				continue
			}
			_, last := span(columns, a.Place.Box)
			first, _ := span(columns, b.Place.Box)
			if first >= 0 && first == last {
				return true
			}
		}
	}
	return false
}

// overHeads reports whether a word is the head of a group: it stands over several
// columns, and below it words that are not of one cell stand in different ones of
// them.
func overHeads(columns []Extent, w Segment, below []Segment) bool {
	first, last := span(columns, w.Place.Box)
	if first == last {
		return false
	}
	for _, a := range below {
		_, left := span(columns, a.Place.Box)
		for _, b := range below {
			right, _ := span(columns, b.Place.Box)
			if first <= left && left < right && right <= last && wordsApart(a, b) {
				return true
			}
		}
	}
	return false
}

// ofCharacters reports whether the segment's words are single characters.
func (s Segment) ofCharacters() bool {
	return !slices.ContainsFunc(s.words, func(w document.Word) bool { return len([]rune(w.Text)) > 1 })
}

// narrowestFirst adds to the columns each segment that stands in none, the narrow
// ones first: a wide one over several columns is then seen to span them.
func narrowestFirst(columns []Extent, segs []Segment) []Extent {
	sorted := slices.Clone(segs)
	slices.SortStableFunc(sorted, narrower)
	for _, s := range sorted {
		if first, _ := span(columns, s.Place.Box); first < 0 {
			columns = append(columns, Extent{s.Place.Box.X0, s.Place.Box.X1})
		}
	}
	slices.SortFunc(columns, func(a, b Extent) int { return cmp.Compare(a.From, b.From) })
	return columns
}

// mergeInColumns puts together what stands in one column of one line: figures are
// one figure with gaps between its digits, or can't be told apart, and words are
// those of a head justified in its cell.
func mergeInColumns(segs []Segment, columns []Extent) []Segment {
	var out []Segment
	for _, s := range segs {
		if n := len(out); n > 0 && alike(out[n-1], s) && inOneColumn(columns, out[n-1], s) {
			out[n-1] = out[n-1].with(s)
			continue
		}
		out = append(out, s)
	}
	return out
}

// alike reports whether both segments are figures, or neither is. Figures put
// together are no figure by their text.
func alike(a, b Segment) bool {
	return (a.IsFigure() || a.ofFigures()) == (b.IsFigure() || b.ofFigures())
}

// inOneColumn reports whether b begins in the column where a ends; words must
// stand over no other column, and no further apart than those of one head.
func inOneColumn(columns []Extent, a, b Segment) bool {
	from, last := span(columns, a.Place.Box)
	first, to := span(columns, b.Place.Box)
	if b.IsFigure() {
		return first >= 0 && first == last
	}
	return from >= 0 && from == last && last == first && first == to && !wordsApart(a, b)
}

// with returns two segments put together.
func (s Segment) with(o Segment) Segment {
	s.words = append(slices.Clone(s.words), o.words...)
	s.text += " " + o.text
	s.Place.Box = s.Place.Box.Union(o.Place.Box)
	s.spread = evenly(s.words)
	return s
}

// evenly reports whether words of one character each stand apart evenly.
func evenly(words []document.Word) bool {
	if len(words) < minSpread {
		return false
	}
	boxes := make([]document.Rect, len(words))
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
func span(columns []Extent, box document.Rect) (first, last int) {
	first, last = -1, -1
	for i, c := range columns {
		if c.From < box.X1 && box.X0 < c.To {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// edgeOfLabels is how far in points the left edges of labels may be from each other in one
// column.
const edgeOfLabels = 6

// labelColumns returns the left edges of the labels, which are what stands over
// no column of figures.
func labelColumns(rows [][]Segment, parts []Part) []float64 {
	var lefts []float64
	var lines [][]Segment // the labels of each row
	for _, p := range parts {
		for _, segs := range rows[p.from:p.to] {
			labels := slices.DeleteFunc(slices.Clone(segs), func(s Segment) bool {
				first, _ := span(p.Columns, s.Place.Box)
				return first >= 0
			})
			for _, s := range labels {
				lefts = append(lefts, s.Place.Box.X0)
			}
			lines = append(lines, labels)
		}
	}
	return withoutIndents(cluster(lefts, edgeOfLabels), lines)
}

// withoutIndents leaves out the columns of labels that are only set in: they stand below
// labels that begin further left, and never beside one.
func withoutIndents(columns []float64, lines [][]Segment) []float64 {
	return slices.DeleteFunc(slices.Clone(columns), func(x float64) bool {
		if x == columns[0] {
			return false
		}
		over, left := 0, 0 // labels that begin left of x, and those of them that reach over it
		for _, labels := range lines {
			for i, s := range labels {
				switch {
				case s.Place.Box.X0 < x-edgeOfLabels:
					left++
					if s.Place.Box.X1 > x+s.size {
						over++
					}
				case i > 0 && s.Place.Box.X0 < x+edgeOfLabels:
					return false // beside another
				}
			}
		}
		return over > left/2
	})
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
