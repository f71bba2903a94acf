package place

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/internal/sketch"
)

// The reading of a word in place of a figure is not lost on the way to the report.
func TestMisreadIsKept(t *testing.T) {
	grid := sketch.Ruled(`
 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 12
行政规范性文件 | 1 | 上 | 3`)
	for i := range grid.Cells {
		grid.Cells[i].Recognition = &document.Recognition{Agreeing: 3, Confidence: 1}
	}
	got := placed("2021", "disclosure", grid)
	if !strings.Contains(got, "normative_documents.repealed blank flagged") {
		t.Errorf("a word in the column of figures:\n%s", got)
	}
}
