package printed

import (
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
)

// The corner of a table is printed with different words in different tables;
// these are those of the order of 2021.
const (
	informationZh = "信息内容"
	informationEn = "Information"
	unitZh        = "单位"
	unitEn        = "Unit"
)

// A layout turns one table of a form into rows of cells.
type layout struct {
	table *form.Table
	have  map[annual.CellRef]*annual.Observation
}

func (l *layout) rows() []Row {
	var rows []Row
	for _, b := range l.table.Blocks {
		if b.Heading != "" {
			rows = append(rows, Row{Head: true, Cells: []Cell{{Kind: Heading, RowSpan: 1, ColSpan: l.width(), Zh: b.Heading, En: b.Heading}}})
		}
		rows = append(rows, l.head(b)...)
		rows = append(rows, l.body(b)...)
	}
	return rows
}

// width returns the number of columns of the whole grid. The blocks of a table
// have different numbers of columns and the same width in print.
func (l *layout) width() int { return l.labelWidth() + l.figureWidth() }

// labelWidth returns how many columns labels take: one for each level of groups
// where these stand beside their rows.
func (l *layout) labelWidth() int {
	switch l.table.Key {
	case form.ByColumn:
		return 0
	case form.ByRow:
		return 1 + l.unitWidth()
	}
	deepest := 1
	for _, b := range l.table.Blocks {
		deepest = max(deepest, l.depth(b.Rows))
	}
	return deepest
}

func (l *layout) unitWidth() int {
	if l.table.UnitHead == "" {
		return 0
	}
	return 1
}

// depth returns how many levels of labels there are in the rows shown.
func (l *layout) depth(rows []form.Row) int {
	deepest := 0
	for _, r := range rows {
		if l.leaves(r) > 0 {
			deepest = max(deepest, 1+l.depth(r.Rows))
		}
	}
	return deepest
}

