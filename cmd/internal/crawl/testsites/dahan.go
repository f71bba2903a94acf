package testsites

import (
	"fmt"
	"net/http"
)

// Sites of 大汉: the first records of a list stand in its page as XML in a script, the others are had
// from a proxy, by the number of the page or by those of the records.

// A jpage is what the templates of 大汉's lists see.
type jpage struct {
	Records  []Record
	Column   int
	Unit     int
	Total    int
	PerPage  int
	Next     int // page that follows, 0 for none
	ByRecord bool
}

const perGroup = 3 // pages in one answer

// jpageRecords publishes n reports as sites of 大汉 do.
func (s *Site) jpageRecords(column, n int) []Record {
	s.fileAt = func(_ string, n int, extension string) string {
		return fmt.Sprintf("/module/download/downfile.jsp?classid=0&filename=%x%08d.%s", 0x23120915+s.number, 11111111+n, extension)
	}
	var records []Record
	for i := range n {
		year := years[i%len(years)]
		records = append(records, s.publish(organs[i/len(years)], year, fmt.Sprintf("/art/%d/1/%d/art_%d_%d.html", year+1, 8+i%20, column, 3800000+i)))
	}
	return s.mixed(records)
}

func jpageByPage(s *Site) {
	all := s.jpageRecords(5421, 24)
	group := 4 * perGroup
	answer := func(page int) jpage {
		part := all[min((page-1)*group, len(all)):min(page*group, len(all))]
		j := jpage{Records: part, Column: 5421, Unit: 16512, Total: len(all), PerPage: 4}
		if page*group < len(all) {
			j.Next = page + 1
		}
		return j
	}
	first := answer(1)
	first.Next = 1 // which it holds already
	s.static("/col/col5421/index.html", "jpage", first)
	s.at("/module/web/jpage/dataproxy.jsp", List, func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("columnid") != "5421" || r.FormValue("unitid") != "16512" {
			http.Error(w, "", http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/xml;charset=UTF-8")
		fmt.Fprint(w, s.text("datastore", "", answer(max(1, number(r, "page")))))
	})
	s.annual("/col/col5421/index.html", "政府信息公开=/col/col5420/index.html", "政府信息公开年报=")
	s.sitemap("/col/col5420/index.html", "/col/col5421/index.html")
}

func jpageByRecord(s *Site) {
	s.ways = []way{asPage, "attach", "viewer-html", noName, asTwins, "iframe", asPages}
	all := s.jpageRecords(9030, 26)
	j := jpage{Records: all[:5*perGroup], Column: 9030, Unit: 2381, Total: len(all), PerPage: 5, ByRecord: true}
	s.static("/col/col9030/index.html", "jpage", j)
	s.at("/module/web/jpage/dataproxy.jsp", List, func(w http.ResponseWriter, r *http.Request) {
		from, to := number(r, "startrecord"), number(r, "endrecord")
		if r.FormValue("columnid") != "9030" || from < 1 || to < from {
			http.Error(w, "", http.StatusNotFound)
			return
		}
		part := j
		part.Records = all[min(from-1, len(all)):min(to, len(all))]
		w.Header().Set("Content-Type", "text/xml;charset=UTF-8")
		fmt.Fprint(w, s.text("datastore", "", part))
	})
	s.annual("/col/col9030/index.html", "信息公开=/col/col9000/index.html", "公开年报=")
}

// xxgk is a site of which the list is asked for by a form, and shows the records of all columns
// where that names none.
func xxgk(s *Site) {
	all := s.jpageRecords(70222, 22)
	for i := range 9 {
		at := fmt.Sprintf("/art/2024/3/%d/art_70100_%d.html", i+1, 900+i)
		s.at(at, Vain, s.page("distraction", "关于印发实施方案的通知", 2023))
		if i < 3 {
			all = append(all, Record{Href: at, Text: fmt.Sprintf("关于印发%s第%d批实施方案的通知", s.region.Name, i+1), Date: "2024-03-01"})
		}
	}
	const each = 8
	s.static("/col/col70222/index.html", "xxgk", nil)
	s.at("/module/xxgk/search.jsp", List, func(w http.ResponseWriter, r *http.Request) {
		page := max(1, number(r, "currpage"))
		found := all
		if r.FormValue("area") == "" || r.FormValue("divid") == "" && r.Method == http.MethodGet {
			found = nil
		}
		w.Header().Set("Content-Type", "text/html;charset=UTF-8")
		fmt.Fprint(w, s.text("xxgk-answer", "", map[string]any{"Records": found[min((page-1)*each, len(found)):min(page*each, len(found))],
			"Total": len(found), "Pages": (len(found) + each - 1) / each, "Page": page}))
	})
	s.at("/module/xxgk/tree.jsp", Vain, plain("text/html;charset=UTF-8", `<script>d.add(1,0,'政府信息公开年报',"javascript:funclick('A09','1')");</script>`))
	s.annual("/col/col70222/index.html", "政府信息公开=/col/col70000/index.html", "信息公开年报=")
}
