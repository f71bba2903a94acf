package runon

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/internal/sketch"
)

// labels are those of all rows of table three in form 2019, each with the figures of a report
// in which seven natural persons, of whom none was carried over, were answered.
var labels = []string{
	"一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开",
	"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”",
	"4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
	"1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确", "1.信访举报投诉类申请", "2.重复申请",
	"3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息", "（六）其他处理", "（七）总计", "四、结转下年度继续办理",
}

// tableThree writes the rows, each with zeros but for those that are given by their number.
func tableThree(figures map[int]string) *document.Table {
	var lines []string
	for i, l := range labels {
		text, ok := figures[i]
		if !ok {
			text = "0000000"
		}
		lines = append(lines, l+" "+text)
	}
	return sketch.Lines(strings.Join(lines, "\n"))
}

func partTable(t *document.Table) {
	Part(&document.Document{Sections: []document.Section{{Blocks: []document.Block{{Table: t}}}}})
}

// line writes the cells of a row behind its label, with a sign for what they rest on: "!" for
// sums of two kinds, "~" for one way to part them, "?" for digits left open.
func line(t *document.Table, row int) string {
	var texts []string
	sign := ""
	for _, c := range t.Cells {
		if c.Row != row || c.Col == 0 {
			continue
		}
		texts = append(texts, c.Text)
		switch {
		case c.RunOn == nil:
		case c.RunOn.Proven:
			sign = "!"
		case c.RunOn.Parted:
			sign = "~"
		default:
			sign = "?"
		}
	}
	return sign + strings.Join(texts, " ")
}

func TestPart(t *testing.T) {
	for _, c := range []struct {
		name    string
		figures map[int]string
		want    map[int]string
	}{
		{"the sums over rows and down columns leave one way", map[int]string{0: "7000007", 2: "6000006", 16: "1000001", 21: "7000007"},
			map[int]string{0: "!7 0 0 0 0 0 7", 1: "!0 0 0 0 0 0 0", 16: "!1 0 0 0 0 0 1"}},
		{"white space parts figures", map[int]string{0: "230 000023", 2: "23 0 00 0 023", 21: "23000 0023"},
			map[int]string{0: "!23 0 0 0 0 0 23", 2: "!23 0 0 0 0 0 23"}},
		{"figures that stand apart stay", map[int]string{0: "7 0 0 0 0 0 7", 2: "7000007", 21: "7000007"}, map[int]string{0: "7 0 0 0 0 0 7", 2: "!7 0 0 0 0 0 7"}},
		{"no sum down a column holds: one way is likely", map[int]string{0: "7000007", 2: "6000006", 21: "6000006"}, map[int]string{0: "~7 0 0 0 0 0 7"}},
		// 1 + 11 and 11 + 1 are both 12.
		{"two ways, and columns tell which", map[int]string{0: "111000012", 2: "1000001", 3: "0 11 0 0 0 0 11", 21: "111000012"},
			map[int]string{0: "~1 11 0 0 0 0 12", 21: "~1 11 0 0 0 0 12"}},
		{"two ways, and columns allow both", map[int]string{0: "111000012", 2: "111000012", 21: "111000012"},
			map[int]string{0: "?111000012", 2: "?111000012", 21: "?111000012"}},
		{"no way", map[int]string{0: "7000008", 2: "7000007", 21: "7000007"}, map[int]string{0: "?7000008"}},
		{"a unit among the digits", map[int]string{0: "7000007件"}, map[int]string{0: "?7000007件"}},
		// 5 + 0 + 1 + ... or, where cells are blank, 50 + 1 ...: a table with blanks tells nothing of it.
		{"blanks in the table", map[int]string{0: "77", 2: "573832100", 21: "573832100"}, map[int]string{0: "?77", 2: "?573832100"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := tableThree(c.figures)
			partTable(table)
			for row, want := range c.want {
				if got := line(table, row); got != want {
					t.Errorf("%s: %s, want %s", labels[row], got, want)
				}
			}
		})
	}
}

