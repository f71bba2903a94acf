package crawl

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/archive"
	"nianbao/store/crawldb"
)

// Two crawls with one database and an archive each don't adopt each other's run: the second one
// asks for nothing. When the first has shown no sign of life for long, it goes on with its run.
func TestTwoCrawlsOfOneDatabase(t *testing.T) {
	clock := newTestClock()
	s := newTestSite(t, clock, 1, 10)
	s.add("/r/1.html", organOf(1)+"2023年政府信息公开工作年度报告", "report", tagged("text/html", []byte(reportPage(1, 1001))))
	dir := t.TempDir()
	first := newConfig(t, dir, s.URL, clock)
	began, _, release, err := first.begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	second := newConfig(t, t.TempDir(), s.URL, clock)
	second.Store = first.Store
	_, err = Run(context.Background(), second)
	var held *crawldb.HeldError
	if !errors.As(err, &held) || held.Run != began.ID || len(s.log) != 0 {
		t.Fatalf("beside another run: %v, %d requests", err, len(s.log))
	}
	clock.Pass(leaseLasts + time.Second)
	got, err := Run(context.Background(), second)
	if err != nil || got.Run != began.ID || !got.Resumed || len(got.New) != 1 {
		t.Errorf("after the lease ran out: %+v, %v", got, err)
	}
	// The lock of an archive tells at once that who had the run there is dead.
	if _, _, _, err := first.begin(context.Background()); err != nil {
		t.Fatal(err)
	}
	third := newConfig(t, t.TempDir(), s.URL, clock)
	third.Store = first.Store
	if third.Archive, err = archive.Open(filepath.Join(dir, "archive"), first.Store, clock.Now); err != nil {
		t.Fatal(err)
	}
	if got, err := Run(context.Background(), third); err != nil || !got.Resumed {
		t.Errorf("from the archive of a dead run: %+v, %v", got, err)
	}
}

// A run of one site alone is one of its own where an interrupted one owes requests at others: those are not ended with it.
func TestOneSiteAfterAnInterruptedRun(t *testing.T) {
	clock := newTestClock()
	one, other := newTestSite(t, clock, 1, 10), newTestSite(t, clock, 1, 10)
	for i, s := range []*testSite{one, other} {
		s.add("/r/1.html", organOf(i)+"2023年政府信息公开工作年度报告", "report", tagged("text/html", []byte(reportPage(i, 1001+i))))
	}
	c := newConfig(t, t.TempDir(), one.URL, clock)
	all := c.Sources
	both := *all
	both.Sites = append(slices.Clone(all.Sites), all.Sites[0])
	both.Sites[1].Name, both.Sites[1].Start = "other", []string{other.URL + "/"}
	c.Sources = &both
	ctx, interrupt := context.WithCancel(context.Background())
	defer interrupt()
	c.Sites = 1
	asked := 0
	for _, s := range []*testSite{one, other} {
		s.afterEach(func() {
			if asked++; asked == 3 { // robots.txt, the list, and a report, or the robots.txt of the other
				interrupt()
			}
		})
	}
	cut, err := Run(ctx, c)
	if err == nil || !cut.Interrupted {
		t.Fatalf("%+v, %v", cut, err)
	}
	one.afterEach(nil)
	other.afterEach(nil)
	waiting := func() map[string]int {
		t.Helper()
		list, err := crawldb.WaitingRequests(context.Background(), c.Store)
		if err != nil {
			t.Fatal(err)
		}
		at := map[string]int{}
		for _, w := range list {
			at[w.Site] = w.Requests
		}
		return at
	}
	owed := waiting()
	if owed["test"]+owed["other"] == 0 {
		t.Fatal("the interrupted run owes nothing")
	}
	single := *all
	single.Sites = both.Sites[:1]
	if owed["other"] == 0 {
		single.Sites = both.Sites[1:]
	}
	asks, keeps := single.Sites[0].Name, "other"
	if asks == keeps {
		keeps = "test"
	}
	alone := c
	alone.Sources, alone.Only, alone.All = &single, true, true
	got, err := Run(context.Background(), alone)
	if err != nil || got.Run == cut.Run {
		t.Errorf("run %d of one site, after run %d: %v", got.Run, cut.Run, err)
	}
	if now := waiting(); now[asks] != 0 || now[keeps] != owed[keeps] {
		t.Errorf("after the run of %s, requests are owed at %v, before at %v", asks, now, owed)
	}
	if rest, err := Run(context.Background(), c); err != nil || len(waiting()) != 0 {
		t.Errorf("the next run: %+v, %v", rest, err)
	}
	for _, s := range []*testSite{one, other} {
		if s.served["/r/1.html"] == 0 {
			t.Errorf("%s was not asked for its report", s.URL)
		}
	}
}
