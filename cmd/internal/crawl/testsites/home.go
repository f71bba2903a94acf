package testsites

import (
	"fmt"
	"net/http"
	"strings"
)

// A column is a link of the site's navigation, with those below it.
type column struct {
	Name, At string
	Below    []column
}

// build puts what every site has beside its reports: the home page and the columns of its
// navigation, viewers, and files that are no reports.
func (s *Site) build() {
	s.at("/", Vain, s.page("home", s.region.Name+"人民政府", nil))
	switch s.number % 4 { // homes differ
	case 1:
		s.at("/index.html", Vain, s.pages["/"].serve)
		s.at("/", Vain, plain("text/html; charset=utf-8", `<html><head><meta http-equiv="refresh" content="0;url=/index.html"><title>`+s.region.Name+`</title></head><body></body></html>`))
	case 2:
		s.at("/", Vain, s.page("home-pictures", s.region.Name+"人民政府", nil))
	case 3:
		s.at("/", Vain, s.page("home-long", s.region.Name+"人民政府", nil))
	}
	for _, c := range []column{{Name: "新闻中心", At: "/xwzx/"}, {Name: "政务服务", At: "/zwfw/"}, {Name: "互动交流", At: "/hdjl/"}, {Name: "走进" + s.region.Name, At: "/zjqq/"}} {
		s.at(c.At, Vain, s.page("news", c.Name, c.At))
		for i := range 20 {
			s.at(fmt.Sprintf("%s2024/%d.html", c.At, i+1), Vain, s.page("distraction", fmt.Sprintf("我区召开第%d次全体会议", i+1), 2024))
		}
	}
	s.at("/wznb.html", Vain, s.page("distraction", s.region.Name+"政府网站年度报表", 2023))
	for _, viewer := range []string{"/images/pdfjs/web/viewer.html", "/viewer", "/module/pdf/viewer.jsp"} {
		s.at(viewer, Vain, plain("text/html", `<html><head><title>PDF.js viewer</title></head><body><div id="viewer"></div><script src="viewer.js"></script></body></html>`))
	}
	s.at("/tzgg/files/form.xls", Vain, plain("application/vnd.ms-excel", "项目\t本年\n收入合计\t48.31\n"))
}

// annual gives the site its column of annual reports at a path, and the way to it from the home
// page: by columns of which the last leads there. Each is told as name=path.
func (s *Site) annual(at string, way ...string) {
	s.Start = s.URL + at
	above := column{Name: "政务公开", At: "/zwgk/"}
	if len(way) == 0 {
		way = []string{"政府信息公开=/zwgk/zfxxgk/", "政府信息公开年报="}
	}
	for _, step := range way {
		name, path, _ := strings.Cut(step, "=")
		if path == "" {
			path = at
		}
		above.Below = []column{{Name: name, At: path}}
		s.at(above.At, Vain, s.page("columns", above.Name, above.Below))
		above = above.Below[0]
	}
}

// sitemap puts sitemap.xml, with the pages of the site and the column among them.
func (s *Site) sitemap(at ...string) {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
	for _, path := range append([]string{"/", "/xwzx/", "/zwgk/", "/hdjl/"}, at...) {
		fmt.Fprintf(&b, "<url><loc>%s%s</loc></url>", s.URL, path)
	}
	s.at("/sitemap.xml", Vain, plain("application/xml", b.String()+"</urlset>"))
}

// feed puts an RSS feed of a column, which the home page names.
func (s *Site) feed(records []Record) {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>政府信息公开年报</title><link>` + s.Start + `</link>`)
	for _, r := range records {
		fmt.Fprintf(&b, "<item><title><![CDATA[%s]]></title><link>%s%s</link></item>", r.full(), s.URL, r.Href)
	}
	s.at("/rss/nb.xml", Vain, plain("application/rss+xml", b.String()+"</channel></rss>"))
	s.at("/", Vain, s.page("home", s.region.Name+"人民政府", "/rss/nb.xml"))
	s.at("/index.html", Vain, s.pages["/"].serve)
}

// static puts a page of a list at an address.
func (s *Site) static(at, name string, data any) {
	s.at(at, List, s.page(name, "政府信息公开年报", data))
}

// number returns a number of a request, of its query or its form, and 0 without one.
func number(r *http.Request, name string) int {
	n := 0
	_, _ = fmt.Sscan(r.FormValue(name), &n) // no number is none
	return n
}
