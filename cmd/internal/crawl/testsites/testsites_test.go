package testsites_test

import (
	"context"
	"fmt"
	"html"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/crawl/testsites"
	"nianbao/cmd/internal/ingest"
)

// get asks a site for an address, as one who comes from its home page.
func get(t *testing.T, s *testsites.Site, address string) []byte {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Referer", s.Home)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("%s: %s, %v", address, answer.Status, err)
	}
	return body
}

// The truth is that of the reports: each address of each has a report of the organ and the year,
// with the number that no other has.
func TestTruth(t *testing.T) {
	numbers, all := map[int]bool{}, 0
	for i, d := range slices.Concat(testsites.Designs(), testsites.Others()) {
		s := d.Start(i + 1)
		defer s.Close()
		all += len(s.Reports)
		for _, r := range s.Reports {
			if numbers[r.Received] || len(r.At) == 0 {
				t.Errorf("%s: %+v", s.Name, r)
			}
			numbers[r.Received] = true
			for _, at := range r.At {
				checkReport(t, s, r, at)
			}
		}
	}
	if all < 450 {
		t.Errorf("%d reports", all)
	}
}

func checkReport(t *testing.T, s *testsites.Site, want *testsites.Report, at string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report")
	if err := os.WriteFile(file, get(t, s, at), 0o600); err != nil {
		t.Fatal(err)
	}
	_, report, err := ingest.Read(context.Background(), file)
	if err != nil {
		if want.InParts {
			return // of which the first is none by itself
		}
		t.Errorf("%s, %s: %v", s.Name, at, err)
		return
	}
	if report.Organ != want.Organ || report.Year != want.Year {
		t.Errorf("%s, %s: %s %d, want %s %d", s.Name, at, report.Organ, report.Year, want.Organ, want.Year)
	}
	for _, o := range report.Observations {
		if o.Indicator == "applications.received" && o.Applicant == "total" && o.Value.String() != fmt.Sprint(want.Received) {
			t.Errorf("%s, %s: %s applications, want %d", s.Name, at, o.Value, want.Received)
		}
	}
}

var href = regexp.MustCompile(`(?:href="|content="0;url=|window\.open\(')([^"'#]+)["']`)

// A person finds the column of annual reports from the home page within four clicks, after that to
// where the home page leads by itself.
func TestWayFromHome(t *testing.T) {
	for i, d := range testsites.Designs() {
		s := d.Start(i + 1)
		defer s.Close()
		at, seen := []string{s.Home}, map[string]bool{}
		clicks := 0
		for ; clicks <= 5 && !slices.Contains(at, s.Start); clicks++ {
			var next []string
			for _, address := range at {
				if strings.Contains(address, "/2024/") || strings.Contains(address, "/tzgg/") || seen[address] {
					continue // of which none leads on
				}
				seen[address] = true
				for _, m := range href.FindAllSubmatch(getAny(t, address), -1) {
					if path := html.UnescapeString(string(m[1])); strings.HasPrefix(path, "/") {
						next = append(next, s.URL+path)
					}
				}
			}
			at = next
		}
		if clicks < 2 || clicks > 5 {
			t.Errorf("%s: %s is found with %d clicks", s.Name, s.Start, clicks)
		}
	}
}

// getAny returns what an address answers, whatever that is.
func getAny(t *testing.T, address string) []byte {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return body
}
