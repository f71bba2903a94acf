package oldword

import (
	"slices"

	"nianbao/extract/markup"
)

// A paragraphFormat is what a paragraph says of the tables that it stands in.
type paragraphFormat struct {
	depth             int  // in how many
	row               bool // it ends a row
	innerCell         bool // it ends a cell, or a row, of a table that stands in another
	innerRow, isTable bool
	shape             markup.RowShape
}

// paragraphFormatOf reads lists of changes; data is the stream with those that are too long.
func paragraphFormatOf(data []byte, lists ...[]byte) paragraphFormat {
	var f paragraphFormat
	for _, list := range lists {
		for _, m := range modifiers(list) {
			if m.code != inData {
				f.change(m)
				continue
			}
			if at := int(u32(m.operand)); at+2 <= len(data) {
				for _, m := range modifiers(part(data, at+2, u16(data[at:]))) {
					f.change(m)
				}
			}
		}
	}
	if f.depth = max(1, f.depth); !f.isTable {
		f.depth = 0
	}
	return f
}

func (f *paragraphFormat) change(m modifier) {
	switch m.code {
	case inTable:
		f.isTable = m.isOn()
	case endsRow:
		f.row = m.isOn()
	case endsInnerCell:
		f.innerCell = m.isOn()
	case endsInnerRow:
		f.innerRow = m.isOn()
	case depth:
		f.depth = int(int32(u32(m.operand)))
	case deeper:
		f.depth += int(int32(u32(m.operand)))
	case tableCells:
		f.shape = rowShapeOf(m.operand)
	case tableBelow, tableBeside, tableApart, tableWidth, tableMore, tableFewer:
		f.changeShape(m)
	}
}

// cellSize is the size of what a row says of a cell, in bytes.
const cellSize = 20

// rowShapeOf reads the cells of a row ([MS-DOC] 2.9.321, TDefTableOperand): their number,
// their edges, and what each of them is.
func rowShapeOf(b []byte) markup.RowShape {
	if len(b) == 0 {
		return markup.RowShape{}
	}
	n := int(b[0])
	edges, cells := b[1:], part(b, 1+2*(n+1), n*cellSize)
	if len(edges) < 2*(n+1) {
		return markup.RowShape{}
	}
	shape := markup.RowShape{Left: i16(edges)}
	for i := range n {
		c := markup.CellShape{Right: i16(edges[2*(i+1):])}
		if len(cells) >= cellSize*i+2 {
			c.Beside, c.Below = mergingBeside(u16(cells[cellSize*i:])), mergingBelow(u16(cells[cellSize*i:])>>5)
		}
		shape.Cells = append(shape.Cells, c)
	}
	return shape
}

// mergingBeside and mergingBelow read two bits ([MS-DOC] 2.9.319, TCGRF).
func mergingBeside(bits int) markup.Merging {
	return [4]markup.Merging{markup.Alone, markup.Further, markup.First, markup.First}[bits&3]
}

func mergingBelow(bits int) markup.Merging {
	return [4]markup.Merging{markup.Alone, markup.Further, markup.Alone, markup.First}[bits&3]
}

// changeShape makes a change that stands behind the cells of a row.
func (f *paragraphFormat) changeShape(m modifier) {
	cells, b := f.shape.Cells, m.operand
	switch first := int(b[0]); {
	case len(b) < 2 || first >= len(cells) && m.code != tableMore:
	case m.code == tableBelow:
		cells[first].Below = mergingBelow(int(b[1]))
	case m.code == tableBeside:
		for i := first; i < min(int(b[1]), len(cells)); i++ {
			cells[i].Beside = markup.Further
		}
		cells[first].Beside = markup.First
	case m.code == tableApart:
		for i := first; i < min(int(b[1]), len(cells)); i++ {
			cells[i].Beside = markup.Alone
		}
	case m.code == tableFewer:
		f.removeCells(first, min(int(b[1]), len(cells)))
	case m.code == tableWidth && len(b) >= 4:
		for i := first; i < min(int(b[1]), len(cells)); i++ {
			f.widen(i, i16(b[2:])-(cells[i].Right-f.leftOf(i)))
		}
	case m.code == tableMore && len(b) >= 4:
		first = min(first, len(cells))
		for i := range int(b[1]) {
			at := first + i
			f.shape.Cells = slices.Insert(f.shape.Cells, at, markup.CellShape{Right: f.leftOf(at)})
			f.widen(at, i16(b[2:]))
		}
	}
}

func (f *paragraphFormat) leftOf(cell int) int {
	if cell == 0 {
		return f.shape.Left
	}
	return f.shape.Cells[cell-1].Right
}

// widen moves the right edge of a cell and of all behind it.
func (f *paragraphFormat) widen(cell, by int) {
	for i := cell; i < len(f.shape.Cells); i++ {
		f.shape.Cells[i].Right += by
	}
}

func (f *paragraphFormat) removeCells(from, to int) {
	if from >= to {
		return
	}
	width := f.shape.Cells[to-1].Right - f.leftOf(from)
	f.shape.Cells = slices.Delete(f.shape.Cells, from, to)
	f.widen(from, -width)
}
