package testsites

import (
	"fmt"
	"net/http"
	"path"
	"strings"
)

// Others are sites of systems that no family was made for before they were measured: what a crawl
// finds on them is what it finds on sites that nobody has seen.
func Others() []Design {
	return []Design{
		{"vsb", "plain", vsb, "620402"},
		{"lonsun", "plain", lonsun, "341525"},
		{"dede", "plain", dede, "410403"},
		{"table", "plain", tabular, "150203"},
		{"frames", "plain", frames, "230203"},
		{"jpage-old", "jpage", jpageOld, "320612"},
		{"chooser", "plain", chooser, "460106"},
		{"xxgk-load", "xxgk", xxgkLoaded, "150102"},
		{"headings", "plain", headings, "500102"},
		{"based", "plain", based, "640104"},
		{"called", "plain", called, "630102"},
		{"cookied", "plain", cookied, "330203"},
		{"get-form", "plain", getForm, "210202"},
		{"external", "plain", external, "370102"},
		{"laypage", "plain", layPage, "420102"},
		{"laytable", "plain", layTable, "430102"},
		{"encoded", "plain", encoded, "350102"},
		{"handled", "plain", handled, "360102"},
		{"gkmlpt-years", "gkmlpt", gkmlptYears, "440103"},
	}
}

// some publishes n reports at addresses that at gives by their number and year.
func (s *Site) some(n int, at func(n, year int) string) []Record {
	var records []Record
	for i := range n {
		year := years[i%4]
		records = append(records, s.publish(organs[i/4], year, at(i, year)))
	}
	return records
}

// vsb is of 博达: parts of a list are numbered from the last, PDFs are shown by a function of its own.
func vsb(s *Site) {
	s.ways = []way{asPage, "vsb-pdf", "vsb-attach", asTwins}
	s.fileAt = func(_ string, n int, extension string) string {
		if extension == "pdf" && n%4 == 1 {
			return fmt.Sprintf("/__local/A/3B/%02X/8C0EAC4C2A1F_%d.pdf", n, n)
		}
		return fmt.Sprintf("/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1632666717&wbfileid=%d", 15398100+10*n+len(extension))
	}
	records := s.some(20, func(n, _ int) string { return fmt.Sprintf("/info/1042/%d.htm", 3100+n) })
	for i := range records {
		if strings.HasPrefix(records[i].Href, "/info/") {
			records[i].Href = strings.Repeat("../", 2) + records[i].Href[1:]
		}
	}
	all := parts(s.mixed(records), 9)
	name := func(part int) string { // from 1
		if part == 1 {
			return "/zwgk/gknb.htm"
		}
		return fmt.Sprintf("/zwgk/gknb/%d.htm", len(all)-part+1)
	}
	for i, part := range all {
		shown := append([]Record(nil), part...)
		to := func(n int) string {
			if i == 0 {
				return strings.TrimPrefix(name(n), "/zwgk/")
			}
			return path.Base(name(n))
		}
		if i == 0 {
			for j := range shown {
				shown[j].Href = strings.Replace(shown[j].Href, "../../", "../", 1)
			}
		}
		paging := fmt.Sprintf(`<div class="pb_sys_common"><span class="p_t">共%d条</span> <span class="p_pages"><span class="p_no_d">%d</span>`, len(records)+7, i+1)
		if i+1 < len(all) {
			paging += fmt.Sprintf(`<span class="p_no"><a href="%s">%d</a></span><span class="p_next p_fun"><a href="%s">下页</a></span><span class="p_last p_fun"><a href="%s">尾页</a></span>`, to(i+2), i+2, to(i+2), to(len(all)))
		}
		s.static(name(i+1), "list", listing{shown, paging + fmt.Sprintf(`</span> <span class="p_t">%d/%d</span></div>`, i+1, len(all))})
	}
	s.annual("/zwgk/gknb.htm", "政府信息公开=/zwgk/xxgk.htm", "公开年报=")
}