// Where no sums are, digits are parted only if nothing but zeros is there, or before the last.
func TestRowsWithoutSums(t *testing.T) {
	table := sketch.Lines("第二十条第（一）项\n信息内容 本年新制作数量 本年新公开数量 对外公开总数量\n规章 000\n规范性文件 898989\n" +
		"第二十条第（五）项\n信息内容 上一年项目数量 本年增/减 处理决定数量\n行政许可 3960181\n其他对外管理服务事项 000\n第二十条第（六）项\n信息内容 上一年项目数量 本年增/减 处理决定数量\n行政处罚 121\n行政强制 000")
	partTable(table)
	for row, want := range map[int]string{2: "!0 0 0", 3: "?898989", 6: "?3960181", 10: "?121"} {
		if got := line(table, row); got != want {
			t.Errorf("row %d: %s, want %s", row, got, want)
		}
	}
}

// Zeros leave one way to part the digits of a row, whatever they count; of this year and all
// years those that no sum and no order of the two excludes are left.
func TestRowsOfYears(t *testing.T) {
	table := sketch.Lines("指标名称 计量单位 2013年度 历年累计\n主动公开信息数 条 18535395\n其中：1.网站公开 条 07\n2.政府公报公开 条 00\n受理依申请公开信息总数 条 2121\n其中：1.当面申请数 条 1818\n" +
		"2.传真申请数 条 00\n3.电子邮件申请数 条 36\n4.网上申请数 条 00\n5.信函申请数 条 00\n6.其它形式申请数 条 00\n行政复议数 条 728")
	partTable(table)
	for row, want := range map[int]string{1: "?18535395", 2: "!0 7", 4: "~21 21", 5: "~18 18", 7: "~3 6", 11: "~7 28"} {
		if got := strings.Replace(line(table, row), "条 ", "", 1); got != want {
			t.Errorf("row %d: %s, want %s", row, got, want)
		}
	}
}

// A row of three columns that ends in its only figure.
func TestZerosBeforeAFigure(t *testing.T) {
	table := sketch.Lines("第二十条第（一）项\n信息内容 本年新制作数量 本年新公开数量 对外公开总数量\n规章 007\n规范性文件 0012")
	table.Cells = append(table.Cells, zeroLedElsewhere(table.Rows)...)
	table.Rows += fewestZeroLed
	partTable(table)
	for row, want := range map[int]string{2: "!0 0 7", 3: "!0 0 12"} {
		if got := line(table, row); got != want {
			t.Errorf("row %d: %s, want %s", row, got, want)
		}
	}
}

func TestTableOfOneRow(t *testing.T) {
	heads := "行政复议 行政诉讼 未经复议直接起诉 复议后起诉\n" + strings.Repeat("结果维持 结果纠正 其他结果 尚未审结 总计\n", 3)
	for text, want := range map[string]string{
		"000000000000000": "!0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
		"100012000200000": "~1 0 0 0 1 2 0 0 0 2 0 0 0 0 0",
		"100022000200000": "?100022000200000",
	} {
		table := sketch.Lines(heads + text)
		table.Cells = append(table.Cells, zeroLedElsewhere(table.Rows)...)
		table.Rows += fewestZeroLed
		partTable(table)
		var texts []string
		sign := ""
		for _, c := range table.Cells {
			if c.Row == 4 {
				texts = append(texts, c.Text)
				sign = map[bool]string{true: "!", false: "~"}[c.RunOn != nil && c.RunOn.Proven]
				if c.RunOn == nil || !c.RunOn.Parted {
					sign = "?"
				}
			}
		}
		if got := sign + strings.Join(texts, " "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// zeroLedElsewhere are figures that show that digits of the text run together.
func zeroLedElsewhere(row int) []document.Cell {
	var cells []document.Cell
	for i := range fewestZeroLed {
		cells = append(cells, document.Cell{Row: row + i, RowSpan: 1, ColSpan: 1, Text: fmt.Sprintf("00%d", i)})
	}
	return cells
}

// A figure or two that begin with a zero are misprints, and no other is cut for them.
func TestTextWhoseDigitsStandApart(t *testing.T) {
	table := sketch.Lines("一、本年新收政府信息公开申请数量 7000007\n二、上年结转政府信息公开申请数量 07 1\n（一）予以公开 0012")
	partTable(table)
	if got := line(table, 0); got != "7000007" {
		t.Error(got)
	}
}
