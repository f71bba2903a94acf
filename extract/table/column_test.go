package table

import (
	"testing"

	"nianbao/extract/internal/sketch"
)

// Each line "20 规章; 120 3" is a row of words with their left edges; the rows of
// the table are written with the columns of their cells.
func TestAlignedTable(t *testing.T) {
	for _, c := range []struct{ name, rows, want string }{
		{"figures under heads", `
20 内容; 120 制发件数; 200 废止件数
20 规章; 135 12; 215 3
20 行政许可; 135 40; 215 5`, `
0 内容 | 1 制发件数 | 2 废止件数
0 规章 | 1 12 | 2 3
0 行政许可 | 1 40 | 2 5`},
		{"figures set to the right and to the left under one head", `
20 内容; 120 制发件数; 200 废止件数
20 规章; 120 1; 235 3
20 行政许可; 150 40; 200 5`, `
0 内容 | 1 制发件数 | 2 废止件数
0 规章 | 1 1 | 2 3
0 行政许可 | 1 40 | 2 5`},
		{"a head over several columns", `
130 申请人情况
20 内容; 120 自然; 160 商业; 200 总计
20 规章; 125 1; 165 2; 205 3
20 行政许可; 125 4; 165 5; 205 9`, `
1-2 申请人情况
0 内容 | 1 自然 | 2 商业 | 3 总计
0 规章 | 1 1 | 2 2 | 3 3
0 行政许可 | 1 4 | 2 5 | 3 9`},
		{"a column without figures is told by its head", `
20 内容; 120 自然; 160 商业; 200 总计
20 规章; 125 1; 205 1
20 行政许可; 125 4; 205 4`, `
0 内容 | 1 自然 | 2 商业 | 3 总计
0 规章 | 1 1 | 3 1
0 行政许可 | 1 4 | 3 4`},
		{"digits set apart under one head are one figure", `
20 内容; 118 制发件; 205 废止件
20 规章; 120 1; 132 3; 144 6; 220 7
20 行政许可; 125 205; 220 8`, `
0 内容 | 1 制发件 | 2 废止件
0 规章 | 1 1 3 6 spread | 2 7
0 行政许可 | 1 205 | 2 8`},
		{"digits further apart than spacing sets them are two", `
20 内容; 118 制发件; 205 废止件
20 规章; 120 1; 140 3; 220 7
20 行政许可; 121 20567; 220 8`, `
0 内容 | 1-2 制发件 | 3 废止件
0 规章 | 1 1 | 2 3 | 3 7
0 行政许可 | 1-2 20567 | 3 8`},
		{"figures of two columns without heads stay two", `
20 规章; 120 1; 160 3
20 行政许可; 120 24; 160 55`, `
0 规章 | 1 1 | 2 3
0 行政许可 | 1 24 | 2 55`},
		{"a wide figure over two columns does not make them one", `
20 规章; 120 11; 150 33
20 行政许可; 120 24; 150 55
20 总计; 115 1234567890`, `
0 规章 | 1 11 | 2 33
0 行政许可 | 1 24 | 2 55
0 总计 | 1-2 1234567890`},
		{"parts with other columns", `
20 内容; 120 制发件数; 200 废止件数
20 规章; 135 1; 215 2
20 内容; 160 处理决定数
20 许可; 180 7`, `
0 内容 | 1 制发件数 | 2 废止件数
0 规章 | 1 1 | 2 2
0 内容 | 1 处理决定数
0 许可 | 1 7`},
		{"groups and labels stand in columns of their own", `
20 总计; 80 规章; 160 1; 200 2
80 行政许可; 160 3; 200 4
80 总计; 160 5; 200 6`, `
0 总计 | 1 规章 | 2 1 | 3 2
1 行政许可 | 2 3 | 3 4
1 总计 | 2 5 | 3 6`},
		{"figures of several digits with a small gap are two", `
20 规章; 120 212; 139 164
20 许可; 125 7; 144 8`, `
0 规章 | 1 212 | 2 164
0 许可 | 1 7 | 2 8`},
		{"heads so close that only the figures below tell them apart", `
20 内容; 120 社会公益; 163 商业企业
20 规章; 135 1; 180 2
20 许可; 135 3; 180 4`, `
0 内容 | 1 社会公益 | 2 商业企业
0 规章 | 1 1 | 2 2
0 许可 | 1 3 | 2 4`},
		{"the labels of a group and of its first row are no head", `
20 总计; 60 规章; 160 1; 200 2
20 专项; 60 需要另行
160 3; 200 4
60 制作`, `
0 总计 | 1 规章 | 2 1 | 3 2
0 专项 | 1 需要另行
2 3 | 3 4
1 制作`},
		{"labels that are set in are of the column above", `
20 Schools; 160 1; 200 2
30 Public; 160 3; 200 4
30 Private; 160 5; 200 6`, `
0 Schools | 1 1 | 2 2
0 Public | 1 3 | 2 4
0 Private | 1 5 | 2 6`},
		{"one space parts no cells, wherever words of other lines begin", `
20 Type of school; 160 1; 200 2
20 Form; 49 of use; 160 3; 200 4`, `
0 Type of school | 1 1 | 2 2
0 Form of use | 1 3 | 2 4`},
		{"dots lead from the label on", `
20 Public; 60 ......; 160 1; 200 2
20 Private; 65 .....; 160 3; 200 4`, `
0 Public ...... | 1 1 | 2 2
0 Private ..... | 1 3 | 2 4`},
		{"signs for none hold a column", `
20 规章; 120 /; 160 —
20 许可; 120 3; 160 无`, `
0 规章 | 1 / | 2 —
0 许可 | 1 3 | 2 无`},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := Align(items(sketch.NewSheet(1).Rows(c.rows))).table()
			if got := "\n" + sketch.Printed(table); got != c.want {
				t.Errorf("got%s\nwant%s", got, c.want)
			}
			sketch.CheckRange(t, table)
		})
	}
}

