package compare

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

// A report on a year in which its region was not there is in no ranking, sum or change: each page says so and leads to it,
// unless it does not look at that year.
func TestReportsThatAreLeftOutForTheirYear(t *testing.T) {
	told := func(code string, year int, value string) storetest.Told {
		return storetest.CellTold(code, year, "applications.received", "total", value, annual.Read)
	}
	s := serve(t, storetest.Known(t, told("320613", 2019, "70"), told("320613", 2020, "80"), told("320613", 2021, "90"),
		told("320612", 2019, "5"), told("320612", 2020, "6"), told("320612", 2021, "7")))
	const note = `另有1份报告未计入，因为报告年度里没有这个地区（尚未设立或已经撤销）：<a href="/reports/1">崇川区 2019</a>。`
	for path, noted := range map[string]bool{
		"/indicators/applications.received?region=南通市&year=2019":                        true,
		"/indicators/applications.received?region=南通市&year=2020":                        false,
		"/compare/sums?indicator=applications.received&region=南通市":                      true,
		"/compare/sums?indicator=applications.received&region=南通市&from=2020":            false,
		"/compare/changes?indicator=applications.received&region=南通市&from=2019&to=2021": true,
		"/compare/changes?indicator=applications.received&region=南通市&from=2020&to=2021": false,
		"/compare?indicator=applications.received&regions=320613":                       true,
		"/compare?indicator=applications.received&regions=320612":                       false,
	} {
		if _, body := webtest.Get(t, s, path); strings.Contains(body, note) != noted {
			t.Errorf("%s says that a report is left out: %t", path, !noted)
		}
	}
	if d := webtest.Ask[indicatorData](t, s, "/indicators/applications.received.json?region=南通市&year=2019"); d.Misdated == nil || d.Misdated.Count != 1 || d.Misdated.Reports[0] != (misdated{1, "320613", "崇川区", 2019}) {
		t.Errorf("JSON has %+v", d.Misdated)
	}
	const english = `Reports left out because their region did not exist in that year (1): <a href="/en/reports/1">Chongchuan District 2019</a>.`
	if _, body := webtest.Get(t, s, "/en/indicators/applications.received?region=南通市&year=2019"); !strings.Contains(body, english) {
		t.Errorf("the English page does not have %s", english)
	}
}
