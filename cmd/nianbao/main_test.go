package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/commandline"
)

const (
	example = "../../testdata/fixtures/form2021-libreoffice.pdf"
	faulty  = "../../testdata/fixtures/drift.pdf" // its own sums fail
)

// asProgram makes the test binary the program: for imports that are killed, and
// for the workers of all imports.
const asProgram = "NIANBAO_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	_ = os.Setenv("LC_ALL", "C") // the language of the tests
	if os.Getenv(asProgram) != "" || os.Getenv(workers.AloneMark) != "" || len(os.Args) == 2 && os.Args[1] == workers.Command {
		main()
	}
	os.Exit(m.Run())
}

// nianbao runs the command line and returns what it printed and its exit code.
func nianbao(t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, messages bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(stdin), &out, &messages)
	return out.String(), messages.String(), code
}

// must fails the test unless the command line exits with the code.
func must(t *testing.T, want int, args ...string) string {
	t.Helper()
	out, messages, code := nianbao(t, "", args...)
	if code != want {
		t.Fatalf("nianbao %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), code, want, out, messages)
	}
	return out
}

func TestImportAndShow(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	out := must(t, 0, "--db", db, "import", example)
	if want := "added\t1\t" + example + "\t330521 2022"; !strings.HasPrefix(out, want) {
		t.Errorf("import printed %q, want it to begin with %q", out, want)
	}
	if out := must(t, 0, "--db", db, "import", example); !strings.HasPrefix(out, "known\t1\t") {
		t.Errorf("the second import printed %q", out)
	}
	if out := must(t, 0, "--db", db, "import", "--again", example); !strings.HasPrefix(out, "unchanged\t1\t") {
		t.Errorf("reading again printed %q", out)
	}
	shown := must(t, 0, "--db", db, "show", "330521/2022")
	for _, want := range []string{"三、收到和处理政府信息公开申请情况", "一、本年新收政府信息公开申请数量", "no findings"} {
		if !strings.Contains(shown, want) {
			t.Errorf("show does not print %q:\n%s", want, shown)
		}
	}
	var stored struct {
		Document struct{ SHA256 string }
		Report   struct {
			Year         int
			Observations []struct{ Indicator string }
		}
	}
	if err := json.Unmarshal([]byte(must(t, 0, "--db", db, "show", "1", "--json")), &stored); err != nil {
		t.Fatal(err)
	}
	if stored.Report.Year != 2022 || len(stored.Report.Observations) != 201 || len(stored.Document.SHA256) != 64 {
		t.Errorf("show --json: year %d, %d values, sha256 %q", stored.Report.Year, len(stored.Report.Observations), stored.Document.SHA256)
	}
}

// A bad file among good ones costs nothing but itself.
func TestImportDirectoryWithBadFiles(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{example, "../../testdata/bad/truncated.pdf", faulty} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	db := filepath.Join(t.TempDir(), "reports.db")
	out, messages, code := nianbao(t, "", "--db", db, "import", dir, filepath.Join(dir, "missing.pdf"))
	if code != commandline.Incomplete {
		t.Errorf("exit code %d, want %d\n%s", code, commandline.Incomplete, messages)
	}
	if strings.Count(out, "added\t") != 2 || strings.Count(out, "failed\t") != 2 {
		t.Errorf("import printed\n%s", out)
	}
	if !strings.Contains(messages, "truncated.pdf: the PDF is damaged beyond repair") {
		t.Errorf("messages:\n%s", messages)
	}
	failures := must(t, 0, "--db", db, "failures")
	for _, want := range []string{"missing.pdf\tnot-found\t0\t", "truncated.pdf\tdamaged\t0\t"} {
		if !strings.Contains(failures, want) {
			t.Errorf("failures does not list %q:\n%s", want, failures)
		}
	}
}

// Each kind of bad input has a reason of its own.
func TestBadInput(t *testing.T) {
	for _, c := range []struct{ file, kind string }{
		{"empty.pdf", "empty"}, {"notpdf.pdf", "not-pdf"}, {"truncated.pdf", "damaged"}, {"password.pdf", "password"},
		{"zeropages.pdf", "no-pages"}, {"novel.pdf", "not-report"}, {"scan.pdf", "needs-ocr"},
	} {
		db := filepath.Join(t.TempDir(), "reports.db")
		path := "../../testdata/bad/" + c.file
		out := must(t, commandline.Incomplete, "--db", db, "import", "--ocr", "off", path)
		if want := "failed\t\t" + path + "\t" + c.kind + "\n"; out != want {
			t.Errorf("%s: printed %q, want %q", c.file, out, want)
		}
		if list := must(t, 0, "--db", db, "list"); strings.Count(list, "\n") != 1 {
			t.Errorf("%s: a report is listed:\n%s", c.file, list)
		}
	}
}

func TestImportFromStandardInput(t *testing.T) {
	data, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "reports.db")
	out, messages, code := nianbao(t, string(data), "--db", db, "import", "-")
	if code != 0 || !strings.HasPrefix(out, "added\t1\t-\t") {
		t.Errorf("exit code %d, printed %q\n%s", code, out, messages)
	}
}

