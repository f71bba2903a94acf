package compare

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/database"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// serve answers requests for the pages of figures.
func serve(t *testing.T, db *database.DB) http.Handler {
	return webtest.Serve(webtest.Desk(t, figure.Templates(), Templates()), Pages(db))
}

func TestChanges(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	for _, tc := range []struct {
		name, query string
		want        []string // region, difference, growth in percent
		counts      changeCounts
	}{
		{"the greatest rise first, what is in doubt behind, a year without a report last", "",
			[]string{"洪泽区 13 32.5", "淮安区 -40 ", "涟水县 14.5  ?", "淮阴区  "}, changeCounts{Regions: 7, Known: 3, Certain: 2, Risen: 2, Fallen: 1, Doubtful: 1}},
		{"the greatest fall first", "&order=fall",
			[]string{"淮安区 -40 ", "洪泽区 13 32.5", "涟水县 14.5  ?", "淮阴区  "}, changeCounts{Regions: 7, Known: 3, Certain: 2, Risen: 2, Fallen: 1, Doubtful: 1}},
		{"what is in doubt left out", "&flagged=exclude",
			[]string{"洪泽区 13 32.5", "淮安区 -40 ", "淮阴区  ", "涟水县   ?"}, changeCounts{Regions: 7, Known: 2, Certain: 2, Risen: 1, Fallen: 1, Doubtful: 1}},
		{"of a rate in percentage points", "&indicator=applications.denied&per=applications.handled",
			[]string{"洪泽区 1.50 ", "淮安区 -5.00 ", "涟水县 6.67  ?", "淮阴区  "}, changeCounts{Regions: 7, Known: 3, Certain: 2, Risen: 2, Fallen: 1, Doubtful: 1}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			data := webtest.Ask[changesData](t, s, "/compare/changes.json?region=淮安市&from=2022&to=2023"+tc.query)
			var got []string
			for _, row := range data.Rows {
				line := row.Region + " " + row.Difference + " " + row.Growth
				if row.Doubt {
					line += " ?"
				}
				got = append(got, line)
			}
			if !reflect.DeepEqual(got, tc.want) || data.Counts != tc.counts {
				t.Errorf("%q of %+v, want %q of %+v", got, data.Counts, tc.want, tc.counts)
			}
		})
	}
}

