package normalize

import (
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
)

// A link can say that a report corrects another; what the report says of that itself counts first.
func TestLinkToCorrection(t *testing.T) {
	const link = "洪泽区人民政府2023年政府信息公开工作年度报告（更正版）"
	for own, want := range map[string]string{"": "更正", "修订": "修订"} {
		r := annual.Report{Organ: "洪泽区人民政府", Year: 2023, CorrectionMark: own}
		if ApplyHints(&r, Hints{LinkText: link}); r.CorrectionMark != want {
			t.Errorf("marked %q by itself: %q, want %q", own, r.CorrectionMark, want)
		}
	}
}

// A hint overrides nothing that the document says, and fills in what it does
// not say; either leaves a finding.
func TestApplyHints(t *testing.T) {
	hongze, ok := gazetteer.LookupRegion("320813", 2023)
	if !ok {
		t.Fatal("洪泽区 is not in the table")
	}
	full := annual.Report{Organ: "洪泽区人民政府", Region: hongze, Year: 2023, PeriodStart: "2023-01-01", PeriodEnd: "2023-12-31"}
	bare := annual.Report{Organ: "区人民政府"}
	// A title that names a district as two provinces have it.
	chaoyang := annual.Report{Organ: "朝阳区商务局", Department: "商务局", RegionCandidates: gazetteer.RegionsNamed("朝阳区")}
	if len(chaoyang.RegionCandidates) < 2 {
		t.Fatal("朝阳区 is one region")
	}
	// A text that says 我局 and names no organ.
	bureau := annual.Report{Speaks: []identity.Kind{identity.Department}}
	for _, c := range []struct {
		name   string
		report annual.Report
		hints  Hints
		codes  string // of the findings, with their severities
		region string
		year   int
		organ  string
	}{
		{"nothing said", full, Hints{}, "", "320813", 2023, "洪泽区人民政府"},
		{"all agree", full, Hints{Organ: "淮安市洪泽区人民政府", Region: "320813", Year: 2023}, "", "320813", 2023, "洪泽区人民政府"},
		{"the region by its name", full, Hints{Region: "淮安市洪泽区"}, "", "320813", 2023, "洪泽区人民政府"},
		{"short for the government", full, Hints{Organ: "洪泽区政府"}, "", "320813", 2023, "洪泽区人民政府"},
		{"another year", full, Hints{Year: 2022}, "hint-year/warning", "320813", 2023, "洪泽区人民政府"},
		{"another region", full, Hints{Region: "320812"}, "hint-region/warning", "320813", 2023, "洪泽区人民政府"},
		{"a region that is none", full, Hints{Region: "大观园"}, "hint-region/warning", "320813", 2023, "洪泽区人民政府"},
		{"another organ", full, Hints{Organ: "洪泽区商务局"}, "hint-organ/warning", "320813", 2023, "洪泽区人民政府"},
		{"year and region filled in", bare, Hints{Region: "江苏省淮安市洪泽区", Year: 2023}, "year-from-hint/info region-from-hint/info", "320813", 2023, "区人民政府"},
		{"a name of several regions", bare, Hints{Region: "鼓楼区"}, "hint-region/warning", "", 0, "区人民政府"},
		{"an organ filled in", annual.Report{}, Hints{Organ: "洪泽区 人民政府"}, "organ-from-hint/info region-from-hint/info", "320813", 0, "洪泽区人民政府"},
		{"a hint settles which region is meant", chaoyang, Hints{Region: "北京市"}, "region-from-hint/info", "110105", 0, "朝阳区商务局"},
		{"so does the organ's whole name", chaoyang, Hints{Organ: "长春市朝阳区商务局"}, "region-from-hint/info", "220104", 0, "朝阳区商务局"},
		{"but to no region that the text does not mean", chaoyang, Hints{Region: "320813"}, "hint-region/warning", "", 0, "朝阳区商务局"},
		{"an organ of the kind as which the text speaks", bureau, Hints{Organ: "洪泽区商务局"}, "organ-from-hint/info region-from-hint/info", "320813", 0, "洪泽区商务局"},
		{"but none that does not speak so", bureau, Hints{Organ: "洪泽区人民政府"}, "hint-organ/warning", "", 0, ""},
		{"the organ's region within the list's", annual.Report{}, Hints{Organ: "鼓楼区商务局", Region: "南京市"}, "region-from-hint/info organ-from-hint/info", "320106", 0, "鼓楼区商务局"},
	} {
		r := c.report
		ApplyHints(&r, c.hints)
		var codes []string
		for _, f := range r.Findings {
			codes = append(codes, f.Code+"/"+string(f.Severity))
		}
		if got := strings.Join(codes, " "); got != c.codes || r.Region.Code != c.region || r.Year != c.year || r.Organ != c.organ {
			t.Errorf("%s: findings %q, %q %d %q; want %q, %q %d %q", c.name, got, r.Region.Code, r.Year, r.Organ, c.codes, c.region, c.year, c.organ)
		}
		if r.Year != 0 && (r.PeriodStart == "" || r.PeriodEnd == "") {
			t.Errorf("%s: no period for the year %d", c.name, r.Year)
		}
	}
}
