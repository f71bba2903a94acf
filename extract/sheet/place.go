package sheet

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/extract/sheet/workbook"
)

// columnName returns the letters of a column, counted from 0.
func columnName(col int) string {
	name := ""
	for n := col + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// sheetName returns the name of a sheet as it stands before the address of a cell: in quotes where
// it is no plain word.
func sheetName(name string) string {
	first, _ := utf8.DecodeRuneInString(name)
	plain := name != "" && !unicode.IsDigit(first) && strings.IndexFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '.'
	}) < 0
	if plain {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}

// at returns the address of a cell of a sheet, counted from 0: 统计表!B7.
func (w *writer) at(s *workbook.Sheet, row, col int) string {
	return fmt.Sprintf("%s!%s%d", sheetName(clean(s.Name)), columnName(col), row+1)
}

// place returns where a cell stands. Its box counts the columns of the sheet from 0 and its rows
// downwards from 0.
func (p *page) place(c *cell) document.Place {
	return document.Place{Page: p.Number, Line: c.row + 1, Cell: p.at(p.grid.sheet, c.row, c.col),
		Box: document.Rect{X0: float64(c.col), X1: float64(c.lastCol + 1), Y0: -float64(c.lastRow + 1), Y1: -float64(c.row)}}
}
