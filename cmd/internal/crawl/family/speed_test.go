package family

import (
	"fmt"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/sites"
)

// manyLinks returns a page of a list with a thousand records, half of them reports, as sites have it:
// with navigation around it, dates beside the links, and links to further parts.
func manyLinks() Page {
	var b strings.Builder
	b.WriteString(`<html><head><meta charset="utf-8"><meta name="ColumnName" content="政府信息公开年报"><title>政府信息公开年报</title>
<script>var currentPage = 0; var lang = "zh"; document.write("<span>")</script></head><body><div class="header"><ul class="nav">`)
	for i, name := range []string{"首页", "公共服务", "政务公开", "互动交流", "走进甲县", "部门街道", "专题专栏", "数据发布"} {
		fmt.Fprintf(&b, `<li><a href="/col/col%d/index.html">%s</a></li>`, i, name)
	}
	b.WriteString(`</ul></div><div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div><ul class="list">`)
	for i := range 500 {
		fmt.Fprintf(&b, `<li><a href="/art/2024/1/20/art_%d_%[1]d.html" title="第%[1]d街道办事处2023年政府信息公开工作年度报告" target="_blank">第%[1]d街道办事处2023年政府信息公开工作年…</a><span class="date">2024-01-20</span></li>`+"\n", i)
		fmt.Fprintf(&b, `<li><a href="/art/2024/2/3/art_9_%d.html" target="_blank">甲县人民政府关于第%[1]d号公共服务事项 办理情况的公示</a><span class="date">2024-02-03</span></li>`+"\n", i)
	}
	b.WriteString(`</ul><div class="pages">第1/9页 <a href="index_1.html">2</a> <a href="index_2.html">3</a> <a href="index_1.html">下一页</a> <a href="index_8.html">尾页</a></div>
<div class="footer">主办：甲县人民政府办公室 <a href="/map.html">网站地图</a></div></body></html>`)
	return Page{Request: sites.Request{URL: "https://www.example.gov.cn/zwgk/nb/index.html"}, MediaType: "text/html", Text: b.String()}
}

// BenchmarkList reads a page of a thousand links and tells what each is for.
func BenchmarkList(b *testing.B) {
	page := manyLinks()
	sources, err := sites.Parse("sources.yaml", []byte("contact: ops@example.org\nsites: [{name: 甲县, start: [https://www.example.gov.cn/zwgk/nb/]}]\n"))
	if err != nil {
		b.Fatal(err)
	}
	address, err := url.Parse(page.Request.URL)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(page.Text)))
	begun := processorTime(b)
	for b.Loop() {
		l, err := Read(page, "")
		if err != nil || len(l.Records) < 1000 || len(l.Parts) != 8 {
			b.Fatal(len(l.Records), len(l.Parts), err)
		}
		in := sites.PlaceOf(sites.Place{}, l.Heading, "", address)
		reports := 0
		for _, r := range l.Records {
			target, err := url.Parse(r.Request.URL)
			if err == nil && sources.Sites[0].PurposeOf(r.Link(), target, in).Purpose == sites.ToDocument {
				reports++
			}
		}
		if reports != 500 {
			b.Fatal(reports)
		}
	}
	b.ReportMetric((processorTime(b)-begun).Seconds()*1000/float64(b.N), "ms-of-processor/op")
}

// processorTime returns what this program had of the processor, which says more than the time on a
// machine that has others to serve.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
