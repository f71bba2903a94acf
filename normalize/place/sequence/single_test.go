package sequence

import (
	"strings"
	"testing"

	"nianbao/normalize/form"
	"nianbao/normalize/internal/sketch"
	"nianbao/normalize/place/align"
)

// toldIn writes the rows that are told, each with its figures.
func toldIn(rows []align.Row) string {
	var list []string
	for _, r := range rows {
		if r.Told == nil {
			continue
		}
		line := r.Told.Zh
		for _, f := range r.Figures {
			line += " " + f.Text
		}
		list = append(list, strings.TrimSpace(line))
	}
	return strings.Join(list, "; ")
}

func TestTellSingle(t *testing.T) {
	const heads = "行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n"
	const figures = "1 0 0 1 2 0 0 0 0 0 3 0 0 0 3"
	for _, c := range []struct{ name, text, want string }{
		{"alone", heads + figures, figures},
		{"behind pieces of heads", heads + "维持 纠正 结果 审结 " + figures, figures},
		{"nothing but zeros", heads + strings.Repeat("0 ", 15), strings.TrimSpace(strings.Repeat("0 ", 15))},
		{"a sum fails", heads + "1 0 0 1 3 0 0 0 0 0 3 0 0 0 3", ""},
		{"a figure is missing", heads + "1 0 0 1 2 0 0 0 0 0 3 0 0 3", ""},
		{"twice", heads + figures + "\n" + figures, ""},
		{"behind a label", heads + "上年 " + figures, ""},
		{"groups in another order", "行政诉讼\n行政复议\n未经复议直接起诉\n复议后起诉\n" + figures, ""},
		{"no groups", figures, ""},
		{"on several lines", heads + "结果维持 结果纠正\n1 0 0\n尚未审结 总计 1 2\n0 0 0 0 0 3\n0 0\n0 3", figures},
		{"one too many on them", heads + "1 0 0\n1 2\n0 0 0 0 0 3\n0 0\n0 3 0", ""},
		{"on lines with a label between", heads + "1 0 0 1 2\n上年\n0 0 0 0 0\n3 0 0 0 3", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, _ := TellSingle(align.Rows(sketch.Lines(c.text)), form.FindTable("2021", "disputes"))
			if got := toldIn(rows); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestEnclose(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"before its label", "第二十条第（五）项\n本年处理决定数量\n550\n行政许可\n第二十条第（六）项\n行政处罚\n7\n行政强制\n9", "行政许可 550"},
		{"behind it", "第二十条第（五）项\n行政许可\n550\n第二十条第（六）项\n行政处罚 7", "行政许可 550"},
		{"in the last part", "第二十条第（八）项\n0.5\n行政事业性收费", "行政事业性收费 0.5"},
		{"another figure", "第二十条第（五）项\n550\n行政许可\n3\n第二十条第（六）项", ""},
		{"another label", "第二十条第（五）项\n行政许可\n550\n行政许可\n第二十条第（六）项", ""},
		{"the heading twice", "第二十条第（五）项\n行政许可\n第二十条第（五）项\n550\n行政许可", ""},
		{"no heading", "行政许可\n550", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, moved := Enclose(align.Rows(sketch.Lines(c.text)), form.FindTable("2021", "disclosure"))
			if got := toldIn(rows); got != c.want || (len(moved) > 0) != (c.want != "") {
				t.Errorf("%q, %d moved, want %q", got, len(moved), c.want)
			}
		})
	}
}
