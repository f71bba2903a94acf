package sites

import (
	"net/url"
	"testing"
)

// Requests that differ in a session or in the page that led there are one; what is sent by POST
// tells them apart.
func TestRequestKey(t *testing.T) {
	const list = "https://a.example/list.jsp?id=3"
	for _, c := range []struct {
		name    string
		request Request
		want    string
	}{
		{"an address", Request{URL: list}, list},
		{"the page that led there", Request{URL: list, Referer: "https://a.example/"}, list},
		{"a session in the query", Request{URL: "https://a.example/list.jsp?id=3&sid=8F2A"}, list},
		{"first in it", Request{URL: "https://a.example/list.jsp?JSESSIONID=8F2A&id=3"}, list},
		{"a session in the path", Request{URL: "https://a.example/list.jsp;jsessionid=8F2A?id=3#top"}, list},
		{"the spelling of the others stays", Request{URL: "https://a.example/b?c=%2F&_=1&d=%E5%B9%B4"}, "https://a.example/b?c=%2F&d=%E5%B9%B4"},
		{"a form", Request{URL: list, Form: url.Values{"page": {"2"}, "col": {"7"}, "timestamp": {"1"}}}, list + "#POST col=7&page=2"},
		{"a form of which only its state tells the parts apart", Request{URL: list, Form: url.Values{"__VIEWSTATE": {"x"}, "next": {"下一页"}}, Part: 3}, list + "#POST next=%E4%B8%8B%E4%B8%80%E9%A1%B5 part 3"},
		{"an empty form", Request{URL: list, Form: url.Values{}}, list + "#POST "},
		{"JSON", Request{URL: list, JSON: `{"page":2}`}, list + `#POST {"page":2}`},
	} {
		if got := c.request.Key(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
