package compare

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

// The pages join the years of a place on demand and say so; else they say what could be
// joined.
func TestFollow(t *testing.T) {
	told := func(code string, year int, value string) storetest.Told {
		return storetest.CellTold(code, year, "applications.received", "total", value, annual.Read)
	}
	s := serve(t, storetest.Known(t, told("320684", 2019, "12"), told("320614", 2021, "20"),
		told("320611", 2019, "100"), told("320602", 2019, "70"), told("320613", 2021, "150")))
	notes := func(list []placeNote) string {
		var lines []string
		for _, n := range list {
			lines = append(lines, fmt.Sprint(n.Year, n.Before.Name, n.Before.Code, n.Before.Years, n.Kind, n.After.Name, n.After.Code, n.After.Years, n.Note))
		}
		return strings.Join(lines, ", ")
	}
	rows := func(d regionsData) string {
		var lines []string
		for _, row := range d.Rows {
			line := row.Code + row.Region
			for _, f := range row.Figures {
				line += fmt.Sprintf(" %d %s %s", f.Year, f.Region, f.Value)
			}
			lines = append(lines, line)
		}
		return strings.Join(lines, ", ")
	}
	for _, tc := range []struct{ query, rows, notes string }{
		{"region=海门区", "320614海门区 2021 海门区 20", "2020海门市320684[2019]recoded海门区320614[2021]apart"},
		{"region=海门区&follow=1", "320614海门区 2019 海门市 12 2020 海门区  2021 海门区 20", "2020海门市320684[2019]recoded海门区320614[2021]joined"},
		{"region=海门市&region=320614&follow=1", "320614海门区 2019 海门市 12 2020 海门区  2021 海门区 20", "2020海门市320684[2019]recoded海门区320614[2021]joined"},
		{"region=崇川区&follow=1", "320613崇川区 2019 崇川区 70 2020 崇川区  2021 崇川区 150",
			"2020崇川区320602[2019]recoded崇川区320613[2021]joined, 2020港闸区320611[2019]merged崇川区320613[2021]break"},
	} {
		data := webtest.Ask[regionsData](t, s, "/compare.json?indicator=applications.received&"+tc.query)
		if rows(data) != tc.rows || notes(data.Notes) != tc.notes {
			t.Errorf("%s:\n%s\n%s\nwant\n%s\n%s", tc.query, rows(data), notes(data.Notes), tc.rows, tc.notes)
		}
	}
	for follow, want := range map[string]string{"0": "", "1": "320614 海门区 8 海门市 false, 320613 崇川区 80 崇川区 true"} {
		data := webtest.Ask[changesData](t, s, "/compare/changes.json?region=南通市&from=2019&to=2021&follow="+follow)
		var lines []string
		for _, row := range data.Rows {
			if row.Difference != "" {
				lines = append(lines, fmt.Sprint(row.Code, " ", row.Region, " ", row.Difference, " ", row.From.Region, " ", row.Broken))
			}
		}
		if got := strings.Join(lines, ", "); got != want {
			t.Errorf("changes, follow=%s: %q, want %q", follow, got, want)
		}
	}
	for path, want := range map[string]string{
		"/compare?indicator=applications.received&regions=海门区":                    `2020年<a href="/regions/320684">海门市</a> <code>320684</code> 改为 <a href="/regions/320614">海门区</a> <code>320614</code>。同一地方，报告分列在两个代码之下：`,
		"/en/compare?indicator=applications.received&regions=海门区":                 `<a href="/en/compare?follow=1&amp;indicator=applications.received&amp;regions=`,
		"/en/compare?indicator=applications.received&regions=海门区&follow=1":        `<span class="as-printed">Haimen</span>`,
		"/en/compare/changes?region=南通市&from=2019&to=2021&follow=1":               `was merged into <a href="/en/regions/320613">Chongchuan District</a> <code>320613</code>. The area is another from then on`,
		"/compare/changes.csv?region=海门区&level=itself&from=2019&to=2021&follow=1": ",1,2,320684,海门市,false,true,,unknown,unknown,false,false,false,false,false,false,false,false\n",
		"/compare.csv?indicator=applications.received&region=海门区&follow=1":        "320614,海门区,applications.received,total,2019,12,,,件,read,false,1,320684,海门市,false,false,false,false,false\n",
	} {
		if _, body := webtest.Get(t, s, path); !strings.Contains(body, want) {
			t.Errorf("%s does not have %s", path, want)
		}
	}
}
