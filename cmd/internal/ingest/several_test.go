package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/normalize"
)

// disclosed is a table of the form with the figures.
func disclosed(rules, permits int) string {
	return fmt.Sprintf(`<p>二、主动公开政府信息情况</p><table border=1><tr><td colspan=4>第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>%d</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>0</td><td>0</td><td>0</td></tr>
<tr><td colspan=4>第二十条第（五）项</td></tr><tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr><tr><td>行政许可</td><td colspan=3>%d</td></tr></table>`, rules, permits)
}

// published is a whole report.
func published(title string, permits int) string {
	return "<p>" + title + "</p><p>根据《中华人民共和国政府信息公开条例》编制本报告。</p><p>一、总体情况</p><p>认真做好政府信息公开工作。</p>" +
		disclosed(1, permits) + "<p>五、存在的主要问题及改进情况</p><p>一是队伍不齐。</p><p>六、其他需要报告的事项</p><p>无。</p>"
}

// A file with several reports gives each under its own name with its own figures. One that
// quotes another's title, or has another year's table in it, is one report.
func TestSeveralReports(t *testing.T) {
	const garden, fishery = "洪泽区园林局2022年政府信息公开工作年度报告", "洪泽区水产局2022年政府信息公开工作年度报告"
	last := strings.Replace(garden, "2022", "2021", 1)
	for _, c := range []struct{ name, page, want string }{
		{"one", published(garden, 7), "洪泽区园林局 2022 7"},
		{"this year's and last year's", published(garden, 7) + published(last, 8), "洪泽区园林局 2022 7; 洪泽区园林局 2021 8"},
		{"of three departments", "<p>洪泽区各部门政府信息公开年度报告汇编</p>" + published(garden, 7) + published(fishery, 8) + published("洪泽区林业局2022年政府信息公开工作年度报告", 9),
			"洪泽区园林局 2022 7; 洪泽区水产局 2022 8; 洪泽区林业局 2022 9"},
		{"titles over two lines", published("洪泽区园林局</p><p>2022年政府信息公开年度报告", 7) + published("洪泽区水产局</p><p>2022年政府信息公开年度报告", 8), "洪泽区园林局 2022 7; 洪泽区水产局 2022 8"},
		{"titles that name nothing, and preambles that do", strings.Replace(published("政府信息公开工作年度报告", 7), "编制本报告", "现公布"+garden, 1) +
			strings.Replace(published("政府信息公开工作年度报告", 8), "编制本报告", "现公布"+last, 1), "洪泽区园林局 2022 7; 洪泽区园林局 2021 8"},
		{"a bare title on the cover", "<p>政府信息公开工作年度报告</p><p>2023年1月</p>" + published(garden, 7), "洪泽区园林局 2022 7"},
		{"a cover with the title", "<p>" + garden + "</p><p>2023年1月</p>" + published(garden, 7), "洪泽区园林局 2022 7"},
		{"last year's title as a link", published(garden, 7) + "<p>相关报告：</p><p>" + last + "</p>", "洪泽区园林局 2022 7"},
		{"last year's title in the text", strings.Replace(published(garden, 7), "<p>一是", "<p>"+last+"</p><p>所列问题已经整改。</p><p>一是", 1), "洪泽区园林局 2022 7"},
		{"last year's table behind", published(garden, 7) + "<p>" + last + "附表</p>" + disclosed(2, 8), "洪泽区园林局 2022 7"},
		{"last year's table under last year's title", published(garden, 7) + "<p>" + last + "</p>" + disclosed(2, 8), "洪泽区园林局 2022 7"},
		{"the notice before it", "<p>洪泽区园林局关于公布2022年政府信息公开年度报告的通知</p><p>各有关单位：</p><p>一、现将报告予以公布。</p>" + published(garden, 7), "洪泽区园林局 2022 7"},
	} {
		doc, list, err := readAll(context.Background(), []File{{Name: "page.html", Data: []byte("<!doctype html><body>" + c.page)}}, nil, extract.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, r := range list {
			permits := ""
			for _, o := range r.Observations {
				if o.Indicator == "disclosure.permits.decisions" && o.Value != nil {
					permits += o.Value.String()
				}
			}
			got = append(got, fmt.Sprintf("%s %d %s", r.Organ, r.Year, permits))
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if _, _, err := one(doc, list, nil); (err != nil) != (len(list) > 1) || err != nil && (!errors.Is(err, normalize.ErrSeveralReports) || kindOf(err) != "two-reports") {
			t.Errorf("%s: who asks for one report gets %v", c.name, err)
		}
	}
}

// A further report goes by the file's path and digest with its number.
func TestPartPath(t *testing.T) {
	for path, want := range map[string]string{"a.pdf": "a.pdf 0", "a.pdf#2": "a.pdf 2", "a#3.pdf": "a#3.pdf 0", "a.zip!/b.pdf#12": "a.zip!/b.pdf 12",
		"a.pdf#1": "a.pdf#1 0", "a.pdf#02": "a.pdf#02 0", "#2": "#2 0"} {
		if file, n, _ := SplitPart(path); fmt.Sprint(file, " ", n) != want {
			t.Errorf("%s: %s %d, want %s", path, file, n, want)
		}
	}
	data := []byte("two reports")
	second := PartDigest(Identify(data).SHA256, 2)
	if !IsOf(data, "a.pdf", Identify(data).SHA256) || !IsOf(data, PartPath("a.pdf", 2), second) || IsOf(data, PartPath("a.pdf", 3), second) || IsOf(data, "a.pdf", second) {
		t.Error("bytes are told wrongly from those of another file or report")
	}
}