func TestCheck(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", example, faulty)
	must(t, 0, "--db", db, "check", "330521/2022")
	out := must(t, commandline.Findings, "--db", db, "check", "370212/2023")
	if want := "error   reconsideration-total: reconsideration: total = sum of the four outcomes: reconsiderations 0 ≠ decisions upheld on reconsideration 8 + "; !strings.Contains(out, want) {
		t.Errorf("check does not print %q:\n%s", want, out)
	}
	if all := must(t, commandline.Findings, "--db", db, "check"); all != out {
		t.Errorf("check of all reports prints\n%s\nwant only the faulty one:\n%s", all, out)
	}
}

// The sums that fail name their figures, in both languages for programs.
func TestCheckNamesTheFiguresOfSums(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", faulty)
	for language, want := range map[string]string{
		"zh": "错误    applications-row：总计 = 其余六列之和（二、上年结转政府信息公开申请数量）：总计 55 ≠ 自然人 17 + 商业企业 29 + 科研机构 5 + 法律服务机构 5 + 其他 1 = 57（第2页）\n",
		"en": "(applications carried over from last year): total 55 ≠ natural persons 17 + businesses 29 + ",
	} {
		if out := must(t, commandline.Findings, "--lang", language, "--db", db, "check", "1"); !strings.Contains(out, want) {
			t.Errorf("%s: check does not print %q:\n%s", language, want, out)
		}
		var list []struct {
			Findings []struct {
				Code  string `json:"code"`
				Named string `json:"equation_named"`
				Zh    string `json:"equation_named_zh"`
			} `json:"findings"`
		}
		if err := json.Unmarshal([]byte(must(t, commandline.Findings, "--lang", language, "--db", db, "check", "1", "--json")), &list); err != nil {
			t.Fatal(err)
		}
		named := 0
		for _, f := range list[0].Findings {
			switch {
			case f.Code == "applications-row":
				named++
				if !strings.HasPrefix(f.Named, "total 55 ≠ natural persons 17 + ") || !strings.HasPrefix(f.Zh, "总计 55 ≠ 自然人 17 + ") {
					t.Errorf("%s: the figures of a sum are called %q and %q", language, f.Named, f.Zh)
				}
			case f.Code == "row-missing" && f.Named+f.Zh != "":
				t.Errorf("%s: figures of a sum where there is none: %q, %q", language, f.Named, f.Zh)
			}
		}
		if named != 1 {
			t.Errorf("%s: %d sums of rows fail, want 1", language, named)
		}
	}
	if out := must(t, 0, "--lang", "zh", "--db", db, "explain", "1", "applications.carried_in/total"); !strings.Contains(out, "总计 = 其余六列之和，不成立：左边为总计 55，右边为自然人 17 + ") {
		t.Errorf("explain prints\n%s", out)
	}
}

