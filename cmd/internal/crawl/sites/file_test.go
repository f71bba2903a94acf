package sites

import (
	"fmt"
	"net/url"
	"testing"
)

func TestAddressesThatAreOne(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/b;jsessionid=1A2B?c=1#d":                           "https://a.example/b?c=1",
		"https://a.example/(S(lit3py55t21z5v55vlm25s55))/nb/list.aspx?page=2": "https://a.example/nb/list.aspx?page=2",
		"https://a.example/a/(lit3py55t21z5v55vlm25s55)/list.aspx":            "https://a.example/a/list.aspx",
		"https://a.example/nb/(2023)/t1.html":                                 "https://a.example/nb/%282023%29/t1.html",
		"https://a.example/%E5%B9%B4?x=%2F":                                   "https://a.example/%E5%B9%B4?x=%2F",
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
		"https://a.example/pdfjs/web/viewer.html?file=/f/a.pdf":                                                "https://a.example/f/a.pdf true",
		"https://a.example/a.PDF":                                                                              "https://a.example/a.PDF true",
		"https://a.example/down.jsp?name=/f/a.pdf":                                                             "https://a.example/down.jsp?name=/f/a.pdf false", // gives the file by itself
		"https://a.example/viewer?url=https%3A%2F%2Fb.example%2Fa.pdf":                                         "https://b.example/a.pdf true",
		"https://a.example/js/viewer.jsp?file=%252Ff%252Fa.pdf":                                                "https://a.example/f/a.pdf true", // escaped twice
		"https://a.example/web/viewer.html?file=/down.jsp%3Fid%3D5":                                            "https://a.example/down.jsp?id=5 true",
		"https://a.example/pdfview/index.html#file=/f/a.pdf":                                                   "https://a.example/f/a.pdf true",
		"https://a.example/onlinePreview?url=aHR0cHM6Ly9iLmV4YW1wbGUvZi_lubTmiqUucGRm":                         "https://b.example/f/%E5%B9%B4%E6%8A%A5.pdf true", // Base64
		"https://a.example/view/index.html?file=L2YvYS5wZGY%3D":                                                "https://a.example/f/a.pdf true",
		"https://a.example/onlinePreview?url=aHR0cHMlM0ElMkYlMkZiLmV4YW1wbGUlMkZkb3duLmpzcCUzRmlkJTNENQ%3D%3D": "https://b.example/down.jsp?id=5 true", // escaped below
		"https://a.example/view.html?url=abcdefgh":                                                             "https://a.example/view.html?url=abcdefgh false",
		"https://a.example/viewer.html?theme=dark":                                                             "https://a.example/viewer.html?theme=dark false",
		"https://a.example/a.html":                                                                             "https://a.example/a.html false",
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
