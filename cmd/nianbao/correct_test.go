package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
)

// A person's reading shows wherever the value does, with both values, and goes
// when it is taken back.
func TestCorrectCommand(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", faulty)
	before := must(t, 0, "--db", db, "show", "1")
	out := must(t, 0, "--db", db, "correct", "1", "reconsideration.total", "23", "--reason", "page 3, last column", "--by", "李")
	outcomes := "decisions upheld on reconsideration 8 + decisions corrected on reconsideration 3 + reconsiderations with another result 4 + reconsiderations pending 8 = 23"
	correction := "reconsideration.total: 23 in place of 0 (read), by 李 on "
	mended := "settled reconsideration-total: reconsideration: total = sum of the four outcomes: 0 ≠ " + outcomes + "  (page 3)  [mended by correction of reconsideration.total]"
	for _, c := range []struct {
		args []string
		code int
		want []string
	}{
		{[]string{"show", "1"}, 0, []string{" 23*", "corrected  " + correction, mended}},
		{[]string{"show", "1", "--json"}, 0, []string{`"status": "corrected"`, `"reason": "page 3, last column"`, `"correction": "mended"`}},
		{[]string{"explain", "1", "reconsideration.total"}, 0, []string{"reconsideration.total = 23 件  (corrected", `printed   "0"`, correction, "holds: reconsiderations 23 and " + outcomes}},
		{[]string{"check", "1"}, commandline.Findings, []string{mended}}, // two other sums fail
		{[]string{"correct", "1"}, 0, []string{correction, ": page 3, last column"}},
		{[]string{"export", "--indicator", "reconsideration.total"}, 0, []string{",23,件,corrected,1,0,", ",0,read,李,", ",\"page 3, last column\""}},
		{[]string{"export", "--shape", "wide", "--indicator", "reconsideration.total"}, 0, []string{",corrected,organ_kind,identity,scope,rendition,report_key,reconsideration.total,invented\n", ",23,1\n"}},
		{[]string{"export", "--shape", "findings"}, 0, []string{",mended,1,"}},
	} {
		got := must(t, c.code, append([]string{"--db", db}, c.args...)...)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%v does not print %q:\n%s", c.args, want, got)
			}
		}
	}
	if !strings.Contains(out, correction) || !strings.Contains(out, mended) {
		t.Errorf("correct printed\n%s", out)
	}
	list := strings.Fields(strings.Split(must(t, 0, "--db", db, "list"), "\n")[1])
	if list[5] != "2" || list[7] != "1" {
		t.Errorf("list: %s errors and %s corrected, want 2 and 1", list[5], list[7])
	}

	must(t, 0, "--db", db, "import", "--again", faulty)
	if again := must(t, 0, "--db", db, "show", "1"); !strings.Contains(again, correction) {
		t.Errorf("after reading again:\n%s", again)
	}
	must(t, 0, "--db", db, "correct", "1", "reconsideration.total", "--undo", "--by", "王")
	if after := must(t, 0, "--db", db, "show", "1"); after != before {
		t.Errorf("after the correction was taken back:\n%s\nwant\n%s", after, before)
	}
	if out := must(t, 0, "--db", db, "correct", "1"); !strings.Contains(out, "[undone by 王 on ") {
		t.Errorf("the list of corrections is\n%s", out)
	}
	must(t, commandline.Failed, "--db", db, "correct", "1", "reconsideration.total", "--undo")
}

