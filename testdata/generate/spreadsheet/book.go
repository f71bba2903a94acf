package spreadsheet

import (
	"fmt"
	"os"

	"github.com/xuri/excelize/v2"

	"nianbao/testdata/generate/report"
)

// A Style is how a report is put into a workbook.
type Style struct {
	Tabs    bool // each table has a sheet of its own
	Texts   bool // figures are texts, as they are printed
	Unruled bool // no cell has a line
	Hidden  bool // a draft sheet, a row and a column with other figures are hidden
	Sums    bool // totals are formulas
	Boxed   bool // everything has lines, the prose as well, and no row is left between
}

// prose is how many columns a paragraph reaches over.
const prose = 10

// A book is a workbook that is written.
type book struct {
	*excelize.File
	style  Style
	styles map[string]int
	sheet  string
	row    int // that was written last, from 1
	err    error
}

// Pages says on which sheet each table is, from 1.
type Pages map[string]int

// Write writes a report as a workbook of Excel.
func Write(r *report.Report, s Style, out string) (Pages, error) {
	b := &book{File: excelize.NewFile(), style: s, styles: map[string]int{}}
	b.err = b.SetSheetName("Sheet1", "年度报告")
	b.sheet = "年度报告"
	for _, line := range r.Title {
		b.paragraph(line, "title")
	}
	for _, p := range r.Preamble {
		b.paragraph(p, "prose")
	}
	pages := Pages{}
	b.report(r, pages)
	if s.Hidden {
		b.hide()
	}
	if b.err == nil {
		data, err := b.WriteToBuffer()
		b.keep(err)
		if b.err == nil {
			b.err = os.WriteFile(out, data.Bytes(), 0o644)
		}
	}
	return pages, b.err
}

// report writes the chapters.
func (b *book) report(r *report.Report, pages Pages) {
	grids := r.Grids()
	for i, sec := range r.Sections {
		for _, p := range sec.Paragraphs {
			if grids[p] != nil && b.style.Tabs {
				b.add("表" + report.Numerals[i])
			}
		}
		if head := r.Heading(i); head != "" {
			b.paragraph(head, "heading")
		}
		for _, p := range sec.Paragraphs {
			if grids[p] == nil {
				b.paragraph(p, "prose")
				continue
			}
			for _, line := range grids[p] {
				for _, g := range line {
					b.grid(g)
				}
			}
			pages[p] = b.page()
		}
	}
}

// add begins a sheet. What comes after the tables goes on there.
func (b *book) add(name string) {
	if b.err == nil {
		_, b.err = b.NewSheet(name)
	}
	b.sheet, b.row = name, 0
}

// page returns the number of the sheet, from 1.
func (b *book) page() int {
	i, err := b.GetSheetIndex(b.sheet)
	b.keep(err)
	return i + 1
}

func (b *book) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

// paragraph writes a paragraph in a row of its own.
func (b *book) paragraph(text, look string) {
	b.row++
	from, to := cellName(0, b.row), cellName(prose-1, b.row)
	b.keep(b.SetCellStr(b.sheet, from, text))
	b.keep(b.MergeCell(b.sheet, from, to))
	b.keep(b.SetCellStyle(b.sheet, from, to, b.look(look, "")))
	b.keep(b.SetRowHeight(b.sheet, b.row, 18*float64(1+len([]rune(text))/50)))
}

// grid writes a table, with a row of room below it.
func (b *book) grid(g *report.Grid) {
	top := b.row + 1
	for i, cells := range g.Rows {
		for _, c := range cells {
			from, to := cellName(c.Col, top+i), cellName(c.Col+c.ColSpan-1, top+i+c.RowSpan-1)
			b.figure(from, c)
			look := "cell"
			if c.Kind == report.Figure && !b.style.Texts {
				look = formatOf(c.Text)
			}
			b.keep(b.SetCellStyle(b.sheet, from, to, b.look("cell", look)))
			if from != to {
				b.keep(b.MergeCell(b.sheet, from, to))
			}
		}
	}
	if b.style.Sums && g.ID == "applications" {
		b.sums(g, top)
	}
	b.row = top + len(g.Rows)
	if b.style.Unruled || b.style.Boxed {
		b.row-- // the next heading follows at once
	}
}

// figure writes the text of a cell, or its number.
func (b *book) figure(at string, c report.Cell) {
	if n, ok := numberOf(c.Text); ok && c.Kind == report.Figure && !b.style.Texts {
		b.keep(b.SetCellFloat(b.sheet, at, n, -1, 64))
		return
	}
	b.keep(b.SetCellStr(b.sheet, at, c.Text))
}

// sums makes formulas of the totals of the rows of table 三. Their values stay as they were.
func (b *book) sums(g *report.Grid, top int) {
	for i, cells := range g.Rows {
		last := cells[len(cells)-1]
		if last.Kind == report.Figure {
			row := top + i
			b.keep(b.SetCellFormula(b.sheet, cellName(last.Col, row), fmt.Sprintf("SUM(%s:%s)", cellName(last.Col-6, row), cellName(last.Col-1, row))))
		}
	}
}

// hide adds what nobody should see: a draft, and on the last sheet a row and a column of notes.
func (b *book) hide() {
	column := 20
	for row := 1; row <= b.row; row += 5 {
		b.keep(b.SetCellInt(b.sheet, cellName(column, row), int64(900+row)))
	}
	name, err := excelize.ColumnNumberToName(column + 1)
	b.keep(err)
	b.keep(b.SetColVisible(b.sheet, name, false))
	b.row++
	b.keep(b.SetCellStr(b.sheet, cellName(0, b.row), "备用 777 778"))
	b.keep(b.SetRowVisible(b.sheet, b.row, false))
	shown := b.sheet
	b.add("草稿")
	b.paragraph("一、总体情况", "heading")
	b.paragraph("全年主动公开政府信息99999条。", "prose")
	b.keep(b.SetSheetVisible("草稿", false))
	b.sheet = shown
}

func cellName(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col+1, row)
	if err != nil {
		panic(err)
	}
	return name
}
