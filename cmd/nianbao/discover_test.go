package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/testsites"
)

// What discover proposes is a sources file, with what speaks for it.
func TestDiscover(t *testing.T) {
	site := testsites.Designs()[3].Start(1)
	defer site.Close()
	out := must(t, 0, "crawl", "discover", site.Home, "--allow-private", "--interval", "1ms")
	sources, err := sites.Parse("proposed", []byte(out))
	if err != nil || len(sources.Sites) != 1 || sources.Sites[0].Start[0] != site.Start {
		t.Errorf("%v: %s", err, out)
	}
	for _, want := range []string{"# trs; 24 reports (2024: 4, 2023: 4", "# 政府信息公开年报\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q: %s", want, out)
		}
	}
	if out := must(t, 0, "crawl", "discover", site.Home, "--allow-private", "--interval", "1ms", "--format", "csv"); !strings.Contains(out, site.Start+",trs,") {
		t.Errorf("as CSV: %s", out)
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "nianbao-discover-*")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
	empty := testsites.Small(2, 0)
	defer empty.Close()
	if _, log, code := nianbao(t, "", "crawl", "discover", empty.Home, "--allow-private", "--interval", "1ms"); code != commandline.Incomplete || !strings.Contains(log, "no column of annual reports was found") {
		t.Errorf("of a site without reports: exit code %d, %s", code, log)
	}
}
