package align

import (
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/internal/sketch"
)

// Without rulings a Chinese numeral is a figure where figures stand above or below it.
func TestNumeralsWithoutRulings(t *testing.T) {
	table := sketch.Ruled("规章|1|2\n规范性文件|3|二\n许可|4|5\n处罚|六|7\n强制|8|9")
	table.Source = document.FromAlignment
	for i, row := range Rows(table) {
		if row.Values != 2 || len(row.Labels) != 1 {
			t.Errorf("row %d: %d figures, %d labels", i, row.Values, len(row.Labels))
		}
	}
}