func TestSumsSayWhatTheyAreOf(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	data := webtest.Ask[sumsData](t, s, "/compare/sums.json?region=江苏省")
	var got []string
	for _, g := range data.Groups {
		for _, sum := range g.Sums {
			if sum.Known > 0 {
				got = append(got, fmt.Sprintf("%s %d: %s of %d/%d/%d, %d in doubt", g.Region, sum.Year, sum.Value, sum.Known, sum.Reports, sum.Regions, sum.Doubtful))
			}
		}
	}
	want := []string{"淮安市 2022: 138.5 of 4/4/7, 1 in doubt", "淮安市 2023: 118 of 3/3/7, 0 in doubt",
		"江苏省 2022: 138.5 of 4/4/95, 1 in doubt", "江苏省 2023: 118 of 3/3/95, 0 in doubt"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	data = webtest.Ask[sumsData](t, s, "/compare/sums.json?region=淮安市&from=2022&to=2022&flagged=exclude&indicator=applications.denied&per=applications.handled")
	last := data.Groups[len(data.Groups)-1]
	if !last.Whole || last.Sums[0].Value != "5" || last.Sums[0].Base != "108" || last.Sums[0].Rate != "4.63" || last.Sums[0].Doubtful != 1 {
		t.Errorf("the rate of all together: %+v", last)
	}
	if _, body := webtest.Get(t, s, "/compare/sums?region=江苏省&flagged=exclude"); !strings.Contains(body, "3/7个地区") || !strings.Contains(body, "1个地区的数字存疑，未计入") {
		t.Error("the page does not say what the sums are of")
	}
	for _, want := range []string{"区县政府合计", `level=prefecture&amp;region=`, "三级不能相加"} {
		if _, body := webtest.Get(t, s, "/compare/sums?region=江苏省"); !strings.Contains(body, want) {
			t.Errorf("the page does not have %q: governments of which level are added up, and where those of others are", want)
		}
	}
}

func TestShares(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	data := webtest.Ask[sharesData](t, s, "/compare/shares.json?of=outcomes&region=淮安市&year=2022")
	var got []string
	for _, row := range data.Rows {
		got = append(got, fmt.Sprintf("%s %s: granted %s%%, denied %s%%, complete %v, differs %v", row.Region, row.Whole.Value, row.Parts[0].Rate, row.Parts[2].Rate, row.Complete, row.Differs))
	}
	want := []string{"淮安区 60: granted 95.00%, denied 5.00%, complete true, differs false", "洪泽区 40: granted 97.50%, denied 2.50%, complete true, differs false",
		"涟水县 30: granted 66.67%, denied 13.33%, complete true, differs true", "淮阴区 8: granted 87.50%, denied 12.50%, complete true, differs false"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if data.Together[0].Whole != "108" || data.Together[0].Complete != 3 || data.Together[0].Differing != 1 || data.Together[0].Regions != 7 || data.Together[0].Percent[2] != "4.63" {
		t.Errorf("taken together: %+v", data.Together[0])
	}
	by := webtest.Ask[sharesData](t, s, "/compare/shares.json?of=outcomes&region=淮安市&year=2022&by=applications.denied")
	if len(by.Rows) == 0 || by.Rows[0].Region != "涟水县" {
		t.Errorf("by the share of denials: %+v", by.Rows)
	}
	// Who applied is not known of 涟水县 in full, as its total is in doubt.
	applicants := webtest.Ask[sharesData](t, s, "/compare/shares.json?of=applicants&region=淮安市&year=2022&flagged=exclude")
	if c := applicants.Counts; c != (shareCounts{Regions: 7, Reports: 4, Complete: 3, Doubtful: 1}) {
		t.Errorf("without what is in doubt: %+v", c)
	}
}

func TestPeers(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	for _, tc := range []struct {
		name, query string
		want        []string // rank, region, applications received, value
	}{
		{"of the same city, one without a report last", "&kind=parent", []string{"1 洪泽区 53 53", "2 涟水县 45 45", "3 淮安区 20 20"}},
		{"the nearest alone", "&kind=volume&count=1", []string{"1 洪泽区 53 53", "2 涟水县 45 45"}},
		{"by another indicator, without one of less than half the applications", "&kind=volume&indicator=applications.denied&per=applications.handled",
			[]string{"1 涟水县 45 20.00", "2 洪泽区 53 4.00"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			data := webtest.Ask[Peers](t, s, "/compare/peers.json?region=洪泽区&year=2023"+tc.query)
			var got []string
			for _, row := range data.Rows {
				value := row.Value
				if row.Rate != "" {
					value = row.Rate
				}
				if row.Rank > 0 {
					got = append(got, fmt.Sprintf("%d %s %s %s", row.Rank, row.Region, row.Volume.Value, value))
				}
				if row.Itself != (row.Region == "洪泽区") {
					t.Errorf("%s is the region itself: %v", row.Region, row.Itself)
				}
			}
			if !reflect.DeepEqual(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// A choice that makes no sense is told, and none is an error of the server.
func TestWrongChoices(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	for _, target := range []string{"/compare/changes?from=2023&to=2022", "/compare/changes?from=2023&to=2023", "/compare/changes?from=2000&to=2100",
		"/compare/changes?order=up", "/compare/changes?indicator=none", "/compare/sums?level=below", "/compare/sums?per=none.such", "/compare/shares?of=all",
		"/compare/shares?by=applications.received", "/compare/peers?region=无此地", "/compare/peers?region=洪泽区&kind=size", "/compare/peers?region=洪泽区&count=0",
		"/compare/peers.xlsx"} {
		if answer, body := webtest.Get(t, s, target); answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: status %d, %.100q", target, answer.StatusCode, body)
		}
	}
}

// To a name that is not one region's the answer says which may be meant, and the
// page leads to each of them with the rest of the choice.
func TestRegionsThatMayBeMeant(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	_, body := webtest.Get(t, s, "/compare/changes.json?order=fall&region=洪择区")
	var p struct {
		Status  int
		Detail  string
		Regions []page.RegionLink
	}
	if err := json.Unmarshal([]byte(body), &p); err != nil || p.Status != http.StatusBadRequest || p.Detail != "洪择区" ||
		!slices.Contains(p.Regions, page.RegionLink{Code: "淮安市洪泽区", Name: "淮安市洪泽区"}) {
		t.Errorf("%v, %+v", err, p)
	}
	_, body = webtest.Get(t, s, "/compare/changes?order=fall&region=洪择区")
	if link := `href="/compare/changes?order=fall&amp;region=` + url.QueryEscape("淮安市洪泽区") + `"`; !strings.Contains(body, link) {
		t.Errorf("no link %s", link)
	}
	if !strings.Contains(body, `<form class="filters"`) || !strings.Contains(body, `name="region" value="洪择区"`) {
		t.Error("the form is gone, or what was typed into it")
	}
	if _, body = webtest.Get(t, s, "/indicators/applications.received?region=淮安"); !strings.Contains(body, `region=320800">江苏省淮安市</a>`) || !strings.Contains(body, `region=320803">江苏省淮安市淮安区</a>`) {
		t.Error("of a name that two regions begin with not both are offered")
	}
	if answer, _ := webtest.Get(t, s, "/compare/changes?order=fall&region=淮安市洪泽区"); answer.StatusCode != http.StatusOK {
		t.Errorf("where the link leads: status %d", answer.StatusCode)
	}
}

// A page that compares leads to the others with the same choice.
func TestWaysKeepTheChoice(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	_, body := webtest.Get(t, s, "/compare?regions=洪泽区&indicator=applications.denied&per=applications.handled&flagged=exclude")
	for _, want := range []string{"/compare/changes?flagged=exclude&amp;indicator=applications.denied&amp;per=applications.handled&amp;region=", "/compare/peers?flagged=exclude"} {
		if !strings.Contains(body, want) {
			t.Errorf("no link to %s", want)
		}
	}
	_, body = webtest.Get(t, s, "/en/compare/sums?region=淮安市")
	for _, want := range []string{`href="/en/compare/sums?region=%E6%B7%AE%E5%AE%89%E5%B8%82" aria-current="page"`, `href="/en/compare/changes?region=`} {
		if !strings.Contains(body, want) {
			t.Errorf("no link %s", want)
		}
	}
}
