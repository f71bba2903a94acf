package main

import (
	_ "embed"
	"strings"

	"nianbao/testdata/generate/report"
)

// pinganText is the prose of the public report of 海东市平安区 on 2020: a
// chapter a "#" line, a paragraph a line, the ID of a table where it stands.
//
//go:embed pingan.txt
var pinganText string

// pingan2020 returns that report with its figures: most of tables 三 and 四
// are blank, and what 结果维持 and 总计 say stands where the sums let it.
func pingan2020() *report.Report {
	r := &report.Report{
		Title: []string{"海东市平安区2020年度", "政府信息公开工作年度报告"},
		Organ: "海东市平安区人民政府", Region: "630203", Year: 2020, Form: "2019",
		Printed: map[report.Key]string{},
	}
	for _, chapter := range strings.Split(pinganText, "# ")[1:] {
		lines := strings.Split(strings.TrimSpace(chapter), "\n")
		if lines[0] == "preamble" {
			r.Preamble = lines[1:]
			continue
		}
		r.Sections = append(r.Sections, report.Section{Title: lines[0], Paragraphs: lines[1:]})
	}
	for _, c := range r.Truths() {
		r.Printed[c.Key()] = ""
	}
	for indicator, figures := range map[string]string{
		"rules":               "made 18 published 6 published_total 5",
		"normative_documents": "made 5 published 3 published_total 2",
		"permits":             "last_year 6030 change +3374 decisions 3640",
		"other_services":      "last_year 260 change +25 decisions 260",
		"penalties":           "last_year 1977 change +1535 decisions 1468",
		"coercion":            "last_year 53 change +8 decisions 38",
		"fees":                "last_year 5778 change 0",
		"procurement":         "items 110 amount 3375.66万元",
	} {
		words := strings.Fields(figures)
		for i := 0; i < len(words); i += 2 {
			r.Say("disclosure."+indicator+"."+words[i], "", words[i+1])
		}
	}
	for _, indicator := range []string{"applications.received", "applications.denied_third_party"} {
		r.Say(indicator, "natural_person", "1")
		r.Say(indicator, "total", "1")
	}
	r.Say("reconsideration.upheld", "", "3")
	r.Say("reconsideration.total", "", "3")
	return r
}
