package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// By the address of the next part, in the answer or in its header, a program gets
// every row once.
func TestPartsOfLists(t *testing.T) {
	s := example(t, false)
	for _, tc := range []struct{ target, list string }{
		{"/reports.json?size=2", "reports"}, {"/reports.json?_size=4", "reports"}, {"/reports.json?size=max", "reports"}, {"/reports.json", "reports"},
	} {
		whole := ask[reportsData](t, s, "/reports.json?size=1000")
		seen := map[int64]int{}
		for next, parts := tc.target, 0; next != ""; parts++ {
			part := ask[reportsData](t, s, next)
			for _, r := range part.Reports {
				seen[r.ID]++
			}
			link := ""
			if part.Paging.NextPart != "" {
				link = fmt.Sprintf(`<%s>; rel="next"`, part.Paging.NextPart)
			}
			if answer, _ := get(t, s, next); answer.Header.Get("Link") != link {
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

// A table for a spreadsheet is whole, whichever part of the list the page shows.
func TestTablesAreWhole(t *testing.T) {
	s := districts(t)
	lines := func(target string) int {
		answer, body := get(t, s, target)
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: status %d", target, answer.StatusCode)
		}
		return strings.Count(body, "\n")
	}
	const ranking = "/indicators/applications.received.csv?year=2022"
	all := lines(ranking)
	if all < 3 {
		t.Fatalf("%d lines", all)
	}
	for target, want := range map[string]int{ranking + "&page=2": all, ranking + "&size=1": 2, ranking + "&_size=1&page=2": 2, "/compare/changes.csv?from=2022&to=2023&page=9": lines("/compare/changes.csv?from=2022&to=2023")} {
		if got := lines(target); got != want {
			t.Errorf("%s: %d lines, want %d", target, got, want)
		}
	}
}
