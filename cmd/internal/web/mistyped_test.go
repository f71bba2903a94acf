package web

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
)

// A name that is that of several regions leaves each page with its form and leads to each of them, with all else that
// was chosen; where the links lead the page has its answer.
func TestAmbiguousRegionsKeepTheForm(t *testing.T) {
	s := example(t, false)
	link := regexp.MustCompile(`<li><a href="([^"]*)">[^<]*</a></li>`)
	for path, chosen := range map[string]string{
		"/fees":                             "charged=0&from=2021&sort=year",
		"/reports":                          "from=2020&organ=商务局&to=2023",
		"/prose/reuse":                      "by=others&level=county",
		"/prose/copies":                     "among=own&organ_kind=government",
		"/quality/reports":                  "of=years&order=year",
		"/quality/row-missing":              "year=2021",
		"/corrections":                      "",
		"/tables":                           "q=规章&year=2021",
		"/identity-changes":                 "organ=商务局",
		"/search":                           "q=广陵区&what=report",
		"/indicators/applications.received": "flagged=exclude&level=county",
		"/compare":                          "indicator=applications.received&to=2022",
		"/compare/sums":                     "indicator=applications.denied&per=applications.handled",
	} {
		name, field := "region", `name="region" value="朝阳"`
		if path == "/compare" {
			name, field = "regions", `value="朝阳"`
		}
		want, err := url.ParseQuery(chosen)
		if err != nil {
			t.Fatal(err)
		}
		for _, prefix := range []string{"", "/en"} {
			asked := url.Values{name: {"朝阳"}}
			for key, values := range want {
				asked[key] = values
			}
			answer, body := webtest.Get(t, s, prefix+path+"?"+asked.Encode())
			if path != "/compare" && answer.StatusCode != http.StatusBadRequest { // which has its answer of the others
				t.Errorf("%s%s: status %d", prefix, path, answer.StatusCode)
			}
			_, body, _ = strings.Cut(body, "<main")
			if !strings.Contains(body, `<form class="filters" action="`+prefix+path) || !strings.Contains(body, `<details class="choice no-print" open>`) && path != "/corrections" || !strings.Contains(body, field) ||
				strings.Contains(body, "<tfoot") || strings.Contains(body, "/reports/") {
				t.Errorf("%s%s: no form with what was typed, or a table of something else", prefix, path)
			}
			_, below, _ := strings.Cut(body, "</form>")
			meant := link.FindAllStringSubmatch(below, -1)
			if len(meant) < 2 {
				t.Fatalf("%s%s: %d regions may be meant", prefix, path, len(meant))
			}
			for _, m := range meant {
				to, err := url.Parse(html.UnescapeString(m[1]))
				if err != nil || to.Path != prefix+path {
					t.Fatalf("%s%s leads to %s, %v", prefix, path, m[1], err)
				}
				got := to.Query()
				if code := got.Get(name); len(code) != len("220104") {
					t.Errorf("%s%s leads to the region %q", prefix, path, code)
				}
				got.Del(name)
				if got.Encode() != want.Encode() {
					t.Errorf("%s%s leads to %s: the choice was %s", prefix, path, got.Encode(), want.Encode())
				}
			}
			if answer, _ := webtest.Get(t, s, html.UnescapeString(meant[0][1])); answer.StatusCode != http.StatusOK {
				t.Errorf("%s: status %d", meant[0][1], answer.StatusCode)
			}
		}
	}
	// Programs are told as before.
	if answer, body := webtest.Get(t, s, "/fees.json?region=朝阳"); answer.StatusCode != http.StatusBadRequest || !strings.Contains(body, `"regions":[{"code":"`) {
		t.Errorf("JSON: status %d, %s", answer.StatusCode, body)
	}
}

// A year that is none, and a span that ends before it begins, leave each page with its form too, without an answer;
// programs are told.
func TestWrongYearsKeepTheForm(t *testing.T) {
	s := example(t, false)
	for _, path := range []string{"/fees", "/reports", "/prose/reuse", "/prose/copies", "/quality/reports", "/identity-changes", "/search", "/compare", "/compare/sums", "/compare/changes"} {
		for years, says := range map[string]string{"from=abc": "“abc”不是年份", "from=2023&to=2020": "起始年2023晚于截止年", "to=1850": "“1850”不是年份"} {
			answer, body := webtest.Get(t, s, path+"?region=扬州市&"+years)
			_, body, _ = strings.Cut(body, "<main")
			if answer.StatusCode != http.StatusBadRequest || !strings.Contains(body, says) || !strings.Contains(body, `<form class="filters"`) || !strings.Contains(body, `value="扬州市"`) || strings.Contains(body, "<td") {
				t.Errorf("%s?%s: status %d, says so: %v, or it has no form, or an answer", path, years, answer.StatusCode, strings.Contains(body, says))
			}
			if answer, _ := webtest.Get(t, s, path+".json?region=扬州市&"+years); answer.StatusCode != http.StatusBadRequest {
				t.Errorf("%s.json?%s: status %d", path, years, answer.StatusCode)
			}
		}
	}
	if _, body := webtest.Get(t, s, "/indicators/applications.received?year=abc"); !strings.Contains(body, "“abc”不是年份") || !strings.Contains(body, `<form class="filters"`) {
		t.Error("the page of an indicator loses its form")
	}
}
