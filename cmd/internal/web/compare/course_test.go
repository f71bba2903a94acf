package compare

import (
	"fmt"
	"html"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/webtest"
)

// Shares over the years are not drawn of a year that is still coming in.
func TestCourseOfShares(t *testing.T) {
	db := comingIn(t)
	d := &sharesData{}
	answer := func(_ http.ResponseWriter, plain *http.Request) {
		r := page.NewRequest(plain)
		d.choose(r)
		if err := d.ask(r, db); err != nil {
			t.Fatal(err)
		}
		d.draw(r)
	}
	webtest.Get(t, http.HandlerFunc(answer), "/compare/shares?region=淮安市")
	if fmt.Sprint(d.Course.Categories) != "[2021 2022 2023]" {
		t.Errorf("shares over %v", d.Course.Categories)
	}
}

// A chart over years says by itself how the figures went, over which years, of what, and where; of sums of the country also of how many provinces.
func TestChartsOverYearsSayTheCourse(t *testing.T) {
	s := serve(t, comingIn(t))
	for path, want := range map[string][]string{
		"/compare.svg?regions=洪泽区&indicator=不予公开率":                               {"<title>洪泽区不予公开率由2021年的", "不予公开率，2021–2024年（单位：%）；洪泽区；不予公开率＝不予公开件数÷办结申请数"},
		"/compare/sums.svg?indicator=applications.received&from=2021&to=2023":    {"新收申请数：各地合计，2021–2023年（单位：件）；已收录的1个省份（共31个）"},
		"/en/compare/sums.svg?indicator=applications.received&from=2021&to=2023": {"2021–2023", "1 of the 31 provinces of China", "<title>Applications received at district level in "},
	} {
		_, body := webtest.Get(t, s, path)
		text := strings.ReplaceAll(unbroken(body), "&#39;", "'")
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s does not say %q: %q", path, w, regexp.MustCompile(`<(?:title|desc)[^>]*>[^<]*`).FindAllString(body, 3))
			}
		}
	}
}

// A chart of governments above counties says that the figures are those of their own reports; one of counties needs no such words.
func TestChartsSayWhoseReportsTheyAreOf(t *testing.T) {
	s := serve(t, withInvented(t))
	const note = "各地数字取自当地人民政府的年度报告，并非所辖地区相加"
	for regions, want := range map[string]bool{"淮安市、洪泽区": true, "洪泽区、淮安区": false} {
		_, drawing := webtest.Get(t, s, "/compare.svg?indicator=applications.received&regions="+regions)
		if strings.Contains(html.UnescapeString(drawing), note) != want {
			t.Errorf("%s: the note stands there: %t", regions, !want)
		}
	}
}
