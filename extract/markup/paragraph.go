package markup

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/character"
	"nianbao/extract/document"
)

// A Paragraph is one of a document that is nothing but paragraphs, as the binary format of Word
// and RTF have it: a table is what some of them say of themselves.
type Paragraph struct {
	Text     string // with line breaks
	Doubtful bool   // some of it is struck out, raised or lowered
	Picture  bool   // it has one in it
	Depth    int    // how many tables it stands in, one in the other
	EndsCell bool
	// EndsRow is set on the mark behind the last cell of a row, which is no paragraph of the text.
	EndsRow *RowShape
}

// A RowShape says where the cells of a row are.
type RowShape struct {
	Left  int // of the first cell, in twips (1/1440 inch)
	Cells []CellShape
}

// A CellShape says where a cell ends and whether it is part of another.
type CellShape struct {
	Right int // in twips
	Beside,
	Below Merging
}

// Merging says that a cell is one with those beside or below it.
type Merging int

// The first of some cells that are one has their text.
const (
	Alone Merging = iota
	First
	Further
)

// ReadParagraphs lays out the tables of a document that is a list of paragraphs. The place of
// what is read is the number of its paragraph, counted from 1 over the whole text.
func ReadParagraphs(doc *document.Document, list []Paragraph, limits document.Limits) error {
	doc.Layout = document.MarkedUp
	blocks, err := nest(list)
	s := &sequence{newMarkup(limits)}
	if err == nil {
		err = s.flow(blocks)
	}
	if err != nil {
		return err
	}
	return s.done(doc)
}

// A block is a paragraph or a table.
type block struct {
	*Paragraph
	number int // of the paragraph
	rows   []tableRow
}

// A tableRow is a row with what is in its cells.
type tableRow struct {
	cells [][]block
	shape *RowShape
}

// deepest is how many tables stand in one another at most.
const deepest = 50

// nest puts paragraphs into the tables in which they stand.
func nest(list []Paragraph) ([]block, error) {
	open := []*nesting{{}}
	number := 0
	for i := range list {
		p := &list[i]
		if p.Depth > deepest {
			return nil, &document.LimitError{Limit: "nesting", Max: deepest}
		}
		for len(open) <= p.Depth {
			open = append(open, &nesting{})
		}
		for len(open) > p.Depth+1 {
			open = closed(open)
		}
		in := open[p.Depth]
		if p.EndsRow != nil {
			in.endRow(p.EndsRow)
			continue
		}
		number++
		in.blocks = append(in.blocks, block{Paragraph: p, number: number})
		if p.EndsCell {
			in.endCell()
		}
	}
	for len(open) > 1 {
		open = closed(open)
	}
	return open[0].blocks, nil
}

// A nesting is a table that is being put together, or the text outside of all.
type nesting struct {
	rows   []tableRow
	cells  [][]block // of the row
	blocks []block   // of the cell
}

func (n *nesting) endCell() { n.cells, n.blocks = append(n.cells, n.blocks), nil }

func (n *nesting) endRow(shape *RowShape) {
	if len(n.blocks) > 0 {
		n.endCell()
	}
	if len(n.cells) > 0 {
		n.rows = append(n.rows, tableRow{n.cells, shape})
	}
	n.cells = nil
}

// closed adds the innermost table to the cell that it stands in.
func closed(open []*nesting) []*nesting {
	last := open[len(open)-1]
	last.endRow(&RowShape{})
	open = open[:len(open)-1]
	in := open[len(open)-1]
	in.blocks = append(in.blocks, block{rows: last.rows})
	return open
}

// A sequence turns blocks into lines and tables.
type sequence struct{ *markup }

func (s *sequence) flow(blocks []block) error {
	for _, b := range blocks {
		if b.Paragraph == nil {
			if err := s.addTable(s.table(b.rows)); err != nil {
				return err
			}
			continue
		}
		for line := range strings.SplitSeq(b.Text, "\n") {
			if err := s.addLine(line, b.number, false); err != nil {
				return err
			}
		}
		if b.Picture {
			s.addPicture(b.number)
		}
	}
	return nil
}

// table places the cells of a table by their edges. One that goes on downwards is one cell in
// each row, of which the first begins it.
func (s *sequence) table(rows []tableRow) [][]markupCell {
	type extent struct{ from, to int }
	type at struct{ row, cell int }
	edges := edgesOf(rows)
	list := make([][]markupCell, len(rows))
	begun := map[extent]at{}
	for r, row := range rows {
		above := begun
		begun = map[extent]at{}
		cells := cellsOf(row, edges)
		if len(cells) > 0 && cells[0].from > 0 {
			list[r] = append(list[r], markupCell{rowSpan: 1, colSpan: cells[0].from, line: firstNumber(cells[0].blocks), flow: func() error { return nil }})
		}
		for _, c := range cells {
			e := extent{c.from, c.to}
			first, goesOn := above[e]
			if c.below == Further && goesOn {
				list[first.row][first.cell].rowSpan++
				begun[e] = first
				continue
			}
			list[r] = append(list[r], s.cell(c))
			if c.below != Alone {
				begun[e] = at{r, len(list[r]) - 1}
			}
		}
	}
	return list
}

// cell reads one cell.
func (s *sequence) cell(c edgedCell) markupCell {
	m := markupCell{rowSpan: 1, colSpan: c.to - c.from, doubtful: c.doubtful, line: firstNumber(c.blocks)}
	var lines []string
	for _, b := range c.blocks {
		if b.Paragraph == nil {
			m.flows = true
			continue
		}
		m.doubtful = m.doubtful || b.Doubtful
		for line := range strings.SplitSeq(b.Text, "\n") {
			if line = collapse(character.Clean(line)); line != "" && line != character.Replacement {
				lines = append(lines, line)
			}
		}
	}
	m.text = strings.Join(lines, "\n")
	m.flows = m.flows || utf8.RuneCountInString(m.text) > longestCell
	m.flow = func() error { return s.flow(c.blocks) }
	return m
}

// firstNumber returns the number of the first paragraph of some blocks, 0 without one.
func firstNumber(blocks []block) int {
	for _, b := range blocks {
		if b.Paragraph != nil {
			return b.number
		}
		for _, row := range b.rows {
			for _, cell := range row.cells {
				if n := firstNumber(cell); n > 0 {
					return n
				}
			}
		}
	}
	return 0
}

// appendLines appends the lines of a paragraph in a cell that say something.
func appendLines(lines []string, text string) []string {
	for line := range strings.SplitSeq(text, "\n") {
		if line = collapse(character.Clean(line)); line != "" && line != character.Replacement {
			lines = append(lines, line)
		}
	}
	return lines
}
