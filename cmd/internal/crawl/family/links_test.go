package family

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/crawl/sites"
)

// An article shows its report in one of many ways, or in several.
func TestDocuments(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a link", `<p><a href="P0202401.pdf">清源县2023年政府信息公开年度报告.pdf</a></p>`, "/nb/P0202401.pdf 清源县2023年政府信息公开年度报告.pdf"},
		{"files under 附件", `<div>附件：<ul><li><a href="/uploads/1.docx">1.报告</a></li><li><a href="/uploads/2.xls">2.附表</a></li></ul></div>`, "/uploads/1.docx 1.报告, /uploads/2.xls 2.附表"},
		{"all forms of one", `<table><tr><td>1</td></tr></table><a href="a.docx">Word</a> <a href="a.pdf">PDF</a> <a href="a.ofd">OFD</a>`, "/nb/a.docx Word, /nb/a.pdf PDF, /nb/a.ofd OFD"},
		{"a viewer of files", `<iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2Fa.pdf"></iframe>`, "/files/a.pdf >"},
		{"one without an end", `<iframe src="/viewer?url=/files/a.pdf&amp;t=1"></iframe>`, "/files/a.pdf >"},
		{"one that is a script of the server", `<a href="/module/pdf/viewer.jsp?file=/module/download/downfile.jsp?classid=0&filename=a.pdf">点击查看全文</a>`, "/module/download/downfile.jsp?classid=0&filename=a.pdf 点击查看全文"},
		{"one that is given a file beside the page", `<iframe src="/js/pdfjs/web/viewer.html?file=./P0202401.pdf"></iframe>`, "/nb/P0202401.pdf >"},
		{"one behind the number sign", `<iframe src="/pdfview/index.html#file=/files/a.pdf"></iframe>`, "/files/a.pdf >"},
		{"a frame", `<iframe src="./report.html" width="100%"></iframe><iframe src="/visitcount.jsp" width="0" height="0"></iframe>`, "/nb/report.html >"},
		{"embed", `<embed src="a.pdf" type="application/pdf">`, "/nb/a.pdf >"},
		{"object", `<object data="a.pdf"><p>不支持</p></object>`, "/nb/a.pdf > 不支持"},
		{"object with a parameter", `<object><param name="src" value="/f/a.pdf"></object>`, "/f/a.pdf >"},
		{"PDFObject", `<script>PDFObject.embed( "/f/a.pdf" , "#pdf", {});</script>`, "/f/a.pdf >"},
		{"a variable", `<script>var pdfUrl='\/f\/a.pdf'; pdfjsLib.getDocument(pdfUrl);</script>`, "/f/a.pdf >"},
		{"an attribute", `<div class="pdf-reader" data-url="/f/a.pdf"></div>`, "/f/a.pdf"},
		{"a call", `<a href="javascript:void(0);" onclick="openFile('/f/a.pdf','1')">报告</a>`, "/f/a.pdf 报告"},
		{"the same in the link", `<a href="javascript:openFile('/f/%E6%8A%A5.pdf')">报告</a>`, "/f/%E6%8A%A5.pdf 报告"},
		{"a call that names the file, too", `<script>showVsbpdfIframe("/__local/A/3B/8C_1.pdf","100%","600","0","","","清源县年报.pdf")</script>`, "/__local/A/3B/8C_1.pdf >"},
		{"a call with an address of the server", `<script>showVsbpdfIframe("/virtual_attach_file.vsb?afc=U8&oid=12&nid=3&e=.pdf","100%","600")</script>`, "/virtual_attach_file.vsb?afc=U8&oid=12&nid=3&e=.pdf >"},
		{"an attribute of a player", `<div class="wp_pdf_player" pdfsrc="/_upload/article/files/9a/1.pdf" sudyfile-attr="{'title':'年报.pdf'}"></div>`, "/_upload/article/files/9a/1.pdf"},
		{"a library", `<script>pdfjsLib.getDocument('a.pdf').promise.then(show);</script>`, "/nb/a.pdf >"},
		{"options of a library", `<script>new Pdfh5("#pdf", {"url": "./P0202401.pdf", lazy: true});</script>`, "/nb/P0202401.pdf >"},
		{"a function of the page", `<a href="javascript:;" onclick="get('31','年报.docx')">年报.docx</a><script>function get(id, name) { window.open("/file/get?fileId=" + id); }</script>`, "/file/get?fileId=31 年报.docx"},
		{"a name in the query", `<a href="/module/download/downfile.jsp?classid=0&amp;filename=2401221030.pdf">下载</a>`, "/module/download/downfile.jsp?classid=0&filename=2401221030.pdf 下载"},
		{"a number in the query", `<td><a href="DownLoad.aspx?id=31">年度报告</a></td>`, "/nb/DownLoad.aspx?id=31 年度报告"},
		{"an ID in the query", `<a href="/EpointWebBuilder/pages/webbuildermis/attach/downloadztbattach?attachGuid=af98">报告.pdf</a>`, "/EpointWebBuilder/pages/webbuildermis/attach/downloadztbattach?attachGuid=af98 报告.pdf"},
		{"nothing but the text", `<p><a href="/x/8a9f01">清源县年度报告.docx</a></p>`, "/x/8a9f01 清源县年度报告.docx"},
		{"refresh", `<meta http-equiv="refresh" content="0; url=a.pdf">`, "/nb/a.pdf >"},
		{"a script that moves on", `<script>window.location.href = "a.pdf";</script>`, "/nb/a.pdf >"},
		{"one file in two ways", `<a href="a.pdf">下载</a><iframe src="/viewer.html?file=/nb/a.pdf"></iframe>`, "/nb/a.pdf 下载"},
		{"what stands around", `<div class="footer"><a href="/down.jsp?id=3">客户端下载</a></div><div class="nav"><iframe src="menu.html"></iframe></div><a href="/index.html">首页</a>`, ""},
		{"an article without any", `<p>报告见附表。</p><a href="t_2.html">下一篇</a>`, ""},
	} {
		var got []string
		for _, r := range Documents(Page{Request: sites.Request{URL: "https://www.qingyuan.example/nb/t_1.html"}, MediaType: "text/html", Text: "<html><body>" + c.page}) {
			if r.Request.Referer != "https://www.qingyuan.example/nb/t_1.html" {
				t.Errorf("%s: Referer %q", c.name, r.Request.Referer)
			}
			mark := ""
			if r.Onward {
				mark = " >"
			}
			got = append(got, strings.TrimSpace(strings.TrimPrefix(r.Request.URL, "https://www.qingyuan.example")+mark+" "+r.Text))
		}
		if joined := strings.Join(got, ", "); joined != c.want {
			t.Errorf("%s: %q, want %q", c.name, joined, c.want)
		}
	}
}