// figureWidth returns the least common multiple of the blocks' numbers of
// columns.
func (l *layout) figureWidth() int {
	width := 1
	for _, b := range l.table.Blocks {
		width = width / gcd(width, len(b.Columns)) * len(b.Columns)
	}
	return width
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// head returns the rows of the heads of columns, a row for each level of groups.
// Neighbours with the same groups share a cell, and a head without groups goes
// down to the figures.
func (l *layout) head(b form.Block) []Row {
	levels := 1
	for _, c := range b.Columns {
		levels = max(levels, len(c.Groups)+1)
	}
	share := l.figureWidth() / len(b.Columns)
	rows := make([]Row, levels)
	for i := range rows {
		rows[i].Head = true
	}
	if labels := l.labelWidth() - l.unitWidth(); labels > 0 {
		rows[0].Cells = append(rows[0].Cells, Cell{Kind: Corner, RowSpan: levels, ColSpan: labels, Zh: informationZh, En: informationEn})
	}
	if l.unitWidth() > 0 {
		rows[0].Cells = append(rows[0].Cells, Cell{Kind: Head, RowSpan: levels, ColSpan: 1, Zh: unitZh, En: unitEn})
	}
	for i, c := range b.Columns {
		path := append(append([]string{}, c.Groups...), c.Zh)
		for level, text := range path {
			if level < len(c.Groups) && i > 0 && sameGroup(b.Columns[i-1], c, level) {
				cells := rows[level].Cells
				cells[len(cells)-1].ColSpan += share
				continue
			}
			cell := Cell{Kind: Head, RowSpan: 1, ColSpan: share, Zh: text, En: text}
			if level == len(path)-1 {
				cell.RowSpan, cell.En = levels-level, c.En
			}
			rows[level].Cells = append(rows[level].Cells, cell)
		}
	}
	return rows
}

// sameGroup reports whether two columns share their groups down to a level.
func sameGroup(a, b form.Column, level int) bool {
	return len(a.Groups) > level && strings.Join(a.Groups[:level+1], "\n") == strings.Join(b.Groups[:level+1], "\n")
}

func (l *layout) body(b form.Block) []Row {
	switch l.table.Key {
	case form.ByColumn:
		row := Row{}
		for _, c := range b.Columns {
			row.Cells = append(row.Cells, l.figure(form.Row{}, c, l.figureWidth()/len(b.Columns)))
		}
		return []Row{row}
	case form.ByRow:
		return l.indented(b, b.Rows, 0)
	}
	return l.nested(b, b.Rows, 0)
}

// nested returns rows whose groups stand beside them, each over all its rows.
func (l *layout) nested(b form.Block, list []form.Row, depth int) []Row {
	var rows []Row
	for _, r := range list {
		n := l.leaves(r)
		if n == 0 {
			continue
		}
		within := l.nested(b, r.Rows, depth+1)
		label := Cell{Kind: Label, RowSpan: n, ColSpan: 1, Zh: r.Zh, En: r.En}
		if l.shown(r) {
			own := Row{Cells: []Cell{label}}
			if len(within) == 0 {
				own.Cells[0].ColSpan = l.labelWidth() - depth
			} else { // a group with figures of its own: its first row is without a second label
				own.Cells = append(own.Cells, Cell{Kind: Label, RowSpan: 1, ColSpan: l.labelWidth() - depth - 1})
			}
			own.Cells = append(own.Cells, l.figures(b, r)...)
			rows = append(rows, own)
		} else {
			within[0].Cells = append([]Cell{label}, within[0].Cells...)
		}
		rows = append(rows, within...)
	}
	return rows
}

// indented returns rows whose groups stand above them, as the form of 2014 has it.
func (l *layout) indented(b form.Block, list []form.Row, depth int) []Row {
	var rows []Row
	for _, r := range list {
		if l.leaves(r) == 0 {
			continue
		}
		row := Row{Cells: []Cell{{Kind: Label, RowSpan: 1, ColSpan: 1, Zh: r.Zh, En: r.En, Depth: depth}}}
		if l.unitWidth() > 0 {
			row.Cells = append(row.Cells, Cell{Kind: Unit, RowSpan: 1, ColSpan: 1, Zh: r.Unit, En: r.Unit})
		}
		if l.shown(r) {
			row.Cells = append(row.Cells, l.figures(b, r)...)
		} else {
			row.Cells = append(row.Cells, Cell{Kind: Label, RowSpan: 1, ColSpan: l.figureWidth()})
		}
		rows = append(rows, row)
		rows = append(rows, l.indented(b, r.Rows, depth+1)...)
	}
	return rows
}

// leaves counts the rows of figures shown in a row or group.
func (l *layout) leaves(r form.Row) int {
	n := 0
	if l.shown(r) {
		n = 1
	}
	for _, within := range r.Rows {
		n += l.leaves(within)
	}
	return n
}

// shown reports whether a row has figures here: one that the report has, or one
// that it should have. What another province adds to the form, or a row that may
// be missing, is shown only where it was found.
func (l *layout) shown(r form.Row) bool {
	if !l.table.HasFigures(r) {
		return false
	}
	if r.Variant == "" && !r.Optional {
		return true
	}
	for _, b := range l.table.Blocks {
		for _, c := range b.Columns {
			if l.have[l.ref(r, c)] != nil {
				return true
			}
		}
	}
	return false
}

func (l *layout) ref(r form.Row, c form.Column) annual.CellRef {
	indicator, applicant := l.table.Cell(r, c)
	return annual.CellRef{Indicator: indicator, Applicant: applicant}
}

func (l *layout) figures(b form.Block, r form.Row) []Cell {
	var cells []Cell
	for _, c := range b.Columns {
		cells = append(cells, l.figure(r, c, l.figureWidth()/len(b.Columns)))
	}
	return cells
}

func (l *layout) figure(r form.Row, c form.Column, width int) Cell {
	cell := Cell{Kind: Missing, RowSpan: 1, ColSpan: width, Ref: l.ref(r, c)}
	if o := l.have[cell.Ref]; o != nil {
		cell.Kind, cell.Observation = Figure, o
	}
	return cell
}
