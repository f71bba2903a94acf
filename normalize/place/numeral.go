package place

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/number"
)

// noteMark is what refers to a note behind a figure.
var noteMark = regexp.MustCompile(`(?:[①-⑳*＊※]|\[\d{1,2}\]|［\d{1,2}］|[(（]?注\s?[\d①-⑳]{0,2}[)）]?)\s*$`)

// readCell reads the text of a cell that may be a figure: as a number of digits, without a
// mark that refers to a note, or in Chinese numerals.
func readCell(text string) number.Number {
	n := number.Read(text)
	if n.Value != nil || n.Empty {
		return n
	}
	if at := noteMark.FindStringIndex(text); at != nil {
		if bare := number.Read(text[:at[0]]); bare.Value != nil {
			return bare
		}
	}
	return n
}

// readFigure reads a cell that stands where figures do.
func readFigure(c document.Cell) number.Number {
	n := readCell(c.Text)
	if n.Value == nil && !n.Empty {
		if v, ok := number.Chinese(c.Text); ok {
			return number.Number{Value: &v}
		}
	}
	return n
}

// sortNumerals puts Chinese numerals that stand right of the label of their row among its
// figures, in grids whose cells are enclosed. A numeral left of it counts the rows.
func sortNumerals(rows []gridRow) {
	for i := range rows {
		r := &rows[i]
		if r.source != document.FromRulings && r.source != document.FromMarkup {
			continue
		}
		isNumeral := func(c document.Cell) bool {
			_, ok := number.Chinese(c.Text)
			return ok
		}
		label := -1 // the column of the last label
		numerals := 0
		for _, c := range r.labels {
			if isNumeral(c) {
				numerals++
			} else {
				label = max(label, c.Col)
			}
		}
		if numerals == 0 || label < 0 && numerals+len(r.figures) < 2 || label >= 0 && strings.TrimSpace(r.label()) == "" {
			continue
		}
		r.labels = slices.DeleteFunc(r.labels, func(c document.Cell) bool {
			moved := c.Col > label && isNumeral(c)
			if moved {
				r.figures = append(r.figures, c)
				r.values++
			}
			return moved
		})
		slices.SortFunc(r.figures, byColumn)
	}
}
