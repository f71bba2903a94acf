package web

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
)

var addressed = regexp.MustCompile(` (?:href|src|action)="([^"]*)"`)

// No page has an address with a parameter that says nothing.
func TestNoEmptyParameters(t *testing.T) {
	s := example(t, true)
	links := 0
	for _, path := range seen(t, s) {
		_, body := webtest.Get(t, s, path)
		for _, found := range addressed.FindAllStringSubmatch(body, -1) {
			address, err := url.Parse(html.UnescapeString(found[1]))
			if err != nil {
				t.Fatal(err)
			}
			links++
			for name, values := range address.Query() {
				for _, value := range values {
					if value == "" {
						t.Errorf("%s leads to %s, where %s is empty", path, address, name)
					}
				}
			}
		}
	}
	if links < 1000 {
		t.Errorf("only %d links were looked at", links)
	}
}

// A form sends its empty fields too; the address it leads to has none of them. So has what programs
// are told of the next part.
func TestEmptyFieldsAreLeftOut(t *testing.T) {
	s := example(t, false)
	for target, want := range map[string]string{
		"/compare/changes?indicator=applications.received&region=&from=2021&to=&per=": "/compare/changes?from=2021&indicator=applications.received",
		"/en/reports?region=&from=&to=":                                               "/en/reports",
		"/compare?regions=德清县&indicator=applications.received&indicator=&indicator=":  "/compare?indicator=applications.received&regions=%E5%BE%B7%E6%B8%85%E5%8E%BF",
	} {
		answer, _ := webtest.Get(t, s, target)
		if got := answer.Header.Get("Location"); answer.StatusCode != http.StatusFound || got != want {
			t.Errorf("%s: status %d, leads to %q, want %q", target, answer.StatusCode, got, want)
		}
	}
	for target, status := range map[string]int{"/compare/changes.json?region=&per=": http.StatusOK, "/reports?q=%zz&region=": http.StatusBadRequest, "/reports": http.StatusOK} {
		if answer, _ := webtest.Get(t, s, target); answer.StatusCode != status {
			t.Errorf("%s: status %d, want %d", target, answer.StatusCode, status)
		}
	}
	if _, body := webtest.Get(t, s, "/reports.json?size=1&region=&organ="); strings.Contains(body, "region=") || !strings.Contains(body, "/reports.json?page=2") {
		t.Errorf("the next part: %.200s", body[strings.Index(body, `"paging"`):])
	}
}

// A table that is kept says by its name what was chosen.
func TestTablesSayWhatTheyAre(t *testing.T) {
	s := example(t, false)
	for target, want := range map[string][2]string{ // in letters of every system, and in words
		"/fees.csv?region=德清县&from=2020":                              {"nianbao-fees-330521-from-2020.csv", "信息处理费：浙江省湖州市德清县-自-2020.csv"},
		"/fees.csv?table=sums&region=浙江省":                             {"nianbao-fees-sums-330000.csv", "信息处理费：浙江省-合计.csv"},
		"/reports.csv?region=浙江省&from=2020&to=2023":                   {"nianbao-reports-330000-2020-2023.csv", "报告-浙江省-2020-2023.csv"},
		"/reports.csv?from=2022&to=2022&level=county":                 {"nianbao-reports-county-2022.csv", "报告-区县-2022.csv"},
		"/en/reports.csv?region=320106":                               {"nianbao-reports-320106.csv", "Reports-Gulou District, Nanjing.csv"},
		"/index.csv":                                                  {"nianbao.csv", ""},
		fmt.Sprintf("/reports/%d.csv", findReport(t, s, "drift.pdf")): {"", "青岛市崂山区人民政府 2023.csv"},
	} {
		answer, _ := webtest.Get(t, s, target)
		got := answer.Header.Get("Content-Disposition")
		plain, told, _ := strings.Cut(got, "; filename*=UTF-8''")
		if told, _ = url.PathUnescape(told); want[0] != "" && plain != `attachment; filename="`+want[0]+`"` || want[1] != "" && told != want[1] {
			t.Errorf("%s: %s, %s, want %s", target, plain, told, want)
		}
	}
}

// The address on a chart is whole, however long, says nothing that goes without saying, and leads to
// the page of the chart when it is typed.
func TestPrintedAddress(t *testing.T) {
	s := serving(t, webtest.Districts(t), t.TempDir(), false)
	for target, want := range map[string]string{
		"/compare/changes.svg?indicator=applications.received&region=淮安市&level=county&from=2022&to=2023&applicant=total&order=rise&follow=0&flagged=show&per=": "http://localhost/compare/changes?from=2022&region=淮安市&to=2023",
		"/compare.svg?regions=洪泽区、淮安区、淮阴区、涟水县、清江浦区、盱眙县、金湖县、广陵区、邗江区、江都区、宝应县、仪征市、高邮市&indicator=applications.received&from=2022&to=2023&flagged=exclude":          "http://localhost/compare?flagged=exclude&from=2022&indicator=applications.received&regions=洪泽区、淮安区、淮阴区、涟水县、清江浦区、盱眙县、金湖县、广陵区、邗江区、江都区、宝应县、仪征市、高邮市&to=2023",
	} {
		_, drawn := webtest.Get(t, s, target)
		text := regexp.MustCompile(`</text>\s*<text[^>]*>`).ReplaceAllString(drawn, "")
		if !strings.Contains(text, html.EscapeString(want)+"<") {
			t.Errorf("%s has not %s: %s", target, want, text[max(0, len(text)-900):])
		}
		path, query, _ := strings.Cut(strings.TrimPrefix(want, "http://localhost"), "?")
		typed, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		if answer, _ := webtest.Get(t, s, path+"?"+typed.Encode()); answer.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", want, answer.StatusCode)
		}
	}
}
