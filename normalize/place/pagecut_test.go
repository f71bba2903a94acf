package place

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/internal/sketch"
)

// A row of table 二 with the rest of it, or another row, on the next page: which
// of its cells are in doubt.
func TestRowCutByPageBreak(t *testing.T) {
	for _, c := range []struct{ name, rest, doubt string }{
		{"one figure goes on", "||11|", "repealed"},
		{"none goes on", "|||", ""},
		{"one goes on, and one stands beside a blank cell", "|11||9", "issued in_force"},
		{"the next row of the form", "行政规范性文件|7|8|9", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			grid := sketch.Ruled("信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|4|142|\n" + c.rest)
			grid.Pieces = []document.Piece{{Place: document.Place{Page: 1}, LastRow: 1}, {Place: document.Place{Page: 2}, FirstRow: 2, LastRow: 2}}
			got := map[string]bool{}
			var doubtful []string
			for _, line := range strings.Split(placed("2021", "disclosure", grid), "\n") {
				if name, ok := strings.CutPrefix(line, "rules."); ok {
					column, _, _ := strings.Cut(name, " ")
					got[column] = true
					if strings.HasSuffix(name, "flagged") {
						doubtful = append(doubtful, column)
					}
				}
			}
			if len(got) != 3 {
				t.Fatalf("cells of the row: %v", got)
			}
			if strings.Join(doubtful, " ") != c.doubt {
				t.Errorf("in doubt: %v, want %s", doubtful, c.doubt)
			}
		})
	}
}