// What a link says is its text, its title, or the row that it stands in.
func TestToldOfLinks(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"text and title", `<li><a href="a.html" title="清源县2023年年度报告">清源县…</a></li>`, "清源县…|清源县2023年年度报告|"},
		{"a date beside it", `<li><a href="a.html">年报</a><span>[2024-01-22]</span></li>`, "年报||2024-01-22"},
		{"a date in Chinese", `<p><a href="a.html">年报</a>（2024年1月22日）</p>`, "年报||2024年1月22"},
		{"a picture", `<li><a href="a.html"><img src="x.png" alt="2023年年报"></a></li>`, "2023年年报||"},
		{"a link that says nothing", `<tr><td>清源县水务局2023年年报</td><td>2024-01-22</td><td><a href="a.pdf">下载</a></td></tr>`, "下载|清源县水务局2023年年报|2024-01-22"},
		{"a row of many", `<div><a href="a.html">甲</a><a href="b.html">乙</a><a href="c.html">丙</a><a href="d.html">丁</a><a href="e.html">戊</a> 2024-01-22</div>`, "甲||"},
	} {
		l, err := Read(Page{Request: sites.Request{URL: "https://www.qingyuan.example/nb/"}, MediaType: "text/html", Text: "<html><body><table>" + c.page}, "")
		if err != nil || len(l.Records) == 0 {
			t.Fatal(c.name, err)
		}
		r := l.Records[0]
		if got := r.Text + "|" + r.Title + "|" + r.Date; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Links are found as they stand on a page, in scripts and frames, too.
func TestLinks(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a link", `<a href="a.pdf"> 2023年 <b>年报</b></a>`, "/nb/a.pdf 2023年 年报"},
		{"an area of a picture", `<map><area href="a.html" title="年报"></map>`, "/nb/a.html"},
		{"a place on the page", `<a href="#top">顶部</a>`, ""},
		{"with a session", `<a href="/show/3.do;jsessionid=1A2B">年报</a>`, "/show/3.do 年报"},
		{"with spaces and backslashes", "<a href=' \\files\\a.pdf\n'>年报</a>", "/files/a.pdf 年报"},
		{"an address in a script", `<a href="#" onclick="window.open('/f/a.pdf')">年报</a>`, "/f/a.pdf 年报"},
		{"the same in the link", `<a href="javascript:down('%2Ff%2Fa.pdf')">年报</a>`, "/f/a.pdf 年报"},
		{"on another element", `<span onclick="location='b.html?id=1'">年报</span>`, "/nb/b.html?id=1 年报"},
		{"a function of the page", `<a href="javascript:view(31)">年报</a><script>function view(id){ location.href = "/show.jsp?id=" + id; }</script>`, "/show.jsp?id=31 年报"},
		{"one with several parameters", `<a href="#" onclick="down('a-7', '2', '年报.pdf')">年报</a><script>var down = function (id, type, name) { var url = "/down/" + type + "?id=" + encodeURIComponent(id); window.open(url, "_blank"); };</script>`, "/down/2?id=a-7 年报"},
		{"one that shows in a frame", `<li onclick="show(31)">年报</li><script>function show(id) { document.getElementById("main").src = '/show/' + id + '.html'; }</script>`, "/show/31.html 年报"},
		{"one that sends a form", `<a href="javascript:get('31')">年报</a><script>function get(id) { $("#f").attr("action", "/file/" + id).submit(); }</script>`, "/file/31 年报"},
		{"one that makes a link", `<a href="javascript:get('31')">年报</a><script>function get(id) { var a = document.createElement("a"); a.href = "/file/" + id; a.click(); }</script>`, "/file/31 年报"},
		{"one that asks for more than the page says", `<a href="javascript:get('31')">年报</a><script>function get(id) { location.href = token() + "/file/" + id; }</script>`, ""},
		{"an element that says by what it goes", `<a href="javascript:;" class="info" data-id="31">年报</a><script>$(".info").on("click", function () { var id = $(this).attr("data-id"); window.open("/show/" + id + ".html"); });</script>`, "/show/31.html 年报"},
		{"a row that does", `<ul><li class="row" data-info-id="31">年报<span>2024-01-20</span></li></ul><script>$(document).on('click', 'li.row', function(){ location.href = '/show?id=' + this.dataset.infoId; });</script>`, "/show?id=31 年报"},
		{"one that listens", `<p class="row" data-id="31">年报</p><script>document.querySelectorAll('.row').forEach(row => { row.addEventListener('click', () => { window.location.href = "/show/" + row.dataset.id; }); });</script>`, "/show/31 年报"},
		{"one that is handed over", `<a href="#" data-id="31" onclick="show(this)">年报</a><script>function show(e) { location.href = "/show/" + $(e).data('id') + ".html"; }</script>`, "/show/31.html 年报"},
		{"one that does something else", `<a href="#" class="fav" data-id="31">收藏</a><script>$(".fav").click(function(){ $.post("/fav", {id: $(this).data("id")}); });</script>`, ""},
		{"a script without an address", `<a href="javascript:history.back()" onclick="alert('ok')">返回</a>`, ""},
		{"mail", `<a href="mailto:a@a.example">邮箱</a>`, ""},
		{"a frame", `<iframe src="list.html"></iframe><iframe src="count.html" width="0"></iframe>`, "/nb/list.html >"},
		{"a part that a script loads", `<div id="list"></div><div id="top"></div><script>var root = "/zwgk"; $("#list").load(root + "/list.html #main"); $("#top").load("/top.html"); $("#nav2").load("/x.html");</script>`, "/zwgk/list.html >"},
		{"a frame that a script shows", `<iframe id="main"></iframe><script>document.getElementById("main").src = "list.html";</script>`, "/nb/list.html >"},
		{"a redirect of the page", `<meta http-equiv="Refresh" content="0; url='b.html'">`, "/nb/b.html >"},
		{"by a script", `<script>window.location.href = "b.html";</script>`, "/nb/b.html >"},
		{"a script among links", `<a href="a.html">a</a><script>if (mobile) location.href = "m.html";</script>`, "/nb/a.html a"},
		{"a base of one's own", `<base href="/zwgk/"><a href="a.html">a</a>`, "/zwgk/a.html a"},
	} {
		l, err := Read(Page{Request: sites.Request{URL: "https://www.qingyuan.example/nb/"}, MediaType: "text/html", Text: "<html><body>" + c.page}, "plain")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range l.Records {
			mark := ""
			if r.Onward {
				mark = " >"
			}
			got = append(got, strings.TrimSpace(strings.TrimPrefix(r.Request.URL, "https://www.qingyuan.example")+mark+" "+r.Text))
		}
		if joined := strings.Join(got, ","); joined != c.want {
			t.Errorf("%s: %q, want %q", c.name, joined, c.want)
		}
	}
}

