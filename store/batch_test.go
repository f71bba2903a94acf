package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// A document that the database refuses costs its batch nothing.
func TestBatchKeepsOthers(t *testing.T) {
	s, ctx := storetest.OpenNew(t), context.Background()
	bad := storetest.Hongze(t)
	bad.Observations[0].Indicator = "applications.invented"
	b, err := store.Begin(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Import(ctx, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Import(ctx, storetest.FileOf("b.pdf", "b"), bad); !errors.Is(err, store.ErrRefused) {
		t.Errorf("error %v, want ErrRefused", err)
	}
	entry := []byte(`{"year":2023}`)
	if err := b.RecordFailure(ctx, storetest.FileOf("b.pdf", "b"), reports.Fault{Kind: "refused", Message: "x", Entry: entry}); err != nil {
		t.Fatal(err)
	}
	again := storetest.FileOf("copy.pdf", "a")
	again.SourceURL, again.FetchedAt = "https://example.org/a.pdf", storetest.TestTime.Add(time.Hour)
	if err := b.NotePath(ctx, again); err != nil {
		t.Fatal(err)
	}
	if n := storetest.Count(t, s, "SELECT count(*) FROM documents"); n != 0 {
		t.Errorf("%d documents are seen before the commit", n)
	}
	if err := b.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	state, ok, err := reports.StateOf(ctx, s, storetest.FileOf("", "a").SHA256, "")
	if err != nil || !ok || state.ReportID == 0 || state.RegionCode != "320813" || state.Errors != 1 || state.Unplaced != 2 ||
		state.Figures["flagged"] != 1 || state.Figures["derived"] != 1 {
		t.Errorf("state of a: %+v %v %v", state, ok, err)
	}
	if state, ok, err := reports.StateOf(ctx, s, storetest.FileOf("", "b").SHA256, ""); err != nil || !ok || state.ReportID != 0 || state.Fault.Kind != "refused" {
		t.Errorf("state of b: %+v %v %v", state, ok, err)
	}
	stored, err := reports.Load(ctx, s, state.ReportID) // of a
	if err != nil || stored.Document.SourceURL != again.SourceURL || !stored.Document.FetchedAt.Equal(again.FetchedAt) {
		t.Errorf("the source noted later: %+v, %v", stored.Document, err)
	}
	failed, err := reports.FailedPaths(ctx, s)
	if err != nil || len(failed) != 1 || failed[0].Path != "b.pdf" || string(failed[0].Entry) != string(entry) {
		t.Errorf("failed paths %+v, %v", failed, err)
	}
	storetest.MustImport(t, s, storetest.FileOf("b.pdf", "b"), storetest.Hongze(t))
	if n := storetest.Count(t, s, "SELECT count(*) FROM failed_entries"); n != 0 {
		t.Errorf("%d entries are left after a success", n)
	}
}

// A batch that is given up leaves nothing and lets the next begin.
func TestBatchRollback(t *testing.T) {
	s, ctx := storetest.OpenNew(t), context.Background()
	b, err := store.Begin(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Import(ctx, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)); err != nil {
		t.Fatal(err)
	}
	b.Rollback()
	assertEmpty(t, s)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t))
}

// Where there is no room, the batch is lost and what was there stays.
func TestBatchFull(t *testing.T) {
	s, ctx := storetest.OpenNew(t), context.Background()
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t))
	if err := s.LimitSize(ctx, 1); err != nil {
		t.Fatal(err)
	}
	var full error
	for i := 0; full == nil && i < 100; i++ {
		name := string(rune('b' + i))
		_, full = store.Import(ctx, s, storetest.FileOf(name, name), storetest.Hongze(t))
	}
	if !errors.Is(full, database.ErrFull) {
		t.Fatalf("error %v, want ErrFull", full)
	}
	before := storetest.Count(t, s, "SELECT count(*) FROM reports")
	if err := s.LimitSize(ctx, 1<<40); err != nil {
		t.Fatal(err)
	}
	if out := storetest.MustImport(t, s, storetest.FileOf("last", "last"), storetest.Hongze(t)); out.Change != store.Added || before == 0 {
		t.Errorf("with room again: %+v after %d reports", out, before)
	}
}
