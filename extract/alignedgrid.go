package extract

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// Gaps, in em, that part two cells on a line without rulings: between text
// and text, next to a figure, and between two figures of several digits each,
// which no spacing of digits explains.
const (
	cellGap    = 1.0
	figureGap  = 0.6
	numeralGap = 0.3
)

var unitWord = regexp.MustCompile(`^[（(]?(?:万元|亿元|元|件|条|项|个|次|人|人次|篇|份)[）)]?$`)

var numeral = regexp.MustCompile(`^[+\-－＋]?[0-9０-９][0-9０-９,，.．]+$`)

var figure = regexp.MustCompile(`^(?:[+\-－＋]?[0-9０-９][0-9０-９,，.．]*\s?(?:万元|亿元|元|件|条|项|个|次|人|%)?|[/／—–-]+|无)$`)

// A segment is the part of a line that stands apart from the rest of it.
type segment struct {
	text   string
	place  Place
	size   float64
	words  []Word
	spread bool // the characters stand apart evenly
}

func (s segment) isFigure() bool { return figure.MatchString(s.text) }

// segments splits a line at its wide gaps.
func segments(it item) []segment {
	return splitLine(it, func(words []Word, i int) bool {
		return wideGap(words[i-1], words[i]) && !signInWord(words, i-1) && !signInWord(words, i)
	})
}

func wideGap(a, b Word) bool {
	limit := cellGap
	if numeral.MatchString(a.Text) && numeral.MatchString(b.Text) {
		limit = numeralGap
	} else if figure.MatchString(a.Text) || figure.MatchString(b.Text) {
		limit = figureGap
	}
	return b.Box.X0-a.Box.X1 >= limit*math.Min(a.Size, b.Size)
}

// splitLine cuts a line where cut says so: between the words i-1 and i.
func splitLine(it item, cut func(words []Word, i int) bool) []segment {
	var out []segment
	words := it.line.Words
	start := 0
	for i := 1; i <= len(words); i++ {
		if i < len(words) && !cut(words, i) {
			continue
		}
		s := segment{text: joinWords(words[start:i]), size: words[start].Size, words: words[start:i], spread: evenly(words[start:i])}
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

// rowerFor returns what finds rows in a document of this kind.
func rowerFor(doc *Document, m measure) rower {
	switch doc.MediaType {
	case "application/pdf":
		return positionedRower(m)
	case "text/plain":
		return textRower(m.runes)
	}
	return rower{isRow: func(item) bool { return false }} // the markup says what is a table
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
	begins := beginnings(run)
	for _, p := range partsOf(rows) {
		cut := columnCut(begins, p.columns, figuresAlone(rows[p.from:p.to]))
		for r := p.from; r < p.to; r++ {
			rows[r] = splitLine(run[r], cut)
		}
	}
	parts := partsOf(rows)
	labels := labelColumns(rows, parts)
	widest := 0
	for _, p := range parts {
		widest = max(widest, len(p.columns))
	}
	t := &Table{Rows: len(rows), Cols: len(labels) + widest, Source: FromAlignment}
	for _, p := range parts {
		for r := p.from; r < p.to; r++ {
			for _, s := range mergeInColumns(rows[r], p.columns) {
				c := Cell{Row: r, RowSpan: 1, ColSpan: 1, Text: s.text, Place: s.place, Spread: s.spread,
					Crossed: run[r].page.overEdge(s.place.Box.X0, s.place.Box.X1)}
				first, last := span(p.columns, s.place.Box)
				if first < 0 {
					c.Col = nearestLeft(labels, s.place.Box.X0)
				} else {
					c.Col, c.ColSpan = len(labels)+first, last-first+1
				}
				t.Cells = append(t.Cells, c)
			}
		}
	}
	t.Pieces = piecesOf(run)
	return withoutRepeatedHeads(t)
}

// piecesOf lists the pages that a run of lines stands on.
func piecesOf(run []item) []Piece {
	var pieces []Piece
	for r, it := range run {
		pl := it.place()
		if n := len(pieces); n > 0 && pieces[n-1].Place.Page == pl.Page {
			p := &pieces[n-1]
			p.Place.Box = p.Place.Box.Union(pl.Box)
			p.LastRow = r
			continue
		}
		pieces = append(pieces, Piece{Place: pl, FirstRow: r, LastRow: r, OpenTop: r > 0, OpenBottom: true})
	}
	pieces[len(pieces)-1].OpenBottom = false
	return pieces
}

// beginnings returns the left edges of the words that begin a cell or may do so,
// in order.
func beginnings(run []item) []float64 {
	var starts []float64
	for _, it := range run {
		for i, w := range it.line.Words {
			if i == 0 || w.Box.X0-it.line.Words[i-1].Box.X1 >= wordGap*w.Size {
				starts = append(starts, w.Box.X0)
			}
		}
	}
	slices.Sort(starts)
	return starts
}

// columnCut returns where lines of a table are cut: at wide gaps, and between
// words of which the columns show that they belong to two cells: the second
// stands over another column of figures, or begins where words of other lines
// begin. Words that are justified are told by where figures and even gaps are.
func columnCut(begins []float64, columns, figures []extent) func(words []Word, i int) bool {
	const near = 1.5 // points
	around := territories(figures)
	beginsColumn := func(x float64) bool {
		from, _ := slices.BinarySearch(begins, x-near)
		to, _ := slices.BinarySearch(begins, x+near)
		return to-from >= 2
	}
	return func(words []Word, i int) bool {
		if cut, known := justifiedCut(words, i, around); known {
			return cut
		}
		a, b := words[i-1], words[i]
		return wideGap(a, b) || beginsColumn(b.Box.X0) || parted(columns, a, b) || parted(figures, a, b)
	}
}

// parted reports whether b stands over a column to the right of those of a.
func parted(columns []extent, a, b Word) bool {
	_, last := span(columns, a.Box)
	first, _ := span(columns, b.Box)
	return first >= 0 && first > last
}