func TestCorrectValues(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", faulty)
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"blank", []string{"1", "reconsideration.other", "blank", "--reason", "r"}, 0, "reconsideration.other: blank in place of 4 (read)"},
		{"a count below zero", []string{"--reason", "r", "--", "1", "reconsideration.other", "-12"}, commandline.Failed, "what is counted is never below zero"},
		{"the same in Chinese", []string{"--lang", "zh", "--reason", "r", "--", "1", "reconsideration.other", "-12"}, commandline.Failed, "件数和金额不会小于零"},
		{"a row that was not found", []string{"1", "applications.denied_query/total", "3", "--reason", "r"}, 0, "applications.denied_query/total: 3 in place of blank (missing)"},
		{"no reason", []string{"1", "reconsideration.other", "5"}, commandline.WrongCall, "--reason is missing"},
		{"no value", []string{"1", "reconsideration.other", "--reason", "r"}, commandline.WrongCall, "the value is missing"},
		{"no number", []string{"1", "reconsideration.other", "many", "--reason", "r"}, commandline.Failed, `"many": not a number`},
		{"another unit", []string{"1", "reconsideration.other", "5元", "--reason", "r"}, commandline.Failed, "the value is counted in 件"},
		{"decimals of a count", []string{"1", "reconsideration.other", "5.5", "--reason", "r"}, commandline.Failed, `"5.5": what is counted in 件 has no decimals`},
		{"the same in Chinese", []string{"--lang", "zh", "1", "reconsideration.other", "5.5", "--reason", "r"}, commandline.Failed, "以件计的数没有小数"},
		{"decimals of money", []string{"1", "disclosure.fees.amount", "5.5", "--reason", "r"}, 0, "disclosure.fees.amount: 5.5 in place of "},
		{"no such indicator", []string{"1", "reconsideration.totl", "5", "--reason", "r"}, commandline.WrongCall, "no such indicator; did you mean reconsideration.total"},
		{"no such cell", []string{"1", "statistics.received", "5", "--reason", "r"}, commandline.Failed, "neither the reading nor the form has such a cell"},
		{"no such report", []string{"7", "reconsideration.other", "5", "--reason", "r"}, commandline.Failed, "no such report"},
	} {
		out, messages, code := nianbao(t, "", append([]string{"--db", db, "correct"}, c.args...)...)
		if code != c.code || !strings.Contains(out+messages, c.want) {
			t.Errorf("%s: exit code %d, want %d and %q\n%s%s", c.name, code, c.code, c.want, out, messages)
		}
	}
}

// A correction that makes a sum fail which holds takes a second look, in both languages; made all the same, it
// is told with what fails, which is no error of the report.
func TestCorrectAsksBeforeItBreaksASum(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", faulty)
	must(t, 0, "--db", db, "correct", "1", "reconsideration.total", "23", "--reason", "r")
	errorsBefore := strings.Fields(strings.Split(must(t, 0, "--db", db, "list"), "\n")[1])[5]
	for language, want := range map[string]string{
		"en": "sums that hold would fail: 行政复议：总计 = 其余四项之和 fails: 24 and 8 + 3 + 4 + 8 = 23\nif the sums fail on the page too: --breaks",
		"zh": "现在相符的合计将不再相符：行政复议：总计 = 其余四项之和：24 ≠ 8 + 3 + 4 + 8 = 23\n原文合计确实不符的，加 --breaks",
	} {
		_, messages, code := nianbao(t, "", "--lang", language, "--db", db, "correct", "1", "reconsideration.total", "24", "--reason", "r")
		if code != commandline.Failed || !strings.Contains(messages, want) {
			t.Errorf("%s: exit code %d, %s", language, code, messages)
		}
	}
	if out := must(t, 0, "--db", db, "correct", "1", "reconsideration.total", "24", "--reason", "r", "--breaks"); !strings.Contains(out, "reconsiderations 24 ≠ decisions upheld on reconsideration 8 + ") {
		t.Errorf("corrected all the same:\n%s", out)
	}
	must(t, 0, "--db", db, "correct", "1", "reconsideration.total", "--undo")
	must(t, 0, "--db", db, "correct", "1", "reconsideration.upheld", "8", "--reason", "r")
	if got := strings.Fields(strings.Split(must(t, 0, "--db", db, "list"), "\n")[1])[5]; got == errorsBefore {
		t.Errorf("taken back, the sum that fails in print counts again: %s errors, before %s", got, errorsBefore)
	}
}

