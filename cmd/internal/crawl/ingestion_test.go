package crawl

import (
	"context"
	"fmt"
	"testing"
	"time"

	"nianbao/store/reports"
)

// Documents are imported while the site is still walked: what an interrupted run has imported is
// there, and the next one imports the rest. Of a correction and its original, which come in
// different batches, the correction is the later version.
func TestImportsWhileItCrawls(t *testing.T) {
	const count, interruptedAfter = 30, 22
	clock := newTestClock()
	s := newTestSite(t, clock, 1, count)
	s.add("/a/new.html", organOf(0)+"2023年政府信息公开工作年度报告（更正版）", "report", tagged("text/html", []byte(reportPage(0, 77))))
	for i := range count - 1 {
		s.add(fmt.Sprintf("/r/%d.html", i), organOf(i)+"2023年政府信息公开工作年度报告", "report", tagged("text/html", []byte(reportPage(i, 1000+i))))
	}
	c := newConfig(t, t.TempDir(), s.URL, clock)
	ctx, interrupt := context.WithCancel(context.Background())
	stored := func() []reports.Info {
		list, err := reports.List(context.Background(), c.Store, reports.Filter{})
		if err != nil {
			t.Error(err)
		}
		return list
	}
	answered := 0
	s.afterEach(func() {
		if answered++; answered < interruptedAfter {
			return
		}
		for len(stored()) == 0 {
			time.Sleep(time.Millisecond) // until the batch that is under way has something
		}
		interrupt()
	})
	if _, err := Run(ctx, c); err == nil {
		t.Fatal("the run was not interrupted")
	}
	s.afterEach(nil)
	imported := len(stored())
	got, err := Run(context.Background(), c)
	if err != nil || !got.Resumed || len(got.Failed) != 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	if all := len(stored()); imported == 0 || imported == count || all != count || got.Imported != count-imported {
		t.Errorf("%d of %d were imported before the interruption, %d after it", imported, all, got.Imported)
	}
	for _, i := range stored() {
		if i.CorrectionMark != "" && (i.Version != 2 || i.VersionBy != "correction" || !i.Latest) {
			t.Errorf("the correction: %+v", i)
		}
	}
}
