package testsites

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// Sites whose lists are behind what a browser has and a reader of pages has not: a session in a cookie, a
// form, scripts in files of their own.

// cookied gives a session by leading back to where it was asked, and knows by it which list is gone
// through: without one, there is no second part.
func cookied(s *Site) {
	s.ways = direct
	all := parts(s.mixed(s.some(18, func(n, _ int) string { return fmt.Sprintf("/xxgk/info/%d.html", 5200+n) })), 7)
	begun := map[string]bool{}
	s.at("/xxgk/list.do", List, func(w http.ResponseWriter, r *http.Request) {
		session, err := r.Cookie("JSESSIONID")
		if err != nil {
			http.SetCookie(w, &http.Cookie{Name: "JSESSIONID", Value: fmt.Sprintf("%016X", s.visitor()+1), Path: "/", HttpOnly: true})
			http.Redirect(w, r, r.URL.RequestURI(), http.StatusFound)
			return
		}
		at := 1
		if begun[session.Value] {
			at = min(max(1, number(r, "page")), len(all))
		}
		begun[session.Value] = true
		paging := ""
		if at < len(all) {
			paging = fmt.Sprintf(`<a href="/xxgk/list.do?page=%d">下一页</a>`, at+1)
		}
		s.page("list", "政府信息公开年报", listing{all[at-1], paging})(w, r)
	})
	s.annual("/xxgk/list.do")
}

// getForm pages with buttons of forms that are sent as addresses, each part in another way.
func getForm(s *Site) {
	s.ways = direct
	all := parts(s.mixed(s.some(20, func(n, _ int) string { return fmt.Sprintf("/nb/show/%d.html", 600+n) })), 6)
	s.at("/nb/list.jsp", List, func(w http.ResponseWriter, r *http.Request) {
		at := min(max(1, number(r, "pageNo")), len(all))
		if r.FormValue("act") == "下一页" {
			at++
		}
		paging := ""
		switch {
		case at == len(all):
		case at%4 == 1: // the field has the number of the next part already
			paging = fmt.Sprintf(`<form action="/nb/list.jsp" method="get"><input type="hidden" name="cid" value="5"><input type="hidden" name="pageNo" value="%d"><input type="submit" value="下一页"></form>`, at+1)
		case at%4 == 2: // a script puts it there
			paging = fmt.Sprintf(`<form name="pageForm" action="/nb/list.jsp" method="get"><input type="hidden" name="cid" value="5"><input type="hidden" name="pageNo" value="%d"><input type="button" value="下一页" onclick="document.pageForm.pageNo.value=%d;document.pageForm.submit()"></form>`, at, at+1)
		case at%4 == 3: // the button is what is sent
			paging = fmt.Sprintf(`<form action="/nb/list.jsp"><input type="hidden" name="cid" value="5"><input type="hidden" name="pageNo" value="%d"><input type="submit" name="act" value="下一页"></form>`, at)
		default:
			paging = fmt.Sprintf(`<form action="/nb/list.jsp"><input type="hidden" name="cid" value="5"><button type="submit" name="pageNo" value="%d">下一页</button></form>`, at+1)
		}
		search := `<form action="/search/index.jsp" method="get"><input name="q"><input type="submit" value="搜索"></form>`
		s.page("list", "政府信息公开年报", listing{all[at-1], search + paging})(w, r)
	})
	s.annual("/nb/list.jsp?cid=5")
}

// external has the functions that its links call in files of their own, among others that are of no use.
func external(s *Site) {
	s.ways = direct
	records := s.some(18, func(n, _ int) string { return fmt.Sprintf("/nb/show/%d.html", 700+n) })
	for i := range records {
		if id, ok := strings.CutPrefix(records[i].Href, "/nb/show/"); ok {
			records[i].Onclick = fmt.Sprintf("viewInfo('%s', 5)", strings.TrimSuffix(id, ".html"))
			records[i].Href = "javascript:void(0)"
		}
	}
	all := parts(s.mixed(records), 7)
	s.at("/js/jquery-1.8.3.min.js", Vain, plain("application/javascript", `/*! jQuery */(function(a,b){function goPage(){}})(window);`))
	s.at("/js/swiper.min.js", Vain, plain("application/javascript", `!function(e){e.Swiper=function(){}}(window);`))
	s.at("/js/list.js", List, plain("application/javascript; charset=utf-8", `// 列表
var listUrl = "/nb/list.jsp?cid=5&pageNo=";
function goPage(n) { window.location.href = listUrl + n; }
function viewInfo(id, type) { window.open("/nb/show/" + id + ".html"); }
`))
	s.at("/nb/list.jsp", List, func(w http.ResponseWriter, r *http.Request) {
		at := min(max(1, number(r, "pageNo")), len(all))
		paging := `<script src="/js/jquery-1.8.3.min.js"></script><script src="/js/swiper.min.js"></script><script type="text/javascript" src="/js/list.js?v=20240105"></script>
<a href="javascript:void(0)" onclick="goPage(1)">首页</a> `
		if at < len(all) {
			paging += fmt.Sprintf(`<a href="javascript:void(0)" onclick="goPage(%d)">下一页</a> `, at+1)
		}
		s.page("list", "政府信息公开年报", listing{all[at-1], paging})(w, r)
	})
	s.annual("/nb/list.jsp?cid=5")
}

