package table

import (
	"testing"

	"nianbao/extract/internal/sketch"
)

// Where lines part rows and not columns, figures that stand below each other are columns. Each
// row of the grid is 20 points high, from 360 down; lines beside it are given.
func TestSplitByGaps(t *testing.T) {
	const frame = "v 10 300 380\nv 290 300 380\nh 380 10 290\nh 360 10 290\nh 340 10 290\nh 320 10 290\nh 300 10 290"
	for _, c := range []struct{ name, rulings, rows, want string }{
		{"columns are where the figures stand apart", frame, `
20 内容; 118 制发; 218 废止
20 规章; 120 12; 220 3
20 许可; 120 40; 220 5
20 强制; 120 7; 220 16`, `
0 内容 | 1 制发 | 2 废止
0 规章 | 1 12 spread | 2 3
0 许可 | 1 40 spread | 2 5
0 强制 | 1 7 | 2 16 spread`},
		{"lines of the heads go on below them", frame + "\nv 100 360 380\nv 200 360 380", `
20 内容; 118 制发; 218 废止
20 规章; 120 12; 220 3
20 许可; 120 40; 220 5
20 强制; 120 7; 220 16`, `
0 内容 | 1 制发 | 2 废止
0 规章 | 1 12 spread | 2 3
0 许可 | 1 40 spread | 2 5
0 强制 | 1 7 | 2 16 spread`},
		{"a head over the columns stays whole", frame, `
110 全年各类规范性文件
20 规章; 120 12; 220 3
20 许可; 120 40; 220 5
20 强制; 120 7; 220 16`, `
0-2 全年各类规范性文件 spread
0 规章 | 1 12 spread | 2 3
0 许可 | 1 40 spread | 2 5
0 强制 | 1 7 | 2 16 spread`},
		{"digits set apart are one figure", frame + "\nv 100 300 380", `
20 内容; 110 制发件数
20 规章; 120 1; 220 3
20 许可; 120 4; 220 5
20 强制; 120 7; 220 6`, `
0 内容 | 1 制发件数 spread
0 规章 | 1 1 3
0 许可 | 1 4 5
0 强制 | 1 7 6`},
		{"a figure and its unit are of one cell", frame + "\nv 100 300 380", `
20 内容; 110 制发件数
20 规章; 120 共; 160 13; 220 件
20 许可; 120 共; 160 45; 220 件
20 强制; 120 共; 160 76; 220 件`, `
0 内容 | 1 制发件数 spread
0 规章 | 1 共 13 件
0 许可 | 1 共 45 件
0 强制 | 1 共 76 件`},
	} {
		t.Run(c.name, func(t *testing.T) {
			tables := FindRuled(&sketch.NewSheet(1).Rows(c.rows).Rule(c.rulings).Page).Tables
			if len(tables) != 1 {
				t.Fatalf("%d tables", len(tables))
			}
			if got := "\n" + sketch.Printed(tables[0]); got != c.want {
				t.Errorf("got%s\nwant%s", got, c.want)
			}
			sketch.CheckRange(t, tables[0])
		})
	}
}
