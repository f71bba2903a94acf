package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/terminal"
)

// Each command that lists something does it as JSON, too: an array, with names of one style, also if
// there is nothing to list.
func TestListsAsJSON(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "reports.db")
	empty := filepath.Join(dir, "empty.db")
	must(t, commandline.Failed, "--db", empty, "import", t.TempDir())
	must(t, commandline.Incomplete, "--db", db, "import", example, faulty, "../../testdata/bad/truncated.pdf")
	name := regexp.MustCompile(`^[a-z0-9_]+$`)
	for args, want := range map[string]int{
		"list": 2, "list --region 330521": 1, "failures": 1, "check": 1, "check 1": 1, "search 公开": 2, "search --tables 总计": 1, "identity-changes": 0, "proposals list": 0, "proposals list --state all": 0,
		"tables 1": 1, "compare 1 2": 1, "compare --indicator applications.received --region 330521 --years 2021": 1,
	} {
		for path, least := range map[string]int{db: want, empty: 0} {
			if path == empty && strings.Contains(args, "1") {
				continue
			}
			out, messages, code := nianbao(t, "", append([]string{"--db", path}, append(strings.Fields(args), "--json")...)...)
			var list []map[string]any
			if err := json.Unmarshal([]byte(out), &list); err != nil || list == nil || code != 0 && code != commandline.Findings {
				t.Errorf("%s: exit code %d, %v\n%s%s", args, code, err, out, messages)
				continue
			}
			if len(list) < least || path == empty && len(list) > 0 {
				t.Errorf("%s of %s has %d entries, want %d or more", args, filepath.Base(path), len(list), least)
			}
			for _, entry := range list {
				for key := range entry {
					if !name.MatchString(key) {
						t.Errorf("%s has the field %q", args, key)
					}
				}
			}
		}
	}
	for _, args := range [][]string{{"list"}, {"check"}, {"failures"}} {
		if out := must(t, 0, append([]string{"--db", empty}, append(args, "--json")...)...); out != "[]\n" {
			t.Errorf("%v of nothing prints %q", args, out)
		}
	}
}

// An empty list says why it is empty.
func TestNothingListed(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "reports.db")
	must(t, commandline.Failed, "--db", db, "import", t.TempDir())
	if _, messages, code := nianbao(t, "", "--db", db, "list"); code != 0 || !strings.Contains(messages, "nianbao --db "+db+" import") {
		t.Errorf("exit code %d, %q", code, messages)
	}
	must(t, 0, "--db", db, "import", example)
	if _, messages, code := nianbao(t, "", "--db", db, "list", "--from", "2030"); code != 0 || !strings.Contains(messages, "no report of the database is so chosen") {
		t.Errorf("exit code %d, %q", code, messages)
	}
}

// On a terminal the list fits, says what was cut, and speaks the language; elsewhere nothing is cut.
func TestListOnATerminal(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", example)
	written, code := onTerminal(t, 80, "--db", db, "list", "--lang", "zh")
	lines := drawings(written)
	if code != 0 || len(lines) < 3 || !strings.Contains(written, "--json") || !strings.Contains(written, "编号") {
		t.Fatalf("exit code %d, %q", code, written)
	}
	for _, line := range lines {
		if terminal.Width(line) > 80 {
			t.Errorf("%d columns: %q", terminal.Width(line), line)
		}
	}
	if out := must(t, 0, "--db", db, "list"); !strings.Contains(out, example) || strings.Contains(out, "…") {
		t.Errorf("to a file: %q", out)
	}
}

// What the database has is completed.
func TestCompletionOfWhatIsStored(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", example, "../../testdata/fixtures/department.pdf")
	for args, want := range map[string]string{
		"show |":                             "德清县人民政府2022\n",
		"show |德清":                           "德清县人民政府2022\t1",
		"explain 1 |applications.rec":        "applications.received\t",
		"correct 1 |不予公":                     "不予公开\t",
		"compare |德清":                        "德清县人民政府2022\t1",
		"list --region |德清":                  "德清县\t",
		"identity-changes --organ |商务":       "扬州市广陵区商务局",
		"compare --body |商务":                 "商务\tcommerce",
		"compare --body |商务局":                "商务局",
		"export --indicator |applications.d": "applications.denied",
		"help |comp":                         "compare\t",
		"|show":                              "show\t",
	} {
		before, typed, _ := strings.Cut(args, "|")
		words := append(append([]string{"__complete", "--db", db}, strings.Fields(before)...), typed)
		if out, _, code := nianbao(t, "", words...); code != 0 || !strings.Contains(out, want) {
			t.Errorf("%s: exit code %d, %q, want %q", args, code, out, want)
		}
	}
	for _, shell := range []string{"bash", "zsh", "fish"} {
		if out := must(t, 0, "completion", shell); !strings.Contains(out, "__complete") {
			t.Errorf("completion %s prints %.100q", shell, out)
		}
	}
}

