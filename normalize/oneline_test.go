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

// A province's table of two years without a gap: 主动公开信息数 could be 12|52400 too.
func TestTableOfYearsOnOneLine(t *testing.T) {
	got := readLine(t, []byte("福建省某县水利局2013年政府信息公开工作年度报告 本报告所列数据的统计期限自2013年1月1日起至2013年12月31日止。 一、概述 做好各项工作。 附件 政府信息公开情况统计表 指标名称计量单位2013年度历年累计"+
		"主动公开信息数条1252400其中：1.网站公开条072.政府公报公开条00受理依申请公开信息总数条728其中：1.当面申请数条0182.传真申请数条003.电子邮件申请数条364.网上申请数条445.信函申请数条006.其它形式申请数条00"+
		"对申请的答复数条324其中：1.同意公开答复数条2192.同意部分公开答复数条133.否决公开答复数条02行政复议数件00行政诉讼数件00行政申诉、举报数件00"))
	for what, want := range map[string]int{"read": 20, "inferred": 12, "flagged": 0, "unplaced": 1, "unplaced with a value": 0} {
		if got[what] != want {
			t.Errorf("%s: %d, want %d", what, got[what], want)
		}
	}
}

// The statistics of 2014 to 2018 without a gap, with the numbers of the rows and without.
func TestStatisticsOnOneLine(t *testing.T) {
	for _, table := range []string{
		"统计指标单位统计数（一）主动公开政府信息数条107其中：主动公开规范性文件数条5制发规范性文件总数件61．政府公报公开政府信息数条02．政府网站公开政府信息数条99（一）收到申请数件121．当面申请数件22．传真申请数件0",
		"序号统计指标统计数1（一）主动公开政府信息数1072其中：主动公开规范性文件数53制发规范性文件总数641．政府公报公开政府信息数052．政府网站公开政府信息数996（一）收到申请数1271．当面申请数282．传真申请数0",
	} {
		got := readLine(t, []byte("某县水利局2016年政府信息公开工作年度报告 一、概述 做好各项工作。 附件 政府信息公开情况统计表 "+table))
		for what, want := range map[string]int{"read": 8, "inferred": 0, "flagged": 0, "unplaced": 0} {
			if got[what] != want {
				t.Errorf("%s: %d, want %d: %s", what, got[what], want, table)
			}
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