// lonsun is the system of 安徽: the first part stands in the page, the others are had from a label.
func lonsun(s *Site) {
	s.ways = direct
	all := s.mixed(s.some(20, func(n, _ int) string { return fmt.Sprintf("/public/6596221/%d.html", 35667000+n) }))
	const each = 10
	at := "/public/column/6596221?type=4&action=list&nav=3&catId=7065111"
	s.static(at, "lonsun", map[string]any{"Records": page(all, 1, each), "Pages": (len(all) + each - 1) / each, "Total": len(all)})
	s.at("/site/label/8888", List, func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("organId") != "6596221" || r.FormValue("catId") != "7065111" || r.FormValue("labelName") != "publicInfoList" {
			plain("text/html", "暂无相关信息")(w, r)
			return
		}
		s.send(w, lines(page(all, number(r, "pageIndex"), each)))
	})
	s.annual(at, "政府信息公开=/public/column/6596221", "政府信息公开年报=")
}

// lines returns records as the list of a page has them.
func lines(records []Record) string {
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, "records", records); err != nil {
		panic(err)
	}
	return b.String()
}

// dede numbers the parts of its lists by an id of the list, and downloads by a page between.
func dede(s *Site) {
	s.ways = []way{asPage, "attach", asPages, noName}
	name := numbered("/xxgk/nb/", "/xxgk/nb/list_12_%d.html", 0)
	all := parts(s.mixed(s.some(18, func(n, year int) string { return fmt.Sprintf("/xxgk/nb/%d/0120/%d.html", year+1, 800+n) })), 9)
	s.staticList("list", all, func(i int) string { return name(i + 1) }, func(i int) string {
		text := `<ul class="pagelist"><li>首页</li>`
		for n := range all {
			if n == i {
				text += fmt.Sprintf(`<li class="thisclass"><a>%d</a></li>`, n+1)
			} else {
				text += fmt.Sprintf(`<li><a href='list_12_%d.html'>%d</a></li>`, n+1, n+1)
			}
		}
		return text + fmt.Sprintf(`<li><a href='list_12_%d.html'>末页</a></li><li><span class="pageinfo">共 <strong>%d</strong>页<strong>24</strong>条</span></li></ul>`, len(all), len(all))
	})
	s.pages["/xxgk/nb/list_12_1.html"] = s.pages["/xxgk/nb/"]
	s.annual("/xxgk/nb/")
}

// tabular has a table of organs and years, in which each report is linked as 查看 or 下载.
func tabular(s *Site) {
	s.ways = []way{asPage, asFile, "attach", asWord}
	records := s.some(16, func(n, _ int) string { return fmt.Sprintf("/zfxxgk/nb/show-%d.html", 60+n) })
	s.static("/zfxxgk/nb/index.html", "tabular", records)
	s.annual("/zfxxgk/nb/index.html")
}

// frames is a page of frames, of which one has the list, in GBK.
func frames(s *Site) {
	s.gbk = true
	s.texts = everyText[:5]
	records := s.some(12, func(n, _ int) string { return fmt.Sprintf("/gov/nb/%d.htm", 40+n) })
	s.static("/gov/nb/right.htm", "list", listing{records, ""})
	s.static("/gov/nb/left.htm", "columns", []column{{Name: "机构职能", At: "/zjqq/2024/4.html"}})
	s.at("/gov/nb/main.htm", List, func(w http.ResponseWriter, _ *http.Request) {
		s.send(w, `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>政府信息公开年报</title></head><frameset cols="200,*"><frame src="left.htm" name="left"><frame src="right.htm" name="right"><noframes><body>您的浏览器不支持框架</body></noframes></frameset></html>`)
	})
	s.annual("/gov/nb/main.htm")
}

