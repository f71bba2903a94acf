package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
	if code := crawl("false"); code == 1 {
		t.Skip("pending: a message that can't be delivered fails the run")
	}
	if code := crawl(fmt.Sprintf("tee '%s'", message)); code != 0 {
		t.Errorf("the next run has nothing new to tell and ends with %d", code)
	}
	if data, err := os.ReadFile(message); err != nil || !strings.Contains(string(data), "崂山区") {
		t.Errorf("delivered later: %q, %v", data, err)
	}
}
