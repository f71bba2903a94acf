package testsites

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// Sites that show some of their reports at once, and the others by groups.

// inGroups publishes reports of organs in groups: so many of each.
func (s *Site) inGroups(each ...int) [][]Record {
	s.ways, s.texts = direct, everyText[:2]
	var groups [][]Record
	n := 0
	for _, size := range each {
		var group []Record
		for range size {
			year := years[n%2]
			group = append(group, s.publish(organs[n/2], year, fmt.Sprintf("/nb/d/%d.html", 300+n)))
			n++
		}
		groups = append(groups, group)
	}
	return groups
}

// moreBeside shows the first reports of each group, and beside its heading a link to all of them.
func moreBeside(s *Site) {
	groups := s.inGroups(8, 7)
	var b strings.Builder
	for i, name := range []string{"部门", "乡镇街道"} {
		at := fmt.Sprintf("/nb/g%d/", i)
		fmt.Fprintf(&b, `<div class="box"><div class="tit"><h3>%s</h3><a href="%s" class="gd">更多&gt;&gt;</a></div>%s</div>`, name, at, lines(groups[i][:3]))
		s.static(at, "list", listing{groups[i], ""})
	}
	s.at("/tzgg/", Vain, s.page("list", "通知公告", listing{nil, ""}))
	s.pageOf("/nb/index.html", b.String()+`<div class="box"><div class="tit"><h3>通知公告</h3><a href="/tzgg/" class="gd">更多&gt;&gt;</a></div></div>`)
	s.annual("/nb/index.html")
}

// tabsBeside has the lists of groups as tabs in a menu.
func tabsBeside(s *Site) {
	at := []string{"/nb/qzf/", "/nb/bm/", "/nb/jd/"}
	tabs := fmt.Sprintf(`<div class="menu"><a href="%s">区政府</a><a href="%s">区级部门</a><a href="%s">街道</a><a href="/xwzx/">新闻中心</a></div>`, at[0], at[1], at[2])
	for i, group := range s.inGroups(2, 8, 6) {
		s.pageOf(at[i], tabs+lines(group))
	}
	s.annual(at[0])
}

// chosenService shows the reports of one organ, and asks a service for those of another that is chosen in a box. The
// service answers with nothing where there is no further part.
func chosenService(s *Site) {
	groups := s.inGroups(2, 2, 2, 2, 2)
	var options strings.Builder
	for i, group := range groups {
		fmt.Fprintf(&options, `<option value="%d">%s</option>`, 31+i, group[0].Organ)
	}
	s.pageOf("/nb/index.html", `<select id="dept" onchange="loadDept(this.value)">`+options.String()+`</select><div id="l">`+lines(groups[0])+`</div><script>
function loadDept(v){ $.ajax({url: "/api/dept/list", data: {deptId: v, pageNo: 1}, success: function(r){ $("#l").html(r); }}); }</script>`)
	s.at("/api/dept/list", List, func(w http.ResponseWriter, r *http.Request) {
		text, of := "", number(r, "deptId")-31
		if of >= 0 && of < len(groups) && number(r, "pageNo") == 1 {
			text = lines(groups[of])
		}
		plain("text/html; charset=utf-8", text)(w, r)
	})
	s.annual("/nb/index.html")
}

// calledLists has two lists, for which one function is called as the page is loaded.
func calledLists(s *Site) {
	groups := s.inGroups(7, 5)
	s.pageOf("/nb/index.html", `<div id="bm"></div><div id="xz"></div><script>
function ld(el, cid, p){ $.get("/list.do", {cid: cid, page: p}, function(h){ $(el).html(h); }); }
ld("#bm", "11", 1); ld("#xz", "12", 1);</script>`)
	s.at("/list.do", List, func(w http.ResponseWriter, r *http.Request) {
		text := ""
		if of := number(r, "cid") - 11; of >= 0 && of < len(groups) {
			text = lines(page(groups[of], number(r, "page"), 4))
		}
		plain("text/html; charset=utf-8", text)(w, r)
	})
	s.annual("/nb/index.html")
}

// countedOn counts to the next part in a script, which knows where to end.
func countedOn(s *Site) {
	all := parts(slices.Concat(s.inGroups(9, 7)...), 6)
	name := func(i int) string {
		if i == 0 {
			return "/nb/index.html"
		}
		return fmt.Sprintf("/nb/index_%d.html", i)
	}
	s.staticList("list", all, name, func(i int) string {
		return fmt.Sprintf(`<a href="javascript:nextPage()">下一页</a><script>var cur = %d, max = %d;
function nextPage(){ if (cur < max - 1) { cur = cur + 1; window.location = "index_" + cur + ".html"; } }</script>`, i, len(all))
	})
	s.annual("/nb/index.html")
}

// inTerms has the reports of each organ below its name, as terms that are years with a link that says nothing.
func inTerms(s *Site) {
	s.ways = []way{asPage, "attach"}
	var b strings.Builder
	for i, organ := range organs[:6] {
		fmt.Fprintf(&b, "<h3>%s</h3><dl>", s.short(organ))
		for n, year := range years[:2] {
			r := s.publish(organ, year, fmt.Sprintf("/nb/d/%d-%d.html", i, n))
			fmt.Fprintf(&b, `<dt>%d年</dt><dd><a href="%s">查看</a></dd>`, year, r.Href)
		}
		b.WriteString("</dl>")
	}
	s.pageOf("/nb/index.html", b.String())
	s.annual("/nb/index.html")
}

// wholeText has articles that say that there is a report, and lead to the page that it is.
func wholeText(s *Site) {
	s.ways = []way{asPage}
	records := s.some(8, func(n, _ int) string { return fmt.Sprintf("/nb/full/%d.html", 20+n) })
	for i, r := range records {
		records[i].Href = fmt.Sprintf("/nb/d/%d.html", 20+i)
		s.at(records[i].Href, Document, s.page("list", r.Text, listing{nil, fmt.Sprintf(`<p>现将年度报告予以公布。</p><p><a href="%s">点击查看全文</a></p>`, r.Href)}))
	}
	s.static("/nb/index.html", "list", listing{records, ""})
	s.annual("/nb/index.html")
}
