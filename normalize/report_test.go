package normalize

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/internal/sketch"
)

// A chapter is a section of a report to be read: its ordinal and title, and the
// tables in it, as ruled takes them.
type chapter struct {
	ordinal int
	title   string
	grids   []string
}

var (
	disclosureTitle   = "主动公开政府信息情况"
	applicationsTitle = "收到和处理政府信息公开申请情况"
	disputesTitle     = "政府信息公开行政复议、行政诉讼情况"
)

// reportOf reads the report of 平安区 on 2023 with some chapters.
func reportOf(t *testing.T, chapters ...chapter) *annual.Report {
	t.Helper()
	doc := &document.Document{Path: "report.pdf", MediaType: "application/pdf", Sections: []document.Section{
		{Blocks: []document.Block{{Paragraph: "海东市平安区2023年政府信息公开工作年度报告"}}}}}
	for _, c := range chapters {
		s := document.Section{Ordinal: c.ordinal, Title: c.title}
		for _, g := range c.grids {
			s.Blocks = append(s.Blocks, document.Block{Table: sketch.Ruled(g)})
		}
		doc.Sections = append(doc.Sections, s)
	}
	r, err := Normalize(doc)
	if err != nil {
		t.Fatal(err)
	}
	checkReport(t, r)
	return r
}

// values writes the figures of a report's tables, one a line.
func values(r *annual.Report) string {
	var lines []string
	for _, o := range r.Observations {
		if o.Value != nil {
			lines = append(lines, fmt.Sprintf("%s %s", strings.TrimSpace(o.Indicator+" "+o.Applicant), o.Value))
		}
	}
	return strings.Join(lines, "\n")
}

// codes lists the codes of a report's findings.
func codes(r *annual.Report) []string {
	var list []string
	for _, f := range r.Findings {
		list = append(list, f.Code)
	}
	return list
}

// fiveResults are the heads of a group of columns of the disputes table.
const fiveResults = "结果维持|结果纠正|其他结果|尚未审结|总计"

// fiveUnder is a head over five columns.
func fiveUnder(name string) string { return name + "|<|<|<|<" }

func TestDisputesInParts(t *testing.T) {
	reconsideration := fiveUnder("行政复议") + "\n" + fiveResults + "\n1|2|3|4|10"
	direct := fiveUnder("未经复议直接起诉") + "\n" + fiveResults + "\n5|0|0|0|5"
	after := fiveUnder("复议后起诉") + "\n" + fiveResults + "\n0|6|0|0|6"
	litigation := fiveUnder("行政诉讼") + "|<|<|<|<|<\n" + fiveUnder("未经复议直接起诉") + "|" + fiveUnder("复议后起诉") + "\n" + fiveResults + "|" + fiveResults + "\n5|0|0|0|5|0|6|0|0|6"
	const want = `
reconsideration.upheld 1
reconsideration.corrected 2
reconsideration.other 3
reconsideration.pending 4
reconsideration.total 10
litigation_direct.upheld 5
litigation_direct.corrected 0
litigation_direct.other 0
litigation_direct.pending 0
litigation_direct.total 5
litigation_after_reconsideration.upheld 0
litigation_after_reconsideration.corrected 6
litigation_after_reconsideration.other 0
litigation_after_reconsideration.pending 0
litigation_after_reconsideration.total 6`
	for _, c := range []struct {
		name  string
		grids []string
	}{
		{"one table", []string{fiveUnder("行政复议") + "|" + fiveUnder("行政诉讼") + "|<|<|<|<|<\n" +
			"结果维持|结果纠正|其他结果|尚未审结|总计|" + fiveUnder("未经复议直接起诉") + "|" + fiveUnder("复议后起诉") + "\n" +
			"^|^|^|^|^|" + fiveResults + "|" + fiveResults + "\n1|2|3|4|10|5|0|0|0|5|0|6|0|0|6"}},
		{"reconsideration apart from litigation", []string{reconsideration, litigation}},
		{"litigation first", []string{litigation, reconsideration}},
		{"each group apart", []string{reconsideration, direct, after}},
		{"each group apart, from last to first", []string{after, direct, reconsideration}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := reportOf(t, chapter{4, disputesTitle, c.grids})
			got := map[string]bool{}
			lines := strings.Split(values(r), "\n")
			for _, l := range lines {
				got[l] = true
			}
			for _, w := range strings.Split(strings.TrimSpace(want), "\n") {
				if !got[w] {
					t.Errorf("missing %s", w)
				}
			}
			if len(lines) != 15 || len(r.Unplaced) > 0 || slices.Contains(codes(r), "value-flagged") {
				t.Errorf("%d values, unplaced %+v, findings %v", len(lines), r.Unplaced, codes(r))
			}
		})
	}
}

func TestBlocksOutOfOrder(t *testing.T) {
	const (
		first = "第二十条第（一）项|<|<|<\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|1|2|3\n行政规范性文件|4|5|6\n"
		fifth = "第二十条第（五）项|<|<|<\n信息内容|本年处理决定数量|<|<\n行政许可|550|<|<\n"
		sixth = "第二十条第（六）项|<|<|<\n信息内容|本年处理决定数量|<|<\n行政处罚|7|<|<\n行政强制|8|<|<\n"
		fees  = "第二十条第（八）项|<|<|<\n信息内容|本年收费金额（单位：万元）|<|<\n行政事业性收费|9.5|<|<\n"
	)
	want := values(reportOf(t, chapter{2, disclosureTitle, []string{first + fifth + sixth + fees}}))
	if n := len(strings.Split(want, "\n")); n != 10 {
		t.Fatalf("%d values in order:\n%s", n, want)
	}
	sorted := func(s string) map[string]bool {
		m := map[string]bool{}
		for _, l := range strings.Split(s, "\n") {
			m[l] = true
		}
		return m
	}
	for _, c := range []struct{ name, grid string }{
		{"the last first", fees + first + fifth + sixth},
		{"the first last", fifth + sixth + fees + first},
		{"from last to first", fees + sixth + fifth + first},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := reportOf(t, chapter{2, disclosureTitle, []string{c.grid}})
			if got := values(r); fmt.Sprint(sorted(got)) != fmt.Sprint(sorted(want)) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}