// Files of scripts are needed where links of the page's matter call what does not stand on it, or where it lists
// nothing: those of its own host that are no libraries.
func TestNeededScripts(t *testing.T) {
	const files = `<script src="/js/jquery.min.js"></script><script src="/js/page.js?v=3"></script><script src="https://cdn.example/page.js"></script>`
	for _, c := range []struct{ name, page, want string }{
		{"a list", files + `<ul><li><a href="a.html">2023年报</a></ul><a href="javascript:addFavorite()">收藏</a>`, ""},
		{"a pager that calls", files + `<ul><li><a href="a.html">2023年报</a></ul><a href="javascript:goPage(2)">下一页</a>`, "/js/page.js?v=3"},
		{"a pager that calls what is there", files + `<ul><li><a href="a.html">2023年报</a></ul><a href="javascript:goPage(2)">下一页</a><script>function goPage(n){ location.href = "index_" + n + ".html"; }</script>`, ""},
		{"records that call", files + `<ul><li><a href="#" onclick="viewInfo('31')">2023年报</a><li><a href="b.html">2022年报</a></ul>`, "/js/page.js?v=3"},
		{"records that say by what they go", files + `<ul><li><a href="#" data-id="31">2023年报</a><li><a href="b.html">2022年报</a></ul>`, "/js/page.js?v=3"},
		{"no list", files + `<div id="list">正在加载</div>`, "/js/page.js?v=3"},
		{"no scripts", `<div id="list">正在加载</div>`, ""},
	} {
		page := Page{Request: sites.Request{URL: "https://www.qingyuan.example/nb/"}, MediaType: "text/html", Text: "<html><body>" + c.page}
		l, err := Read(page, "plain")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range NeededScripts(page, l) {
			got = append(got, strings.TrimPrefix(r.URL, "https://www.qingyuan.example"))
		}
		if joined := strings.Join(got, " "); joined != c.want {
			t.Errorf("%s: %q, want %q", c.name, joined, c.want)
		}
	}
}