// jpageOld has the proxy at its address of old, and rows of a table for records.
func jpageOld(s *Site) {
	s.ways = []way{asPage, "attach", "object", asPages}
	all := s.jpageRecords(31685, 22)
	j := jpage{Records: all[:9], Column: 31685, Unit: 80325, Total: len(all), PerPage: 3}
	s.static("/col/col31685/index.html", "jpage-old", j)
	s.at("/module/jslib/jquery/jpage/dataproxy.jsp", List, func(w http.ResponseWriter, r *http.Request) {
		part := j
		if from, to := number(r, "startrecord"), number(r, "endrecord"); from > 0 {
			part.Records = all[min(from-1, len(all)):min(to, len(all))]
		} else {
			part.Records = page(all, number(r, "page"), 9)
		}
		if r.FormValue("columnid") != "31685" || r.FormValue("unitid") != "80325" {
			part.Records = nil
		}
		plain("text/xml;charset=UTF-8", s.text("datastore-old", "", part))(w, r)
	})
	s.annual("/col/col31685/index.html", "信息公开=/col/col31600/index.html", "年度报告=")
}

// chooser has the lists of organs in a box to choose from, and years as tabs.
func chooser(s *Site) {
	s.ways = []way{asPage, "attach"}
	s.texts = []string{"Y年度报告", "O年报（Y年）"}
	var lists []Record
	for i, organ := range organs[:8] {
		folder := fmt.Sprintf("/zfxxgk/dept/%d/", 301+i)
		var records []Record
		for _, year := range years[:2] {
			records = append(records, s.publish(organ, year, fmt.Sprintf("%s%d.shtml", folder, year)))
		}
		s.static(folder, "list", listing{records, ""})
		lists = append(lists, Record{Href: folder, Text: s.short(organ)})
	}
	s.static("/zfxxgk/nb.shtml", "chooser", lists)
	s.annual("/zfxxgk/nb.shtml")
}

// xxgkLoaded loads its list by an address that stands in a script.
func xxgkLoaded(s *Site) {
	all := s.jpageRecords(1686, 20)
	const each = 9
	s.static("/col/col1686/index.html", "xxgk-load", nil)
	s.at("/module/xxgk/search.jsp", List, func(w http.ResponseWriter, r *http.Request) {
		page := max(1, number(r, "currpage"))
		if r.FormValue("area") == "" {
			s.missing(w, r)
			return
		}
		plain("text/html;charset=UTF-8", s.text("xxgk-answer", "", map[string]any{"Records": all[min((page-1)*each, len(all)):min(page*each, len(all))],
			"Total": len(all), "Pages": (len(all) + each - 1) / each, "Page": page}))(w, r)
	})
	s.annual("/col/col1686/index.html", "政府信息公开=/col/col1600/index.html", "信息公开年报=")
}

// headings has all reports on one page, below headings with the year, linked by the names of organs.
func headings(s *Site) {
	s.ways, s.texts = []way{asPage, asFile, "iframe"}, []string{"O"}
	groups := map[int][]Record{}
	for _, year := range years[:4] {
		for i := range 5 {
			groups[year] = append(groups[year], s.publish(organs[i], year, fmt.Sprintf("/zwgk/nb/detail/%d%02d.html", year, i)))
		}
	}
	s.static("/zwgk/nb/", "headings", groups)
	s.annual("/zwgk/nb/")
}

// based has a base for its addresses, which is not that of the page.
func based(s *Site) {
	s.ways = []way{asPage, "attach", asFile}
	records := s.some(12, func(n, _ int) string { return fmt.Sprintf("/zw/nb/%d.html", 20+n) })
	for i := range records {
		records[i].Href = strings.TrimPrefix(records[i].Href, "/zw/")
		if strings.HasPrefix(records[i].Href, "/") {
			records[i].Href = ".." + records[i].Href
		}
	}
	s.static("/portal/list", "based", records)
	s.annual("/portal/list?id=77")
}

// called has files that a function of the page is called for by their ids.
func called(s *Site) {
	s.ways, s.texts = []way{asFile}, everyText[:2]
	s.fileAt = func(_ string, n int, _ string) string { return fmt.Sprintf("/file/download?id=%d", 45200+n) }
	records := s.some(12, func(n, _ int) string { return "" })
	for i := range records {
		records[i].Onclick = fmt.Sprintf("downloadFile('%d','%d.pdf')", 45200+i, i)
		records[i].Href = "javascript:void(0)"
	}
	s.static("/nb/files.html", "called", records)
	s.annual("/nb/files.html")
}
