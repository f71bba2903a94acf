package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The first minute of README.md prints what stands there: each line of an example is one of what its command prints, in
// order; "..." stands for others.
func TestReadmePrintsSo(t *testing.T) {
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, minute, _ := strings.Cut(string(text), "## A first minute")
	minute, _, _ = strings.Cut(minute, "The same as web pages")
	t.Setenv("NIANBAO_DB", filepath.Join(t.TempDir(), "example.db"))
	fixtures := func(args []string) (paths []string) { // as the shell has it, from here
		for _, arg := range args {
			head, rest, braces := strings.Cut(arg, "{")
			names, tail, _ := strings.Cut(rest, "}")
			for _, name := range strings.Split(names, ",") {
				if path := head + name + tail; strings.HasPrefix(path, "testdata/") {
					path = filepath.Join(root, path)
					paths = append(paths, path)
				} else if !braces {
					paths = append(paths, arg)
				}
			}
		}
		return paths
	}
	must(t, 0, "import", filepath.Join(root, "testdata/fixtures/form2021-libreoffice.pdf")) // as the first command of all does
	var command, printed string
	commands, lines := 0, 0
	for line := range strings.Lines(minute) {
		line, code := strings.CutPrefix(strings.TrimRight(line, "\n"), "    ")
		switch args, run := strings.CutPrefix(line, "./nianbao "); {
		case code && run:
			command = line
			printed = squeezed(must(t, 0, fixtures(strings.Fields(args))...))
			commands++
		case !code && line != "":
			command = ""
		case code && command != "" && strings.TrimSpace(line) != "...":
			want := strings.ReplaceAll(strings.TrimSpace(squeezed(line)), " testdata/", " "+root+"/testdata/")
			_, after, found := strings.Cut(printed, want)
			if !found {
				t.Fatalf("%s does not print %q, or not there:\n%s", command, want, printed)
			}
			printed = after
			lines++
		}
	}
	if commands < 6 || lines < 20 {
		t.Errorf("%d commands with %d lines are in README.md", commands, lines)
	}
}
