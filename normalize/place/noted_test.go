package place

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/internal/sketch"
)

// What is printed beside a figure is kept apart from it, and neither costs the row its place.
func TestFiguresWithRemarks(t *testing.T) {
	grid := sketch.Ruled(`
第二十条第（一）项|<|<|<
信息内容|本年新制作数量|本年新公开数量|对外公开总数量
规章|22（其中修订16件）|3①|不适用
规范性文件|约40|减1|/
第二十条第（五）项|<|<|<
信息内容|上一年项目数量|本年增/减|处理决定数量
行政许可|120项|减1|550
其他对外管理服务事项|30|增加2|+4`)
	doc := &document.Document{Sections: []document.Section{{Ordinal: 2, Title: "主动公开政府信息情况", Blocks: []document.Block{{Table: grid}}}}}
	r := &annual.Report{Year: 2019}
	FindTables(doc, r.Year).AddTo(r)
	var got []string
	for _, o := range r.Observations {
		value := "-"
		if o.Value != nil {
			value = o.Value.String()
		}
		got = append(got, strings.Join([]string{strings.TrimPrefix(o.Indicator, "disclosure."), value, o.Remark, string(o.Status)}, " "))
	}
	want := `rules.made 22 （其中修订16件） read
rules.published 3 ① read
rules.published_total - 不适用 blank
normative_documents.made 40 约 flagged
normative_documents.published -1 减 flagged
normative_documents.published_total -  blank
permits.last_year 120  read
permits.change -1 减 read
permits.decisions 550  read
other_services.last_year 30  read
other_services.change 2 增加 read
other_services.decisions 4  flagged`
	if all := strings.Join(got, "\n"); all != want {
		t.Errorf("got\n%s\nwant\n%s", all, want)
	}
}

// A figure in a cell that reaches over two rows or columns of the form is of neither: it is
// kept once, and told.
func TestMergedFigures(t *testing.T) {
	for name, c := range map[string]struct{ grid, want string }{
		"two rows": {`
第二十条第（六）项|<
信息内容|本年处理决定数量
行政处罚|22
行政强制|^
第二十条第（八）项|<
信息内容|本年收费金额（单位：万元）
行政事业性收费|3.5`, "fees.amount 3.5\nunplaced 22"},
		"two columns": {`
第二十条第（一）项|<|<|<
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|22|<|235
行政规范性文件|34|5|18`, "rules.in_force 235\nnormative_documents.issued 34\nnormative_documents.repealed 5\nnormative_documents.in_force 18\nunplaced 22"},
	} {
		if got := placed("2021", "disclosure", sketch.Ruled(c.grid)); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// A count by the ten thousand counts what it says, and a unit of another kind puts the figure in doubt, unless it is none.
func TestUnitsInTheCell(t *testing.T) {
	for text, want := range map[string]string{
		"2万": "20000 read", "2万件": "20000 read", "3.5千件": "3500 read", "12宗": "12 read", "12项": "12 read",
		"50%": "50 flagged", "3‰": "3 flagged", "2万元": "2 flagged", "5元": "5 flagged", "0元": "0 read",
	} {
		if got := decisions(t, text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// Words where the only figure of a row stands are told, and don't make its label another.
func TestWordsForTheOnlyFigure(t *testing.T) {
	for _, text := range []string{"见附件", "暂无", "12年", "O", "2万余件"} {
		if got := decisions(t, text); got != "flagged" {
			t.Errorf("%s: %s, want flagged", text, got)
		}
	}
}

// decisions returns what is read of a cell in the row of permits, which takes three columns of the grid.
func decisions(t *testing.T, text string) string {
	t.Helper()
	grid := sketch.Ruled(`
第二十条第（一）项|<|<|<
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|1|0|12
行政规范性文件|3|1|30
第二十条第（五）项|<|<|<
信息内容|本年处理决定数量|<|<
行政许可|` + text + `|<|<
第二十条第（六）项|<|<|<
信息内容|本年处理决定数量|<|<
行政处罚|31|<|<
行政强制|0|<|<
第二十条第（八）项|<|<|<
信息内容|本年收费金额（单位：万元）|<|<
行政事业性收费|0|<|<`)
	r := &annual.Report{Year: 2023}
	FindTables(&document.Document{Sections: []document.Section{{Ordinal: 2, Title: "主动公开政府信息情况", Blocks: []document.Block{{Table: grid}}}}}, r.Year).AddTo(r)
	for _, o := range r.Observations {
		if o.Indicator != "disclosure.permits.decisions" {
			continue
		}
		if o.Value == nil {
			return string(o.Status)
		}
		return o.Value.String() + " " + string(o.Status)
	}
	return "lost"
}
