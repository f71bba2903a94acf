package plaintext

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// What becomes of rows that a converter filled up with pipes, and where the first of their
// words stood. ‖ parts cells of which some are empty.
func TestReadOfFilledRows(t *testing.T) {
	const heads = "勾稽关系 | 申请人情况 | ||||\n自然人 | 其他 | 总计 | |||\n"
	for _, c := range []struct{ name, text, want string }{
		{"figures do not stand under the heads above them", heads + "一、新收 | 7 | 0 | 7 | ||\n三、结果 | （一）予以公开 | 5 | 1 | 6 | |\n（三）不予公开 | 1.国家秘密 | 甲 | 2 | 0 | 2 |",
			"1 勾稽关系 申请人情况\n2 自然人 其他 总计\n3 一、新收 7 0 7\n4 三、结果\n4 （一）予以公开 5 1 6\n5 （三）不予公开\n5 1.国家秘密\n5 甲 2 0 2"},
		{"nor where a pipe opens each row", "| 自然人 | 其他 | 总计 | ||\n| 一、新收 | 7 | 0 | 7 | |\n| 二、结转 | 1 | 0 | 1 | |\n| 三、结果 | 办结 | 8 | ||",
			"1 自然人 其他 总计\n2 一、新收 7 0 7\n3 二、结转 1 0 1\n4 三、结果\n4 办结 8"},
		{"cells that are empty keep their places", heads + "一、新收 | 7 | | 7 | ||\n三、结果 | （一）予以公开 | | 5 | 5 | |\n（二）部分公开 | 1 | | 1 | ||\n（四）无法提供 | | | 0 | ||",
			"1 勾稽关系 申请人情况\n2 自然人 其他 总计\n3 一、新收‖7‖‖7\n4 三、结果\n4 （一）予以公开‖‖5‖5\n5 （二）部分公开‖1‖‖1\n6 （四）无法提供‖‖‖0"},
		{"one pipe at the end that could be either leaves order alone", "第五项 | ||||\n规章 | 8 | | 9 | |\n许可 | 5 | 6 | |||",
			"1 第五项\n2 规章 8 9\n3 许可 5 6"},
		{"where names of groups alone are filled up, all others stand under their heads", "指标 | 单位 | 数 |\n一、公开 | ||\n规章 | 条 | 7 |\n二、申请 | ||\n当面 | 件 | |",
			"1 [指标|单位|数][一、公开||][规章|条|7][二、申请||][当面|件|]"},
		{"a unit is no label", "统计 | 指标 | 单位 | ||\n一、公开 | 条 | 7 | ||\n二、申请 | 件 | 8 | ||", "1 统计 指标 单位\n2 一、公开 条 7\n3 二、申请 件 8"},
		{"without spaces such pipes are cells that are empty", "|甲|乙|总计|\n|规章|7||\n|许可|8||",
			"1 [甲|乙|总计][规章|7|][许可|8|]"},
		{"cells one a line", "第五项 |\n|||\n信息内容 |\n制发 |\n废止 |\n有效 |\n规章 |\n1 |\n|\n3 |\n许可 |\n12 |\n||\n处罚 |\n7 |\n||\n强制 |\n0 |",
			"1 第五项\n3 信息内容 制发 废止 有效\n7 规章‖1‖‖3\n11 许可 12\n14 处罚 7\n17 强制 0"},
		{"cells one a line, and a pipe before each row", "|\n第五项 |\n|||\n|\n规章 |\n1 |\n2 |\n3 |\n|\n许可 |\n12 |\n||\n|\n收费 |\n5 |\n6 |\n|\n|\n第六项 |\n|||",
			"2 第五项\n5 规章 1 2 3\n10 许可 12\n14 收费 5 6\n19 第六项"},
		{"a pipe before each row, and the last cell filled up on its line", "|\n第五项 | |||\n|\n规章 |\n1 |\n2 |\n3 |\n|\n许可 |\n12 | ||\n|\n处罚 |\n7 | ||\n|\n强制 |\n0 | ||\n|\n收费 |\n5 |\n6 | |",
			"2 第五项\n4 规章 1 2 3\n9 许可 12\n12 处罚 7\n15 强制 0\n18 收费 5 6"},
		{"cells one a line that make no rows of one width are told by order", "甲 |\n|||\n乙 |\n1 |\n||\n丙 |\n2 |\n||",
			"1 甲\n3 乙 1\n6 丙 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := new(document.Document)
			if err := Read(doc, []byte(c.text), formNames, document.Limits{}.WithDefaults()); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, it := range doc.Pages[0].Sequence {
				text := sketch(it)
				if it.Line != nil && it.Line.Cells != nil {
					text = fmt.Sprintf("%d %s", it.Line.Number, strings.Join(it.Line.Cells, "‖"))
				}
				if it.Line != nil && it.Line.Numbers != nil && len(it.Line.Numbers) != len(strings.Fields(it.Line.Text)) {
					t.Errorf("%s: numbers of lines for %d of its words", text, len(it.Line.Numbers))
				}
				got = append(got, text)
			}
			if s := strings.Join(got, "\n"); s != c.want {
				t.Errorf("got\n%s\nwant\n%s", s, c.want)
			}
		})
	}
}
