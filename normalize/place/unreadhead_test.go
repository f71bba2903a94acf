package place

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/internal/sketch"
)

// One head that a seal covers is that of the column that is left. Which of two it is, order alone would tell.
func TestUnreadHeads(t *testing.T) {
	scanned := func(covered string) *document.Table {
		grid := sketch.Ruled(" | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 0 | 1 | 12\n行政规范性文件 | 1 | 2 | 3")
		for i := range grid.Cells {
			c := &grid.Cells[i]
			c.Recognition = &document.Recognition{Agreeing: 3, Confidence: 1}
			if c.Row == 0 && c.Col > 0 && strings.Contains(covered, c.Text) {
				c.Text, c.Recognition = "", &document.Recognition{Doubt: "a blot of ink, as of a seal, covers a part of it"}
			}
		}
		return grid
	}
	for _, c := range []struct{ covered, want string }{
		{"", "rules.issued 0\nrules.repealed 1\nrules.in_force 12\n"},
		{"本年废止件数", "rules.issued 0\nrules.repealed 1\nrules.in_force 12\n"},
		{"本年制发件数 本年废止件数", "rules.issued 0 flagged\nrules.repealed 1 flagged\nrules.in_force 12\n"},
		{"本年制发件数 本年废止件数 现行有效件数", "rules.issued 0 flagged\nrules.repealed 1 flagged\nrules.in_force 12 flagged\n"},
	} {
		if got := placed("2021", "disclosure", scanned(c.covered)); !strings.Contains(got, c.want) {
			t.Errorf("covered: %q\n%s", c.covered, got)
		}
	}
}
