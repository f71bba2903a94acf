package testsites

import (
	"fmt"
	"net/http"
	"path"
	"strings"
)

// Sites of many organs: lists that lead to lists.

// portal has a page that links the lists of many organs by their names.
func portal(s *Site) {
	s.ways = []way{asPage, asPage, "attach", asPage, asPages}
	names := append([]string(nil), organs[1:]...)
	names = append(names, strings.Fields("高良涧街道办事处 黄集街道办事处 朱坝街道办事处 蒋坝镇人民政府 岔河镇人民政府 东双沟镇人民政府 老子山镇人民政府 西顺河镇人民政府 三河镇人民政府")...)
	for _, place := range strings.Fields("高良涧 黄集 朱坝 蒋坝 岔河 东双沟 老子山 西顺河 三河") {
		for _, body := range []string{"卫生院", "农业服务中心", "便民服务中心"} {
			names = append(names, place+body)
		}
	}
	var lists []Record
	for i, organ := range names {
		folder := fmt.Sprintf("/bmxxgk/%d/zfxxgknb/", 1001+i)
		records := []Record{s.publish(organ, 2024, folder+"2025/01/1.html")}
		if i%6 == 0 {
			records = append(records, s.publish(organ, 2023, folder+"2024/01/1.html"))
		}
		s.static(folder, "list", listing{records, ""})
		lists = append(lists, Record{Href: folder, Text: s.short(organ)})
	}
	s.static("/zfxxgk/zfxxgknb/", "organs", lists)
	s.annual("/zfxxgk/zfxxgknb/", "政府信息公开=/zfxxgk/", "政府信息公开年报=")
	s.sitemap("/zfxxgk/", "/zfxxgk/zfxxgknb/")
}

// byYear has a column of each year, and a table of contents that links them as 2023年.
func byYear(s *Site) {
	var columns []Record
	for _, year := range years {
		folder := fmt.Sprintf("/zwgk/nb/%d/", year)
		var records []Record
		for i := range 4 {
			records = append(records, s.publish(organs[i], year, fmt.Sprintf("%sart_%d.html", folder, 500+i)))
		}
		s.static(folder, "list", listing{s.mixed(records), ""})
		columns = append(columns, Record{Href: folder, Text: fmt.Sprintf("%d年", year)})
	}
	s.static("/zwgk/nb/", "organs", columns)
	s.annual("/zwgk/nb/", "信息公开=/zwgk/xxgk/", "公开年报=")
	s.feed(columns)
}

// byOrgan has a column of each organ, told by a query, in which reports are linked as 2023年.
func byOrgan(s *Site) {
	s.texts = []string{"Y年", "Y年度", "Y年年报"}
	s.ways = direct
	var columns []Record
	for i, organ := range organs[:10] {
		at := fmt.Sprintf("/govinfo/nb.html?deptcode=%03d", i+1)
		var records []Record
		for _, year := range years[:3] {
			records = append(records, s.publish(organ, year, fmt.Sprintf("/govinfo/detail_%03d_%d.html", i+1, year)))
		}
		s.static(at, "list", listing{records, ""})
		columns = append(columns, Record{Href: at, Text: s.short(organ)})
	}
	s.static("/govinfo/nb.html", "organs", columns)
	s.annual("/govinfo/nb.html", "信息公开=/govinfo/", "政府信息公开工作年报=")
}

// collected has one page for each year, with the files of all organs on it.
func collected(s *Site) {
	s.ways, s.texts = []way{asFile}, []string{"O.pdf", "1.O"}
	s.fileAt = func(article string, n int, extension string) string {
		return fmt.Sprintf("%s/files/%d.%s", path.Dir(article), n, extension)
	}
	var pages []Record
	for _, year := range years[:4] {
		at := fmt.Sprintf("/zwgk/xxgknb/%d0131_%d.html", year+1, 9000+year)
		var files []Record
		for _, organ := range organs[:6] {
			files = append(files, s.publish(organ, year, at))
		}
		s.at(at, Document, s.page("collected", fmt.Sprintf("%s各单位%d年政府信息公开工作年度报告", s.region.Name, year), files))
		pages = append(pages, Record{Href: at, Text: fmt.Sprintf("%s各单位%d年政府信息公开工作年度报告", s.region.Name, year), Date: fmt.Sprintf("%d-01-31", year+1), Year: year})
	}
	s.static("/zwgk/xxgknb/", "list", listing{s.mixed(pages), ""})
	s.annual("/zwgk/xxgknb/")
}

