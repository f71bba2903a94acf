package plaintext

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// What a text becomes: lines, rows of cells that stood one a line, and tables that pipes draw.
func TestRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"lines keep their order and their numbers",
			"一、总体情况\n\n2023年，我局公开信息90条。\n答复申请3件。", "1 一、总体情况\n3 ¶2023年，我局公开信息90条。\n4 答复申请3件。"},
		{"cells one a line are put to their label",
			"一、本年新收\n\n12\n\n0\n\n12\n\n二、上年结转\n\n1\n\n0\n\n1\n\n（一）予以公开\n\n3\n\n0\n\n3",
			"1 一、本年新收 12 0 12\n9 二、上年结转 1 0 1\n17 （一）予以公开 3 0 3"},
		{"figures with their unit, and 无, are cells too", "（一）收到申请数\n13件\n无\n8.告知作出更改补充\n0件\n2件", "1 （一）收到申请数 13件 无\n4 8.告知作出更改补充 0件 2件"},
		{"a unit stands before its figure", "（一）收到申请数\n\n件\n\n13\n\n1.当面申请数\n\n件\n\n——\n\n3",
			"1 （一）收到申请数 件 13\n7 1.当面申请数\n9 件\n11 ——\n13 3"},
		{"a label can be broken over lines",
			"2.其他法律行政法规禁\n止公开\n0\n0\n0", "1 2.其他法律行政法规禁止公开 0 0 0"},
		{"the heading of a chapter is of no label",
			"四、行政复议、行政诉讼情况\n行政复议\n总计\n0\n1\n1", "1 四、行政复议、行政诉讼情况\n2 行政复议总计 0 1 1"},
		{"where blank lines part cells, figures without are those of a column and have no label",
			"一、甲\n\n1\n\n2\n\n二、乙\n\n1\n\n2\n\n三、丙\n\n1\n\n2\n\n（一）丁\n（二）戊\n\n5\n6",
			"1 一、甲 1 2\n7 二、乙 1 2\n13 三、丙 1 2\n19 （一）丁\n20 （二）戊\n22 5 6"},
		{"a column of figures goes on after a row",
			"一、甲\n\n1\n\n2\n\n二、乙\n\n1\n\n2\n\n三、丙\n\n1\n\n2\n\n（一）丁\n\n7\n\n9\n\n5\n6\n\n3\n4",
			"1 一、甲 1 2\n7 二、乙 1 2\n13 三、丙 1 2\n19 （一）丁 7 9\n25 5 6\n28 3 4"},
		{"no label is taken over a page number", "行政许可\n\n－ １ －\n\n7\n\n9", "1 行政许可\n5 ¶7 9"},
		{"a sign for none ends a row", "（一）甲\n件\n—\n件\n3", "1 （一）甲 件 —\n5 件 3"},
		{"a text printed twice is read once",
			strings.Repeat("本机关认真贯彻落实政府信息公开条例\n", 2) + strings.Repeat("本机关及时更新政府信息公开指南\n", 2) + strings.Repeat("本机关依法办理政府信息公开申请\n", 2) +
				strings.Repeat("本机关加强政府信息公开平台建设\n", 2) + strings.Repeat("本机关开展政府信息公开工作培训\n", 2) + "收到申请数\n收到申请数\n13\n13\n办结数\n办结数\n44\n答复数\n答复数\n22\n22",
			"1 本机关认真贯彻落实政府信息公开条例\n3 本机关及时更新政府信息公开指南\n5 本机关依法办理政府信息公开申请\n7 本机关加强政府信息公开平台建设\n9 本机关开展政府信息公开工作培训\n11 收到申请数\n13 13\n15 办结数\n17 4\n18 答复数\n20 22\ufffd"},
		{"a figure alone stays where it is", "主动公开\n\n90\n\n条", "1 主动公开\n3 ¶90\n5 ¶条"},
		{"a row is no label", "一、甲 1 2\n3\n4", "1 一、甲 1 2\n2 3 4"},
		{"page numbers are no figures", "- 1 -\n某局\n\f第 2 页 共 2 页\n二、乙", "2 某局\n4 二、乙"},
		{"a line printed twice to make it bold", "某某市水利局2023年年度报告\n某某市水利局2023年年度报告", "1 某某市水利局2023年年度报告"},
		{"blank lines between all lines tell nothing", "本机关认真贯彻落实政府信息公开条例一\n\n本机关认真贯彻落实政府信息公开条例二\n\n本机关认真贯彻落实政府信息公开条例三\n\n本机关认真贯彻落实政府信息公开条例四\n\n本机关认真贯彻落实政府信息公开条例五", "1 本机关认真贯彻落实政府信息公开条例一\n3 本机关认真贯彻落实政府信息公开条例二\n5 本机关认真贯彻落实政府信息公开条例三\n7 本机关认真贯彻落实政府信息公开条例四\n9 本机关认真贯彻落实政府信息公开条例五"},
		{"pipes draw a table",
			"表三\n| | 自然人 | 总计 |\n|---|:--:|---|\n| 一、本年新收 | 7 | 7 |\n| 二、上年结转 | | 0 |\n完",
			"1 表三\n2 [|自然人|总计][一、本年新收|7|7][二、上年结转||0]\n6 完"},
		{"a table that a converter has torn is lines",
			"一、甲\n| 数量 | 总计 |\n|---|---|\n| 1 | 1 |\n二、乙\n| 某 数 | 2 | 2 | |\n|---|---|---|---|\n丙的\n| 3 | 3 |\n|---|---|\n标签",
			"1 一、甲\n2 [数量|总计][1|1]\n5 二、乙\n6 某数 2 2\n8 丙的\n9 3 3\n11 标签"},
		{"rows of another width are another table",
			"| 甲 | 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |", "1 [甲|1|2]\n2 [3|4][5|6]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := new(document.Document)
			if err := Read(doc, []byte(c.text), Names{}, document.Limits{}.WithDefaults()); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range doc.Pages {
				for _, it := range p.Sequence {
					got = append(got, sketch(it))
				}
			}
			if s := strings.Join(got, "\n"); s != c.want {
				t.Errorf("got\n%s\nwant\n%s", s, c.want)
			}
		})
	}
}

// sketch writes an item: a line with a sign where a blank line stands before it, a table
// with a bracket for each row.
func sketch(it document.Item) string {
	if it.Line != nil {
		mark := ""
		if it.Line.Apart {
			mark = "¶"
		}
		return fmt.Sprintf("%d %s%s", it.Line.Number, mark, it.Line.Text)
	}
	rows := make([][]string, it.Table.Rows)
	for _, c := range it.Table.Cells {
		rows[c.Row] = append(rows[c.Row], c.Text)
	}
	s := fmt.Sprintf("%d ", it.Place().Line)
	for _, r := range rows {
		s += "[" + strings.Join(r, "|") + "]"
	}
	return s
}
