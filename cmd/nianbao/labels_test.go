package main

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
	"nianbao/store/export"
)

// With --labels each shape has heads in words, no two alike, in both languages, and the figures that it has without.
func TestExportInWords(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", faulty)
	rows := func(args ...string) [][]string {
		list, err := csv.NewReader(strings.NewReader(must(t, 0, append([]string{"--db", db, "export"}, args...)...))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	for _, s := range export.Shapes() {
		plain := rows("--shape", string(s.Shape))
		for _, language := range []string{"zh", "en"} {
			told := rows("--lang", language, "--labels", "--shape", string(s.Shape))
			if len(told) != len(plain) {
				t.Errorf("%s in %s has %d rows, without words %d", s.Shape, language, len(told), len(plain))
			}
			seen := map[string]bool{}
			for _, head := range told[0] {
				if head == "" || seen[head] || strings.HasPrefix(head, "head-") || strings.HasPrefix(head, "fact-") || slices.Contains(plain[0], head) && strings.ContainsAny(head, "_.") {
					t.Errorf("%s in %s has the head %q", s.Shape, language, head)
				}
				seen[head] = true
			}
		}
	}
	plain, zh := rows("--shape", "wide"), rows("--lang", "zh", "--labels", "--shape", "wide")
	at, told := slices.Index(plain[0], "applications.received.total"), slices.Index(zh[0], "新收申请数")
	if at < 0 || told < 0 || plain[1][at] != zh[1][told] || plain[1][at] == "" {
		t.Errorf("the figure of column %d is in column %d of\n%q", at, told, zh)
	}
	for _, want := range []string{"数据库1份报告中的1份", "是", "人民政府"} { // how many, invented, the kind of organ
		if !slices.Contains(zh[1], want) {
			t.Errorf("nothing says %q in %q", want, zh[1])
		}
	}
	long := rows("--lang", "en", "--labels", "--indicator", "disclosure.fees")
	if i := slices.Index(long[0], "unit"); i < 0 || long[1][i] != "ten-thousand yuan" {
		t.Errorf("the unit of fees: %q", long[1])
	}
	for language, want := range map[string]string{"en": "--labels: files in json are for programs", "zh": "--labels：json 文件供程序读取"} {
		if _, messages, code := nianbao(t, "", "--lang", language, "--db", db, "export", "--labels", "--format", "json"); code != commandline.WrongCall || !strings.Contains(messages, want) {
			t.Errorf("labels in JSON: exit code %d, %s", code, messages)
		}
	}
}

// A name that is of no format that is written is refused, and nothing is written under it, unless the format is told.
func TestExportUnderANameOfAnotherKind(t *testing.T) {
	dir := t.TempDir()
	db, path := filepath.Join(dir, "reports.db"), filepath.Join(dir, "a.pdf")
	must(t, 0, "--db", db, "import", faulty)
	for language, want := range map[string]string{"en": "what is called .pdf is in no format", "zh": "没有扩展名为 .pdf 的导出格式"} {
		_, messages, code := nianbao(t, "", "--lang", language, "--db", db, "export", "-o", path)
		if _, err := os.Stat(path); code != commandline.WrongCall || !strings.Contains(messages, want) || !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("exit code %d, %s, %v", code, messages, err)
		}
	}
	must(t, 0, "--db", db, "export", "--format", "csv", "-o", path)
	must(t, 0, "--db", db, "export", "-o", filepath.Join(dir, "figures"))
	if data, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(data), "report_id,") {
		t.Errorf("with the format: %.20q, %v", data, err)
	}
}