// layPage has its links to further parts made by layui, which is told how many records there are.
func layPage(s *Site) {
	s.ways = direct
	all := parts(s.mixed(s.some(18, func(n, _ int) string { return fmt.Sprintf("/gov/info/%d.html", 800+n) })), 7)
	total := len(slices.Concat(all...))
	s.at("/gov/nb", List, func(w http.ResponseWriter, r *http.Request) {
		at := min(max(1, number(r, "pn")), len(all))
		paging := fmt.Sprintf(`<div id="laypage-main"></div><script src="/layui/layui.js"></script><script>
layui.use(['laypage', 'layer'], function(){
  var laypage = layui.laypage;
  laypage.render({
    elem: 'laypage-main' //容器
    ,count: %d
    ,curr: %d
    ,limit: 7
    ,jump: function(obj, first){
      if(!first){ location.href = "/gov/nb?pn=" + obj.curr; }
    }
  });
});</script>`, total, at)
		s.page("list", "政府信息公开年报", listing{all[at-1], paging})(w, r)
	})
	s.annual("/gov/nb")
}

// layTable has its list in a table that layui fills from a service.
func layTable(s *Site) {
	s.ways = direct
	all := s.mixed(s.some(16, func(n, _ int) string { return fmt.Sprintf("/gov/nb/%d.html", 900+n) }))
	s.at("/gov/nb/index.html", List, s.page("list", "政府信息公开年报", listing{nil, `<table id="nb" lay-filter="nb"></table><script src="/layui/layui.js"></script><script>
layui.use('table', function(){
  var table = layui.table;
  table.render({ elem: '#nb', url: '/api/nb/list', where: {channel: 'nb', year: ''}, page: true, limit: 6, limits: [6, 12],
    cols: [[ {field: 'title', title: '标题', templet: function(d){ return '<a href="' + d.url + '" target="_blank">' + d.title + '</a>'; }}, {field: 'date', title: '日期'} ]] });
});</script>`}))
	s.at("/api/nb/list", List, func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("channel") != "nb" || number(r, "page") < 1 {
			answerJSON(w, map[string]any{"code": 1, "msg": "参数错误"})
			return
		}
		rows := []map[string]string{}
		for _, a := range page(all, number(r, "page"), max(1, number(r, "limit"))) {
			rows = append(rows, map[string]string{"title": a.full(), "url": a.Href, "date": a.Date})
		}
		answerJSON(w, map[string]any{"code": 0, "msg": "", "count": len(all), "data": rows})
	})
	s.annual("/gov/nb/index.html")
}

// encoded shows its files by viewers that are given their addresses in Base64.
func encoded(s *Site) {
	s.ways = []way{"viewer-base64", "viewer-base64-link"}
	records := s.some(12, func(n, _ int) string { return fmt.Sprintf("/nb/%d.html", 40+n) })
	s.at("/onlinePreview", Vain, plain("text/html", `<html><head><title>普通文本预览</title></head><body><div id="viewer"></div><script src="viewer.js"></script></body></html>`))
	s.static("/nb/index.html", "list", listing{s.mixed(records), ""})
	s.annual("/nb/index.html")
}

// handled has records that say by which number they go, and scripts that make addresses of it.
func handled(s *Site) {
	s.ways = []way{asPage, "attach", asTwins}
	records := s.some(15, func(n, _ int) string { return fmt.Sprintf("/nb/show/%d.html", 300+n) })
	var list [3]string
	for i, r := range records {
		id := strings.TrimSuffix(strings.TrimPrefix(r.Href, "/nb/show/"), ".html")
		line := `<li><a href="javascript:;" class="info" data-id="%s">%s</a><span>%s</span></li>`
		switch i % 3 {
		case 1:
			line = `<li class="row" data-id="%s">%s<span>%s</span></li>`
		case 2:
			line = `<li><a href="#" onclick="show(this)" data-id="%s">%s</a><span>%s</span></li>`
		}
		text := r.Text
		if r.Title != "" {
			text = r.Title
		}
		list[i%3] += fmt.Sprintf(line, id, text, r.Date) + "\n"
	}
	scripts := `<script src="/js/jquery.min.js"></script><script>
$(".info").on("click", function () { var id = $(this).attr("data-id"); window.open("/nb/show/" + id + ".html"); });
$(document).on('click', 'li.row', function () { window.location.href = '/nb/show/' + $(this).data('id') + '.html'; });
function show(e) { location.href = "/nb/show/" + e.getAttribute("data-id") + ".html"; }
</script>`
	s.static("/nb/index.html", "list", listing{nil, "<ul>" + list[0] + "</ul><ul>" + list[1] + "</ul><ul>" + list[2] + "</ul>" + scripts})
	s.annual("/nb/index.html")
}

