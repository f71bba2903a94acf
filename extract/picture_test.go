package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract"
)

// The tables of some pages are pictures. Which chapters have one is told; the site's own
// marks, which are small or stand before all text, are none.
func TestPicturesOfChapters(t *testing.T) {
	page := `<meta charset="utf-8"><img src="/site/banner.jpg"><h1>某县水利局2023年政府信息公开工作年度报告</h1>
<p>一、总体情况</p><p>全年主动公开政府信息120条。<img src="icon.png" width="16" height="16"></p>
<p>二、主动公开政府信息情况</p><p><img src="b1.jpg"></p>
<p>三、收到和处理政府信息公开申请情况</p><table><tr><td>申请</td><td>3</td></tr></table>
<p>四、政府信息公开行政复议、行政诉讼情况</p><div><img style="width: 640px" src="b2.jpg"><img src="b3.jpg"></div>
<p>五、存在的主要问题及改进情况</p><p>有待改进。</p><p>六、其他需要报告的事项</p><p>无。</p>
<a href="//bszs.conac.cn"><img src="red.png"></a>`
	doc, err := extract.Read(t.Context(), "page.html", []byte(page), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range doc.Sections {
		if len(s.Pictures) > 0 {
			got = append(got, fmt.Sprintf("%d: %d from line %d", s.Ordinal, len(s.Pictures), s.Pictures[0].Line))
		}
	}
	if want := "2: 1 from line 3, 4: 2 from line 5"; strings.Join(got, ", ") != want {
		t.Errorf("pictures stand in chapters %s; want %s", strings.Join(got, ", "), want)
	}
}
