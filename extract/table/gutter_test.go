package table

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// kinds writes what a flow consists of.
func kinds(flow []document.Item) string {
	var list []string
	for _, it := range flow {
		if it.Table != nil {
			list = append(list, fmt.Sprintf("table of %d", it.Table.Rows))
		} else {
			list = append(list, "line")
		}
	}
	return strings.Join(list, ", ")
}

func TestSplitBeside(t *testing.T) {
	for _, c := range []struct {
		name, rows string
		want       []string // tables, lines joined by a slash
	}{
		{"two tables", `
20 规章; 90 1; 150 行政许可; 230 2
20 总计; 90 3; 150 总计; 230 4`,
			[]string{"规章 1/总计 3", "行政许可 2/总计 4"}},
		{"the right one is longer", `
20 规章; 90 1; 150 行政许可; 230 2
150 总计; 230 4`,
			[]string{"规章 1", "行政许可 2/总计 4"}},
		{"units are no labels", `
20 规章; 90 件; 150 1
20 总计; 90 件; 150 3`,
			[]string{"规章 件 1/总计 件 3"}},
		{"one table of several figures a row", `
20 规章; 90 1; 150 5; 230 2
20 总计; 90 3; 150 6; 230 4`,
			[]string{"规章 1 5 2/总计 3 6 4"}},
		{"a label below a figure, as of a group: the figure is not to the left of it", `
20 规章; 150 1
150 行政许可; 230 2`,
			[]string{"规章 1/行政许可 2"}},
		{"a line over both halves parts nothing", `
20 政府信息公开行政许可总计情况
20 规章; 90 1; 150 行政许可; 230 2`,
			[]string{"政府信息公开行政许可总计情况/规章 1 行政许可 2"}},
		{"a block of its own width below two with heads", `
20 内容; 90 件数; 150 内容; 230 件数
20 规章; 90 1; 150 行政许可; 230 2
20 内容; 120 政府集中采购; 230 金额
20 采购; 130 3; 230 4`,
			[]string{"内容 件数/规章 1", "内容 件数/行政许可 2", "内容 政府集中采购 金额/采购 3 4"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, part := range splitBeside(items(sketch.NewSheet(1).Rows(c.rows))) {
				var lines []string
				for _, it := range part {
					lines = append(lines, strings.Join(strings.Fields(it.Line.Text), " "))
				}
				got = append(got, strings.Join(lines, "/"))
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
