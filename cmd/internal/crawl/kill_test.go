package crawl

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync/atomic"
	"testing"
	"time"

	"nianbao/store/reports"
)

// asVictim is the variable that makes the test program a crawl to be killed; it
// holds the address of the site.
const asVictim = "NIANBAO_TEST_CRAWL"

func crawlUntilKilled(address, dir string) {
	c, err := configFor(dir, address, newTestClock())
	if err == nil {
		c.Sources.Sites[0].MaxPages, c.Sources.Sites[0].MaxDocuments = 1<<20, 1<<20
		_, err = Run(context.Background(), c)
	}
	fmt.Fprintln(os.Stderr, "the crawl was not killed:", err)
	os.Exit(1)
}

// A crawl that is killed leaves nothing that the next run does again.
func TestKilledCrawlResumes(t *testing.T) {
	const count, killedAfter = 40, 25
	clock := newTestClock()
	s := newTestSite(t, clock, 4, count/4)
	for i := range count {
		s.add(fmt.Sprintf("/r/%d.html", i), organOf(i)+"2023年政府信息公开工作年度报告", "report", tagged("text/html", []byte(reportPage(i, 1000+i))))
	}
	dir := t.TempDir()
	victim := exec.Command(os.Args[0])
	victim.Env = append(os.Environ(), asVictim+"="+s.URL, asVictim+"_DIR="+dir)
	victim.Stderr = os.Stderr
	var answered atomic.Int64
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	s.afterEach(func() {
		if answered.Add(1) == killedAfter {
			_ = victim.Process.Kill() // an error would show in how it ends
			time.Sleep(time.Millisecond)
		}
	})
	if err := victim.Wait(); err == nil || victim.ProcessState.Exited() {
		t.Fatalf("the crawl ended by itself: %v", err)
	}
	s.afterEach(nil)
	c := newConfig(t, dir, s.URL, clock)
	got, err := Run(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	stored, err := reports.List(context.Background(), c.Store, reports.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if !got.Resumed || len(got.New) != count || len(got.Failed) != 0 || len(stored) != count {
		t.Errorf("resumed %v, %d new, failed %v, %d imported", got.Resumed, len(got.New), got.Failed, len(stored))
	}
	twice := 0
	for path, n := range s.served {
		if n > 1 && path != "/robots.txt" {
			twice += n - 1
		}
	}
	// The answer that was under way when the crawl was killed, and the one after it.
	if twice > 2 || len(s.log) < killedAfter {
		t.Errorf("%d addresses were asked for again", twice)
	}
}
