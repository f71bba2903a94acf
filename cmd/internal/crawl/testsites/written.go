package testsites

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Written are sites whose lists stand in no page: scripts write them, or have them from files and services in ways of
// their own.
func Written() []Design {
	return []Design{
		{"written-out", "plain", writtenOut, "410122"},
		{"xml-file", "plain", xmlFile, "450103"},
		{"data-files", "plain", dataFiles, "520103"},
		{"own-fields", "plain", ownFields, "320402"},
		{"year-tabs", "plain", yearTabs, "220102"},
		{"load-more", "plain", loadMore, "130102"},
		{"looped", "plain", looped, "140105"},
		{"gbk-query", "plain", gbkQuery, "340104"},
		{"more-beside", "plain", moreBeside, "320813"},
		{"tabs-beside", "plain", tabsBeside, "320831"},
		{"chosen-service", "plain", chosenService, "320724"},
		{"called-lists", "plain", calledLists, "110118"},
		{"counted-on", "plain", countedOn, "320583"},
		{"in-terms", "plain", inTerms, "440303"},
		{"whole-text", "plain", wholeText, "330108"},
	}
}

// pageOf answers with the page of a column that holds some HTML.
func (s *Site) pageOf(at, html string) {
	s.static(at, "list", listing{nil, html})
}

// asJSON spells records as services do, with names for the address, the title and the day.
func asJSON(records []Record, address, title, date string) string {
	list := []map[string]string{}
	for _, r := range records {
		text := r.Text
		if r.Title != "" {
			text = r.Title
		}
		list = append(list, map[string]string{address: r.Href, title: text, date: r.Date})
	}
	data, err := json.Marshal(list)
	if err != nil {
		panic(err) // of texts alone
	}
	return string(data)
}

// writtenOut has each record written by a script of its own.
func writtenOut(s *Site) {
	s.ways = direct
	var b strings.Builder
	for _, r := range s.mixed(s.some(12, func(n, _ int) string { return fmt.Sprintf("/gov/nb/%d.htm", 210+n) })) {
		fmt.Fprintf(&b, "<script language=\"javascript\">document.write('<li><a href=\"%s\" title=\"%s\">%s<\\/a> [%s]</li>');</script>\n", r.Href, r.Title, r.Text, r.Date)
	}
	s.pageOf("/gov/nb/list.htm", `<script>document.write("<span id='visits'>0</span>")</script><ul>`+b.String()+"</ul>")
	s.annual("/gov/nb/list.htm")
}

// xmlFile has all records in a file of XML.
func xmlFile(s *Site) {
	s.ways = direct
	var b strings.Builder
	for _, r := range s.mixed(s.some(14, func(n, _ int) string { return fmt.Sprintf("/zfxxgk/nb/202401/t20240115_%d.html", 7700+n) })) {
		fmt.Fprintf(&b, "<REC><TITLE><![CDATA[%s]]></TITLE><URL><![CDATA[%s]]></URL><DATE>%s</DATE></REC>\n", max(r.Title, r.Text), r.Href, r.Date)
	}
	s.pageOf("/zfxxgk/nb/index.html", `<ul id="xmllist"></ul><script>$(function(){ $.ajax({url: "./list.xml", type: "GET", dataType: "xml", success: function(data){
$(data).find("REC").each(function(){ $("#xmllist").append("<li><a href='" + $(this).find("URL").text() + "'>" + $(this).find("TITLE").text() + "</a></li>"); }); } }); });</script>`)
	s.at("/zfxxgk/nb/list.xml", List, plain("text/xml", `<?xml version="1.0" encoding="UTF-8"?><RECORDS>`+b.String()+"</RECORDS>"))
	s.annual("/zfxxgk/nb/index.html")
}

// dataFiles has the parts of its list in files whose names have the number.
func dataFiles(s *Site) {
	s.ways = direct
	all := parts(s.mixed(s.some(16, func(n, _ int) string { return fmt.Sprintf("/zwgk/nb/detail/%d.html", 90100+n) })), 6)
	s.pageOf("/zwgk/nb/index.html", `<ul id="ul"></ul><div class="page"><a id="next">下一页</a></div><script>
var cur = 1; function load(p){ $.getJSON("/zwgk/nb/data/list_" + p + ".json", function(d){ show(d.list); }); }
load(cur); $("#next").click(function(){ load(++cur); });</script>`)
	for i, part := range all {
		s.at(fmt.Sprintf("/zwgk/nb/data/list_%d.json", i+1), List, plain("application/json", fmt.Sprintf(`{"pages": %d, "list": %s}`, len(all), asJSON(part, "link", "title", "pubDate"))))
	}
	s.annual("/zwgk/nb/index.html")
}

