package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/commandline"
	"nianbao/store"
	"nianbao/store/crawldb"
)

// A message that can't be delivered fails no run and is delivered later, and the words of a command
// can have spaces in them.
func TestFailedNotification(t *testing.T) {
	site := reportSite(t)
	dir := t.TempDir()
	sources := filepath.Join(dir, "sources.yaml")
	if err := os.WriteFile(sources, fmt.Appendf(nil, "interval: 1ms\nsites:\n  - {name: 测试, start: [%s/nb/]}\n", site.URL), 0o644); err != nil {
		t.Fatal(err)
	}
	message := filepath.Join(dir, "a message")
	crawl := func(command string) int {
		_, _, code := nianbao(t, "", "--db", filepath.Join(dir, "reports.db"), "crawl", sources, "--archive", filepath.Join(dir, "archive"), "--allow-private", "--notify-command", command)
		return code
	}
	if code := crawl("false"); code != commandline.Findings {
		t.Errorf("a run of which the message can't be delivered ends with %d", code)
	}
	passPause(t, filepath.Join(dir, "reports.db"))
	if code := crawl(fmt.Sprintf("tee '%s'", message)); code != 0 {
		t.Errorf("the next run has nothing new to tell and ends with %d", code)
	}
	if data, err := os.ReadFile(message); err != nil || !strings.Contains(string(data), "崂山区") {
		t.Errorf("delivered later: %q, %v", data, err)
	}
}

// passPause has all messages that wait be tried again now.
func passPause(t *testing.T, path string) {
	t.Helper()
	db, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	waiting, err := crawldb.WaitingMessages(context.Background(), db)
	if err != nil || len(waiting) != 1 {
		t.Fatalf("%d messages wait, %v", len(waiting), err)
	}
	if err := crawldb.Undelivered(context.Background(), db, waiting[0].ID, time.Now().Add(-time.Minute), ""); err != nil {
		t.Fatal(err)
	}
}
