package compare

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/database"
)

// comingIn makes a database of four districts in two years, of which one has reported on 2024
// too, and another on 2021 already.
func comingIn(t *testing.T) *database.DB {
	t.Helper()
	texts := map[string]string{}
	for i, district := range []string{"洪泽区", "淮阴区", "淮安区", "涟水县"} {
		for year := 2021; year <= 2024; year++ {
			if year == 2024 && i > 0 || year == 2021 && i > 1 {
				continue
			}
			n := 10*(i+1) + year - 2020
			texts[fmt.Sprint(district, year, ".txt")] = webtest.District(district, year, fmt.Sprintf("%d 0 0 0 0 0 %d", n, n), [3]int{n - 1, 1, n})
		}
	}
	return webtest.Texts(t, texts)
}

// One report of a new year empties no page: what is shown is the last year that is covered
// well enough, and the new one is told beside it.
func TestNewYearIsToldBeside(t *testing.T) {
	s := serve(t, comingIn(t))
	if d := webtest.Ask[indicatorData](t, s, "/indicators/applications.received.json?region=淮安市"); d.Year != 2023 || len(d.Ranking) != 4 ||
		fmt.Sprint(d.Few) != "[{2024 7 1}]" {
		t.Errorf("indicator: %d, %d ranked, %v", d.Year, len(d.Ranking), d.Few)
	}
	if d := webtest.Ask[changesData](t, s, "/compare/changes.json?region=淮安市"); d.FromYear != 2022 || d.ToYear != 2023 || d.Counts.Known != 4 || len(d.Few) != 1 {
		t.Errorf("changes: %d to %d, %+v, %v", d.FromYear, d.ToYear, d.Counts, d.Few)
	}
	if d := webtest.Ask[sharesData](t, s, "/compare/shares.json?region=淮安市"); d.Year != 2023 || d.Counts.Complete != 4 || len(d.Few) != 1 {
		t.Errorf("shares: %d, %+v, %v", d.Year, d.Counts, d.Few)
	}
	if d := webtest.Ask[Peers](t, s, "/compare/peers.json?region=洪泽区"); d.Year != 2023 || len(d.Rows) != 4 || len(d.Few) != 1 {
		t.Errorf("peers: %d, %d rows, %v", d.Year, len(d.Rows), d.Few)
	}
	if _, body := webtest.Get(t, s, "/compare/peers"); !strings.Contains(body, "<option selected>2023</option>") {
		t.Error("the page of peers without a region does not offer the last year that is covered")
	}
	for path, want := range map[string]string{
		"/indicators/applications.received?region=淮安市":              "2024年：至今7个地区中1个有数值",
		"/en/compare/changes?region=淮安市":                            "2024: 1 of 7 regions so far",
		"/compare/shares?region=淮安市&year=2024":                      "2024年：至今7个地区中1个有数值", // also where it is what is shown
		"/en/indicators/applications.received?year=2023&region=淮安市": `year=2024">2024: 1 of 7 regions so far</a>`,
	} {
		if _, body := webtest.Get(t, s, path); !strings.Contains(body, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	if d := webtest.Ask[sumsData](t, s, "/compare/sums.json?region=淮安市"); len(d.Few) != 1 || d.Few[0].Year != 2024 {
		t.Errorf("sums: %v", d.Few)
	}
	if d := webtest.Ask[changesData](t, s, "/compare/changes.json?region=淮安市&from=2023"); d.FromYear != 2023 || d.ToYear != 2024 {
		t.Errorf("changes since 2023: %d to %d", d.FromYear, d.ToYear)
	}
	// What is asked for is shown.
	if d := webtest.Ask[indicatorData](t, s, "/indicators/applications.received.json?region=淮安市&year=2024"); d.Year != 2024 || d.Summary.Known != 1 {
		t.Errorf("2024: %+v", d.Summary)
	}
}

// A year that is asked for is shown, and no other in its place: where none of the regions has a report on it, the page
// says so, says which years there are, and leads to them with the rest of the choice.
func TestYearsWithoutReportsAreTold(t *testing.T) {
	s := serve(t, comingIn(t))
	for _, tc := range []struct {
		path, chosen, years string
		told, reported      string
		unreported          string
	}{
		{"/indicators/applications.received", "order=asc&region=淮安市", "year=2025", "2025", "2021–2024", "[2025]"},
		{"/indicators/applications.received", "region=淮安市&same=1", "year=2020", "2020", "2021–2024", "[2020]"},
		{"/indicators/applications.received", "region=盱眙县", "year=2023", "", "", "[]"}, // it has a report on no year
		{"/compare/shares", "region=淮安市", "year=2025", "2025", "2021–2024", "[2025]"},
		{"/compare/shares", "region=淮安市涟水县&level=itself", "year=2021", "2021", "2022–2023", "[2021]"},
		{"/compare/peers", "region=洪泽区", "year=2010", "2010", "2021–2024", "[2010]"},
		{"/compare/changes", "region=淮安市", "to=2026", "2025–2026", "2021–2024", "[2025 2026]"},
		{"/compare/sums", "region=淮安市", "from=2019&to=2026", "2019–2020、2025–2026", "2021–2024", "[2019 2020 2025 2026]"},
		{"/compare/sums", "region=淮安市", "from=2026", "2026", "2021–2024", "[2026]"},
		{"/compare/sums", "region=淮安市", "from=2022&to=2023", "", "", "[]"},
		{"/compare", "indicator=applications.received&regions=涟水县", "from=2021&to=2024", "2021、2024", "2022–2023", "[2021 2024]"},
		{"/compare", "indicator=applications.received&regions=涟水县", "from=2030", "2030", "2021–2024", "[2030]"},
	} {
		target := tc.path + "?" + tc.chosen + "&" + tc.years
		_, body := webtest.Get(t, s, target)
		chosen, err := url.ParseQuery(tc.chosen)
		if err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprintf(`%s年：这些地区的政府报告均未收录。 <a href="%s?%s">有政府报告的年份：%s</a>`, tc.told, tc.path, strings.ReplaceAll(chosen.Encode(), "&", "&amp;"), tc.reported)
		if tc.told == "" {
			if strings.Contains(body, "这些地区的政府报告均未收录") {
				t.Errorf("%s says that years have no report", target)
			}
		} else if !strings.Contains(body, want) {
			t.Errorf("%s does not say %q", target, want)
		}
		if _, english := webtest.Get(t, s, "/en"+target); tc.told != "" && !strings.Contains(english, strings.ReplaceAll(tc.told, "、", ", ")+": no government report of these regions is here.") {
			t.Errorf("/en%s does not say it", target)
		}
		d := webtest.Ask[struct {
			Year       int
			Unreported []int `json:"unreported_years"`
		}](t, s, strings.Replace(target, "?", ".json?", 1))
		if fmt.Sprint(d.Unreported) != tc.unreported {
			t.Errorf("%s: %v are told, want %s", target, d.Unreported, tc.unreported)
		}
		if year, single := strings.CutPrefix(tc.years, "year="); single && fmt.Sprint(d.Year) != year {
			t.Errorf("%s shows %d", target, d.Year)
		}
	}
	if answer, body := webtest.Get(t, s, "/indicators/applications.received.csv?region=淮安市&year=2025"); answer.StatusCode != http.StatusOK || strings.Count(body, "\n") != 1 {
		t.Errorf("as CSV another year: status %d, %s", answer.StatusCode, body)
	}
	if _, body := webtest.Get(t, s, "/indicators/applications.received?region=淮安市&same=1&year=2024"); !strings.Contains(body, "<option selected>2024</option>") {
		t.Error("a year that is not of the same regions is not shown when it is asked for")
	}
}

// The address that stands in a chart, and all that are passed on with it, hold its years: newer reports put no other chart
// under what was printed.
func TestPrintedAddressesHoldTheYears(t *testing.T) {
	db := comingIn(t)
	for target, want := range map[string]string{
		"/indicators/applications.received%s?region=淮安市":             "year=2023",
		"/indicators/applications.received%s?region=淮安市&chart=years": "", // the course over all years has no end
		"/compare/shares%s?region=淮安市":                               "year=2023",
		"/compare/peers%s?region=洪泽区":                                "year=2023",
		"/compare/changes%s?region=淮安市":                              "from=2022 to=2023",
		"/compare/sums%s?region=淮安市":                                 "from=2021 to=2024",
		"/compare/sums%s?region=淮安市&to=2022":                         "from=2021 to=2022",
		"/compare%s?regions=洪泽区&indicator=applications.received":     "from=2021 to=2024",
	} {
		drawn, page := fmt.Sprintf(target, ".svg"), fmt.Sprintf(target, "")
		s := serve(t, db)
		_, body := webtest.Get(t, s, drawn)
		printed := regexp.MustCompile(`· http://localhost(/[^<]*)`).FindStringSubmatch(unbroken(body))
		if printed == nil {
			t.Fatalf("%s prints no address:\n%s", drawn, body)
		}
		_, body = webtest.Get(t, s, page)
		code := regexp.MustCompile(`src=&#34;http://localhost/embed(/[^ ]*)&#34; title`).FindStringSubmatch(body)
		if code == nil {
			t.Fatalf("%s has no code to embed its chart", page)
		}
		for what, address := range map[string]string{"printed": printed[1], "embedded": html.UnescapeString(code[1])} {
			_, query, _ := strings.Cut(html.UnescapeString(address), "?")
			chosen, err := url.ParseQuery(query)
			if err != nil {
				t.Fatal(err)
			}
			var years []string
			for _, name := range []string{"from", "to", "year"} {
				if chosen.Has(name) {
					years = append(years, name+"="+chosen.Get(name))
				}
			}
			if chosen.Get("chart") == "years" && what == "embedded" { // the page shows it among others
				continue
			}
			if got := strings.Join(years, " "); got != want && !strings.Contains(target, "chart=years") || what == "printed" && got != want {
				t.Errorf("%s: %s of %q, want %q: %s", target, what, got, want, address)
			}
		}
	}
}

// drawn returns the charts that a page shows, by their names.
func drawn(t *testing.T, db *database.DB, target string) map[string]figure.Chart {
	t.Helper()
	charts := map[string]figure.Chart{}
	mux := http.NewServeMux()
	for _, q := range questions {
		mux.HandleFunc("GET "+q.path, func(_ http.ResponseWriter, plain *http.Request) {
			r, i := page.NewRequest(plain), q.begin()
			i.choose(r)
			if err := i.ask(r, db); err != nil {
				t.Fatal(err)
			}
			i.draw(r)
			for _, c := range i.charts() {
				charts[c.Name] = *c
			}
		})
	}
	webtest.Get(t, mux, target)
	return charts
}

// A line never runs into a year of other regions without a word, and the regions of all years
// can be had alone.
func TestLinesOverOtherRegionsAreBroken(t *testing.T) {
	db := comingIn(t)
	s := serve(t, db)
	for _, tc := range []struct {
		target, name string
		years        string
		broken       string // for each year, whether the line to it is
	}{
		{"/compare/sums?region=江苏省", "sums", "[2021 2022 2023 2024]", "[false true false true]"},
		{"/indicators/applications.received?region=淮安市", "years", "[2022 2023]", "[true false]"}, // of 2021 and 2024 two and one are known, which have no median,
		{"/compare/sums?region=江苏省&same=1", "sums", "[2021 2022 2023]", "[false false false]"},
	} {
		c := drawn(t, db, tc.target)[tc.name]
		if len(c.Series) == 0 || fmt.Sprint(c.Categories) != tc.years || fmt.Sprint(c.Series[len(c.Series)-1].Broken) != tc.broken {
			t.Errorf("%s: %+v", tc.target, c)
		}
		for _, line := range c.Series {
			if slices.Contains(line.Doubtful, true) {
				t.Errorf("%s: %s is hollow, and nothing in it is in doubt", tc.target, line.Name)
			}
		}
	}
	same := webtest.Ask[sumsData](t, s, "/compare/sums.json?region=江苏省&same=1")
	var got []string
	for _, sum := range same.Groups[0].Sums {
		got = append(got, fmt.Sprintf("%d: %s of %d/%d", sum.Year, sum.Value, sum.Known, sum.Regions))
	}
	// 洪泽区 and 淮阴区, which have reports on all three years.
	if want := []string{"2021: 32 of 2/7", "2022: 34 of 2/7", "2023: 36 of 2/7"}; !slices.Equal(got, want) {
		t.Errorf("sums of the same regions %q, want %q", got, want)
	}
}

// The headline of the course over years tells of the last year that is covered well enough, as the page does, and of
// how many regions, in the picture too.
func TestCourseEndsWithAYearThatIsCovered(t *testing.T) {
	s := serve(t, comingIn(t))
	for path, want := range map[string]string{
		"/indicators/applications.received.svg?region=淮安市&chart=years&year=2024": "由2022年的27件升至2023年的28件（7个区县中4个有数据）",
		"/en/indicators/applications.received.svg?region=淮安市&chart=years":        "rose from 27 in 2022 to 28 in 2023 (4 of 7 districts with a figure)",
	} {
		_, body := webtest.Get(t, s, path)
		if title := regexp.MustCompile(`<title[^>]*>([^<]*)</title>`).FindStringSubmatch(body); title == nil || !strings.Contains(title[1], want) {
			t.Errorf("%s is called %q, want %q", path, title, want)
		}
		if year := regexp.MustCompile(`>2024</text>`); year.MatchString(body) {
			t.Errorf("%s draws 2024, of which there is little so far", path)
		}
	}
	// What is left out is told, and of how many the last year is, whatever headline a visitor gives it.
	_, body := webtest.Get(t, s, "/indicators/applications.received.svg?region=淮安市&chart=years&headline=三倍")
	for _, want := range []string{"三倍", "2024年（1个）有数据的", "2023年7个", "中4个有数据"} {
		if !strings.Contains(body, want) {
			t.Errorf("the picture lacks %q", want)
		}
	}
}

// The headline of a ranking of the whole country says in which province the first one lies, that of a map which country
// it is of; within a region that is known.
func TestHeadlinesSayWhere(t *testing.T) {
	s := serve(t, comingIn(t))
	for path, want := range map[string]string{
		"/indicators/applications.received.svg?":                     "江苏省涟水县2023年新收申请数为43件",
		"/en/indicators/applications.received.svg?":                  "Lianshui County, Jiangsu had the most applications received, 43, among the 4 districts (of ",
		"/indicators/applications.received.svg?region=淮安市":           "涟水县2023年新收申请数为43件",
		"/en/indicators/applications.received.svg?chart=map":         "; China",
		"/indicators/applications.received.svg?chart=map":            "；全国",
		"/indicators/applications.received.svg?region=江苏省&chart=map": "；江苏省",
	} {
		_, body := webtest.Get(t, s, path)
		if !regexp.MustCompile(`>[^<>]*`+regexp.QuoteMeta(want)).MatchString(body) || strings.Contains(path, "region=淮安市") && strings.Contains(body, "江苏省涟水县") {
			t.Errorf("%s does not say %q:\n%s", path, want, regexp.MustCompile(`<title[^>]*>[^<]*`).FindString(body))
		}
	}
}
