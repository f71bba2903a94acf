package normalize_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/normalize"
)

// readLine reads a text of which all stands on one line, and counts its figures by status.
func readLine(t *testing.T, text []byte) map[string]int {
	t.Helper()
	rows, groups, heads := normalize.TableNames()
	doc, err := extract.Read(context.Background(), "report.txt", text,
		extract.Options{Titles: normalize.SectionTitles(), Names: extract.Names{Rows: rows, Groups: groups, Heads: heads}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := normalize.Normalize(doc)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, o := range r.Observations {
		if !o.Stated() {
			counts[string(o.Status)]++
		}
	}
	for _, u := range r.Unplaced {
		counts["unplaced"]++
		if u.Value != nil {
			counts["unplaced with a value"]++
		}
	}
	for _, table := range r.Printed {
		for _, c := range table.Cells {
			counts["printed"]++
			if c.Value == nil {
				counts["printed without a value"]++
			}
		}
	}
	return counts
}

// Digits without a gap whose sums tell nothing are kept under their rows, and as no number.
func TestReportOnOneLine(t *testing.T) {
	got := readLine(t, []byte("海东市平安区2020年政府信息公开工作年度报告 一、总体情况 全年公开政府信息若干条。 二、主动公开政府信息情况 第二十条第（一）项"+
		"信息内容本年新制作数量本年新公开数量对外公开总数量规章000规范性文件898989第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量"+
		"行政许可3960181其他对外管理服务事项000第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量行政处罚000行政强制000 五、存在的主要问题及改进情况 还需努力。"))
	for what, want := range map[string]int{"read": 12, "inferred": 0, "flagged": 0, "unplaced": 2, "unplaced with a value": 0, "printed": 14, "printed without a value": 2} {
		if got[what] != want {
			t.Errorf("%s: %d, want %d", what, got[what], want)
		}
	}
}

// Pages as a crawler keeps them, all on one line: in the second the digits run together.
func TestCrawledPages(t *testing.T) {
	for name, want := range map[string]map[string]int{
		"pingtan-2014-txt": {"read": 32, "unplaced": 0},
		"pingtan-2019-txt": {"read": 179, "unplaced": 7, "unplaced with a value": 0},
	} {
		text, err := os.ReadFile(filepath.Join(corpus, "published", name, "report.txt"))
		if err != nil {
			t.Skip("the corpus of real reports is not there")
		}
		got := readLine(t, text)
		for what, n := range want {
			if got[what] != n {
				t.Errorf("%s: %s: %d, want %d", name, what, got[what], n)
			}
		}
	}
}

// A text of a line a row, joined to one line, says the same.
func TestLinesJoinedToOne(t *testing.T) {
	text := textHead + "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年新制作数量 本年新公开数量 对外公开总数量\n规章 18 6 5\n规范性文件 5 3 2\n" +
		"第二十条第（八）项\n信息内容 上一年项目数量 本年增/减\n行政事业性收费 4 -1\n第二十条第（九）项\n信息内容 采购项目数量 采购总金额\n政府集中采购 110 0.5亿元\n"
	want := readLine(t, []byte(text))
	got := readLine(t, []byte(strings.ReplaceAll(text, "\n", " ")))
	if got["read"] != want["read"] || want["read"] != 10 {
		t.Errorf("%v on one line, %v on several", got, want)
	}
}
