package markup_test

import (
	"context"
	"path/filepath"
	"regexp"
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
		{"a table before it that tells what the article is", "<table class=info><tr><td>索引号<td>014000319/2024-00012<tr><td>发布机构<td>某局</table><div class=box><h1>某局2023年年报</h1><div id=vsb_content_2>" + long + table + "</div></div>" + foot,
			"014000319/2024-00012 发布机构 某局2023年年报 258条", "主办单位"},
		{"frames around it", "<table><tr><td colspan=2>欢迎访问<tr><td>" + side + "<td><table><tr><td class=title>某局2023年年报<tr><td><div class='v_news_content'>" + long + table + "</div></table></table>" + foot,
			"某局2023年年报 258条 行政许可", "主办单位"},
		{"a table of visitors in what is called a footer", "<h1>某局2023年年报</h1><div class=trs_word>" + long + "</div><div class='page-footer'><table><tr><td>今日<td>9017<tr><td>累计<td>9019</table></div>",
			"某局2023年年报 258条", "9017"},
		{"a table of figures behind it may be a part", "<h1>某局2023年年报</h1><div class=trs_word>" + long + "</div><div class=box><table><tr><td>今日<td>9017<tr><td>累计<td>9019</table></div>",
			"258条 9017", ""},
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

// Pages as systems publish them, with menus, links to other reports and counts of visitors
// around one report: all of its figures are read, and of what stands beside it nothing but the
// count in the line below its title, where a container has a name. See testdata/systems.
func TestSystems(t *testing.T) {
	files, err := filepath.Glob("testdata/systems/*.html")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	for _, file := range files {
		doc, err := extract.Open(context.Background(), file, extract.Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		figures := 0
		for _, s := range doc.Sections {
			for _, b := range s.Blocks {
				if b.Table == nil {
					continue
				}
				for _, c := range b.Table.Cells {
					if ofReport.MatchString(c.Text) {
						figures++
					}
				}
			}
		}
		if figures != 12 {
			t.Errorf("%s: %d figures, want 12", file, figures)
		}
		most := 2
		if strings.HasSuffix(file, "-without-names.html") {
			most = 8
		}
		if others := ofOthers.FindAllString(outline(doc), -1); len(others) > most {
			t.Errorf("%s: %v are read, which stand beside the report", file, others)
		}
	}
}

var (
	ofReport = regexp.MustCompile(`^(10[1-6]|107\.5|11[1-4]|450)$`)
	ofOthers = regexp.MustCompile(`\b90\d\d\b`)
)
