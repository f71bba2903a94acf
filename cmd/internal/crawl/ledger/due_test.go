package ledger

import (
	"context"
	"fmt"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// A site that is not due is asked all the same where something is left to do there: its last walk did not
// end, links were left, the sources file says something else, or what failed lately may pass.
func TestDue(t *testing.T) {
	ctx := context.Background()
	sources, err := sites.Parse("sources.yaml", []byte("sites: [{name: 甲县, start: ['https://a.example/nb/']}]"))
	if err != nil {
		t.Fatal(err)
	}
	site := &sources.Sites[0]
	asked := time.Date(2026, 6, 1, 3, 30, 0, 0, china)
	for _, c := range []struct {
		what    string
		after   time.Duration
		was     func(*outcome.SiteSummary)
		failure crawldb.Failure
		due     bool
	}{
		{"the next night", 24 * time.Hour, nil, crawldb.Failure{}, false},
		{"a week later", 7 * 24 * time.Hour, nil, crawldb.Failure{}, true},
		{"a week later, where nothing changed for long", 7 * 24 * time.Hour, func(s *outcome.SiteSummary) { s.Renewed = asked.AddDate(-1, 0, 0) }, crawldb.Failure{}, false},
		{"a month later, where nothing changed for long", 30 * 24 * time.Hour, func(s *outcome.SiteSummary) { s.Renewed = asked.AddDate(-1, 0, 0) }, crawldb.Failure{}, true},
		{"with links that were left", 24 * time.Hour, func(s *outcome.SiteSummary) { s.Left = 3 }, crawldb.Failure{}, true},
		{"with other rules", 24 * time.Hour, func(s *outcome.SiteSummary) { s.Digest = "another" }, crawldb.Failure{}, true},
		{"with a walk that did not come to its end", 24 * time.Hour, func(s *outcome.SiteSummary) { s.Run-- }, crawldb.Failure{}, true},
		{"with a server that failed", 24 * time.Hour, nil, crawldb.Failure{Kind: "status", Error: "the server answers 502 Bad Gateway"}, true},
		{"with a host that was down", 24 * time.Hour, nil, crawldb.Failure{Kind: "host-down", Error: "too many faults"}, true},
		{"with a page that is not there", 24 * time.Hour, nil, crawldb.Failure{Kind: "status", Error: "the server answers 404 Not Found"}, false},
	} {
		w := newWorld(t)
		run, err := crawldb.Begin(ctx, w.db, asked, crawldb.Holder{}, crawldb.Lease{})
		if err != nil {
			t.Fatal(err)
		}
		if _, _, _, err := crawldb.OpenFrontier(ctx, w.db, run.ID, site.Name); err != nil {
			t.Fatal(err)
		}
		if f := c.failure; f.Kind != "" {
			f.URL, f.Site, f.Last = "https://a.example/nb/1.html", site.Name, asked
			if err := crawldb.RecordFailure(ctx, w.db, run.ID, f); err != nil {
				t.Fatal(err)
			}
		}
		was := outcome.SiteSummary{Name: site.Name, Run: run.ID, Asked: asked, Renewed: asked, Digest: site.Digest()}
		if c.was != nil {
			c.was(&was)
		}
		due, err := Due(ctx, w.db, &outcome.Summary{Sites: []outcome.SiteSummary{was}}, asked.Add(c.after))
		if err != nil {
			t.Fatal(err)
		}
		if got := due(site); got != c.due {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}

// What was told of a site stays while the site is not asked, and is forgotten by whoever knew of it when it
// has passed.
func TestSettle(t *testing.T) {
	ctx := context.Background()
	w := newWorld(t)
	walled := func(run int64, _ *Book) {
		for i := range 3 {
			f := crawldb.Failure{URL: fmt.Sprint("https://a.example/", i), Site: "甲县", Kind: "blocked", Error: "a wall stands before the page", Last: w.now}
			if err := crawldb.RecordFailure(ctx, w.db, run, f); err != nil {
				t.Fatal(err)
			}
		}
	}
	settled := func(open int) {
		t.Helper()
		if err := Settle(ctx, w.db, w.last); err != nil {
			t.Fatal(err)
		}
		if w.last.Open != open {
			t.Errorf("%d are open, want %d: %+v", w.last.Open, open, w.last.Problems)
		}
	}
	w.expect(w.run(outcome.SiteSummary{}, walled), "blocked!")
	settled(0)
	w.expect(w.run(outcome.SiteSummary{NotDue: true}, nil), "blocked")
	settled(1)
	w.expect(w.run(outcome.SiteSummary{}, walled), "blocked")
	if since := w.last.Problems[0].Since; !since.Equal(crawlDay) {
		t.Errorf("it lasts since %s", since)
	}
	if err := crawldb.Acknowledge(ctx, w.db, w.now, []crawldb.Matter{w.last.Problems[0].Matter()}); err != nil {
		t.Fatal(err)
	}
	settled(0)
	if !w.last.Problems[0].Acknowledged || w.last.NeedsPerson() {
		t.Errorf("acknowledged: %+v", w.last.Problems)
	}
	w.expect(w.run(outcome.SiteSummary{Documents: 1}, listed(-1, 1, 1)), "")
	settled(0)
	if known, err := crawldb.Acknowledged(ctx, w.db); err != nil || len(known) > 0 {
		t.Errorf("still known of: %v, %v", known, err)
	}
}
