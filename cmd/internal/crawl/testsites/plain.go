package testsites

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// Sites of no system that one could name: static lists that differ in how they are paged.

// plainList publishes n reports below a folder and puts their list at the addresses that name gives
// for its parts, from 1.
func (s *Site) plainList(folder string, n, each int, name func(part int) string, paging func(part, all int) string) {
	var records []Record
	for i := range n {
		records = append(records, s.publish(organs[i/4], years[i%4], fmt.Sprintf("%scontent/%d.html", folder, 21000+i)))
	}
	all := parts(s.mixed(records), each)
	s.staticList("list", all, func(i int) string { return name(i + 1) }, func(i int) string { return paging(i+1, len(all)) })
	s.annual(name(1))
}

// numbered names the parts of a list: the first, and others by the pattern.
func numbered(first, pattern string, shift int) func(int) string {
	return func(part int) string {
		if part == 1 {
			return first
		}
		return fmt.Sprintf(pattern, part+shift)
	}
}

// plainNext has links to the part before and the next, each part another word for it.
func plainNext(s *Site) {
	s.ways = everyWay[:9]
	name := numbered("/xxgk/nb/index.html", "/xxgk/nb/index_%d.html", -1)
	words := []string{"下一页&gt;", "后一页", "下页", "&raquo;", "Next", "›"}
	s.plainList("/xxgk/nb/", 20, 5, name, func(part, all int) string {
		var b strings.Builder
		if part > 1 {
			fmt.Fprintf(&b, `<a href="%s">上一页</a> `, name(part-1))
		}
		if part < all {
			fmt.Fprintf(&b, `<a href="%s">%s</a>`, name(part+1), words[part-1])
		}
		return b.String()
	})
}

// plainNumbers has the numbers of the parts, in square brackets or as 第2页, and queries.
func plainNumbers(s *Site) {
	s.ways = everyWay[9:]
	name := numbered("/list.php?catid=93", "/list.php?catid=93&page=%d", 0)
	s.plainList("/nb/", 16, 6, name, func(part, all int) string {
		text := "共 21 条 "
		for i := range all {
			switch {
			case i+1 == part:
				text += fmt.Sprintf("<b>[%d]</b> ", part)
			case part == 1:
				text += fmt.Sprintf(`<a href="%s">[%d]</a> `, name(i+1), i+1)
			default:
				text += fmt.Sprintf(`<a href="%s">第%d页</a> `, name(i+1), i+1)
			}
		}
		return text
	})
}

// plainImage has a picture to click on.
func plainImage(s *Site) {
	name := numbered("/zfxxgk/ndbg/", "/zfxxgk/ndbg/list_%d.htm", 0)
	s.plainList("/zfxxgk/ndbg/", 12, 6, name, func(part, all int) string {
		return fmt.Sprintf(`<a href="%s"><img src="/images/prev.gif" alt="上一页"></a><a href="%s"><img src="/images/next.gif" alt="下一页" border="0"></a>`, name(max(1, part-1)), name(min(all, part+1)))
	})
}

// plainSelect has a box to choose a part from.
func plainSelect(s *Site) {
	name := numbered("/gknb/list.html", "/gknb/list-%d.html", 0)
	s.plainList("/gknb/", 14, 6, name, func(part, all int) string {
		text := `转到第<select name="page" onchange="location.href=this.options[this.selectedIndex].value">`
		for i := range all {
			selected := ""
			if i+1 == part {
				selected = " selected"
			}
			text += fmt.Sprintf(`<option value="%s"%s>%d</option>`, name(i+1), selected, i+1)
		}
		return text + "</select>页"
	})
}

// plainLast has a link to the last part alone.
func plainLast(s *Site) {
	name := numbered("/xxgk/gknb/index.htm", "/xxgk/gknb/index_%d.htm", -1)
	s.plainList("/xxgk/gknb/", 16, 5, name, func(part, all int) string {
		return fmt.Sprintf(`第%d页/共%d页 <a href="%s">首页</a> <a href="%s">尾页</a>`, part, all, name(1), name(all))
	})
}

