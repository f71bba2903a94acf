package sheet

import (
	"slices"

	"nianbao/extract/sheet/workbook"
)

// A view answers what of a sheet is seen: which rows and columns, and which cells are one.
type view struct {
	sheet  *workbook.Sheet
	hidden []int // rows, from the top
	merged []workbook.Range
}

func newView(s *workbook.Sheet) *view {
	v := &view{sheet: s, merged: slices.Clone(s.Merged)}
	for _, r := range s.Rows {
		if r.Hidden {
			v.hidden = append(v.hidden, r.Number)
		}
	}
	slices.SortFunc(v.merged, func(a, b workbook.Range) int { return a.FirstRow - b.FirstRow })
	return v
}

// hides reports whether a row is hidden.
func (v *view) hides(row int) bool {
	_, found := slices.BinarySearch(v.hidden, row)
	return found
}

// seenBetween reports whether rows between two are seen.
func (v *view) seenBetween(above, below int) bool {
	from, _ := slices.BinarySearch(v.hidden, above+1)
	to, _ := slices.BinarySearch(v.hidden, below)
	return to-from < below-above-1
}

// A standing says what a cell is among those that are merged.
type standing int

const (
	alone   standing = iota
	first            // of those that are one: what stands in it is shown for all
	covered          // what stands in it can't be seen
)

// merge returns the cells that are one with a cell.
func (v *view) merge(row, col int) (workbook.Range, standing) {
	for _, m := range v.merged {
		if m.FirstRow > row {
			break
		}
		if row <= m.LastRow && m.FirstCol <= col && col <= m.LastCol {
			if row == m.FirstRow && col == m.FirstCol {
				return m, first
			}
			return m, covered
		}
	}
	return workbook.Range{FirstRow: row, LastRow: row, FirstCol: col, LastCol: col}, alone
}

// visible returns what is seen of a range, cut at its ends where rows or columns there are hidden.
// It reports false where nothing is.
func (v *view) visible(m workbook.Range) (workbook.Range, bool) {
	for m.FirstRow <= m.LastRow && v.hides(m.FirstRow) {
		m.FirstRow++
	}
	for m.FirstRow <= m.LastRow && v.hides(m.LastRow) {
		m.LastRow--
	}
	for m.FirstCol <= m.LastCol && v.sheet.Hides(m.FirstCol) {
		m.FirstCol++
	}
	for m.FirstCol <= m.LastCol && v.sheet.Hides(m.LastCol) {
		m.LastCol--
	}
	return m, m.FirstRow <= m.LastRow && m.FirstCol <= m.LastCol
}