// doubtfulPage is a report of which two figures of one row are in doubt. Its row does not add
// up, but its cells and heads leave no doubt about the others.
const doubtfulPage = `<p>淮安市洪泽区商务局2022年政府信息公开工作年度报告</p><p>三、收到和处理政府信息公开申请情况</p>
<table><tr><td><td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计</tr>
<tr><td>一、本年新收政府信息公开申请数量<td>9<td>012<td>0<td>03<td>0<td>0<td>30</tr>
<tr><td>二、上年结转政府信息公开申请数量<td>0<td>0<td>0<td>0<td>0<td>0<td>0</tr>
<tr><td>四、结转下年度继续办理<td>5<td>0<td>0<td>0<td>0<td>0<td>5</tr></table>
`

func TestReview(t *testing.T) {
	first, second := "applications.received/business: ", "applications.received/public_welfare: "
	for _, c := range []struct {
		name, answers string
		want          string   // the last line
		corrections   []string // beginnings, by cell
	}{
		{"accept and type", "a\n9\n", "2 corrected, 0 skipped", []string{first + "12 in place of 12 (flagged)", second + "9 in place of 3"}},
		{"blank and skip", "b\ns\n", "1 corrected, 1 skipped", []string{first + "blank in place of 12"}},
		{"what is no answer is asked again", "12.\n018\n-18\n18\n\n", "1 corrected, 1 skipped", []string{first + "18 in place of 12"}},
		{"quit", "13\nq\n", "1 corrected, 0 skipped, stopped with 1 of the report left", []string{first + "13 in place of 12"}},
		{"the answers end", "", "0 corrected, 0 skipped, stopped with 2 of the report left", []string{"no corrections"}},
		{"a sum that would fail is asked for again", "18\n4\n3\n", "2 corrected, 0 skipped", []string{first + "18 in place of 12 (flagged)", second + "3 in place of 3"}},
		{"and stays so after a yes", "y\n18\n4\ny\n", "2 corrected, 0 skipped", []string{first + "18 in place of 12 (flagged)", second + "4 in place of 3"}},
	} {
		dir := t.TempDir()
		db, path := filepath.Join(dir, "reports.db"), filepath.Join(dir, "a.html")
		if err := os.WriteFile(path, []byte(doubtfulPage), 0o644); err != nil {
			t.Fatal(err)
		}
		must(t, 0, "--db", db, "import", path)
		out, messages, code := nianbao(t, c.answers, "--db", db, "review", "--by", "李")
		if code != 0 || !strings.HasSuffix(out, "\n"+c.want+"\n") {
			t.Errorf("%s: exit code %d, want it to end with %q\n%s%s", c.name, code, c.want, out, messages)
		}
		for _, shown := range []string{`printed   "012"  (line 3)`, "doubt     the figure begins with a zero", "fails: total 30 and natural persons 9 + businesses 12 + public-welfare organizations 3 = 24"} {
			if !strings.Contains(out, shown) {
				t.Errorf("%s: review does not show %q\n%s", c.name, shown, out)
			}
		}
		list := strings.Split(strings.TrimSpace(must(t, 0, "--db", db, "correct", "1")), "\n")
		if len(list) != len(c.corrections) {
			t.Fatalf("%s: corrections %q", c.name, list)
		}
		for i, want := range c.corrections {
			if !strings.HasPrefix(list[i], want) {
				t.Errorf("%s: correction %q, want %q", c.name, list[i], want)
			}
		}
	}
}

// What a person has read is not asked again.
func TestReviewAgain(t *testing.T) {
	dir := t.TempDir()
	db, path := filepath.Join(dir, "reports.db"), filepath.Join(dir, "a.html")
	if err := os.WriteFile(path, []byte(doubtfulPage), 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, 0, "--db", db, "import", path)
	if out, _, _ := nianbao(t, "a\ns\n", "--db", db, "review", "1"); !strings.Contains(out, "1 of 2") {
		t.Errorf("first review:\n%s", out)
	}
	out, _, _ := nianbao(t, "9\n", "--db", db, "review", "1")
	if !strings.Contains(out, "1 of 1  applications.received/public_welfare") || strings.Contains(out, "business\n") {
		t.Errorf("second review:\n%s", out)
	}
	must(t, 0, "--db", db, "check", "1")
	if out, _, _ := nianbao(t, "", "--db", db, "review"); out != "\n0 corrected, 0 skipped\n" {
		t.Errorf("third review:\n%s", out)
	}
}
