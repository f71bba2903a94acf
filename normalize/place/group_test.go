package place

import (
	"slices"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/internal/sketch"
)

const firstOfOthers = "\n1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"

// withGroup are rows of applications with others before the sum of all.
func withGroup(rows string) string {
	return applicationHeads + strings.Replace(firstRows, "\n（七）", "\n"+rows+"\n（七）", 1)
}

// withoutLines is a grid as of sketch.Ruled that no line parts: what is empty in it is no cell.
func withoutLines(text string) *document.Table {
	t := sketch.Ruled(text)
	t.Source = document.FromAlignment
	t.Cells = slices.DeleteFunc(t.Cells, func(c document.Cell) bool { return c.Text == "" })
	return t
}

// Where no line parts the rows, figures beside the sum of a group may be those of its first
// row, if that one has none.
func TestSumAndFirstRow(t *testing.T) {
	const sum, first, empty = "（六）其他处理|1|2|3|4|5|6|21", firstOfOthers + "|1|2|3|4|5|6|21", firstOfOthers + "|||||||"
	for _, c := range []struct {
		name string
		grid *document.Table
		want string
	}{
		{"both have figures", withoutLines(withGroup(sum + first)), "2 read"},
		{"the first row has none", withoutLines(withGroup(sum + empty)), "2 flagged"},
		{"lines part them", sketch.Ruled(withGroup(sum + empty)), "2 read"},
	} {
		if got := figure(report(c.grid), "other", "business"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A piece of the name of a group does not make a row its sum: the figures beside it are those
// of its first row, whose label stands on the next line.
func TestPieceOfASumsName(t *testing.T) {
	for label, want := range map[string]string{"（六）其他处理": "2 flagged", "（六）其他": "2 flagged", "处理": "none", "他处": "none"} {
		if got := figure(report(withoutLines(withGroup(label+"|1|2|3|4|5|6|21"+firstOfOthers))), "other", "business"); got != want {
			t.Errorf("%s: %s, want %s", label, got, want)
		}
	}
}

// A label beside which a cell goes on from the row above is the group's: the figures are those of a row that is named
// in that cell, between whose lines no line was found.
func TestGroupBesideCellOfSeveralRows(t *testing.T) {
	const above = "（五）不予处理 | 4.无正当理由大量反复申请 5.要求行政机关确认或重新出具已获取信息 1.申请人无正当理由逾期不补正"
	for _, c := range []struct{ name, rows, want string }{
		{"one cell for all", above + "|4|4|0|0|0|0|8\n（六）其他处理|^|1|2|3|4|5|6|21\n^|3.其他|0|0|0|0|0|0|0", "2 flagged"},
		{"its own cell is empty", above + "|4|4|0|0|0|0|8\n（六）其他处理||1|2|3|4|5|6|21\n^|3.其他|0|0|0|0|0|0|0", "2 read"},
	} {
		heads := " | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n一、本年新收政府信息公开申请数量|<|1|2|3|4|5|6|21\n二、上年结转政府信息公开申请数量|<|0|0|0|0|0|0|0\n"
		if got := figure(report(sketch.Ruled(heads+c.rows)), "other", "business"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A figure beside the label in its cell, with one in each column behind it, shows that there
// are more columns than the form has: without heads, order tells none of them.
func TestFigureBesideLabel(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"行政规范性文件 | 24 | 16 | 1", "normative_documents.issued 24\nnormative_documents.repealed 16\nnormative_documents.in_force 1"},
		{"行政规范性文件 24 | 11 | 49 | 3", "normative_documents.issued 11 flagged\nnormative_documents.repealed 49 flagged\nnormative_documents.in_force 3 flagged"},
		{"行政规范性文件 24 | | 16 | 1", "normative_documents.issued blank\nnormative_documents.repealed 16\nnormative_documents.in_force 1"},
	} {
		if got := placed("2021", "disclosure", sketch.Ruled("规章 | 1 | 2 | 3\n"+c.row)); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s:\n%s", c.row, got)
		}
	}
}
