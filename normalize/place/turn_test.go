package place

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/internal/sketch"
)

// disputesOf finds the table of disputes in a grid and writes its figures.
func disputesOf(grid *document.Table) string {
	s := document.Section{Ordinal: 4, Title: "政府信息公开行政复议、行政诉讼情况", Blocks: []document.Block{{Table: grid}}}
	r := &annual.Report{Year: 2023, Form: "2021"}
	FindTables(&document.Document{Sections: []document.Section{s}}, 2023).AddTo(r)
	var list []string
	for _, g := range []string{"reconsideration", "litigation_direct", "litigation_after_reconsideration"} {
		for _, c := range []string{"upheld", "corrected", "other", "pending", "total"} {
			text := "-"
			for _, o := range r.Observations {
				if o.Indicator == g+"."+c && o.Status == annual.Read {
					text = o.Value.String()
				}
			}
			list = append(list, text)
		}
	}
	return strings.Join(list, " ")
}

// The groups of table four can be rows, each of its cells can be one, and columns can
// stand in any order: heads tell.
func TestDisputesTurned(t *testing.T) {
	const want = "1 2 3 4 10 5 6 7 8 26 9 10 11 12 42"
	for _, c := range []struct{ name, grid string }{
		{"as the form has it", `
行政复议|<|<|<|<|行政诉讼|<|<|<|<|<|<|<|<|<
结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|<|<|<|<|复议后起诉|<|<|<|<
^|^|^|^|^|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计
1|2|3|4|10|5|6|7|8|26|9|10|11|12|42`},
		{"totals first, litigation before reconsideration", `
行政诉讼|<|<|<|<|<|<|<|<|<|行政复议|<|<|<|<
未经复议直接起诉|<|<|<|<|复议后起诉|<|<|<|<|总计|结果维持|结果纠正|其他结果|尚未审结
总计|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|^|^|^|^|^
26|5|6|7|8|42|9|10|11|12|10|1|2|3|4`},
		{"a row for each group", `
类别|<|结果维持|结果纠正|其他结果|尚未审结|总计
行政复议|<|1|2|3|4|10
行政诉讼|未经复议直接起诉|5|6|7|8|26
^|复议后起诉|9|10|11|12|42`},
		{"a row for each result, a column for each group", `
处理结果|行政复议|行政诉讼|<
^|^|未经复议直接起诉|复议后起诉
结果维持|1|5|9
结果纠正|2|6|10
其他结果|3|7|11
尚未审结|4|8|12
总计|10|26|42`},
		{"a row for each cell", `
类别|<|结果|数量
行政复议|<|结果维持|1
^|^|结果纠正|2
^|^|其他结果|3
^|^|尚未审结|4
^|^|总计|10
行政诉讼|未经复议直接起诉|结果维持|5
^|^|结果纠正|6
^|^|其他结果|7
^|^|尚未审结|8
^|^|总计|26
^|复议后起诉|结果维持|9
^|^|结果纠正|10
^|^|其他结果|11
^|^|尚未审结|12
^|^|总计|42`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := disputesOf(sketch.Ruled(c.grid)); got != want {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		})
	}
}

// What is turned stands where it is printed.
func TestTurnedPlaces(t *testing.T) {
	grid := sketch.Ruled("类别|<|结果维持|结果纠正|其他结果|尚未审结|总计\n行政复议|<|1|2|3|4|10\n行政诉讼|未经复议直接起诉|5|6|7|8|26\n^|复议后起诉|19|20|11|12|62")
	s := document.Section{Ordinal: 4, Title: "政府信息公开行政复议、行政诉讼情况", Blocks: []document.Block{{Table: grid}}}
	r := &annual.Report{Year: 2023, Form: "2021"}
	FindTables(&document.Document{Sections: []document.Section{s}}, 2023).AddTo(r)
	for _, o := range r.Observations {
		for _, c := range grid.Cells {
			if c.Text == o.Raw && c.Place != o.Place {
				t.Errorf("%s %s stands at %v, not %v", o.Indicator, o.Raw, c.Place, o.Place)
			}
		}
	}
}
