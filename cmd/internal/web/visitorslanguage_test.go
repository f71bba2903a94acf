package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A visitor who comes from elsewhere has the pages in the language that was chosen before, or that the browser asks for.
func TestReadersLanguage(t *testing.T) {
	s := example(t, false)
	for name, tc := range map[string]struct {
		path    string
		headers string // one a line
		at      string // where the visitor is led; "" for nowhere
		kept    string // the cookie that is set
	}{
		"a browser that asks for English":             {"/", "Accept-Language: en-GB,en;q=0.9", "/en/", ""},
		"on each page, with all that was asked":       {"/indicators/applications.received?region=330000&year=2021", "Accept-Language: en", "/en/indicators/applications.received?region=330000&year=2021", ""},
		"with letters that addresses have encoded":    {"/organs/330521:%E4%BA%BA%E6%B0%91%E6%94%BF%E5%BA%9C", "Accept-Language: en", "/en/organs/330521:%E4%BA%BA%E6%B0%91%E6%94%BF%E5%BA%9C", ""},
		"on one that is not there":                    {"/nosuch", "Accept-Language: en", "/en/nosuch", ""},
		"one that prefers Chinese":                    {"/", "Accept-Language: zh-TW,zh;q=0.9,en;q=0.8", "", ""},
		"one that prefers neither, but English":       {"/", "Accept-Language: fr,en;q=0.5,zh;q=0.2", "/en/", ""},
		"one that has Latin letters":                  {"/", "Accept-Language: fr", "/en/", ""},
		"one that has Chinese ones":                   {"/", "Accept-Language: ja", "", ""},
		"one that says nothing, or nonsense":          {"/", "Accept-Language: ;;;", "", ""},
		"an English address is a choice":              {"/en/", "Accept-Language: zh-CN", "", ""},
		"a link to Chinese is one, and is remembered": {"/", "Accept-Language: en\nReferer: http://example.com/en/reports", "", "zh-CN"},
		"a link to English too":                       {"/en/", "Accept-Language: zh\nReferer: http://example.com/", "", "en"},
		"a link within Chinese pages":                 {"/reports", "Accept-Language: en\nReferer: http://example.com/", "", ""},
		"one within the site, of unknown language":    {"/reports", "Accept-Language: en\nSec-Fetch-Site: same-origin", "", ""},
		"a link of another site":                      {"/reports", "Accept-Language: en\nReferer: http://example.org/en/reports", "/en/reports", ""},
		"what is remembered goes first":               {"/", "Accept-Language: en\nCookie: language=zh-CN", "", ""},
		"English too":                                 {"/", "Accept-Language: zh\nCookie: language=en", "/en/", ""},
		"nonsense is not remembered":                  {"/", "Accept-Language: en\nCookie: language=xx", "/en/", ""},
		"data have no language":                       {"/reports.json", "Accept-Language: en", "", ""},
		"nor have charts of other sites":              {"/embed/compare?regions=330521&indicator=applications.received", "Accept-Language: en", "", ""},
	} {
		r := httptest.NewRequest(http.MethodGet, tc.path, nil)
		for line := range strings.Lines(tc.headers) {
			header, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			r.Header.Set(header, value)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		answer := w.Result()
		if at := answer.Header.Get("Location"); at != tc.at || (answer.StatusCode == http.StatusFound) != (tc.at != "") {
			t.Errorf("%s: %d, led to %q, want %q", name, answer.StatusCode, at, tc.at)
		}
		kept := ""
		for _, c := range answer.Cookies() {
			kept += c.Value
		}
		if kept != tc.kept {
			t.Errorf("%s: %q is remembered, want %q", name, kept, tc.kept)
		}
		varies := strings.Join(answer.Header.Values("Vary"), ", ")
		page := !strings.Contains(tc.path, ".json") && !strings.HasPrefix(tc.path, "/embed/")
		for _, header := range []string{"Accept-Language", "Cookie", "Referer", "Sec-Fetch-Site"} {
			if strings.Contains(varies, header) != page {
				t.Errorf("%s: varies by %q", name, varies)
			}
		}
	}
}

// In a browser that asks for English: what is typed is answered in English until Chinese was chosen by its link, and then in Chinese.
func TestBrowsersLanguage(t *testing.T) {
	v := visitIn(t, example(t, false), "en-US,en")
	at := func(what, want string) {
		t.Helper()
		if got := value[string](t, v, `location.pathname + " " + document.documentElement.lang`); got != want {
			t.Errorf("%s: at %q, want %q", what, got, want)
		}
	}
	v.open(t, "/reports")
	at("typed", "/en/reports en")
	v.follow(t, chromedp.Click("a.language"), `html[lang="zh-CN"]`)
	at("chosen", "/reports zh-CN")
	v.open(t, "/indicators")
	at("typed after that", "/indicators zh-CN")
	v.follow(t, chromedp.Click("a.language"), `html[lang="en"]`)
	v.open(t, "/reports")
	at("typed after English was chosen again", "/en/reports en")
}
