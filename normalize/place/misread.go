package place

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/number"
)

// columnRows is how many rows of figures show what a column of a ruled table holds.
const columnRows = 3

// sortMisread puts scanned cells among the figures or the labels of their rows by what
// the other rows of figures have in their columns: what a seal covers is read as
// anything, and must neither pass for a part of the row's label nor for a figure beside
// it.
func sortMisread(rows []gridRow) {
	figures, labels := map[int]int{}, map[int]int{}
	isData := func(r *gridRow) bool { return r.source == document.FromRulings && len(r.figures) > 1 }
	for i := range rows {
		if isData(&rows[i]) {
			countColumnsOf(rows[i].figures, figures)
			countColumnsOf(rows[i].labels, labels)
		}
	}
	for i := range rows {
		r := &rows[i]
		if !isData(r) {
			continue
		}
		moved := func(from, to *[]document.Cell, own, other map[int]int) {
			*from = slices.DeleteFunc(*from, func(c document.Cell) bool {
				misread := c.Recognition != nil && c.ColSpan == 1 && other[c.Col] >= columnRows && other[c.Col] > own[c.Col]
				if misread {
					*to = append(*to, c)
				}
				return misread
			})
		}
		moved(&r.labels, &r.figures, labels, figures)
		moved(&r.figures, &r.labels, figures, labels)
		slices.SortFunc(r.labels, byColumn)
		slices.SortFunc(r.figures, byColumn)
		r.values = 0
		for _, c := range r.figures {
			if !number.Read(c.Text).Empty {
				r.values++
			}
		}
	}
}

func byColumn(a, b document.Cell) int { return cmp.Compare(a.Col, b.Col) }

// countColumnsOf adds the cells of one column each to the counts by column.
func countColumnsOf(cells []document.Cell, counts map[int]int) {
	for _, c := range cells {
		if c.ColSpan == 1 {
			counts[c.Col]++
		}
	}
}

// isUnreadable reports whether a scanned cell holds ink that could not be read.
func isUnreadable(c document.Cell) bool {
	return c.Recognition != nil && c.Text != "" && strings.Trim(c.Text, string(utf8.RuneError)) == ""
}

// misreadIn returns the scanned cells of a row that were read as a text where the
// form has a figure: one that was misread is not to be lost.
func misreadIn(r gridRow, list []slot) []document.Cell {
	var cells []document.Cell
	for _, c := range r.labels {
		if hits := over(list, c.Place.Box); c.Recognition != nil && len(hits) == 1 && list[hits[0]].column >= 0 {
			cells = append(cells, c)
		}
	}
	return cells
}
