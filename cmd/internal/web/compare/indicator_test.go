package compare

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/compare/yearly"
)

// A rate is called by its common name, wherever the page names it, and the form has it as what is
// chosen: with nothing beside it to divide by.
func TestRateByItsName(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	_, body := webtest.Get(t, s, "/indicators/applications.denied?per=applications.handled&region=320800")
	for _, want := range []string{"<h1>不予公开率：淮安市</h1>", `<option value="rate.denied" selected`, `name="region" value="江苏省淮安市"`} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(body, `value="applications.handled" selected`) {
		t.Error("the form divides the rate once more")
	}
	answer := strings.Split(body, `id="about-indicator"`)[0]
	answer = regexp.MustCompile(`(?s)<div class="indoubt">.*?</div>`).ReplaceAllString(answer, "") // reasons quote the sums of the form
	if strings.Contains(answer, "（七）") {
		t.Error("a number of the form stands in the answer")
	}
	_, body = webtest.Get(t, s, "/compare?regions=洪泽区&indicator=rate.denied")
	for _, want := range []string{`<option value="rate.denied" selected`, ">不予公开率</a>"} {
		if !strings.Contains(body, want) {
			t.Errorf("compare: no %q", want)
		}
	}
}

// The answer stands before what is told of the indicator.
func TestAnswerFirst(t *testing.T) {
	_, body := webtest.Get(t, serve(t, webtest.Districts(t)), "/indicators/applications.denied?region=淮安市")
	if ranking, about := strings.Index(body, `id="ranking"`), strings.Index(body, "applications.denied</code>"); ranking < 0 || about < ranking {
		t.Errorf("the ranking stands at %d, the code at %d", ranking, about)
	}
	if !strings.Contains(body, `action="/indicators/applications.denied#ranking"`) {
		t.Error("the form does not lead to the answer")
	}
}

// The form of a ranking leads to that of another indicator, with the rest of the choice in as few
// words as it takes.
func TestAnotherIndicator(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	for target, want := range map[string]string{
		"/indicators/applications.received?indicator=rate.denied&region=淮安市&level=county&year=2023&per=&applicant=total&same=0&order=desc&flagged=show": "/indicators/applications.denied?per=applications.handled&region=%E6%B7%AE%E5%AE%89%E5%B8%82&year=2023",
		"/en/indicators/applications.denied?indicator=applications.received&level=province":                                                             "/en/indicators/applications.received?level=province",
		"/indicators/applications.denied.json?indicator=applications.received":                                                                          "/indicators/applications.received.json",
	} {
		answer, _ := webtest.Get(t, s, target)
		if without := answer.Header.Get("Location"); strings.Contains(target, "=&") { // first of all what is empty is left out
			answer, _ = webtest.Get(t, s, without)
		}
		if got := answer.Header.Get("Location"); answer.StatusCode != http.StatusFound || got != want {
			t.Errorf("%s: status %d, leads to %s, want %s", target, answer.StatusCode, got, want)
		}
	}
}

// Years of which no region states the figure are left out at the ends that nobody asked for.
func TestYearsWithoutAFigure(t *testing.T) {
	covered := []yearly.Year{{Year: 2019}, {Year: 2020, Known: 3}, {Year: 2021}, {Year: 2022, Known: 4}, {Year: 2023}}
	for want, d := range map[string]*sumsData{
		"[2020 2021 2022]":      {},
		"[2020 2021 2022 2023]": {ToYear: 2023},
		"[2019 2020 2021 2022]": {FromYear: 2019},
	} {
		d.Years = span(2019, 2023)
		if got := fmt.Sprint(d.stated(covered)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	none := &sumsData{Years: span(2022, 2023)}
	if got := none.stated(nil); len(got) != 2 {
		t.Errorf("of a figure that nobody states: %v", got)
	}
	d := &indicatorData{}
	for _, y := range covered {
		d.Years = append(d.Years, figure.Summary{Year: y.Year, Known: y.Known})
	}
	if got := d.Course(); len(got) != 3 || got[0].Year != 2020 || got[2].Year != 2022 {
		t.Errorf("the course is %+v", got)
	}
}

// A region that was typed as people say is called by its full name in headings and charts.
func TestRegionsHaveTheirFullNames(t *testing.T) {
	s := serve(t, webtest.Texts(t, map[string]string{
		"a.txt": webtest.District("广陵区", 2022, "2 0 0 0 0 0 2", [3]int{1, 1, 2}), "b.txt": webtest.District("广陵区", 2023, "3 0 0 0 0 0 3", [3]int{1, 2, 3}),
	}))
	for target, words := range map[string][]string{
		"/indicators/applications.received?region=扬州":                    {"<h1>新收申请数：扬州市</h1>", "<title>新收申请数：扬州市 ·", "；扬州市区县"},
		"/en/indicators/applications.received?region=扬州":                 {"Yangzhou</h1>", "<title>Applications received in Yangzhou"},
		"/en/indicators/applications.received?region=Yangzhou":           {"Yangzhou</h1>"},
		"/indicators/applications.received.svg?region=扬州":                {"；扬州市区县"},
		"/compare/changes?region=扬州":                                     {"；扬州市区县"},
		"/compare/sums.svg?region=扬州":                                    {"扬州市"},
		"/compare/shares?region=扬州&of=outcomes":                          {"；扬州市区县"},
		"/compare?children=1&regions=扬州&indicator=applications.received": {"；扬州市地区"},
	} {
		_, body := webtest.Get(t, s, target)
		for _, want := range words {
			if !strings.Contains(unbroken(body), want) {
				t.Errorf("%s does not say %q", target, want)
			}
		}
		if strings.Contains(unbroken(body), "扬州区县") || strings.Contains(body, "：扬州<") {
			t.Errorf("%s calls the region as it was typed", target)
		}
	}
}
