package main

import (
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
)

func TestSearchCommand(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", example)
	out := must(t, 0, "--db", db, "search", "政务", "公开")
	if !strings.HasPrefix(out, "1  ") || !strings.Contains(out, "[公开]") {
		t.Errorf("search prints\n%s", out)
	}
	if out := must(t, 0, "--db", db, "search", "公开", "--region", "青海省"); out != "" {
		t.Errorf("search in another province prints\n%s", out)
	}
	if out, messages, code := nianbao(t, "", "--db", db, "search", "公开", "--limit", "1"); code != 0 || strings.Count(out, "\n") != 2 || !strings.Contains(messages, "--offset 1") {
		t.Errorf("one hit: exit code %d, %q, %q", code, out, messages)
	}
	if out := must(t, 0, "--db", db, "search", "--tables", "行政许可"); !strings.Contains(out, "行政许可 | ") {
		t.Errorf("search of tables prints\n%s", out)
	}
	if out := must(t, 0, "--db", db, "tables", "1"); !strings.HasPrefix(out, "1. ") || !strings.Contains(out, "disclosure.permits.decisions") {
		t.Errorf("tables prints\n%s", out)
	}
	if out := must(t, 0, "--db", db, "tables", "1", "--format", "csv"); !strings.HasPrefix(out, "report_id,") || strings.Count(out, "\n") < 50 {
		t.Errorf("tables as CSV:\n%s", out)
	}
	for args, want := range map[string]string{"tables 1 --format xml": "--format", "search ，": "no letter or digit", "search 公开 --region 洪择区": "did you mean", "search 公开 --limit 0": "no part of a list", "search": "at least 1 arg"} {
		_, messages, code := nianbao(t, "", append([]string{"--db", db}, strings.Fields(args)...)...)
		if code != commandline.WrongCall || !strings.Contains(messages, want) {
			t.Errorf("%s: exit code %d, %q", args, code, messages)
		}
	}
}
