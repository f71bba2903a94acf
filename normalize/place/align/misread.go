package align

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
func sortMisread(rows []Row) {
	figures, labels := map[int]int{}, map[int]int{}
	isData := func(r *Row) bool { return r.Source == document.FromRulings && len(r.Figures) > 1 }
	for i := range rows {
		if isData(&rows[i]) {
			countColumnsOf(rows[i].Figures, figures)
			countColumnsOf(rows[i].Labels, labels)
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
		moved(&r.Labels, &r.Figures, labels, figures)
		moved(&r.Figures, &r.Labels, figures, labels)
		slices.SortFunc(r.Labels, ByColumn)
		slices.SortFunc(r.Figures, ByColumn)
		r.Values = 0
		for _, c := range r.Figures {
			if !number.ReadNoted(c.Text).Empty {
				r.Values++
			}
		}
	}
}

// ByColumn orders cells by their columns, from left to right.
func ByColumn(a, b document.Cell) int { return cmp.Compare(a.Col, b.Col) }

// countColumnsOf adds the cells of one column each to the counts by column.
func countColumnsOf(cells []document.Cell, counts map[int]int) {
	for _, c := range cells {
		if c.ColSpan == 1 {
			counts[c.Col]++
		}
	}
}

// IsUnreadable reports whether a scanned cell holds ink that could not be read.
func IsUnreadable(c document.Cell) bool {
	return c.Recognition != nil && c.Text != "" && strings.Trim(c.Text, string(utf8.RuneError)) == ""
}
