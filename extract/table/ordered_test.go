package table

import (
	"strings"
	"testing"

	"nianbao/extract/document"
)

// In a text without positions, the title of a report is of no table, nor is an item
// of a list a row: pages have their date, their source and the number of their visits there.
func TestFindByOrder(t *testing.T) {
	page := &document.Page{Number: 1}
	for _, c := range []struct{ name, lines, want string }{
		{"a title above a number of visits", "2025年柳溪局政府信息公开工作年度报告|来源:柳溪局 浏览次数: 1|全年主动公开政府信息若干条，受理申请若干件。", "line, table of 1, line"},
		{"in traditional characters", "2025年柳溪局政府信息公開工作年度報告|瀏覽次數: 1|全年主動公開政府信息若干條，受理申請若干件。", "line, table of 1, line"},
		{"a title below one", "1|2025年柳溪局政府信息公开工作年度报告|全年主动公开政府信息若干条，受理申请若干件。", "table of 1, line, line"},
		{"items of a list", "柳溪局|• 听全文|• 2023|• -|全年主动公开政府信息若干条，受理申请若干件。", "line, line, line, line, line"},
		{"the head of a table", "信息内容 制发 废止|规章 0 0|全年主动公开政府信息若干条，受理申请若干件。", "table of 2, line"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var lines []document.Item
			for text := range strings.SplitSeq(c.lines, "|") {
				lines = append(lines, document.Item{Page: page, Line: &document.Line{Text: text}})
			}
			if got := kinds(ByOrder(40).Find(lines)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