// gkmlptYears has its reports in columns of years below that of annual reports, which is empty itself.
func gkmlptYears(s *Site) {
	s.ways = direct
	all := s.articles(20, "/attachment/0/5", func(n, _ int) string { return fmt.Sprintf("/gkmlpt/content/12/209/post_%d.html", 12082000+n) })
	const sid, column, each = "663004", 3100, 5
	byYear := map[int][]Record{}
	for _, r := range all {
		byYear[r.Year] = append(byYear[r.Year], r)
	}
	var columns []map[string]any
	for i, year := range years {
		columns = append(columns, map[string]any{"ID": column + 1 + i, "Name": fmt.Sprintf("%d年", year), "Total": len(byYear[year])})
	}
	answer := func(records []Record) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			articles := []map[string]any{}
			for i, a := range page(records, number(r, "page"), each) {
				articles = append(articles, map[string]any{"id": 12082000 + i, "title": a.full(), "url": s.URL + a.Href, "publisher": s.region.Name + "人民政府", "created_at": a.Date + " 10:00:00"})
			}
			answerJSON(w, map[string]any{"articles": articles, "total": len(records)})
		}
	}
	s.at(fmt.Sprintf("/gkmlpt/api/all/%d", column), List, answer(nil))
	for i, year := range years {
		s.at(fmt.Sprintf("/gkmlpt/api/all/%d", column+1+i), List, answer(byYear[year]))
	}
	s.at("/gkmlpt/index", List, s.page("gkmlpt-years", "政府信息公开平台", map[string]any{"SID": sid, "Column": column, "Years": columns}))
	s.annual("/gkmlpt/index", "政府信息公开=/gkmlpt/index")
}

// Rendered is a site whose lists and articles are made by scripts that ask for them with a word that they work out:
// who does not run them sees neither.
func Rendered(turn int) *Site {
	s := newSite(turn, "rendered", "plain", "510104")
	s.ways, s.texts = []way{asFile}, everyText[:3]
	records := s.some(7, func(n, _ int) string { return "" })
	all := parts(s.mixed(records), 5)
	const word = "7-14-21"
	s.at("/js/app.js", List, plain("application/javascript", `var word = [1, 2, 3].map(function (n) { return n * 7; }).join("-"), page = Number(new URLSearchParams(location.search).get("p") || 1);
function show(at, into) { fetch(at + "&word=" + word).then(function (r) { return r.text(); }).then(function (t) { document.getElementById(into).innerHTML = t; }); }
if (document.getElementById("list")) show("/data/list?p=" + page, "list");
if (document.getElementById("doc")) show("/data/doc?id=" + location.pathname.match(/\d+/)[0], "doc");
`))
	guarded := func(serve http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.FormValue("word") != word {
				s.missing(w, r)
				return
			}
			serve(w, r)
		}
	}
	for i, part := range all {
		for j, r := range part {
			if r.Organ == "" { // no report
				continue
			}
			at, file := fmt.Sprintf("/doc/%d.html", 100*i+j), r.Href
			s.at(at, Document, plain("text/html; charset=utf-8", `<html><head><title>信息公开</title></head><body><div id="doc"></div><script src="/js/app.js"></script></body></html>`))
			s.at(fmt.Sprintf("/data/doc?id=%d&word=%s", 100*i+j, word), Document, s.page("iframe", r.Text, showing{File: file, Report: &Report{Title: r.Text}}))
			all[i][j].Href = at
		}
	}
	s.at("/nb/", List, plain("text/html; charset=utf-8", `<html><head><title>政府信息公开年报</title></head><body><div id="list"></div><script src="/js/app.js"></script></body></html>`))
	s.at("/data/list", List, guarded(func(w http.ResponseWriter, r *http.Request) {
		at := min(max(1, number(r, "p")), len(all))
		text := lines(all[at-1])
		if at < len(all) {
			text += fmt.Sprintf(`<a href="/nb/?p=%d">下一页</a>`, at+1)
		}
		plain("text/html; charset=utf-8", text)(w, r)
	}))
	s.annual("/nb/")
	return s
}
