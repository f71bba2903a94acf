package trap

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"nianbao/cmd/internal/crawl/sites"
)

func TestEndlessAddresses(t *testing.T) {
	many := "https://a.example/list?"
	for i := range 40 {
		many += fmt.Sprintf("f%d=1&", i)
	}
	for address, want := range map[string]bool{
		"https://a.example/zwgk/nb/t20240110_5.html":               false,
		"https://a.example/art/2024/1/1/art_1_1.html":              false,
		"https://a.example/1/1/1/1.html":                           false,
		"https://a.example/nb/nb/a.html":                           false, // a column in one of the same name
		"https://a.example/nb/nb/nb/a.html":                        true,
		"https://a.example/zw/nb/zw/nb/zw/nb/":                     true,
		"https://a.example/list?page=2&page=3&page=4&page=5":       true,
		"https://a.example/list?id=1&type=2":                       false,
		"https://a.example/list?back=" + strings.Repeat("a", 3000): true,
		many: true,
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := endless(u); (got != "") != want {
			t.Errorf("%.80s: %q", address, got)
		}
	}
}

func TestPatternsOfAddresses(t *testing.T) {
	for _, c := range []struct {
		request sites.Request
		want    string
	}{
		{sites.Request{URL: "https://a.example/rl/2024/1/5.html"}, "a.example/rl/#/#/#.html?"},
		{sites.Request{URL: "https://a.example/list?day=5&month=1"}, "a.example/list?day&month"},
		{sites.Request{URL: "https://a.example/list", Form: url.Values{"page": {"2"}}}, "a.example/list?+page"},
	} {
		if got := patternOf(c.request); got != c.want {
			t.Errorf("%+v: %s, want %s", c.request, got, c.want)
		}
	}
}
