package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// topLevel is all that the first folder of the repository holds, but for files that begin with a dot.
var topLevel = []string{"LICENSE", "Makefile", "README.md", "cmd", "extract", "go.mod", "go.sum", "normalize", "store", "testdata"}

// What a run leaves behind in the first folder is not committed.
func TestTopLevel(t *testing.T) {
	out, err := exec.Command("git", "-C", "../../..", "ls-files", "-z").Output()
	if err != nil {
		t.Skipf("this is no checkout of git: %v", err)
	}
	for _, stray := range strayNames(string(out)) {
		t.Errorf("%s is in the first folder of the repository, which holds %s", stray, strings.Join(topLevel, " "))
	}
}

func TestStrayNames(t *testing.T) {
	got := strayNames("README.md\x00.ci/run\x00cmd/nianbao/main.go\x00compare.png\x00out/a.csv\x00out/b.csv\x00")
	if !slices.Equal(got, []string{"compare.png", "out"}) {
		t.Errorf("stray: %q", got)
	}
}

// strayNames returns the names of the first folder that don't belong there, by the paths of all files.
func strayNames(paths string) []string {
	var names []string
	for path := range strings.SplitSeq(strings.TrimRight(paths, "\x00"), "\x00") {
		name, _, _ := strings.Cut(path, "/")
		if !strings.HasPrefix(name, ".") && !slices.Contains(topLevel, name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
