package plaintext

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
)

var formNames = Names{
	Rows:   []string{"规章", "行政许可", "行政处罚", "行政强制", "（一）予以公开", "2.重复申请", "3.要求提供公开出版物"},
	Groups: []string{"第二十条第（五）项", "第二十条第（六）项", "三、本年度办理结果"},
	Heads:  []string{"本年处理决定数量", "本年制发件数", "现行有效件数", "自然人", "其他", "总计", "结果维持", "结果纠正", "其他结果", "尚未审结"},
}

// numbered writes ten rows with their numbers.
func numbered(format string) string {
	var rows []string
	for i, label := range strings.Split("甲乙丙丁戊己庚辛壬癸", "") {
		rows = append(rows, fmt.Sprintf(format, i+1, label+"类信息数", 7*i%5))
	}
	return strings.Join(rows, "\n")
}

// What becomes of texts that have lost their lines, or keep them with pipes or commas.
func TestReadOfTornTables(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a page on one line",
			"某县2023年政府信息公开工作年度报告 一、总体情况 全年公开信息9条。 二、主动公开政府信息情况 第二十条第（五）项 信息内容 本年处理决定数量 行政许可 12 第二十条第（六）项 行政处罚 5 行政强制 0 五、存在的主要问题及改进情况 还需努力。",
			"某县2023年政府信息公开工作年度报告\n¶一、总体情况\n¶全年公开信息9条。\n¶二、主动公开政府信息情况\n¶第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可 12\n第二十条第（六）项\n行政处罚 5\n行政强制 0\n¶五、存在的主要问题及改进情况\n¶还需努力。"},
		{"without a gap", "规章000行政许可3960181行政处罚121（一）予以公开7000007", "规章 000\n行政许可 3960181\n行政处罚 121\n（一）予以公开 7000007"},
		{"the numeral of a label is none of its neighbour's digits", "（一）予以公开00000002.重复申请30000033.要求提供公开出版物0000000", "（一）予以公开 0000000\n2.重复申请 3000003\n3.要求提供公开出版物 0000000"},
		{"the only digit before the numeral of a label", "行政许可62.重复申请13.要求提供公开出版物0", "行政许可 6\n2.重复申请 1\n3.要求提供公开出版物 0"},
		{"units without a gap", "规章条1行政许可件20行政处罚件3", "规章 条 1\n行政许可 件 20\n行政处罚 件 3"},
		{"a sign between two figures", "规章35-15行政许可2行政处罚3", "规章 35 -15\n行政许可 2\n行政处罚 3"},
		{"colons before figures", "规章：1条\n行政许可：20件\n行政处罚：3件", "规章 1条\n行政许可 20件\n行政处罚 3件"},
		{"two lists with colons", "规章：1条\n行政许可：20件\n行政处罚：3件\n累计\n规章：9条", "规章：1条\n行政许可：20件\n行政处罚：3件\n累计\n规章：9条"},
		{"the numbers of rows right behind figures", "1规章1372行政许可03第二十条第（六）项4行政处罚45行政强制6", "规章 137\n行政许可 0\n第二十条第（六）项\n行政处罚 4\n行政强制 6"},
		{"numbers of rows of which one is missing", "1规章1372行政许可04行政处罚45行政强制6", "规章 137\n行政许可 0\n行政处罚 4\n行政强制 6"},
		{"numbers of rows in no order", "1规章1372行政许可03第二十条第（六）项4行政处罚49行政强制6", "1规章1372行政许可03第二十条第（六）项4行政处罚49行政强制6"},
		{"figures that no numbers of rows are before", "规章12行政许可3行政处罚4", "规章 12\n行政许可 3\n行政处罚 4"},
		{"a name that is explained", "规章（设区的市、自治州人民政府应提供相关数据，没有的填零，并在其他需要报告的事项中说明没有的原因，以及依据的文件）\n1\n2\n行政许可\n3\n4",
			"规章（设区的市、自治州人民政府应提供相关数据，没有的填零，并在其他需要报告的事项中说明没有的原因，以及依据的文件） 1 2\n行政许可 3 4"},
		{"figures under heads alone", "规章 1 行政许可 2 行政处罚 3 结果维持 结果纠正 其他结果 尚未审结 总计 1 0 2 0 3", "规章 1\n行政许可 2\n行政处罚 3\n结果维持 结果纠正 其他结果 尚未审结 总计\n1 0 2 0 3"},
		{"two titles on one line",
			"甲县2022年政府信息公开工作年度报告 行政许可 1 行政处罚 2 行政强制 3 六、其他需要报告的事项 无。 乙县2022年政府信息公开工作年度报告 根据要求",
			"甲县2022年政府信息公开工作年度报告\n¶行政许可 1\n行政处罚 2\n行政强制 3\n¶六、其他需要报告的事项\n¶无。\n¶乙县2022年政府信息公开工作年度报告\n¶根据要求"},
		{"numbers of pages between", "行政许可 1 - 1 - 行政处罚 2 - 2 - 行政强制 3", "行政许可 1\n行政处罚 2\n行政强制 3"},
		{"the number of a page behind the heads, and behind the table", "行政许可 1 自然人 总计 - 1 - 行政处罚 2 行政强制 3 - 2 - 又一段",
			"行政许可 1\n自然人 总计\n行政处罚 2\n行政强制 3\n又一段"},
		{"a numeral down the side is no heading", "规章 1 三 、 行政许可 2 本 年 度 行政处罚 3 行政强制 4 事项", "规章 1\n三 、\n行政许可 2\n本 年 度\n行政处罚 3\n行政强制 4\n事项"},
		{"the rest of a label goes on behind its short form", "（一）予以公开（区分处理 1 0 1 行政处罚 2 规章 3 行政强制 4", "（一）予以公开（区分处理 1 0 1\n行政处罚 2\n规章 3\n行政强制 4"},
		{"figures between dashes that count no pages", "规章 - 4 - 行政处罚 2 行政强制 3", "规章 - 4 -\n行政处罚 2\n行政强制 3"},
		{"a sentence stays one", "全年办理行政许可12件，行政处罚5件，行政强制3件。", "全年办理行政许可12件，行政处罚5件，行政强制3件。"},
		{"two rows are no table", "行政许可 12 行政处罚 5", "行政许可 12 行政处罚 5"},
		{"the name of a group before a row", "三、本年度办理结果 （一）予以公开 1 0 1", "三、本年度办理结果\n（一）予以公开 1 0 1"},
		{"a pipe before each cell", strings.ReplaceAll("规章/1/2/行政许可/3/4", "/", "\n|\n") + "\n|\n|", "规章 1 2\n行政许可 3 4"},
		{"a pipe before each row, and one behind each cell", "|\n规章 |\n1 |\n2 |\n|\n行政许可 |\n3 |\n4 |\n|\n行政处罚 |\n5 |\n6 |\n|\n|\n|", "规章 1 2\n行政许可 3 4\n行政处罚 5 6"},
		{"a pipe before each cell but the first", "规章\n| 条\n| 5\n|\n行政许可\n| 条\n| 6\n|\n|\n|\n|\n|", "规章 条 5\n行政许可 条 6"},
		{"pipes that close no row, as many on each", "甲 | 总计\n规章 | 1 | 2\n行政许可 | 3 | 4\n | 5 | 6", "甲 总计\n规章 1 2\n行政许可 3 4\n‖5‖6"},
		{"pipes that close rows and open none", "规章 | 1 | 2 |\n行政许可 | 3 | |\n | 5 | 6 |", "[规章|1|2][行政许可|3|][|5|6]"},
		{"tabs part cells, of which some are empty", "规章\t1\t2\t3\n第二十条第（五）项\t行政许可\t4\t\t5\n行政处罚\t\t6\t7", "规章\t1\t2\t3\n第二十条第（五）项\n行政许可‖4‖‖5\n行政处罚‖‖6‖7"},
		{"tabs that set figures below each other", "规章\t\t1\t2\t3\n行政许可\t\t\t4\t\t5\n行政处罚\t6\t\t\t\t7", "规章\t\t1\t2\t3\n行政许可\t\t\t4\t\t5\n行政处罚\t6\t\t\t\t7"},
		{"empty cells between pipes that close no row", "甲 | 总计\n规章 | | 1 | 2\n行政许可 | 3 | 4\n第二十条第（六）项 | 行政处罚 | | 5", "甲 总计\n规章‖‖1‖2\n行政许可 3 4\n第二十条第（六）项\n行政处罚‖‖5"},
		{"a figure behind the name of its row", "行政处罚\n5\n行政强制\n0\n完", "行政处罚 5\n行政强制 0\n完"},
		{"a figure before the first name shows that the names follow", "5\n行政处罚\n0\n行政强制", "5\n行政处罚\n0\n行政强制"},
		{"a figure behind two names may be of either", "行政处罚\n行政强制\n5\n完", "行政处罚\n行政强制\n5\n完"},
		{"a figure before its unit", "行政处罚\n5\n件", "行政处罚\n5\n件"},
		{"a change in words", "行政许可\n6\n减4\n2", "行政许可 6 减4 2"},
		{"a pipe shows where a cell begins", "某某项目\n|\n处理决定数目\n|\n许可事项\n|\n3\n|\n4\n|\n处罚事项\n|\n5\n|\n6\n|", "某某项目\n处理决定数目\n许可事项 3 4\n处罚事项 5 6"},
		{"rows that are numbered", numbered("%d %s 条 %d"), numbered("%[2]s 条 %[3]d")},
		{"rows that are numbered, one cell a line", numbered("%d\n%s\n条\n%d"), numbered("%[2]s 条 %[3]d")},
		{"nine rows are too few to tell", "1 甲 5\n2 乙 6\n3 丙 7", "1 甲 5\n2 乙 6\n3 丙 7"},
		{"commas part figures", "规章,17,56\n行政许可,32882,5\n行政处罚,0,1\n行政强制,9,10,\n信息内容,本年制发件数", "规章 17 56\n行政许可 32882 5\n行政处罚 0 1\n行政强制‖9‖10‖\n信息内容 本年制发件数"},
		{"commas that may be those of thousands", "规章,1,234\n行政许可,5,678\n行政处罚,9,101\n行政强制,1,121", "规章,1,234\n行政许可,5,678\n行政处罚,9,101\n行政强制,1,121"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := new(document.Document)
			if err := Read(doc, []byte(c.text), formNames, document.Limits{}.WithDefaults()); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, it := range doc.Pages[0].Sequence {
				_, text, _ := strings.Cut(sketch(it), " ")
				if it.Line != nil && it.Line.Cells != nil {
					text = strings.Join(it.Line.Cells, "‖")
				}
				got = append(got, text)
			}
			if s := strings.Join(got, "\n"); s != c.want {
				t.Errorf("got\n%s\nwant\n%s", s, c.want)
			}
		})
	}
}
