package sites

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestLinks(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a link", `<a href="a.pdf"> 2023年 <b>年报</b></a>`, "a.pdf 2023年 年报"},
		{"its text is cut short", `<a href="a.pdf" title="2023年年度报告">2023年…</a>`, "a.pdf 2023年年度报告"},
		{"an area of a picture", `<map><area href="a.html" title="年报"></map>`, "a.html 年报"},
		{"a place on the page", `<a href="#top">顶部</a>`, ""},
		{"an address in a script", `<a href="#" onclick="window.open('/f/a.pdf')">年报</a>`, "/f/a.pdf 年报"},
		{"the same in the link", `<a href="javascript:down('%2Ff%2Fa.pdf')">年报</a>`, "/f/a.pdf 年报"},
		{"on another element", `<span onclick="location='b.html?id=1'">年报</span>`, "b.html?id=1 年报"},
		{"a script without an address", `<a href="javascript:history.back()" onclick="alert('ok')">返回</a>`, ""},
		{"a frame", `<iframe src="list.html"></iframe><embed src="a.pdf">`, "list.html >,a.pdf >"},
		{"a redirect of the page", `<meta http-equiv="Refresh" content="0; url='b.html'">`, "b.html >"},
		{"by a script", `<script>window.location.href = "b.html";</script>`, "b.html >"},
		{"a script among links", `<a href="a.html">a</a><script>if (mobile) location.href = "m.html";</script>`, "a.html a"},
		{"parts of a list", `<script>createPageHTML(3, 0, "index", "shtml");</script>`, "index_1.shtml +,index_2.shtml +"},
		{"the place of the links first", `<script>createPageHTML('page_div',3, 1,'list','shtml',41);</script>`, "list_2.shtml +,list_3.shtml +"},
		{"a list in one part", `<script>createPageHTML(1, 0, "index", "html");</script>`, ""},
	} {
		page, err := goquery.NewDocumentFromReader(strings.NewReader("<html><body>" + c.page))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range LinksOf(page.Selection) {
			mark := map[bool]string{true: ">"}[l.Onward] + map[bool]string{true: "+"}[l.Next]
			got = append(got, strings.TrimSpace(l.Address+" "+l.Text+mark))
		}
		if joined := strings.Join(got, ","); joined != c.want {
			t.Errorf("%s: %q, want %q", c.name, joined, c.want)
		}
	}
}

func TestAddressesThatAreOne(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/b;jsessionid=1A2B?c=1#d": "https://a.example/b?c=1",
		"https://a.example/%E5%B9%B4?x=%2F":         "https://a.example/%E5%B9%B4?x=%2F",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := Canonical(u).String(); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
	for address, want := range map[string]string{
		"https://a.example/pdfjs/web/viewer.html?file=/f/a.pdf":        "https://a.example/f/a.pdf true",
		"https://a.example/a.PDF":                                      "https://a.example/a.PDF true",
		"https://a.example/down.jsp?name=/f/a.pdf":                     "https://a.example/down.jsp?name=/f/a.pdf false", // gives the file by itself
		"https://a.example/viewer?url=https%3A%2F%2Fb.example%2Fa.pdf": "https://b.example/a.pdf true",
		"https://a.example/js/viewer.jsp?file=%252Ff%252Fa.pdf":        "https://a.example/f/a.pdf true", // escaped twice
		"https://a.example/web/viewer.html?file=/down.jsp%3Fid%3D5":    "https://a.example/down.jsp?id=5 true",
		"https://a.example/pdfview/index.html#file=/f/a.pdf":           "https://a.example/f/a.pdf true",
		"https://a.example/viewer.html?theme=dark":                     "https://a.example/viewer.html?theme=dark false",
		"https://a.example/a.html":                                     "https://a.example/a.html false",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		file, ok := FileOf(u)
		if got := fmt.Sprint(file, ok); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