// plainCount makes its links in a script that stands in the page.
func plainCount(s *Site) {
	name := numbered("/zwgk/ndbg/index.html", "/zwgk/ndbg/index_%d.html", -1)
	s.plainList("/zwgk/ndbg/", 14, 6, name, func(part, all int) string {
		return fmt.Sprintf(`<script type="text/javascript">
var currentPage = %d; // 所在页从0开始
var prevPage = currentPage - 1, nextPage = currentPage + 1;
var countPage = %d; // 共多少页
if (countPage > 1 && currentPage != countPage - 1) { document.write("<a href=\"index" + "_" + nextPage + "." + "html\">下一页</a> "); } else { document.write("下一页 "); }
</script>`, part-1, all)
	})
}

// plainToPage has links that call a function with the number of the part.
func plainToPage(s *Site) {
	name := numbered("/nb/list.jsp?cid=5", "/nb/list.jsp?cid=5&pageNo=%d", 0)
	s.plainList("/nb/", 15, 6, name, func(part, all int) string {
		return fmt.Sprintf(`<a href="javascript:void(0)" onclick="toPage(1)">首页</a> <a href="javascript:void(0)" onclick="toPage(%d)">下一页</a> <a href="javascript:void(0)" onclick="toPage(%d)">尾页</a> 共%[2]d页
<script>var totalPage = %[2]d; function toPage(n) { if (n < 1 || n > totalPage) return; window.location.href = "/nb/list.jsp?cid=5&pageNo=" + n; }</script>`, min(all, part+1), all)
	})
}

// plainMore has a link for more records.
func plainMore(s *Site) {
	name := numbered("/gov/xxgknb", "/gov/xxgknb?p=%d", 0)
	s.plainList("/gov/", 14, 6, name, func(part, all int) string {
		if part == all {
			return ""
		}
		return fmt.Sprintf(`<div class="more"><a href="%s">%s</a></div>`, name(part+1), []string{"更多", "加载更多"}[part%2])
	})
}

// framed is a page that shows another, which has the list.
func framed(s *Site) {
	s.plainList("/class/NBGK/", 12, 20, func(int) string { return "/class/NBGK/list.html" }, func(int, int) string { return "" })
	s.static("/xxgk/nb.html", "framed", "/class/NBGK/list.html")
	delete(s.pages, "/zwgk/zfxxgk/") // which leads to the list without the frame
	s.annual("/xxgk/nb.html", "信息公开=/xxgk/", "信息公开年报=")
}

// sessions has another session in each link, at each visit.
func sessions(s *Site) {
	s.ways = []way{asPage, "attach", asPage, "iframe", asTwins}
	var records []Record
	for i := range 15 {
		records = append(records, s.publish(organs[i/3], years[i%3], fmt.Sprintf("/front/show/%d.do", 300+i)))
	}
	for i, r := range records[:6] { // whose number stands in the query
		at := fmt.Sprintf("/front/show.do?id=%d", 300+i)
		e := s.pages[r.Href]
		s.pages[at] = e
		if report := s.Reports[i]; slices.Contains(report.At, s.URL+r.Href) {
			report.At = append(report.At, s.URL+at)
		}
		records[i].Href = at
	}
	s.at("/front/show.do", Document, func(w http.ResponseWriter, r *http.Request) {
		e := s.pages["/front/show.do?id="+r.FormValue("id")]
		if e == nil {
			s.missing(w, r)
			return
		}
		e.serve(w, r)
	})
	all := s.mixed(records)
	s.at("/front/list.do", List, func(w http.ResponseWriter, r *http.Request) {
		shown := make([]Record, len(all))
		for i, line := range all {
			session := fmt.Sprintf("%08x%08x", s.visitor(), i*7919)
			if line.Href += ";jsessionid=" + strings.ToUpper(session); strings.Contains(line.Href, "?") {
				line.Href = strings.Replace(line.Href, ";jsessionid=", "&sid=", 1)
			}
			shown[i] = line
		}
		s.page("list", "政府信息公开年报", listing{shown, ""})(w, r)
	})
	s.annual("/front/list.do?channel=nb", "政务信息公开=/front/index.do", "年报=")
}
