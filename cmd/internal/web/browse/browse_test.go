package browse

import (
	"fmt"
	"net/http"
	"testing"

	"nianbao/cmd/internal/web/compare"
	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/database"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// serve answers requests for the pages.
func serve(t *testing.T, db *database.DB) http.Handler {
	return webtest.Serve(webtest.Desk(t, figure.Templates(), compare.Templates(), Templates()), New(db).Pages())
}

// By the address of the next part, in the answer or in its header, a program gets
// every row once.
func TestPartsOfLists(t *testing.T) {
	s := serve(t, webtest.Open(t, webtest.Example(t)))
	for _, tc := range []struct{ target, list string }{
		{"/reports.json?size=2", "reports"}, {"/reports.json?_size=4", "reports"}, {"/reports.json?size=max", "reports"}, {"/reports.json", "reports"},
	} {
		whole := webtest.Ask[reportsData](t, s, "/reports.json?size=1000")
		seen := map[int64]int{}
		for next, parts := tc.target, 0; next != ""; parts++ {
			part := webtest.Ask[reportsData](t, s, next)
			for _, r := range part.Reports {
				seen[r.ID]++
			}
			link := ""
			if part.Paging.NextPart != "" {
				link = fmt.Sprintf(`<%s>; rel="next"`, part.Paging.NextPart)
			}
			if answer, _ := webtest.Get(t, s, next); answer.Header.Get("Link") != link {
				t.Errorf("%s: header Link %q, want %q", next, answer.Header.Get("Link"), link)
			}
			if next = part.Paging.NextPart; parts > len(whole.Reports) {
				t.Fatalf("%s has no end", tc.target)
			}
		}
		if len(seen) != len(whole.Reports) || len(seen) < 5 {
			t.Errorf("%s: %d reports of %d", tc.target, len(seen), len(whole.Reports))
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("%s: report %d comes %d times", tc.target, id, n)
			}
		}
	}
}

// The page of a region shows its peers of both kinds.
func TestPeersOfRegion(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	if region := webtest.Ask[regionData](t, s, "/regions/320813.json"); len(region.Peers) != 2 || region.Peers[0].Year != 2023 || len(region.Peers[1].Rows) != 3 {
		t.Errorf("peers on the region's page: %+v", region.Peers)
	}
}
