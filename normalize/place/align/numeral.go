package align

import (
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/number"
)

// ReadFigure reads a cell that stands where figures do.
func ReadFigure(c document.Cell) number.Number {
	if c.IsRunOn() {
		return number.Number{Doubt: "the digits of several figures stand without a gap"}
	}
	n := number.ReadNoted(c.Text)
	if n.Value == nil && !n.Empty {
		if v, ok := number.Chinese(c.Text); ok {
			return number.Number{Value: &v}
		}
	}
	return n
}

// fewestFigures is how many figures a column without rulings has at least for a numeral in
// it to be one more.
const fewestFigures = 3

// sortNumerals puts Chinese numerals that stand right of the label of their row among its
// figures, in grids whose cells are enclosed and else in columns of figures. A numeral left
// of it counts the rows.
func sortNumerals(rows []Row) {
	inColumn := map[int]int{} // how many figures
	for i := range rows {
		for _, c := range rows[i].Figures {
			inColumn[c.Col]++
		}
	}
	for i := range rows {
		r := &rows[i]
		if r.Source == document.FromText {
			continue
		}
		open := r.Source == document.FromAlignment
		isNumeral := func(c document.Cell) bool {
			_, ok := number.Chinese(c.Text)
			return ok
		}
		label := -1 // the column of the last label
		numerals := 0
		for _, c := range r.Labels {
			if isNumeral(c) {
				numerals++
			} else {
				label = max(label, c.Col)
			}
		}
		if numerals == 0 || label < 0 && numerals+len(r.Figures) < 2 || label >= 0 && strings.TrimSpace(r.Label()) == "" {
			continue
		}
		r.Labels = slices.DeleteFunc(r.Labels, func(c document.Cell) bool {
			moved := c.Col > label && isNumeral(c) && (!open || inColumn[c.Col] >= fewestFigures)
			if moved {
				r.Figures = append(r.Figures, c)
				r.Values++
			}
			return moved
		})
		slices.SortFunc(r.Figures, ByColumn)
	}
}