func TestAlignedTableOverPages(t *testing.T) {
	first := sketch.NewSheet(1).Rows("20 内容; 120 制发件数; 200 废止件数\n20 规章; 135 1; 215 2")
	second := sketch.NewSheet(2).Rows("20 内容; 120 制发件数; 200 废止件数\n20 许可; 135 3; 215 4")
	table := Align(append(items(first), items(second)...)).table()
	want := "0 内容 | 1 制发件数 | 2 废止件数\n0 规章 | 1 1 | 2 2\n0 许可 | 1 3 | 2 4"
	if got := sketch.Printed(table); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(table.Pieces) != 2 || table.Pieces[0].Place.Page != 1 || !table.Pieces[0].OpenBottom || table.Pieces[1].FirstRow != 2 || !table.Pieces[1].OpenTop {
		t.Errorf("pieces %+v", table.Pieces)
	}
}

// Rows are found among prose; a label's second line belongs to the table.
func TestFindTables(t *testing.T) {
	for _, c := range []struct{ name, rows, want string }{
		{"prose, table, prose", `
20 全年主动公开政府信息若干条，受理申请若干件，均已。
20 规章; 120 3; 180 4
20 许可; 120 5; 180 6
20 以上为本年度政府信息公开工作的情况，特此报告如下。`, "line, table of 2, line"},
		{"the head and the second line of a label", `
20 内容; 120 制发
20 行政许可; 120 3; 180 4
20 事项
20 规章; 120 5; 180 6
20 以上为本年度政府信息公开工作的情况，特此报告如下。`, "table of 4, line"},
		{"a typed rule does not end the table, and is no row of it", `
20 内容; 120 制发; 180 废止
20 ----------------------------------------------------
20 规章; 120 5; 180 6
20 以上为本年度政府信息公开工作的情况，特此报告如下。`, "table of 2, line, line"},
		{"typed rules alone", `
20 ------------; 120 ------------; 200 ----------`, "line"},
		{"prose alone", `
20 全年主动公开政府信息若干条，受理申请若干件，均已。
20 受理 12 件。`, "line, line"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines := items(sketch.NewSheet(1).Rows(c.rows))
			if got := kinds(ByPosition(width(lines)).Find(lines)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
