package crawl_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/crawl"
	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/render"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/stillclock"
	"nianbao/cmd/internal/crawl/testsites"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/character"
	"nianbao/store"
	"nianbao/store/reports"
)

// crawlOf returns a crawl, into a folder, of sites that are told in one line each.
func crawlOf(t testing.TB, folder string, lines ...string) (crawl.Config, *stillclock.Clock) {
	t.Helper()
	sources, err := sites.Parse("sources.yaml", []byte("contact: ops@example.org\nsites:\n"+strings.Join(lines, "\n")+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(filepath.Join(folder, "reports.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	now := stillclock.At(time.Date(2026, 2, 1, 3, 0, 0, 0, time.UTC))
	kept, err := archive.Open(filepath.Join(folder, "archive"), db, now.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { kept.Close() })
	limits := ingest.DefaultLimits()
	limits.MaxStreamBytes = 8 << 20
	return crawl.Config{Sources: sources, Store: db, Archive: kept, Clock: now, Patience: fetch.DefaultPatience(), Sites: 1, AllowPrivate: true,
		Log:    slog.New(slog.DiscardHandler),
		Limits: fetch.DownloadLimits{PageBytes: 1 << 20, DocumentBytes: 2 << 20, Answer: 5 * time.Second, Whole: 10 * time.Second},
		Import: bulk.Config{Workers: 2, Isolation: bulk.InProcesses, Worker: []string{os.Args[0], workers.Command}, Limits: limits,
			BatchSize: 64, BatchAge: 500 * time.Millisecond}}, now
}

// line is what a sources file says of a site: where it begins, and no more.
func line(s *testsites.Site) string {
	return fmt.Sprintf("  - {name: %s, start: [%q]}", s.Name, s.Start)
}

// A score is how a crawl of one site went.
type score struct {
	expected, found int
	misnamed        int                    // reports that were had under another organ or year
	strange         int                    // documents that are no reports
	silent          int                    // reports that were lost without a word
	failed          int                    // addresses of which the first run says that they could not be had
	first, again    map[testsites.What]int // requests of the first run and of the next day's
	renewed         int                    // documents that later runs took for new or for changed
}

func (s score) requests() int {
	n := 0
	for _, of := range s.first {
		n += of
	}
	return n
}

// measure crawls a site on three days: the next, and one on which documents are asked for again.
func measure(t *testing.T, site *testsites.Site) score {
	t.Helper()
	c, now := crawlOf(t, t.TempDir(), line(site))
	first := run(t, c)
	s := score{expected: len(site.Reports), failed: len(first.Failed), first: counted(site)}
	for _, lost := range compare(t, c, site, &s) {
		if !told(first, lost) {
			s.silent++
		}
	}
	for _, item := range first.New {
		if item.Report == 0 {
			s.strange++
		}
	}
	now.Pass(24 * time.Hour)
	next := run(t, c)
	s.again = counted(site)
	now.Pass(20 * 24 * time.Hour)
	later := run(t, c)
	s.renewed = len(next.New) + len(next.Changed) + len(later.New) + len(later.Changed)
	return s
}

// told reports whether a summary says of a lost report that it is: of the site, that something is
// amiss there, or of an address of the report, that it could not be had.
func told(s *outcome.Summary, lost *testsites.Report) bool {
	amiss := func(p outcome.Problem) bool { return p.Kind != "report-partial" && p.Kind != "expected-missing" }
	return slices.ContainsFunc(s.Problems, amiss) || slices.ContainsFunc(s.Failed, func(p outcome.Problem) bool {
		return p.URL == lost.Article || slices.Contains(lost.At, p.URL)
	})
}

func run(t testing.TB, c crawl.Config) *outcome.Summary {
	t.Helper()
	summary, err := crawl.Run(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return summary
}

// counted returns what a site was asked for since it was asked last.
func counted(site *testsites.Site) map[testsites.What]int {
	n := map[testsites.What]int{}
	for _, hit := range site.Log() {
		n[hit.What]++
	}
	site.Forget()
	return n
}

// compare holds what is in the database to the truth, and returns the reports that are not there. A
// report is known by its number.
func compare(t *testing.T, c crawl.Config, site *testsites.Site, s *score) []*testsites.Report {
	t.Helper()
	listed, err := reports.List(context.Background(), c.Store, reports.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	truth, had := map[string]*testsites.Report{}, map[string]bool{}
	for _, r := range site.Reports {
		truth[fmt.Sprint(r.Received)] = r
	}
	for _, l := range listed {
		number := numberOf(t, c, l.ID)
		switch want := truth[number]; {
		case want == nil:
			s.strange++
		case want.Organ != l.Organ || want.Year != l.Year:
			s.misnamed++
		case !had[number]:
			had[number] = true
			s.found++
		}
	}
	return slices.DeleteFunc(slices.Clone(site.Reports), func(r *testsites.Report) bool { return had[fmt.Sprint(r.Received)] })
}

// numberOf returns how many applications a report says that its organ received, "" if it does not.
func numberOf(t *testing.T, c crawl.Config, id int64) string {
	t.Helper()
	loaded, err := reports.Load(context.Background(), c.Store, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range loaded.Report.Observations {
		if o.Indicator == "applications.received" && o.Applicant == "total" && o.Value != nil {
			return o.Value.String()
		}
	}
	return ""
}

// leastFound is the share of the reports that a crawl is to find on all sites together.
const leastFound = 0.98

// TestFamilies measures what a crawl finds on sites of each family, told of each by one line. With
// -v it prints the table.
func TestFamilies(t *testing.T) {
	all := measureAll(t, testsites.Designs())
	if found := float64(all.found) / float64(max(1, all.expected)); found < leastFound && all.expected > 0 {
		t.Errorf("%.3f of the reports are found", found)
	}
	if all.misnamed > 0 || all.strange > 0 || all.silent > 0 || all.renewed > 0 {
		t.Errorf("%d reports under another name, %d documents that are none, %d lost without a word, %d taken for new or changed", all.misnamed, all.strange, all.silent, all.renewed)
	}
	if n := all.again[testsites.Document] + all.again[testsites.Vain]; n > 0 {
		t.Errorf("%d requests of the next day were not for lists", n)
	}
}

// The family of each site is recognized by the first page of its column.
func TestFamiliesAreRecognized(t *testing.T) {
	for i, d := range testsites.Designs() {
		site := d.Start(i + 1)
		defer site.Close()
		answer, err := http.Get(site.Start)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		page, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := character.DecodeText(page)
		listing, err := family.Read(family.Page{Request: sites.Request{URL: answer.Request.URL.String()}, MediaType: "text/html", Text: text}, "")
		if err != nil || listing.Family != site.Style {
			t.Errorf("%s: %s, %v, want %s", site.Name, listing.Family, err, site.Style)
		}
	}
}

// leastFoundElsewhere is what it is to find on the other sites: all but one of the larger ones.
const leastFoundElsewhere = 166

// TestOtherSites measures the same on sites of systems that no family was made for before they were
// measured.
func TestOtherSites(t *testing.T) {
	all := measureAll(t, testsites.Others())
	if all.found < min(leastFoundElsewhere, all.expected) {
		t.Errorf("%d of %d reports are found", all.found, all.expected)
	}
	if all.misnamed > 0 || all.strange > 0 || all.silent > 0 || all.renewed > 0 {
		t.Errorf("%d reports under another name, %d documents that are none, %d lost without a word, %d taken for new or changed", all.misnamed, all.strange, all.silent, all.renewed)
	}
}

// TestWrittenSites measures sites whose lists are made by scripts. Each report is found, and nothing is asked for that is
// no list of them.
func TestWrittenSites(t *testing.T) {
	all := measureAll(t, testsites.Written())
	if all.found != all.expected || all.misnamed+all.strange+all.silent+all.failed+all.renewed > 0 {
		t.Errorf("%+v", all)
	}
	if n := all.first[testsites.Vain]; n > 2 { // the parts behind the last of two lists that don't say where they end
		t.Errorf("%d requests for nothing", n)
	}
}

// measureAll measures sites and prints the table.
func measureAll(t *testing.T, designs []testsites.Design) (all score) {
	t.Helper()
	var table strings.Builder
	fmt.Fprintf(&table, "\n%-20s %9s %8s %7s %6s %8s %5s %5s %5s %10s %7s\n", "site", "found", "misnamed", "strange", "silent", "requests", "list", "doc", "vain", "next day", "renewed")
	row := func(name string, s score) {
		fmt.Fprintf(&table, "%-20s %4d/%-4d %8d %7d %6d %8d %5d %5d %5d %4d+%-5d %7d\n", name, s.found, s.expected, s.misnamed, s.strange, s.silent, s.requests(),
			s.first[testsites.List], s.first[testsites.Document], s.first[testsites.Vain], s.again[testsites.List], s.again[testsites.Document]+s.again[testsites.Vain], s.renewed)
	}
	all.first, all.again = map[testsites.What]int{}, map[testsites.What]int{}
	for i, d := range designs {
		t.Run(d.Name, func(t *testing.T) {
			site := d.Start(i + 1)
			defer site.Close()
			s := measure(t, site)
			row(d.Name, s)
			all.expected += s.expected
			all.found += s.found
			all.misnamed += s.misnamed
			all.strange += s.strange
			all.renewed += s.renewed
			all.silent += s.silent
			all.failed += s.failed
			for what := range s.first {
				all.first[what] += s.first[what]
				all.again[what] += s.again[what]
			}
		})
	}
	row("all", all)
	t.Log(table.String())
	return all
}

// A start page can be a feed, whose entries are the records of a list: here columns of years.
func TestFeed(t *testing.T) {
	designs := testsites.Designs()
	site := designs[slices.IndexFunc(designs, func(d testsites.Design) bool { return d.Name == "by-year" })].Start(1)
	defer site.Close()
	site.Start = site.URL + "/rss/nb.xml"
	if s := measure(t, site); s.found != len(site.Reports) || s.misnamed+s.strange+s.renewed > 0 {
		t.Errorf("%+v", s)
	}
}

// A site whose pages are made by scripts is blocked, with what was seen, unless its pages are to be rendered. Without a
// browser, that is what is told of it, and other sites are crawled as ever.
func TestRendered(t *testing.T) {
	site, other := testsites.Rendered(1), testsites.Small(2, 3)
	defer site.Close()
	defer other.Close()
	rendered := strings.Replace(line(site), "{", "{render: true, ", 1)
	c, _ := crawlOf(t, t.TempDir(), line(site))
	if got := run(t, c); len(got.New) > 0 || len(got.Failed) == 0 || got.Failed[0].Kind != "blocked" {
		t.Errorf("as its server gives it: %+v", got)
	}
	site.Forget()
	c, _ = crawlOf(t, t.TempDir(), rendered, line(other))
	c.Browser = render.New("/nowhere/chromium", c.Log)
	got := run(t, c)
	if len(got.New) != 3 || len(got.Failed) != 1 || !strings.Contains(got.Failed[0].Error, "no Chromium is installed") || got.Failed[0].Site != site.Name {
		t.Errorf("without a browser: %+v", got)
	}
	if testing.Short() {
		t.Skip("no browser in short tests")
	}
	c.Browser = render.New("", c.Log)
	defer c.Browser.Close()
	site.Forget()
	c.Sources.Sites, c.All = c.Sources.Sites[:1], true
	got = run(t, c)
	if len(got.Failed) > 0 && strings.Contains(got.Failed[0].Error, render.ErrNoBrowser.Error()) {
		t.Skip(got.Failed[0].Error)
	}
	var s score
	lost := compare(t, c, site, &s)
	if s.found != len(site.Reports) || s.misnamed > 0 || got.Sites[0].Rendered == 0 {
		t.Errorf("%d of %d reports; lost %+v; %+v", s.found, len(site.Reports), lost, got)
	}
	scripts := 0
	for _, hit := range site.Log() {
		if hit.Address == "/js/app.js" {
			scripts++
		}
	}
	if scripts != 1 {
		t.Errorf("the script was asked for %d times", scripts)
	}
}
