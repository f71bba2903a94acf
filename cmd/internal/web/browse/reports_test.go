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