// epoint is a static site of EWB: parts of the list are N.html, files are had by their id.
func epoint(s *Site) {
	s.ways = []way{asPage, "ztb", asTwins, "open-file", asPages}
	const guid = "siteGuid=7eb5f7f1-9041-43ad-8e13-8fcb82ea831a"
	s.fileAt = func(_ string, n int, extension string) string {
		return fmt.Sprintf("/EpointWebBuilder/pages/webbuildermis/attach/downloadztbattach?appUrlFlag=ztb001&attachGuid=%s-6d84-48aa-a0c7-%012x&%s", map[string]string{"pdf": "b38136e6", "docx": "5eb2ddbc"}[extension], n, guid)
	}
	var records []Record
	for i := range 16 {
		at := fmt.Sprintf("/EpointWebBuilder/showinfo.html?infoid=f0c9651e-1672-4521-b22c-%012x&categoryNum=004009", 100+i)
		if i%5 == 4 { // which is on two pages
			at = fmt.Sprintf("/xxgk/004/004009/20250120/%d.html", i)
		}
		records = append(records, s.publish(organs[i/4], years[i%4], at))
	}
	all := parts(s.mixed(records), 6)
	name := numbered("/xxgk/004/004009/secondPage.html", "/xxgk/004/004009/%d.html", 0)
	s.staticList("list", all, func(i int) string { return name(i + 1) }, func(i int) string {
		return fmt.Sprintf(`<div class="pagemargin"><ul class="m-pagination-page"><li><a href="%s" data-page-index="0">1</a></li><li><a href="%s" data-page-index="%d">下页 &gt;</a></li></ul></div>`, name(1), name(min(i+2, len(all))), i+1)
	})
	s.annual(name(1), "政府信息公开=/xxgk/004/about.html", "信息公开年报=")
}

// scripted has the addresses of reports in scripts alone: lines of a table that are clicked on.
func scripted(s *Site) {
	s.ways = []way{asPage, "attach", "variable", asPages, "data-url"}
	var records []Record
	for i := range 15 {
		at := fmt.Sprintf("/article/detail/%d.html", 7700+i)
		r := s.publish(organs[i/3], years[i%3], at)
		r.Onclick = []string{"showDetail('" + at + "')", "window.open('" + at + "','_blank')", "javascript:location.href='" + at + "';return false;"}[i%3]
		r.Href = "javascript:;"
		records = append(records, r)
	}
	s.static("/article/nb.html", "list", listing{s.mixed(records), ""})
	s.annual("/article/nb.html", "信息公开=/article/xxgk.html", "年度报告=")
}

// moved answers at old addresses with the way to the new ones, and has an entity in each link.
func moved(s *Site) {
	s.ways = []way{asPage, "attach", "object", asWord, "refresh"}
	var records []Record
	for i := range 15 {
		at := fmt.Sprintf("/new/xxgk/%d.html", 880+i)
		r := s.publish(organs[i/3], years[i%3], at)
		if strings.HasPrefix(r.Href, "/new/") {
			old := fmt.Sprintf("/old/view.asp?id=%d&cid=12", 880+i)
			s.at(old, Document, http.RedirectHandler(r.Href, http.StatusMovedPermanently).ServeHTTP)
			r.Href = strings.Replace(old, "&", "&amp;", 1)
		}
		records = append(records, r)
	}
	s.static("/old/nb.asp", "list", listing{s.mixed(records), ""})
	s.at("/xxgknb/", List, http.RedirectHandler("/old/nb.asp", http.StatusFound).ServeHTTP)
	s.annual("/xxgknb/", "信息公开=/xxgk/", "信息公开年报=")
}