func TestCheckAgainstTheYearBefore(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "reports.db")
	for year, rows := range map[string]string{
		"2021": "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 9 0 0 0 0 0 9\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n四、结转下年度继续办理 5 0 0 0 0 0 5\n",
		"2022": "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 900 0 0 0 0 0 900\n二、上年结转政府信息公开申请数量 4 0 0 0 0 0 4\n四、结转下年度继续办理 0 0 0 0 0 0 0\n",
	} {
		text := "淮安市洪泽区商务局" + year + "年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" + rows
		path := filepath.Join(dir, year+".txt")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		must(t, 0, "--db", db, "import", path)
	}
	out := must(t, 0, "--db", db, "check", "--all", "洪泽区商务局2022")
	for _, want := range []string{
		"warning carry-over: applications.carried_in/total is 4, but the report of the year before",
		"info    jump: applications.received/total is 900, in the report of the year before",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("check does not print %q:\n%s", want, out)
		}
	}
}

func TestExplain(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", faulty)
	out := must(t, 0, "--db", db, "explain", "1", "applications.denied_forbidden_by_law/total")
	for _, want := range []string{"2.其他法律行政止公开", "told by: the label", "the heads above it", "holds: "} {
		if !strings.Contains(out, want) {
			t.Errorf("explain does not print %q:\n%s", want, out)
		}
	}
	if out := must(t, 0, "--db", db, "explain", "1", "applications.received"); strings.Count(out, "applications.received/") != 7 {
		t.Errorf("explain of all applicants prints\n%s", out)
	}
	must(t, commandline.WrongCall, "--db", db, "explain", "1", "applications.none")
}

// What another file of the same publication states stands beside the value, with its place.
func TestExplainByAnotherFile(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", example, "../../testdata/renditions/form2021-libreoffice.txt")
	for report, want := range map[string]string{"1": "confirmed report 2 states ", "2": "confirmed report 1 states "} {
		if out := must(t, 0, "--db", db, "explain", report, "applications.received/total"); strings.Count(out, want) != 1 {
			t.Errorf("explain of report %s does not print %q:\n%s", report, want, out)
		}
	}
}

func TestExport(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "reports.db")
	must(t, 0, "--db", db, "import", example, faulty)
	file := filepath.Join(dir, "wide.csv")
	must(t, 0, "--db", db, "export", "--shape", "wide", "--region", "330521", "-o", file)
	data, err := os.ReadFile(file)
	if err != nil || bytes.Count(data, []byte("\n")) != 2 {
		t.Errorf("wide.csv has %d lines, want 2 (%v)", bytes.Count(data, []byte("\n")), err)
	}
	long := must(t, 0, "--db", db, "export", "--from", "2023", "--indicator", "reconsideration.")
	if strings.Count(long, "\n") != 6 {
		t.Errorf("the long export has %d lines, want a head and five figures:\n%s", strings.Count(long, "\n"), long)
	}
}

func TestInspect(t *testing.T) {
	svg := must(t, 0, "inspect", example, "--page", "2")
	if !strings.HasPrefix(svg, "<svg ") || !strings.Contains(svg, "stroke:red") {
		t.Errorf("page 2 is drawn as %.200q", svg)
	}
	must(t, commandline.Failed, "inspect", example, "--page", "99")
}

func TestWrongCalls(t *testing.T) {
	db := filepath.Join(t.TempDir(), "none.db")
	for _, args := range [][]string{
		{"imprt"}, {"import"}, {"show"}, {"export", "--format", "xls"}, {"inspect"}, {"list", "--no-such-flag"},
	} {
		must(t, commandline.WrongCall, append([]string{"--db", db}, args...)...)
	}
	if _, messages, code := nianbao(t, "", "--db", db, "show", "1"); code != commandline.Failed || !strings.Contains(messages, "none.db") {
		t.Errorf("a database that is not there: exit code %d, %q", code, messages)
	}
}
