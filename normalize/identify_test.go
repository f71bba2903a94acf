package normalize

import (
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
)

// Where the title and the stated period name two years, the title's is the report's,
// and a finding tells of the other.
func TestYearConflict(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"海东市平安区2023年政府信息公开工作年度报告", ""},
		{"海东市平安区2022年政府信息公开工作年度报告", "2022 2023"},
		{"海东市平安区政府信息公开工作年度报告", ""},
	} {
		doc := &document.Document{Sections: []document.Section{{Blocks: []document.Block{{Paragraph: c.title},
			{Paragraph: "数据统计期限为2023年1月1日起至2023年12月31日止。"}}}}}
		r := new(annual.Report)
		identify(r, identity.ReadOpening(doc))
		got := ""
		for _, f := range r.Findings {
			if f.Code == "year-conflict" {
				got += f.Left + " " + f.Right
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.title, got, c.want)
		}
	}
}

// A report has the place of its region, whether the document tells that or a hint, and
// under whatever code.
func TestPlaceOfReport(t *testing.T) {
	for _, c := range []struct {
		title, hint, code, place string
	}{
		{"淮安市洪泽县2014年政府信息公开工作年度报告", "", "320829", "P320829"},
		{"淮安市洪泽区2021年政府信息公开工作年度报告", "", "320813", "P320829"},
		{"2021年政府信息公开工作年度报告", "淮安市洪泽区", "320813", "P320829"},
		{"2021年政府信息公开工作年度报告", "", "", ""},
	} {
		doc := &document.Document{Sections: []document.Section{{Blocks: []document.Block{{Paragraph: c.title}}}}}
		r := new(annual.Report)
		identify(r, identity.ReadOpening(doc))
		ApplyHints(r, Hints{Region: c.hint})
		if r.Region.Code != c.code || r.PlaceID != c.place {
			t.Errorf("%s, %q: region %q, place %q; want %q, %q", c.title, c.hint, r.Region.Code, r.PlaceID, c.code, c.place)
		}
	}
}

// A report on a year in which there was no such region says so, with the name that the place has then.
func TestRegionThatWasNotThere(t *testing.T) {
	for _, c := range []struct {
		title, want string
		hint        int
	}{
		{title: "淮安市洪泽县2016年政府信息公开工作年度报告"},
		{title: "淮安市洪泽区2016年政府信息公开工作年度报告"},
		{title: "淮安市洪泽县2018年政府信息公开工作年度报告", want: "the report is on 2018, though 洪泽县 (320829) ended in 2016 and went on as 洪泽区 (320813); comparisons leave it out"},
		{title: "淮安市洪泽区2014年政府信息公开工作年度报告", want: "the report is on 2014, though 洪泽区 (320813) began in 2016, made of 洪泽县 (320829); comparisons leave it out"},
		{title: "淮安市洪泽县政府信息公开工作年度报告", hint: 2018, want: "the report is on 2018, though 洪泽县 (320829) ended in 2016 and went on as 洪泽区 (320813); comparisons leave it out"},
	} {
		doc := &document.Document{Sections: []document.Section{{Blocks: []document.Block{{Paragraph: c.title}}}}}
		r := new(annual.Report)
		identify(r, identity.ReadOpening(doc))
		ApplyHints(r, Hints{Year: c.hint})
		got := ""
		for _, f := range r.Findings {
			if f.Code == "region-year" {
				got += f.Message
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.title, got, c.want)
		}
	}
}
