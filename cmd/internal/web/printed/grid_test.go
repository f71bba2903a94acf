package printed

import (
	"slices"
	"strings"
	"testing"

	"nianbao/store/storetest"
)

// A table is written for a spreadsheet as it is printed: labels before their figures, heads above them, each cell once.
func TestGrid(t *testing.T) {
	r := storetest.Hongze(t)
	for _, table := range Tables(&r) {
		rows := table.Grid(func(c Cell) string { return c.Zh })
		if len(rows) != len(table.Rows) {
			t.Fatalf("%s: %d rows of %d", table.ID, len(rows), len(table.Rows))
		}
		if table.ID != "applications" {
			continue
		}
		at := slices.IndexFunc(rows, func(row []string) bool { return strings.Contains(row[0], "本年新收政府信息公开申请数量") })
		if at < 0 || rows[at][len(rows[at])-1] != "53" || !slices.Contains(rows[at], "21") || !slices.ContainsFunc(rows[:at], func(row []string) bool { return row[len(row)-1] == "总计" }) {
			t.Errorf("%q", rows)
		}
	}
}
