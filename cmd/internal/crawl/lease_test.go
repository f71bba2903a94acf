package crawl

import (
	"context"
	"errors"
	"path/filepath"
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
	clock.now = clock.now.Add(leaseLasts + time.Second)
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
	if third.Archive, err = archive.Open(filepath.Join(dir, "archive")); err != nil {
		t.Fatal(err)
	}
	if got, err := Run(context.Background(), third); err != nil || !got.Resumed {
		t.Errorf("from the archive of a dead run: %+v, %v", got, err)
	}
}
