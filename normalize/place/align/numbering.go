package align

import (
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/number"
	"nianbao/normalize/spelling"
)

var (
	// numberingHeads stand over columns that count the rows.
	numberingHeads = []string{"代码", "序号", "编号", "行次", "指标代码"}
	// stems count columns, in a row below the heads.
	stems = "甲乙丙丁戊己"
)

// setNumberingApart takes the figures from the rows that count rows or columns of a table:
// those below one of the heads for it, and those beside 甲, 乙, 丙.
func setNumberingApart(rows []Row) {
	counted := map[int]bool{} // columns
	for i := range rows {
		r := &rows[i]
		if r.Source == document.FromText {
			continue // no columns
		}
		for _, c := range r.Labels {
			if c.ColSpan <= 1 && slices.Contains(numberingHeads, spelling.Squeeze(c.Text)) {
				counted[c.Col] = true
			}
		}
		stemmed := len(r.Labels) > 0 && !slices.ContainsFunc(r.Labels, func(c document.Cell) bool {
			text := spelling.Squeeze(c.Text)
			return len([]rune(text)) != 1 || !strings.Contains(stems, text)
		})
		if !stemmed && len(counted) == 0 {
			continue
		}
		r.Figures = slices.DeleteFunc(r.Figures, func(c document.Cell) bool {
			numbers := stemmed || counted[c.Col]
			if numbers {
				r.Numbers = append(r.Numbers, c)
				if !number.ReadNoted(c.Text).Empty {
					r.Values--
				}
			}
			return numbers
		})
	}
}
