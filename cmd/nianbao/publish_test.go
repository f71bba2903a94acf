package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/commandline"
)

// A copy of the site that is broken off says that it goes on, and keeps what is done. What a whole one
// has is tested with a site of few pages (cmd/internal/still): this one has thousands.
func TestPublishBrokenOff(t *testing.T) {
	db, dir := filepath.Join(t.TempDir(), "n.db"), filepath.Join(t.TempDir(), "site")
	must(t, 0, "--db", db, "import", "--quiet", example)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go func() { // stops it as soon as it has begun
		for ctx.Err() == nil {
			if _, err := os.Stat(filepath.Join(dir, "index.html")); err == nil {
				stop()
			}
			time.Sleep(time.Millisecond)
		}
	}()
	var stdout, stderr bytes.Buffer
	code := run(ctx, []string{"--lang", "zh", "--db", db, "publish", dir}, strings.NewReader(""), &stdout, &stderr)
	if code != commandline.Interrupted || !strings.Contains(stderr.String(), "再次运行同一命令即可继续") {
		t.Errorf("code %d, and it says %q", code, stderr.String())
	}
	if _, err := os.Stat(filepath.Join(dir, ".nianbao-publish")); err != nil {
		t.Error(err)
	}
	for _, wrong := range [][]string{{"publish"}, {"publish", dir, "--live", "example"}, {"publish", filepath.Dir(db)}} {
		must(t, commandline.WrongCall, append([]string{"--db", db}, wrong...)...)
	}
}
