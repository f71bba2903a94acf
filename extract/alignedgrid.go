package extract

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
)

// Gaps, in em, that part two cells on a line without rulings: between text
// and text, and next to a figure.
const (
	cellGap   = 1.0
	figureGap = 0.6
)

var unitWord = regexp.MustCompile(`^[（(]?(?:万元|亿元|元|件|条|项|个|次|人|人次|篇|份)[）)]?$`)

var figure = regexp.MustCompile(`^(?:[+\-－＋]?[0-9０-９][0-9０-９,，.．]*\s?(?:万元|亿元|元|件|条|项|个|次|人|%)?|[/／—–-]+|无)$`)

// A segment is the part of a line that stands apart from the rest of it.
type segment struct {
	text  string
	place Place
	size  float64
}

func (s segment) isFigure() bool { return figure.MatchString(s.text) }

// segments splits a line at its wide gaps.
func segments(it item) []segment { return splitLine(it, wideGap) }

func wideGap(a, b Word) bool {
	limit := cellGap
	if figure.MatchString(a.Text) || figure.MatchString(b.Text) {
		limit = figureGap
	}
	return b.Box.X0-a.Box.X1 >= limit*math.Min(a.Size, b.Size)
}

// splitLine cuts a line between words where cut says so.
func splitLine(it item, cut func(a, b Word) bool) []segment {
	var out []segment
	words := it.line.Words
	start := 0
	for i := 1; i <= len(words); i++ {
		if i < len(words) && !cut(words[i-1], words[i]) {
			continue
		}
		s := segment{text: joinWords(words[start:i]), size: words[start].Size}
		s.place.Page = it.page.Number
		for _, w := range words[start:i] {
			s.place.Box = s.place.Box.Union(w.Box)
		}
		out = append(out, s)
		start = i
	}
	return out
}

// isAnchor reports whether a line can only be a row of a table: a label and
// figures, a label with a unit and a figure, or many parts.
func isAnchor(it item) bool {
	if it.line == nil {
		return false
	}
	segs := segments(it)
	if len(segs) < 2 {
		return false
	}
	figures := 0
	for i, s := range segs {
		if s.isFigure() && (i > 0 || len(segs) > 2) {
			figures++
		}
	}
	if figures > 0 && (figures == len(segs)-1 || figures == len(segs) || figures >= 3) || len(segs) >= 4 {
		return true
	}
	return len(segs) == 3 && segs[2].isFigure()
}

// isProse reports whether a line runs over most of the measure without a wide
// gap, or ends a sentence.
func isProse(it item, m measure) bool {
	if it.line == nil {
		return false
	}
	if strings.HasSuffix(it.line.Text, "。") {
		return true
	}
	return len(segments(it)) == 1 && it.line.Box.Width() > 0.8*(m.right-m.left)
}

// A rower finds the rows of tables that no ruling draws: by position where
// there are positions, else by the order of words.
type rower struct {
	isRow   func(item) bool // can only be a row of a table
	isProse func(item) bool // can be none
	table   func(run []item) *Table
}

// rower returns what finds rows in a document of this kind.
func (doc *Document) rower(m measure) rower {
	if doc.MediaType == "application/pdf" {
		return positionedRower(m)
	}
	return textRower(m.runes)
}

func positionedRower(m measure) rower {
	return rower{isAnchor, func(it item) bool { return isProse(it, m) }, alignedTable}
}

// findTables replaces, in the items of one section, the runs of lines that are
// rows by tables. Lines before the first row belong to its header, and lines
// between and after rows to broken labels, as far as they are no prose.
func (r rower) findTables(items []item) []item {
	var out []item
	for i := 0; i < len(items); {
		if items[i].line == nil || !r.isRow(items[i]) {
			out = append(out, items[i])
			i++
			continue
		}
		start := len(out)
		for start > 0 && out[start-1].line != nil && !r.isProse(out[start-1]) {
			start--
		}
		run := slices.Clone(out[start:])
		out = out[:start]
		for i < len(items) && items[i].line != nil && (r.isRow(items[i]) || !r.isProse(items[i])) {
			run = append(run, items[i])
			i++
		}
		for _, part := range splitBeside(run) {
			out = append(out, item{page: part[0].page, table: r.table(part)})
		}
	}
	return out
}

