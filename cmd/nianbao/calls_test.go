package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
)

// A call that can choose nothing is refused, and in words of its own, not in those of the libraries.
func TestCallsThatMakeNoSense(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", example)
	for call, want := range map[string]string{
		"list --form 2020":                       `"2020" is none of: `,
		"list --from 2024 --to 2020":             "--from 2024 is after --to 2020",
		"identity-changes --from 2024 --to 2020": "--from 2024 is after --to 2020",
		"list more":                              `nianbao list takes no such argument: "more"`,
		"list --from many":                       `"many" is no whole number`,
		"watch . --settle soon":                  `"soon" is no length of time, as 2s or 5m`,
		"watch . --settle 5":                     `"5" is no length of time, as 2s or 5m`,
		"--lang zh list 多余":                      "nianbao list 不接受参数“多余”",
		"--lang zh list --from many":             "“many”不是整数",
		"export -o y.json --format csv":          "y.json is called as a file in JSON is, and the format is to be csv",
		"compare --indicator applications.received --json -o y.csv": "y.csv is called as a file in CSV is, and the format is to be json",
	} {
		_, messages, code := nianbao(t, "", append([]string{"--db", db}, strings.Fields(call)...)...)
		if code != commandline.WrongCall || !strings.Contains(messages, want) || strings.Contains(messages, "strconv") {
			t.Errorf("%s: exit code %d, %q, want %q", call, code, messages, want)
		}
	}
	for _, call := range []string{"compare --indicator applications.received", "compare --indicator applications.received --years 2022", "compare --indicator applications.received --sum", "list", "export"} {
		_, messages, code := nianbao(t, "", append([]string{"--lang", "zh", "--db", db}, strings.Fields(call+" --region 火星市")...)...)
		if code == 0 || !strings.HasPrefix(messages, "nianbao: 没有“火星市”这个地区") {
			t.Errorf("%s: exit code %d, %q", call, code, messages)
		}
	}
	_, messages, _ := nianbao(t, "", "--lang", "zh", "--db", db, "import", "../../testdata/bad/empty.pdf")
	if !strings.Contains(messages, "文件是空的") {
		t.Errorf("why a file was not imported: %q", messages)
	}
	for language, want := range map[string]string{"en": "no report of an organ that is called 飞天局", "zh": "没有名为飞天局的机关的报告"} {
		if out := must(t, 0, "--lang", language, "--db", db, "compare", "--indicator", "applications.received", "--body", "飞天局", "--years", "2022"); !strings.Contains(out, want) {
			t.Errorf("compare of an organ that nobody has:\n%s", out)
		}
	}
}

// A file is written in the format by which it is called, and in none where its folder is missing.
func TestFormatByTheNameOfTheFile(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "reports.db")
	must(t, 0, "--db", db, "import", example)
	for name, begins := range map[string]string{"a.csv": "report_id,", "b.json": "[", "c.parquet": "PAR1", "d.XLSX": "PK", "e.md": "#"} {
		path := filepath.Join(dir, name)
		must(t, 0, "--db", db, "export", "-o", path)
		if data, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(data), begins) {
			t.Errorf("%s begins with %.20q, want %q: %v", name, data, begins, err)
		}
	}
	other := filepath.Join(dir, "f.data")
	if _, messages, code := nianbao(t, "", "--db", db, "export", "-o", other); code != commandline.WrongCall || !strings.Contains(messages, ".data") {
		t.Errorf("a file of no format: exit code %d, %q", code, messages)
	}
	must(t, 0, "--db", db, "export", "--format", "csv", "-o", other)
	if data, err := os.ReadFile(other); err != nil || !strings.HasPrefix(string(data), "report_id,") {
		t.Errorf("with the format given it begins with %.20q: %v", data, err)
	}
	must(t, 0, "--db", db, "compare", "1", "1", "-o", filepath.Join(dir, "g.csv"))
	if data, err := os.ReadFile(filepath.Join(dir, "g.csv")); err != nil || !strings.Contains(strings.SplitN(string(data), "\n", 2)[0], "indicator,") {
		t.Errorf("a comparison as CSV begins with %.80q: %v", data, err)
	}
	if _, messages, code := nianbao(t, "", "--db", db, "export", "-o", filepath.Join(dir, "none", "a.csv")); code != commandline.Failed || strings.Contains(messages, ".part") ||
		!strings.Contains(messages, "no file can be written in its folder ("+filepath.Join(dir, "none")+": there is no such file)") {
		t.Errorf("in a folder that is not there: exit code %d, %q", code, messages)
	}
}
