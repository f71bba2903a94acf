package table

import (
	"testing"

	"nianbao/extract/internal/sketch"
)

// Heads whose characters are set apart to fill their cells, as TestAlignedTable
// writes them.
func TestJustifiedHeads(t *testing.T) {
	for _, c := range []struct{ name, rows, want string }{
		{"over the middle of their figures", `
20 内容; 110 自; 130 然; 160 其; 180 他; 210 总; 230 计
20 规章; 122 1; 172 2; 222 3
20 行政许可; 122 4; 172 5; 222 9`, `
0 内容 | 1 自然 | 2 其他 | 3 总计
0 规章 | 1 1 | 2 2 | 3 3
0 行政许可 | 1 4 | 2 5 | 3 9`},
		{"each character a word of its own, and so close that no gap tells", `
20 内容; 106 本; 119 年; 132 增; 145 本; 158 年; 171 减
20 规章; 122 1; 161 2
20 行政许可; 122 4; 161 5`, `
0 内容 | 1 本年增 spread | 2 本年减 spread
0 规章 | 1 1 | 2 2
0 行政许可 | 1 4 | 2 5`},
		{"the last character of the label's head beside the first of one column", `
20 信; 38 息; 56 内; 74 容; 90 本; 120 年; 150 数; 180 量
20 行政许可; 134 55`, `
0 信息内容 spread | 1 本 年 数 量 spread
0 行政许可 | 1 55`},
		{"a stroke in a word is no figure", `
20 内容; 101 增; 115 /; 124 减; 160 合; 184 计
20 规章; 115 1; 176 2
20 行政许可; 115 /; 176 5`, `
0 内容 | 1 增/减 spread | 2 合计
0 规章 | 1 1 | 2 2
0 行政许可 | 1 / | 2 5`},
		{"one word over narrow columns is cut, as its parts are not of their heads", `
100 申; 150 请; 200 人
20 内容; 95 甲种; 145 乙种; 195 丙种
20 规章; 102 1; 152 2; 202 3`, `
1 申 | 2 请 | 3 人
0 内容 | 1 甲种 | 2 乙种 | 3 丙种
0 规章 | 1 1 | 2 2 | 3 3`},
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