// alignedTable makes a grid of lines: one row a line, columns by what stands
// above each other. A label of several lines, or a figure set between two lines
// of its label, takes several rows; whoever knows the labels puts them together.
func alignedTable(run []item) *Table {
	rows := make([][]segment, len(run))
	for i, it := range run {
		rows[i] = segments(it)
	}
	cut := columnCut(run, figureColumns(rows))
	for i, it := range run {
		rows[i] = splitLine(it, cut)
	}
	columns := figureColumns(rows)
	labels := labelColumns(rows, columns)
	t := &Table{Rows: len(rows), Cols: len(labels) + len(columns), Source: FromAlignment}
	for r, segs := range rows {
		for _, s := range segs {
			c := Cell{Row: r, RowSpan: 1, ColSpan: 1, Text: s.text, Place: s.place,
				Crossed: run[r].page.overEdge(s.place.Box.X0, s.place.Box.X1)}
			first, last := span(columns, s.place.Box)
			if first < 0 {
				c.Col = nearestLeft(labels, s.place.Box.X0)
			} else {
				c.Col, c.ColSpan = len(labels)+first, last-first+1
			}
			t.Cells = append(t.Cells, c)
		}
	}
	for r, it := range run {
		pl := it.place()
		if n := len(t.Pieces); n > 0 && t.Pieces[n-1].Place.Page == pl.Page {
			p := &t.Pieces[n-1]
			p.Place.Box = p.Place.Box.Union(pl.Box)
			p.LastRow = r
			continue
		}
		t.Pieces = append(t.Pieces, Piece{Place: pl, FirstRow: r, LastRow: r, OpenTop: r > 0, OpenBottom: true})
	}
	t.Pieces[len(t.Pieces)-1].OpenBottom = false
	return t.withoutRepeatedHeads()
}

// columnCut returns where lines of a table are cut: at wide gaps, and between
// words of which the columns show that they belong to two cells: the second
// stands over another column of figures, or begins where words of other lines
// begin.
func columnCut(run []item, columns []extent) func(a, b Word) bool {
	const near = 1.5 // points
	var starts []float64
	for _, it := range run {
		for i, w := range it.line.Words {
			if i == 0 || w.Box.X0-it.line.Words[i-1].Box.X1 >= wordGap*w.Size {
				starts = append(starts, w.Box.X0)
			}
		}
	}
	slices.Sort(starts)
	beginsColumn := func(x float64) bool {
		from, _ := slices.BinarySearch(starts, x-near)
		to, _ := slices.BinarySearch(starts, x+near)
		return to-from >= 2
	}
	return func(a, b Word) bool {
		if wideGap(a, b) || beginsColumn(b.Box.X0) {
			return true
		}
		_, last := span(columns, a.Box)
		first, _ := span(columns, b.Box)
		return first >= 0 && first > last
	}
}

// An extent is the horizontal extent of a column.
type extent struct{ from, to float64 }

// figureColumns finds the columns of figures: figures that stand above each
// other, and header words to the right of all labels that stand above no
// figure, so that a column without any figure is one too.
func figureColumns(rows [][]segment) []extent {
	var figures, words []segment
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
			if s.place.Box.X0 >= labelEdge-s.size/2 {
				words = append(words, s)
			}
		}
	}
	// Figures first, then header words, the narrow ones first: a wide one over
	// several columns is then seen to span them.
	byWidth := func(a, b segment) int { return cmp.Compare(a.place.Box.Width(), b.place.Box.Width()) }
	slices.SortStableFunc(figures, byWidth)
	slices.SortStableFunc(words, byWidth)
	var columns []extent
	for _, s := range append(figures, words...) {
		if first, _ := span(columns, s.place.Box); first < 0 {
			columns = append(columns, extent{s.place.Box.X0, s.place.Box.X1})
		}
	}
	slices.SortFunc(columns, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	return columns
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
func labelColumns(rows [][]segment, columns []extent) []float64 {
	var lefts []float64
	for _, segs := range rows {
		for _, s := range segs {
			if first, _ := span(columns, s.place.Box); first < 0 {
				lefts = append(lefts, s.place.Box.X0)
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
