package printed

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/internal/sketch"
)

// printedIn returns the cells of a drawn table: names of the row, of the column, the
// number and its unit, one cell a line.
func printedIn(drawing string) string {
	var lines []string
	for _, c := range tableOf(sketch.Ruled(drawing), nil, nil).Cells {
		value := "?" + c.Text
		if c.Value != nil {
			value = c.Value.String()
		}
		lines = append(lines, strings.Join(c.Labels, "›")+" | "+strings.Join(c.Heads, "›")+" | "+value+c.Unit)
	}
	return strings.Join(lines, "\n")
}

func TestNamesOfCells(t *testing.T) {
	for _, c := range []struct{ name, drawing, want string }{
		{"a table that no form knows, with years over its columns", `
			指标 | 单位 | 2011 | 2012
			网站专栏访问量 | 次 | 1200 | 1,350`,
			`网站专栏访问量 | 2011 | 1200次
			网站专栏访问量 | 2012 | 1350次`},
		{"heads of two rows", `
			项目 | 申请人 | < | 总计
			^ | 公民 | 法人 | ^
			当面申请 | 1 | 2 | 3`,
			`当面申请 | 申请人›公民 | 1
			当面申请 | 申请人›法人 | 2
			当面申请 | 总计 | 3`},
		{"groups in a merged cell, and by their numerals", `
			类别 | 名称 | 数量
			答复 | （一）同意公开 | 4
			^ | （二）不同意公开 | 2
			^ | 1.国家秘密 | 2
			费用 | （一）收取 | 0`,
			`答复›（一）同意公开 | 数量 | 4
			答复›（二）不同意公开 | 数量 | 2
			答复›（二）不同意公开›1.国家秘密 | 数量 | 2
			费用›（一）收取 | 数量 | 0`},
		{"what is among the row above", `
			指标名称 | 本年度
			主动公开文件数 | 20
			其中：1.网站公开数 | 18
			2.公报公开数 | 2
			受理申请数 | 5
			其中：1.当面申请数 | 5`,
			`主动公开文件数 | 本年度 | 20
			主动公开文件数›其中：1.网站公开数 | 本年度 | 18
			主动公开文件数›2.公报公开数 | 本年度 | 2
			受理申请数 | 本年度 | 5
			受理申请数›其中：1.当面申请数 | 本年度 | 5`},
		{"bands over all columns have heads of their own", `
			第一部分 | < | <
			内容 | 制发 | 废止
			规章 | 1 | 0
			第二部分 | < | <
			内容 | 金额（万元） | <
			收费 | 3.50 | <`,
			`第一部分›规章 | 制发 | 1
			第一部分›规章 | 废止 | 0
			第二部分›收费 | 金额（万元） | 3.50万元`},
		{"two lists beside each other", `
			渠道 | 数 | 方式 | 数
			网站 | 7 | 当面 | 1
			公报 | 8 | 信函 | 2`,
			`网站 | 数 | 7
			当面 | 数 | 1
			公报 | 数 | 8
			信函 | 数 | 2`},
		{"a row of figures below their names", `
			结果维持 | 结果纠正 | 总计
			1 | 0 | 1`,
			` | 结果维持 | 1
			 | 结果纠正 | 0
			 | 总计 | 1`},
		{"notes, names and words beside a figure", `
			名称 | 数
			规范性文件 | 22（其中修订16件）
			规章 | 约3
			收费 | 减1
			收到申请：12件 | /`,
			`规范性文件 | 数 | 22
			规章 | 数 | ?约3
			收费 | 数 | -1
			 | 名称 | 12件`},
		{"years alone are figures", "名称 | 2013", "名称 |  | 2013"},
		{"no heads, no names", "3 | 4", " |  | 3\n |  | 4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := strings.ReplaceAll(c.want, "\t", "")
			if got := printedIn(strings.ReplaceAll(c.drawing, "\t", "")); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// A cell is known again by its number, not by what stands in it: of two equal figures
// each leads to its own observation.
func TestCellsLeadToTheirObservations(t *testing.T) {
	grid := sketch.Ruled("名称 | 甲 | 乙\n规章 | 5 | 5\n其他 | 5 | 1")
	doc := &document.Document{Sections: []document.Section{{Title: "情 况", Blocks: []document.Block{{Paragraph: "附表"}, {Table: grid}}}}}
	doc.NumberCells()
	r := &annual.Report{Observations: []annual.Observation{{Indicator: "second", Raw: "5"}}, Unplaced: make([]annual.Unplaced, 1)}
	r.Observations[0].SetCell(5)
	r.Unplaced[0].SetCell(8)
	AddTo(r, doc)
	var got []string
	for _, c := range r.Printed[0].Cells {
		state := c.Indicator
		if c.Unplaced {
			state = "unplaced"
		}
		got = append(got, c.Text+" "+state)
	}
	if all, want := strings.Join(got, ", "), "5 second, 5 , 5 unplaced, 1 "; all != want {
		t.Errorf("got %s, want %s", all, want)
	}
	if p := r.Printed[0]; p.Title != "附表" || p.Section != "情况" {
		t.Errorf("title %q, section %q", p.Title, p.Section)
	}
	if r.Observations[0].Cell() != 0 {
		t.Error("the number of the cell was kept")
	}
}

// Two figures can stand below one head where no ruling parts them: each has a place of its own in the row.
func TestTwoFiguresBelowOneHead(t *testing.T) {
	grid := sketch.Ruled(`
		名称 | 数量 | 比例
		网站 | 18 | 90`)
	crowded := -1
	for i, c := range grid.Cells {
		if c.Text == "90" {
			crowded = i
		}
	}
	grid.Cells[crowded].Col = 1
	table := tableOf(grid, nil, nil)
	var got []string
	for _, c := range table.Cells {
		got = append(got, fmt.Sprint(c.Row, ",", c.Column, ": ", c.Text))
	}
	if want := []string{"2,2: 18", "2,3: 90"}; !slices.Equal(got, want) || table.Columns < 3 {
		t.Errorf("%q in %d columns, want %q", got, table.Columns, want)
	}
}
