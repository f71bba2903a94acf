package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/web/wording"
)

// printing are calls of the commands that print, by their paths, and those that don't with "".
var printing = map[string]string{
	"nianbao": "--help", "help": "help", "import": "import --again {example}", "list": "list", "show": "show 1", "tables": "tables 1",
	"explain": "explain 1 applications.received", "identity": "identity 1", "check": "check 1", "correct": "correct 2", "review": "review 1",
	"export": "export", "compare": "compare 1 2", "search": "search 公开", "failures": "failures", "identity-changes": "identity-changes --json",
	"proposals": "proposals", "proposals list": "proposals list --json", "proposals accept": "proposals accept 1", "proposals refuse": "proposals refuse 2 --reason 22",
	"proposals editor": "proposals editor 王", "publish": "publish --help", "serve": "serve --help", "inspect": "inspect {example} --svg -",
	"crawl": "crawl {sources} --dry-run", "crawl status": "crawl status", "crawl acknowledge": "", "crawl discover": "crawl discover --help",
	"archive": "archive", "archive verify": "archive verify --archive {folder}", "archive export": "", "archive gather": "",
	"watch": "watch --help", "work": "work --help", "nats-server": "nats-server --help", "manual": "", "completion": "completion",
	"completion bash": "completion bash", "completion zsh": "completion zsh", "completion fish": "completion fish", "completion powershell": "completion powershell",
}

// What a command prints to a full disk is lost, which each of them tells.
func TestLostOutputIsTold(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no device that is always full here:", err)
	}
	defer full.Close()
	dir := t.TempDir()
	db, sources := filepath.Join(dir, "reports.db"), filepath.Join(dir, "sources.yaml")
	if err := os.WriteFile(sources, []byte("sites:\n  - name: 测试\n    start: [https://gov.example/nb/]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, commandline.Incomplete, "--db", db, "import", faulty, example, "../../testdata/bad/truncated.pdf")
	must(t, 0, "--db", db, "correct", "2", "applications.received/total", "674", "--breaks", "--reason", "校对", "--by", "校对员")
	proposeIn(t, db, "672", 0)
	proposeIn(t, db, "671", 0)
	fill := strings.NewReplacer("{example}", example, "{sources}", sources, "{folder}", filepath.Join(dir, "archive"))
	everyCommand(wording.English, func(c *cobra.Command) {
		path := strings.TrimPrefix(c.CommandPath(), "nianbao ")
		call, known := printing[path]
		switch {
		case !known:
			t.Errorf("%s: say in this test what call of it prints", path)
		case call != "":
			args := append([]string{"--db", db}, strings.Fields(fill.Replace(call))...)
			var messages bytes.Buffer
			code := run(context.Background(), args, strings.NewReader("long enough a password\nq\n"), terminal.Safe(full), &messages)
			if code != commandline.Failed || !strings.Contains(messages.String(), "there is no space left") {
				t.Errorf("%s: exit code %d, %q", call, code, messages.String())
			}
		}
	})
}
