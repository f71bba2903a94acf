package extract

import "slices"

// An aligned is the reading of a run of lines as a table, stage by stage: their words
// are parted at wide gaps, what stands above each other makes columns, and lines are
// rows.
type aligned struct {
	lines  []item
	rows   [][]segment // the words of each line, as cells
	parts  []part      // the rows under each head, with the columns of their figures
	labels []float64   // left edges of the columns of labels
}

// align finds the words and columns of a run of lines. A label of several lines, or a
// figure set between two lines of its label, takes several rows; whoever knows the
// labels puts them together.
func align(run []item) *aligned {
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
	return &aligned{run, rows, parts, labelColumns(rows, parts)}
}

// table makes the table of the rows and columns: one row a line.
func (a *aligned) table() *Table {
	widest := 0
	for _, p := range a.parts {
		widest = max(widest, len(p.columns))
	}
	t := &Table{Rows: len(a.rows), Cols: len(a.labels) + widest, Source: FromAlignment}
	for _, p := range a.parts {
		for r := p.from; r < p.to; r++ {
			for _, s := range mergeInColumns(a.rows[r], p.columns) {
				c := Cell{Row: r, RowSpan: 1, ColSpan: 1, Text: s.text, Place: s.place, Spread: s.spread,
					Crossed: a.lines[r].page.overEdge(s.place.Box.X0, s.place.Box.X1)}
				first, last := span(p.columns, s.place.Box)
				if first < 0 {
					c.Col = nearestLeft(a.labels, s.place.Box.X0)
				} else {
					c.Col, c.ColSpan = len(a.labels)+first, last-first+1
				}
				t.Cells = append(t.Cells, c)
			}
		}
	}
	t.Pieces = piecesOf(a.lines)
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

// Box returns what the rows of a part cover on a page, the zero rectangle if they are
// on others.
func (a *aligned) box(p part, page int) Rect {
	var box Rect
	for _, it := range a.lines[p.from:p.to] {
		if at := it.place(); at.Page == page {
			box = box.Union(at.Box)
		}
	}
	return box
}
