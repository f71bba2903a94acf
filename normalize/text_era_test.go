package normalize_test

import (
	"slices"
	"strings"
	"testing"
)

// A report on a year before a form, put out anew in it, has the form's table: in a text no column
// stands under its head, and the rows of heads tell.
func TestTextOfALaterForm(t *testing.T) {
	const table = "二、主动公开政府信息情况\n第二十条第（一）项\n|\n信息内容\n|\n本年新制作数量\n|\n本年新公开数量\n|\n对外公开总数量\n|\n规章\n|\n0\n|\n1\n|\n2\n|\n规范性文件\n|\n3\n|\n4\n|\n5\n|\n" +
		"第二十条第（五）项\n|\n信息内容\n|\n上一年项目数量\n|\n本年增/减\n|\n处理决定数量\n|\n行政许可\n|\n7\n|\n0\n|\n2\n|\n其他对外管理服务事项\n|\n0\n|\n0\n|\n0\n|\n" +
		"第二十条第（六）项\n|\n信息内容\n|\n上一年项目数量\n|\n本年增/减\n|\n处理决定数量\n|\n行政处罚\n|\n4\n|\n0\n|\n6\n|\n行政强制\n|\n0\n|\n0\n|\n0\n|\n"
	for _, year := range []string{"2016", "2019"} {
		_, lines := readText(t, "海东市平安区"+year+"年政府信息公开工作年度报告\n一、总体情况\n全年主动公开政府信息若干条，受理申请若干件，均已办结。\n"+table)
		for _, want := range []string{"read disclosure.normative_documents.published_total 5", "read disclosure.permits.last_year 7", "read disclosure.penalties.decisions 6"} {
			if !slices.Contains(lines, want) {
				t.Errorf("%s: no %q in\n%s", year, want, strings.Join(lines, "\n"))
			}
		}
	}
	// Words in common alone prove nothing.
	_, lines := readText(t, "海东市平安区2016年政府信息公开工作年度报告\n一、总体情况\n全年主动公开政府信息若干条，受理申请若干件，均已办结。\n二、主动公开政府信息情况\n信息内容 数量\n规章 0\n规范性文件 4\n行政许可 7\n行政处罚 8\n行政强制 3\n行政事业性收费 2\n")
	if i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "read") }); i >= 0 {
		t.Errorf("read of words in common: %s", lines[i])
	}
}
