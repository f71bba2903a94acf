package ledger

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

var crawlDay = time.Date(2026, 3, 1, 3, 30, 0, 0, time.UTC)

// A world is a database with the runs of a crawler of one site.
type world struct {
	*testing.T
	db   *database.DB
	last *outcome.Summary
	now  time.Time
}

func newWorld(t *testing.T) *world { return &world{T: t, db: storetest.OpenNew(t), now: crawlDay} }

// run makes a run in which the site is as do says, and returns what is told of it: kinds, with ! for
// what is new.
func (w *world) run(site outcome.SiteSummary, do func(run int64, b *Book)) string {
	w.Helper()
	ctx := context.Background()
	run, err := crawldb.Begin(ctx, w.db, w.now, crawldb.Holder{}, crawldb.Lease{})
	if err != nil {
		w.Fatal(err)
	}
	site.Name = "甲县"
	s := &outcome.Summary{Run: run.ID, Started: w.now, Sites: []outcome.SiteSummary{site}}
	b := Open(w.db, run.ID, site.Name)
	if do != nil {
		do(run.ID, b)
	}
	if err := b.Close(); err != nil {
		w.Fatal(err)
	}
	s.Problems, err = Problems(ctx, w.db, []sites.Site{{Name: site.Name, Start: []string{"https://a.example/nb/"}}}, s, w.last, w.now)
	if err != nil {
		w.Fatal(err)
	}
	w.last = s
	w.now = w.now.AddDate(0, 0, 1)
	var told []string
	for _, p := range s.Problems {
		kind := p.Kind
		if p.New {
			kind += "!"
		}
		if p.URL != "https://a.example/nb/" || strings.Contains(p.Error+p.Chinese, "%!") || strings.HasSuffix(p.Chinese, "-detail") {
			w.Errorf("%+v", p)
		}
		told = append(told, kind)
	}
	return strings.Join(told, " ")
}

func (w *world) expect(got, want string) {
	w.Helper()
	if got != want {
		w.Errorf("told %q, want %q: %+v", got, want, w.last.Problems)
	}
}

func record(n int) (string, family.Record) {
	return fmt.Sprint("https://a.example/", n), family.Record{Text: fmt.Sprint(2010+n, "年政府信息公开工作年度报告"), InList: true}
}

// listed is a list that says it has announced records, of which the given number are seen and held.
func listed(announced, seen, held int) func(int64, *Book) {
	return func(_ int64, b *Book) {
		b.Listed("list", announced, "plain")
		for n := range seen {
			key, r := record(n)
			b.Seen("list", key, r)
			if n < held {
				b.Held("list", key, "sha")
			} else {
				b.Refused("list", key, "failed", "500")
			}
		}
		b.Seen("list", "https://a.example/map", family.Record{Text: "网站地图"})
		b.Refused("list", "https://a.example/map", NotAReport, "网站地图")
	}
}

// A list that is had in part, that shrinks, or of which nothing is had is told, once for as long as it
// lasts.
func TestListProblems(t *testing.T) {
	w := newWorld(t)
	ten := outcome.SiteSummary{Documents: 10}
	w.expect(w.run(ten, listed(10, 10, 10)), "")
	w.expect(w.run(ten, listed(-1, 10, 9)), "")
	w.expect(w.run(outcome.SiteSummary{Documents: 6}, listed(10, 6, 6)), "list-short! list-shrunk!")
	if p := w.last.Problems[1]; !strings.Contains(p.Chinese, "10 份减为 6 份") || !strings.Contains(p.Chinese, "2016年") || strings.Contains(p.Chinese, "2015年") {
		t.Errorf("%s", p.Chinese)
	}
	w.expect(w.run(outcome.SiteSummary{Documents: 6}, listed(10, 6, 6)), "list-short")
	w.expect(w.run(outcome.SiteSummary{Documents: 6}, listed(6, 6, 0)), "site-barren!")
	w.expect(w.run(outcome.SiteSummary{}, listed(-1, 0, 0)), "site-empty! list-shrunk!")
}

