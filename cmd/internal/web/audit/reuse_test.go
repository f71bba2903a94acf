package audit

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
)

// How many reports repeat themselves is told at the head of the list, of those whose text is long enough.
func TestHowManyCopyThemselves(t *testing.T) {
	texts := map[string]string{}
	for i, district := range []string{"洪泽区", "淮安区", "淮阴区"} {
		for _, year := range []int{2022, 2023} {
			var own strings.Builder
			for n := range 20 {
				fmt.Fprintf(&own, "第%d项工作由牵头科室会同有关单位逐条梳理并限期公布结果。", n+1)
				if year == 2023 && n < 10*i {
					own.WriteString("本年新增内容另行安排专人负责落实到位且按季通报进展。")
				}
			}
			texts[fmt.Sprint(district, year, ".txt")] = strings.Replace(webtest.District(district, year, "1 0 0 0 0 0 1", [3]int{1, 0, 1}), "三、", own.String()+"\n三、", 1)
		}
	}
	s := serve(t, webtest.Texts(t, texts))
	// The list of copied paragraphs is another comparison: each leads to the other, with what it compares.
	for path, want := range map[string]string{"/prose/copies?region=淮安市": `region=%E6%B7%AE%E5%AE%89%E5%B8%82">九成以上沿用上年的报告1份</a>`, "/en/prose/copies": "text: 1</a>", "/prose/reuse": "各报告之间雷同的长段落另列："} {
		if _, body := webtest.Get(t, s, path); !strings.Contains(body, want) {
			t.Errorf("%s lacks %q", path, want)
		}
	}
	data := webtest.Ask[reuseData](t, s, "/prose/reuse.json")
	if data.Long != 3 || data.Mostly != 1 || data.Half != 3 {
		t.Errorf("%d long texts, %d with nine tenths and %d with half of last year's: %+v", data.Long, data.Mostly, data.Half, data.Reports)
	}
	if _, body := webtest.Get(t, s, "/prose/reuse"); !strings.Contains(body, "正文满300字的3份中，九成以上沿用上年的有1份，一半以上的有3份。") {
		t.Error("the page does not say how many")
	}
}
