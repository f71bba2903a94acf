package browse

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/compare"
	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/profile"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/identity"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// serve answers requests for the pages.
func serve(t *testing.T, db *database.DB) http.Handler {
	return webtest.Serve(webtest.Desk(t, figure.Templates(), compare.Templates(), profile.Templates(), Templates()), New(db).Pages())
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

// Readers get to the next part by a link, with the rest of their choice, and back.
func TestLinksToParts(t *testing.T) {
	s := serve(t, webtest.Open(t, webtest.Example(t)))
	region := "?" + url.Values{"region": {"浙江省"}, "size": {"1"}}.Encode()
	for target, want := range map[string]string{
		"/reports?size=2":             `rel="next" href="?page=2&amp;size=2"`,
		"/reports?page=2&size=2":      `rel="prev" href="?page=1&amp;size=2"`,
		"/reports" + region:           `rel="next" href="?page=2&amp;region=` + url.QueryEscape("浙江省") + `&amp;size=1"`,
		"/en/identity-changes?page=2": `rel="prev" href="?page=1"`,
	} {
		if _, body := webtest.Get(t, s, target); !strings.Contains(body, want) {
			t.Errorf("%s does not have %s", target, want)
		}
	}
}

// The page of a region shows its peers of both kinds.
func TestPeersOfRegion(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	if region := webtest.Ask[regionData](t, s, "/regions/320813.json"); len(region.Peers) != 2 || region.Peers[0].Year != 2023 || len(region.Peers[1].Rows) != 2 { // by applications without the one that has less than half of them
		t.Errorf("peers on the region's page: %+v", region.Peers)
	}
}

// moved is a database of three reports: one that a later reading gave to a township, one
// of a department, and one that was read before identities were told.
func moved(t *testing.T) *database.DB {
	t.Helper()
	s := storetest.OpenNew(t)
	r := storetest.Plain(t, "320813", "", 2023)
	r.OrganKind, r.Identity, r.IdentityEvidence = identity.Government, identity.Certain, "标题“洪泽区”"
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	r.Organ, r.OrganKind, r.Township, r.Identity = "洪泽区岔河镇人民政府", identity.Township, "岔河镇", identity.Doubtful
	r.IdentityEvidence, r.IdentityAgainst = "落款“岔河镇人民政府”", "标题“洪泽区”"
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	bureau := storetest.Plain(t, "320813", "商务局", 2023)
	bureau.OrganKind, bureau.Identity = identity.Department, identity.Certain
	storetest.MustImport(t, s, storetest.FileOf("b.pdf", "b"), bureau)
	storetest.MustImport(t, s, storetest.FileOf("c.pdf", "c"), storetest.Plain(t, "630203", "", 2020))
	return s
}

// Changes of whose report it is have a page in both languages, a JSON and a CSV.
func TestIdentityChanges(t *testing.T) {
	s := serve(t, moved(t))
	for target, want := range map[string][]string{
		"/identity-changes":                  {"归属变更", "洪泽区人民政府", "洪泽区岔河镇人民政府", "归属存疑", "乡镇街道", "依据：", "相反依据："},
		"/en/identity-changes?region=淮安市":    {"Changes of identity", "洪泽区岔河镇人民政府", "doubtful", "township", "Evidence: ", "Against it: "},
		"/identity-changes.csv":              {"report,revision,changed_at,differs,organ_before,", "organ; organ_kind; township; identity,洪泽区人民政府,government,320813,洪泽区,,2023,certain,标题“洪泽区”,,"},
		"/en/identity-changes?region=630000": {"Nothing"},
	} {
		_, body := webtest.Get(t, s, target)
		for _, words := range want {
			if !strings.Contains(body, words) {
				t.Errorf("%s does not have %q", target, words)
			}
		}
	}
	data := webtest.Ask[identityChangesData](t, s, "/identity-changes.json?organ=岔河&from=2023")
	if len(data.Changes) != 1 || data.Changes[0].Report != 1 || data.Changes[0].Before.Organ != "洪泽区人民政府" || data.Changes[0].After.Township != "岔河镇" {
		t.Errorf("%+v", data.Changes)
	}
	if data := webtest.Ask[identityChangesData](t, s, "/identity-changes.json?organ=商务局"); len(data.Changes) != 0 {
		t.Errorf("of a report that did not change: %+v", data.Changes)
	}
}

// Lists of reports tell the kind of organ and mark what is in doubt; both are ways to
// choose.
func TestReportsByIdentity(t *testing.T) {
	s := serve(t, moved(t))
	for target, want := range map[string][]int64{
		"/reports.json?identity=doubtful":                    {1},
		"/reports.json?organ_kind=department":                {2},
		"/reports.json?organ_kind=department&organ=商务":       {2},
		"/reports.json?organ_kind=department&organ=岔河":       {},
		"/reports.json?organ_kind=township&identity=certain": {},
		"/reports.json?organ_kind=township&region=320813":    {1},
		"/reports.json": {2, 1, 3},
	} {
		got := []int64{}
		for _, r := range webtest.Ask[reportsData](t, s, target).Reports {
			got = append(got, r.ID)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: reports %v, want %v", target, got, want)
		}
	}
	if answer, _ := webtest.Get(t, s, "/reports?identity=sure"); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("a state that there is not: %d", answer.StatusCode)
	}
	if _, body := webtest.Get(t, s, "/reports"); !strings.Contains(body, `<span class="tag warning">归属存疑</span>`) || !strings.Contains(body, ">乡镇</td>") {
		t.Error("the list does not mark what is in doubt, or tell kinds")
	}
	_, body := webtest.Get(t, s, "/en/quality")
	for _, words := range []string{`<a href="/en/reports?identity=doubtful">doubtful</a>`, "not yet told", "/en/identity-changes"} {
		if !strings.Contains(body, words) {
			t.Errorf("data quality does not have %q", words)
		}
	}
}
