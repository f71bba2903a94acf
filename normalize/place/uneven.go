package place

import (
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/place/align"
)

// A document with markup says how many columns each cell reaches over, and where its cells stand
// follows from that alone. Editors and converters lose it: they leave out spans, cells that are
// blank, cells that are merged. Then a row has more or fewer columns than the heads above it, and its
// figures stand under heads that are not theirs. What is left is the order of its cells, by which
// such a row is read as one of a text without positions is.

// evenRows parts rows of a block into those whose cells stand under their heads and those of which that
// is not certain, as their grid is not a rectangle there.
func (p *placement) evenRows(rows []align.Match, head []align.Row) (even, uneven []align.Match) {
	if p.gridOf(rows[0]).Source != document.FromMarkup {
		return rows, nil
	}
	like := slices.DeleteFunc(slices.Clone(head), func(r align.Row) bool { return r.Source != document.FromMarkup })
	if len(like) == 0 {
		like = p.rowsOf(rows)
	}
	for _, m := range rows {
		if isRectangle(slices.Concat(like, p.alignment.Rows[m.From:m.To])) {
			even = append(even, m)
		} else {
			uneven = append(uneven, m)
		}
	}
	return even, uneven
}

// isRectangle reports whether cells cover as many columns in each of some rows.
func isRectangle(rows []align.Row) bool {
	return !slices.ContainsFunc(rows, func(r align.Row) bool { return r.Covered != rows[0].Covered })
}

// rowsOf returns the rows of the grid of matches.
func (p *placement) rowsOf(list []align.Match) []align.Row {
	var rows []align.Row
	for _, m := range list {
		rows = append(rows, p.alignment.Rows[m.From:m.To]...)
	}
	return rows
}
