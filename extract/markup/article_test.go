package markup_test

import (
	"context"
	"strings"
	"testing"

	"nianbao/extract"
)

// What stands beside the container of the article, which systems name, is no text of the
// page; its title above it is.
func TestFurniture(t *testing.T) {
	const (
		long  = "<p>2023年，本机关主动公开政府信息258条，收到政府信息公开申请3件，均按期答复。</p><p>本报告所列数据的统计期限为2023年1月1日至12月31日。</p>"
		side  = "<div class=left><ul><li>某局2022年年报（310条）</li></ul></div>"
		foot  = "<div class=footer>主办单位：某县人民政府办公室</div>"
		table = "<table><tr><td>行政许可<td>7<tr><td>行政处罚<td>8</table>"
	)
	for _, c := range []struct{ name, page, has, hasNot string }{
		{"by its id", "<div class=top>欢迎访问</div><div class=main>" + side + "<div class=box><h1>某局2023年年报</h1><div id=zoom>" + long + table + "</div><div>上一篇：某局年报</div></div></div>" + foot,
			"某局2023年年报 258条 行政许可", "欢迎访问 310条 上一篇 主办单位"},
		{"by its class", "<div class='tit'>某局2023年年报</div><div class='info TRS_Editor'>" + long + "</div>" + foot, "某局2023年年报 258条", "主办单位"},
		{"as an article", "<article>" + long + "</article>" + foot, "258条", "主办单位"},
		{"an article in another", "<article><h1>某局2023年年报</h1><div id=UCAP-CONTENT>" + long + "</div><p>相关链接：某县年报</p></article>", "某局2023年年报 258条", "相关链接"},
		{"two beside each other may both be parts", "<div class=article-content>" + long + long + "</div><div class=article-content><p>六、其他</p></div>" + foot, "258条 其他 主办单位", ""},
		{"a table outside may be a part", "<div id=zoom>" + long + "</div>" + table + foot, "258条 行政许可 主办单位", ""},
		{"what holds less than half is not the article", "<div id=zoom><p>字号：大中小</p></div>" + long + foot, "字号 258条 主办单位", ""},
		{"no container", side + long + foot, "310条 258条 主办单位", ""},
	} {
		doc, err := extract.Read(context.Background(), "page.html", []byte("<body>"+c.page), extract.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		text := outline(doc)
		for _, want := range strings.Fields(c.has) {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %s is lost in %q", c.name, want, text)
			}
		}
		for _, other := range strings.Fields(c.hasNot) {
			if strings.Contains(text, other) {
				t.Errorf("%s: %s was read in %q", c.name, other, text)
			}
		}
	}
}
