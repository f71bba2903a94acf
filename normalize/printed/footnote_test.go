package printed

import (
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/internal/sketch"
)

// A mark beside a figure leads to the line below the table that begins with it.
func TestFootnotes(t *testing.T) {
	grid := sketch.Ruled("名称 | 数\n规章 | 22*\n规范性文件 | 5①\n许可 | 7（注2）\n处罚 | 8[3]\n强制 | 9**\n收费 | 3（含利息）\n采购 | 4\n②以上不含下属单位 | <")
	blocks := []document.Block{{Table: grid}, {Paragraph: "注：*其中修订16件"}, {Paragraph: "①含自然失效2件。"}, {Paragraph: "注2：由三个窗口办理"}, {Table: sketch.Ruled("名称 | 数\n其他 | 1")}, {Paragraph: "[3] 在另一张表下"}}
	doc := &document.Document{Sections: []document.Section{{Blocks: blocks}}}
	doc.NumberCells()
	r := &annual.Report{Observations: []annual.Observation{{Indicator: "rules", Raw: "22*", Remark: "*"}}}
	r.Observations[0].SetCell(4)
	AddTo(r, doc)
	want := []string{"*: 其中修订16件", "①: 含自然失效2件。", "（注2）: 由三个窗口办理", "[3]", "**", "（含利息）", ""}
	for i, c := range r.Printed[0].Cells {
		if c.Remark != want[i] {
			t.Errorf("%s: %q, want %q", c.Text, c.Remark, want[i])
		}
	}
	if got := r.Observations[0].Remark; got != want[0] {
		t.Errorf("the observation has %q", got)
	}
}
