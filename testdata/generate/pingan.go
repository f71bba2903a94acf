package main

import (
	_ "embed"
	"strings"
)

// pinganText is the prose of the public report of 海东市平安区 on 2020: a
// chapter a "#" line, a paragraph a line, the ID of a table where it stands.
//
//go:embed pingan.txt
var pinganText string

// pingan2020 returns that report with its figures: most of tables 三 and 四
// are blank, and what 结果维持 and 总计 say stands where the sums let it.
func pingan2020() *report {
	r := &report{
		title: []string{"海东市平安区2020年度", "政府信息公开工作年度报告"},
		organ: "海东市平安区人民政府", region: "630203", year: 2020, form: "2019",
		printed: map[key]string{},
	}
	for _, chapter := range strings.Split(pinganText, "# ")[1:] {
		lines := strings.Split(strings.TrimSpace(chapter), "\n")
		if lines[0] == "preamble" {
			r.preamble = lines[1:]
			continue
		}
		r.sections = append(r.sections, section{title: lines[0], paragraphs: lines[1:]})
	}
	for _, c := range r.truths() {
		r.printed[c.key()] = ""
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
			r.say("disclosure."+indicator+"."+words[i], "", words[i+1])
		}
	}
	for _, indicator := range []string{"applications.received", "applications.denied_third_party"} {
		r.say(indicator, "natural_person", "1")
		r.say(indicator, "total", "1")
	}
	r.say("reconsideration.upheld", "", "3")
	r.say("reconsideration.total", "", "3")
	return r
}
