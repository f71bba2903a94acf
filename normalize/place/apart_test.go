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