// ownFields calls the fields of its records as no other site does; its script says which they are.
func ownFields(s *Site) {
	s.ways = direct
	all := parts(s.mixed(s.some(14, func(n, _ int) string { return fmt.Sprintf("/nb/d/%d.html", 400+n) })), 6)
	s.pageOf("/nb/index.html", `<ul id="l"></ul><script>function q(pn){ $.ajax({url: "/ws/search?siteid=12&chl=nb", data: {"pageNo": pn}, dataType: "jsonp", jsonp: "cb", success: function(d){
$.each(d.result.items, function(i, o){ $("#l").append("<li><a href='" + o.u + "'>" + o.t + "</a></li>"); }); }}); } q(1);</script>`)
	s.at("/ws/search", List, func(w http.ResponseWriter, r *http.Request) {
		at := min(max(1, number(r, "pageNo")), len(all))
		plain("application/javascript", fmt.Sprintf(`callback({"result": {"totalPage": %d, "items": %s}});`, len(all), asJSON(all[at-1], "u", "t", "d")))(w, r)
	})
	s.annual("/nb/index.html")
}

// yearTabs shows the reports of one year, and asks a service for those of another that is chosen. A vote is called in
// the same way.
func yearTabs(s *Site) {
	s.ways, s.texts = direct, everyText[:2]
	byYear := map[int][]Record{}
	for i := range 15 {
		year := years[i%3]
		byYear[year] = append(byYear[year], s.publish(organs[i/3], year, fmt.Sprintf("/zwgk/nb/show/%d.html", 120+i)))
	}
	s.pageOf("/zwgk/nb/index.html", fmt.Sprintf(`<div class="tabs"><span onclick="getYear(this,'%d')">%[1]d年</span><span onclick="getYear(this, '%d')">%[2]d年</span><span onclick="getYear(this,'%d')">%[3]d年度</span></div>
<span onclick="vote('7')">好评</span><div id="nblist">`, years[0], years[1], years[2])+lines(byYear[years[0]])+`</div><script>
function getYear(o, y){ $(o).addClass("on"); $.ajax({url: "/api/content/list", type: "post", data: {channel: "nb", year: y, pageNo: 1, pageSize: 50}, success: function(r){ show(r.data); }}); }
function vote(n){ $.post("/api/vote", {id: n, pageNo: 1}, function(){ alert("谢谢"); }); }</script>`)
	s.at("/api/content/list", List, func(w http.ResponseWriter, r *http.Request) {
		plain("application/json", fmt.Sprintf(`{"code": 0, "data": %s}`, asJSON(byYear[number(r, "year")], "url", "title", "date")))(w, r)
	})
	s.annual("/zwgk/nb/index.html")
}

// loadMore shows the first part of its list, and appends files of HTML to it until there is none.
func loadMore(s *Site) {
	s.ways = direct
	all := parts(s.mixed(s.some(16, func(n, _ int) string { return fmt.Sprintf("/gk/nb/%d.html", 7120+n) })), 6)
	s.pageOf("/gk/nb.html", lines(all[0])+`<a class="more" href="javascript:loadMore();">加载更多</a><script>var page = 1;
function loadMore(){ page++; $.get("/gk/nb_" + page + ".html", function(d){ if ($.trim(d) == "") { $(".more").hide(); } $("ul.list").append(d); }); }</script>`)
	for i, part := range all[1:] {
		s.at(fmt.Sprintf("/gk/nb_%d.html", i+2), List, plain("text/html; charset=utf-8", lines(part)))
	}
	s.annual("/gk/nb.html")
}

// looped has its links to further parts written by a loop, and its first part has the number 1.
func looped(s *Site) {
	s.ways = direct
	all := parts(s.mixed(s.some(16, func(n, _ int) string { return fmt.Sprintf("/xxgk/nb/202401/t20240113_%d.html", 100+n) })), 6)
	s.staticList("list", all, func(i int) string { return fmt.Sprintf("/xxgk/nb/column-index-%d.shtml", i+1) }, func(i int) string {
		return fmt.Sprintf(`<div id="pagediv"></div><script>var pageIndex = %d; var pageNum = %d;
for (var i = 1; i <= pageNum; i++) { if (i != pageIndex) { $("#pagediv").append("<a href='column-index-" + i + ".shtml'>" + i + "</a>"); } }</script>`, i+1, len(all))
	})
	s.annual("/xxgk/nb/column-index-1.shtml")
}

// gbkQuery is in GBK and has words of Chinese in the addresses of its lists, as they are and with blanks between.
func gbkQuery(s *Site) {
	s.gbk, s.ways, s.texts = true, []way{asPage}, everyText[:5]
	const name = "年报 列表"
	all := parts(s.mixed(s.some(16, func(n, _ int) string { return fmt.Sprintf("/show.asp?id=%d", 50+n) })), 6)
	s.at("/list.asp", List, func(w http.ResponseWriter, r *http.Request) {
		given, err := simplifiedchinese.GBK.NewDecoder().String(r.URL.Query().Get("class"))
		at, paging := max(1, number(r, "page")), ""
		if err != nil || given != name || at > len(all) {
			s.missing(w, r)
			return
		}
		if at < len(all) {
			paging = fmt.Sprintf(`<a href="list.asp?class=%s&page=%d">下一页</a>`, name, at+1)
		}
		s.page("list", "政府信息公开年报", listing{all[at-1], paging})(w, r)
	})
	spelled, err := simplifiedchinese.GBK.NewEncoder().String(name)
	if err != nil {
		panic(strconv.Quote(name))
	}
	s.annual("/list.asp?class=" + url.QueryEscape(spelled))
}
