package normalize_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/normalize"
	"nianbao/normalize/annual"
)

// A file of which the end is missing can end in the middle of a figure: what is left of it is not read as one.
func TestCutFiles(t *testing.T) {
	const title = "云泽县教育局2023年政府信息公开工作年度报告"
	const page = "<html><head><title>" + title + "</title></head><body><p>二、主动公开政府信息情况</p>"
	const row = "<table><tr><td colspan=2>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td>"
	const text = title + "\n二、主动公开政府信息情况\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 "
	const last = "\n四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计\n0 0 0 1 1 0 0 0 0 0 0 0 0 0 0"
	for _, c := range []struct {
		name, file  string
		doubt, ends bool
	}{
		{"a page that ends in a figure", page + row + "<td>21", true, true},
		{"in what is set around it", page + row + "<td><p><span>21", true, true},
		{"behind a part of it", page + row + "<td><span>2</span><span>1</span>", true, true},
		{"before the figure", page + row + "<td><p>", true, true},
		{"behind the line of the figure", page + row + "<td><p>21</p>", false, true},
		{"behind its cell", page + row + "<td>21</td>", false, true},
		{"a page without end tags", page + row + "<td>21\n", false, true},
		{"a page without the end tags of cells and rows", page + row + "<td>21</table>", false, false},
		{"a page that ends, though its table does not", page + row + "<td>21</body></html>", false, false},
		{"a page without its last end tags", page + row + "<td>21</td></tr></table><p>三、其他", false, false},
		{"a text that ends in a figure", text + "21", true, true},
		{"a text that ends behind the line of a figure", text + "21\n", false, false},
		{"a text without a line break at its end, with the last row of the form there", text + "21" + last, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := "report.txt"
			if strings.HasPrefix(c.file, "<") {
				name = "report.html"
			}
			doc, err := extract.Read(context.Background(), name, []byte(c.file), extract.Options{Titles: normalize.SectionTitles()})
			if err != nil {
				t.Fatal(err)
			}
			r, err := normalize.Normalize(doc)
			if err != nil {
				t.Fatal(err)
			}
			at := slices.IndexFunc(r.Observations, func(o annual.Observation) bool { return o.Indicator == "disclosure.permits.decisions" })
			if at < 0 {
				t.Fatal("the figure is not there")
			}
			if o := r.Observations[at]; (o.Status == annual.Flagged) != c.doubt {
				t.Errorf("%v %s %s", o.Value, o.Status, o.Note)
			}
			if ends := slices.ContainsFunc(r.Findings, func(f annual.Finding) bool { return f.Code == document.EndsEarly }); ends != c.ends {
				t.Errorf("it ends too early: %v, want %v", ends, c.ends)
			}
		})
	}
}
