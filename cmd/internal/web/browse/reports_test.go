package browse

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/storetest"
)

// The table of the list of reports has all of them, though one page or part has a thousand at most. A part that is asked for says in each of
// its rows which rows it has and where the next are.
func TestWholeListOfReports(t *testing.T) {
	const reports = 1003
	db := storetest.OpenNew(t)
	for i := range reports {
		storetest.MustImport(t, db, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), storetest.Plain(t, "320813", fmt.Sprintf("%d局", i), 2023))
	}
	s := serve(t, db)
	for target, rows := range map[string]int{"/reports.csv?labels=1": reports, "/reports.csv": reports, "/reports.csv?labels=1&region=320813": reports, "/reports.csv?labels=1&page=2": 3} {
		answer, body := webtest.Get(t, s, target)
		if got := strings.Count(strings.TrimSpace(body), "\n"); got != rows || answer.Header.Get("Link") != "" {
			t.Errorf("%s has %d rows, want %d; next %q", target, got, rows, answer.Header.Get("Link"))
		}
	}
	for target, want := range map[string][]string{
		"/reports":                        {"共1,003份报告", "第1页，共21页"},
		"/en/reports?page=2":              {"1,003 reports in all", "Page 2 of 21"},
		"/reports.csv?labels=1&page=1":    {"本表所含行", "第1至1000行，共1003行；以下各行见 http://localhost/reports.csv?labels=1&page=2"},
		"/en/reports.csv?labels=1&page=2": {"rows in this file", "rows 1001 to 1003 of 1003"},
	} {
		if _, body := webtest.Get(t, s, target); strings.Count(body, want[0]) == 0 || !strings.Contains(body, want[len(want)-1]) {
			t.Errorf("%s does not have %q: %.400s", target, want, body)
		}
	}
	if _, body := webtest.Get(t, s, "/reports.csv?labels=1"); strings.Contains(body, "本表所含行") {
		t.Error("the whole list is said to be a part")
	}
}

// Real reports and invented ones can be listed each alone, in any proportion, where both are here; parts of the list, its files and the feed keep the choice.
func TestRealAndInventedReportsAlone(t *testing.T) {
	for _, counts := range [][2]int{{3, 60}, {60, 3}, {0, 5}} {
		real, made := counts[0], counts[1]
		db := storetest.OpenNew(t)
		for i := range real + made {
			report := storetest.Plain(t, "320813", fmt.Sprintf("%d局", i), 2023)
			if i >= real {
				report.Organ = "【合成样例】" + report.Organ
			}
			storetest.MustImport(t, db, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
		}
		s := serve(t, db)
		for only, want := range map[string]int{"": real + made, "real": real, "invented": made} {
			for _, among := range []string{"", "&region=320813", "&organ=局"} {
				data := webtest.Ask[reportsData](t, s, "/reports.json?size=1000&only="+only+among)
				if len(data.Reports) != want || data.Paging.Total != want {
					t.Errorf("%d real and %d invented, only %q%s: %d of %d", real, made, only, among, len(data.Reports), data.Paging.Total)
				}
				for _, r := range data.Reports {
					if only != "" && r.Invented != (only == "invented") {
						t.Errorf("only %q%s has %+v", only, among, r)
					}
				}
			}
			if _, body := webtest.Get(t, s, "/reports.csv?only="+only); strings.Count(strings.TrimSpace(body), "\n") != want {
				t.Errorf("%d real and %d invented, only %q: the file has %d", real, made, only, strings.Count(strings.TrimSpace(body), "\n"))
			}
		}
		_, body := webtest.Get(t, s, "/reports?only=invented")
		if !strings.Contains(body, `/feed.atom?only=invented"`) || made > 50 && !strings.Contains(body, "only=invented&amp;page=2") {
			t.Error("the next part, or the feed, loses the choice")
		}
		if _, body := webtest.Get(t, s, "/reports"); strings.Contains(body, `name="only"`) != (real > 0 && made > 0) {
			t.Errorf("%d real and %d invented: the choice is offered: %v", real, made, strings.Contains(body, `name="only"`))
		}
	}
}
