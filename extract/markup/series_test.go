package markup

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nianbao/extract/document"
)

// Pages of an article name the others in many ways. What pages a list, a list in the margin, or
// leads to another article, does not make a page a part.
func TestSeriesOf(t *testing.T) {
	const site = "https://www.example.gov.cn/zwgk/nb/"
	for _, c := range []struct{ name, address, file, page, want string }{
		{"TRS", site + "t2023_5.html", "", `<script>createPageHTML(3, 0, "t2023_5", "html");</script>`, "1 of 3: 2 t2023_5_1.html, 3 t2023_5_2.html"},
		{"TRS, the last", site + "t2023_5_2.html", "", `<script>createPageHTML(3, 2, "t2023_5", "html", 60);</script>`, "3 of 3: 1 t2023_5.html, 2 t2023_5_1.html"},
		{"TRS, a single page", site + "t2023_5.html", "", `<script>createPageHTML(1, 0, "t2023_5", "html");</script>`, ""},
		{"with the place of the links", site + "nb.shtml", "", `<script>createPageHTML('page_div',3, 1,'nb','shtml',3);</script>`, "1 of 3: 2 nb_2.shtml, 3 nb_3.shtml"},
		{"with the place of the links, the second", site + "nb_2.shtml", "", `<script>createPageHTML('page_div',3, 2,'nb','shtml',3);</script>`, "2 of 3: 1 nb.shtml, 3 nb_3.shtml"},
		{"the script in the page", site + "t2021_61.html", "", `<script>
var currentPage = 0;//所在页从0开始
var countPage = 2//共多少页
if(countPage>1&&currentPage!=0) document.write("<a href=\"t2021_61"+"_" + prevPage + "."+"html\">上一页</a>");</script>`, "1 of 2: 2 t2021_61_1.html"},
		{"a call that is out of use", site + "t1.html", "", "<script>\n//createPageHTML(9, 0, \"t1\", \"html\");\n</script>", ""},
		{"the script of a list", site + "t2023_5.html", "", `<script>createPageHTML(9, 0, "index", "html");</script>`, ""},
		{"numbers", site + "2586.html", "", `<a class="cur" href="./2586.html">1</a><a href="./2586_2.html">2</a><a href="./2586_2.html">下一页</a>`, "1 of 2: 2 ./2586_2.html"},
		{"numbers from naught", site + "c_1.html", "", `<a href="c.html">上一页</a> <a href="c.html">1</a> <b>2</b> <a href="c_2.html">3</a> <a href="c_2.html">下一页</a> <a href="c_6.html">尾页</a>`, "2 of 7: 1 c.html, 3 c_2.html, 7 c_6.html"},
		{"numbers in brackets", site + "a.htm", "", `[1] <a href="a_2.htm">[2]</a> <a href="a_3.htm">[3]</a>`, "1 of 3: 2 a_2.htm, 3 a_3.htm"},
		{"hyphens", site + "c360300-324.html", "", `<a href="/zwgk/nb/c360300-324-2.html">【2】</a>`, "1 of 2: 2 /zwgk/nb/c360300-324-2.html"},
		{"a parameter", site + "show.jsp?id=7&page=2", "", `<a href="show.jsp?id=7&page=1">1</a> 2 <a href="?id=7&amp;page=3">3</a>`, "2 of 3: 1 show.jsp?id=7&page=1, 3 show.jsp?id=7&page=3"},
		{"steps alone", site + "nb.html", "", `<a href="nb_2.html">下一页</a>`, "1 of 0: 2 nb_2.html"},
		{"steps alone, in the middle", site + "nb_2.html", "", `<a href="nb.html">上一页</a><a href="nb_3.html">下一页</a>`, "2 of 0: 1 nb.html, 3 nb_3.html"},
		{"steps alone, the last", site + "nb_3.html", "", `<a href="nb_2.html">上一页</a><a>下一页</a>`, "3 of 3: 2 nb_2.html"},
		{"the first has a number", site + "nb_1.html", "", `<a rel="next" href="nb_2.html">继续阅读</a>`, "1 of 0: 2 nb_2.html"},
		{"relations in the head", site + "nb.html", "", `<head><link rel="next" href="nb_2.html"></head>`, "1 of 0: 2 nb_2.html"},
		{"a script without addresses", site + "nb.html", "", `<div>共3页 第1页 <a href="javascript:go(2)">下一页</a></div>`, "1 of 3: "},
		{"words of a printed page", site + "nb.html", "", `<p>第 1 页 共 5 页</p>`, ""},
		{"the next article", site + "art_12_34.html", "", `<a href="art_12_33.html">上一篇</a> <a href="art_12_35.html">下一篇：关于年报的通知</a>`, ""},
		{"a list in the margin", site + "t2023_5.html", "", `<ul><a href="index_2.html">2</a><a href="index_3.html">3</a><a href="index_2.html">下一页</a></ul>`, ""},
		{"hidden", site + "nb.html", "", `<ul style="display:none"><a href="nb_2.html">2</a></ul>`, ""},
		{"only the name of the file is known", "", "/tmp/nb.html", `1 <a href="nb_2.html">2</a>`, "1 of 2: 2 nb_2.html"},
		{"saved under another name", "", "/tmp/年报.html", `1 <a href="nb_2.html">2</a>`, "1 of 2: 2 nb_2.html"},
		{"a list in the margin of a page under another name", "", "/tmp/年报.html", `1 <a href="index_2.html">2</a>`, ""},
		{"years", site + "nb.html", "", `<a href="nb_21.html">2021</a><a href="nb_22.html">2022</a>`, ""},
	} {
		root, err := html.Parse(strings.NewReader(c.page))
		if err != nil {
			t.Fatal(err)
		}
		if got := seriesText(seriesOf(root, c.address, c.file)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func seriesText(s *document.Series) string {
	if s == nil {
		return ""
	}
	var others []string
	for _, o := range s.Others {
		others = append(others, fmt.Sprint(o.Number, " ", o.Address))
	}
	return fmt.Sprintf("%d of %d: %s", s.Number, s.Count, strings.Join(others, ", "))
}
