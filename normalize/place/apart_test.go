package place

import (
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/internal/sketch"
)

// In a text, where order alone tells, a figure on a line of its own may be that of the label
// before it or of the next: it is in doubt.
func TestFigureApartFromItsLabel(t *testing.T) {
	grid := sketch.Ruled("（一）主动公开政府信息数|条|2543\n其中：主动公开规范性文件数|条\n12\n制发规范性文件总数|件|15\n1.政府公报公开政府信息数|条|3\n2.政府网站公开政府信息数|条|7\n3.政务微博公开政府信息数|条|0")
	grid.Source = document.FromText
	doc := &document.Document{Sections: []document.Section{{Ordinal: 6, Title: "政府信息公开情况统计表", Blocks: []document.Block{{Table: grid}}}}}
	r := &annual.Report{Year: 2016, Form: "2014"}
	FindTables(doc, r.Year).AddTo(r)
	got := map[string]annual.Status{}
	for _, o := range r.Observations {
		got[o.Indicator] = o.Status
	}
	if got["statistics.disclosed"] != annual.Read || got["statistics.disclosed_normative"] != annual.Flagged {
		t.Errorf("%v", got)
	}
}

// Table four of two years, each in two grids: those of a year belong together.
func TestTwoYearsInTwoGridsEach(t *testing.T) {
	const states = "结果维持|结果纠正|其他结果|尚未审结|总计"
	reviews := func(figures string) *document.Table {
		return sketch.Ruled("行政复议|<|<|<|<\n" + states + "\n" + figures)
	}
	suits := func(figures string) *document.Table {
		return sketch.Ruled("行政诉讼|<|<|<|<|<|<|<|<|<\n未经复议直接起诉|<|<|<|<|复议后起诉|<|<|<|<\n" + states + "|" + states + "\n" + figures)
	}
	blocks := []document.Block{
		{Paragraph: "2022年情况（供对比）："}, {Table: reviews("2|4|0|5|11")}, {Table: suits("2|0|0|2|4|3|3|0|2|8")},
		{Paragraph: "2023年情况："}, {Table: reviews("2||1|51|54")}, {Table: suits("40|1|3|0|44|0|3|2|1|6")},
	}
	doc := &document.Document{Sections: []document.Section{{Ordinal: 4, Title: "政府信息公开行政复议、行政诉讼情况", Blocks: blocks}}}
	r := &annual.Report{Year: 2023, Form: "2021"}
	FindTables(doc, r.Year).AddTo(r)
	got := map[string]string{}
	for _, o := range r.Observations {
		got[o.Indicator] = o.Raw + " " + string(o.Status)
	}
	for indicator, want := range map[string]string{"reconsideration.corrected": " blank", "reconsideration.pending": "51 read", "litigation_direct.upheld": "40 read", "litigation_after_reconsideration.total": "6 read"} {
		if got[indicator] != want {
			t.Errorf("%s: %s, want %s", indicator, got[indicator], want)
		}
	}
}
