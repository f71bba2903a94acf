package table

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"nianbao/extract/document"
	"nianbao/extract/layout"
)

// An Aligned is the reading of a run of lines as a table, stage by stage: their words
// are parted at wide gaps, what stands above each other makes columns, and lines are
// rows.
type Aligned struct {
	lines  []document.Item
	Rows   [][]Segment // the words of each line, as cells
	Parts  []Part      // the rows under each head, with the columns of their figures
	Labels []float64   // left edges of the columns of labels
}

// Align finds the words and columns of a run of lines. A label of several lines, or a
// figure set between two lines of its label, takes several rows; whoever knows the
// labels puts them together.
func Align(run []document.Item) *Aligned {
	rows := make([][]Segment, len(run))
	for i, it := range run {
		rows[i] = segments(it)
	}
	begins := beginnings(run)
	for _, p := range partsOf(rows) {
		cut := columnCut(begins, p.Columns, figuresAlone(rows[p.from:p.to]))
		for r := p.from; r < p.to; r++ {
			rows[r] = splitLine(run[r], cut)
		}
	}
	parts := partsOf(rows)
	return &Aligned{run, rows, parts, labelColumns(rows, parts)}
}

// table makes the table of the rows and columns: one row a line.
func (a *Aligned) table() *document.Table {
	widest := 0
	for _, p := range a.Parts {
		widest = max(widest, len(p.Columns))
	}
	t := &document.Table{Rows: len(a.Rows), Cols: len(a.Labels) + widest, Source: document.FromAlignment}
	for _, p := range a.Parts {
		for r := p.from; r < p.to; r++ {
			for _, s := range mergeInColumns(a.Rows[r], p.Columns) {
				c := document.Cell{Row: r, RowSpan: 1, ColSpan: 1, Text: s.text, Place: s.Place, Spread: s.spread,
					Crossed: a.lines[r].Page.OverEdge(s.Place.Box.X0, s.Place.Box.X1)}
				first, last := span(p.Columns, s.Place.Box)
				if first < 0 {
					c.Col = nearestLeft(a.Labels, s.Place.Box.X0)
				} else {
					c.Col, c.ColSpan = len(a.Labels)+first, last-first+1
				}
				t.Cells = append(t.Cells, c)
			}
		}
	}
	t.Pieces = piecesOf(a.lines)
	return withoutRepeatedHeads(t)
}

// piecesOf lists the pages that a run of lines stands on.
func piecesOf(run []document.Item) []document.Piece {
	var pieces []document.Piece
	for r, it := range run {
		pl := it.Place()
		if n := len(pieces); n > 0 && pieces[n-1].Place.Page == pl.Page {
			p := &pieces[n-1]
			p.Place.Box = p.Place.Box.Union(pl.Box)
			p.LastRow = r
			continue
		}
		pieces = append(pieces, document.Piece{Place: pl, FirstRow: r, LastRow: r, OpenTop: r > 0, OpenBottom: true})
	}
	pieces[len(pieces)-1].OpenBottom = false
	return pieces
}

// beginnings returns the left edges of the words that begin a cell or may do so,
// in order.
func beginnings(run []document.Item) []float64 {
	var starts []float64
	for _, it := range run {
		for i, w := range it.Line.Words {
			if i == 0 || w.Box.X0-it.Line.Words[i-1].Box.X1 >= layout.WordGap*w.Size {
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
func columnCut(begins []float64, columns, figures []Extent) func(words []document.Word, i int) bool {
	const near = 1.5 // points
	around := territories(figures)
	beginsColumn := func(x float64) bool {
		from, _ := slices.BinarySearch(begins, x-near)
		to, _ := slices.BinarySearch(begins, x+near)
		return to-from >= 2
	}
	return func(words []document.Word, i int) bool {
		if spaceApart(words[i-1], words[i]) || leader.MatchString(words[i].Text) {
			return false
		}
		if cut, known := justifiedCut(words, i, around); known {
			return cut
		}
		a, b := words[i-1], words[i]
		return wideGap(a, b) || beginsColumn(b.Box.X0) || parted(columns, a, b) || parted(figures, a, b)
	}
}

// spaceApart reports whether one space parts two words of which one is of an alphabet: they
// are of one text, wherever words of other lines begin. Characters of Chinese have no spaces
// between them.
func spaceApart(a, b document.Word) bool {
	return (isAlphabetic(a.Text) || isAlphabetic(b.Text)) && b.Box.X0-a.Box.X1 < widestSpace*math.Min(a.Size, b.Size)
}

// widestSpace is the gap in em up to which a space sets words apart in a line that is not
// stretched.
const widestSpace = 0.45

// isAlphabetic reports whether a word is written with the letters of an alphabet.
func isAlphabetic(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) }) &&
		!strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// parted reports whether b stands over a column to the right of those of a.
func parted(columns []Extent, a, b document.Word) bool {
	_, last := span(columns, a.Box)
	first, _ := span(columns, b.Box)
	return first >= 0 && first > last
}

// Box returns what the rows of a part cover on a page, the zero rectangle if they are
// on others.
func (a *Aligned) Box(p Part, page int) document.Rect {
	var box document.Rect
	for _, it := range a.lines[p.from:p.to] {
		if at := it.Place(); at.Page == page {
			box = box.Union(at.Box)
		}
	}
	return box
}