// What stands before a site, or that it is elsewhere now, is told in place of what follows from it.
func TestSiteProblems(t *testing.T) {
	for _, c := range []struct {
		site             outcome.SiteSummary
		url, kind, error string // of a failure
		want             string
	}{
		{outcome.SiteSummary{}, "", "", "", "site-empty!"},
		{outcome.SiteSummary{Documents: 3}, "", "", "", "site-barren!"},
		{outcome.SiteSummary{MovedTo: "b.example"}, "https://a.example/nb/", "moved", "the start page has moved", "moved!"},
		{outcome.SiteSummary{Documents: 3}, "https://a.example/1", "blocked", "a.example is left alone for the rest of this run: a wall stands before the page: status 412", "blocked!"},
		{outcome.SiteSummary{}, "https://a.example/nb/", "status", "the server answers 404 Not Found", "gone!"},
		{outcome.SiteSummary{}, "https://a.example/nb/", "gone", "the page says that there is none", "gone!"},
		{outcome.SiteSummary{}, "https://a.example/nb/", "status", "the server answers 503 Service Unavailable", ""}, // and is told as that
		{outcome.SiteSummary{}, "https://a.example/nb/", "robots", "robots.txt does not want it read", "site-robots!"},
		{outcome.SiteSummary{Documents: 3, Robots: 2}, "https://a.example/1", "robots", "robots.txt does not want it read", "site-barren! robots-withheld!"},
		{outcome.SiteSummary{}, "https://a.example/1", "status", "the server answers 404 Not Found", "site-empty!"},
		{outcome.SiteSummary{Left: 4, Outside: 2, OutsideHosts: []string{"c.example"}}, "", "", "", "site-empty! site-limit! site-outside!"},
	} {
		w := newWorld(t)
		w.expect(w.run(c.site, func(run int64, _ *Book) {
			if c.kind != "" {
				if err := crawldb.RecordFailure(context.Background(), w.db, run, crawldb.Failure{URL: c.url, Site: "甲县", Kind: c.kind, Error: c.error, Last: w.now}); err != nil {
					t.Fatal(err)
				}
			}
		}), c.want)
	}
}

// A record that stands in two lists is asked for once, and is held in both; of several files of one
// record, that which is held counts.
func TestCountsOfLists(t *testing.T) {
	w := newWorld(t)
	var run int64
	w.run(outcome.SiteSummary{Documents: 3}, func(id int64, b *Book) {
		run = id
		for _, list := range []string{"a", "b"} {
			b.Listed(list, 2, "plain")
			for n := range 2 {
				key, r := record(n)
				b.Seen(list, key, r)
			}
		}
		first, _ := record(0)
		second, _ := record(1)
		b.Held("a", first, "sha")
		b.Refused("a", first, "failed", "an attachment")
		b.Refused("a", second, "robots", "")
	})
	lists, err := crawldb.Lists(context.Background(), w.db, run)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lists {
		if l.Announced != 2 || l.Seen != 2 || l.Reports != 2 || l.Held != 1 || len(l.Refused) != 1 || l.Refused["robots"] != 1 {
			t.Errorf("%+v", l)
		}
	}
	if len(lists) != 2 {
		t.Errorf("%d lists", len(lists))
	}
}

// Pages that links call reports and that hold none are told, and again when there are more of them.
func TestPagesWithoutReport(t *testing.T) {
	w := newWorld(t)
	run := func(pages int) string {
		return w.run(outcome.SiteSummary{Documents: 2}, func(run int64, b *Book) {
			listed(-1, 1, 1)(run, b)
			for n := range pages {
				f := crawldb.Failure{URL: fmt.Sprint("https://a.example/scan/", n), Site: "甲县", Kind: "no-report", Error: "no", Last: w.now}
				if err := crawldb.RecordFailure(context.Background(), w.db, run, f); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	w.expect(run(1), "pages-without!")
	w.expect(run(1), "pages-without")
	w.expect(run(2), "pages-without!")
	if p := w.last.Problems[0]; !strings.Contains(p.Chinese, "2 个网页") || !strings.Contains(p.Error, "scan/1") {
		t.Errorf("%+v", p)
	}
	w.expect(run(0), "")
}