// A comparison of more years than a terminal has room for is folded there, and nothing of it is lost.
func TestComparisonOnATerminal(t *testing.T) {
	db := districts(t)
	args := []string{"--db", db, "compare", "--indicator", "不予公开", "--per", "applications.handled", "--region", "淮安市", "--years", "2015-2023"}
	written, code := onTerminal(t, 80, args...)
	if code != 0 {
		t.Fatalf("exit code %d, %q", code, written)
	}
	for _, line := range drawings(written) {
		if terminal.Width(line) > 80 {
			t.Errorf("%d columns: %q", terminal.Width(line), line)
		}
	}
	if want := strings.Fields(must(t, 0, args...)); strings.Join(strings.Fields(written), " ") != strings.Join(want, " ") {
		t.Errorf("on a terminal\n%s\nwant the words of\n%s", written, strings.Join(want, " "))
	}
}

// Where two files of one publication state another figure, check says so of the one that stands; as JSON, a finding
// without a place has none.
func TestCheckTellsWhereFilesDiffer(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "reports.db")
	for name, carried := range map[string]string{"a.txt": "3", "b.txt": "4"} {
		text := strings.ReplaceAll("南通市海门区2021年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"+
			"自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 12 0 0 0 0 0 12\n"+
			"二、上年结转政府信息公开申请数量 N 0 0 0 0 0 N\n（一）予以公开 12 0 0 0 0 0 12\n（七）总计 12 0 0 0 0 0 12\n", "N", carried)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		nianbao(t, "", "--db", db, "import", filepath.Join(dir, name))
	}
	out, _, _ := nianbao(t, "", "--db", db, "check")
	if strings.Count(out, "warning renditions-differ: another rendition states ") != 2 { // of the row and its total
		t.Errorf("check prints\n%s", out)
	}
	out, _, _ = nianbao(t, "", "--db", db, "check", "--json")
	var checked []struct {
		Findings []struct {
			Code  string
			Place map[string]any
		}
	}
	if err := json.Unmarshal([]byte(out), &checked); err != nil {
		t.Fatal(err)
	}
	for _, c := range checked {
		for _, f := range c.Findings {
			if f.Code == "table-missing" && f.Place != nil || f.Code == "renditions-differ" && len(f.Place) == 0 || f.Place["page"] == 0. {
				t.Errorf("%s: the place is %v", f.Code, f.Place)
			}
		}
	}
	if !strings.Contains(out, `"renditions-differ"`) || !strings.Contains(out, `"table-missing"`) {
		t.Errorf("check --json prints\n%s", out)
	}
}

// A year and an organ that are not known are said to be unknown, and never shown as 0 or nothing; in JSON they are left out.
// What a report is of stands in words.
func TestUnknownIsSaidInWords(t *testing.T) {
	dir := t.TempDir()
	db, path := filepath.Join(dir, "reports.db"), filepath.Join(dir, "a.html")
	page := strings.Replace(doubtfulPage, "淮安市洪泽区商务局2022年", "本单位", 1)
	if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := must(t, 0, "--lang", "zh", "--db", db, "import", path); !strings.Contains(out, "\t年度不明 机关不明\t") {
		t.Errorf("import prints %q", out)
	}
	for args, want := range map[string]string{
		"--lang zh list": "年度不明", "--lang en list": "year unknown", "--lang en check 1": "1  organ unknown year unknown  ", "--lang zh show 1": "年度不明", "--lang zh review 1": "第1号报告  机关不明 年度不明  ",
	} {
		out, _, _ := nianbao(t, "", append([]string{"--db", db}, strings.Fields(args)...)...)
		if !strings.Contains(out, want) {
			t.Errorf("%s prints no %q:\n%s", args, want, out)
		}
	}
	if out := must(t, 0, "--db", db, "list", "--json"); strings.Contains(out, `"year"`) {
		t.Errorf("list --json has a year:\n%s", out)
	}
	must(t, 0, "--db", db, "import", faulty)
	if out := must(t, 0, "--lang", "zh", "--db", db, "list"); !strings.Contains(out, "人民政府") || strings.Contains(out, "certain") || strings.Contains(out, " government ") {
		t.Errorf("list prints in Chinese\n%s", out)
	}
}
