package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
	"nianbao/normalize/identity"
)

// identity prints the evidence of a file, or of a report of the database, and the vote.
func TestIdentity(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "page.html")
	text := "<html><head><meta name=SiteIDCode content=3208130002></head><p>索引号：2023-00012 发布日期：2023-01-20</p><p>洪泽区水产局2022年政府信息公开工作年度报告</p>" +
		"<p>现公布洪泽区园林局2022年政府信息公开年度报告。</p><p>2022年，我局主动公开政府信息31条，未收到申请。</p>"
	if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(dir, "reports.db")
	must(t, 0, "--db", db, "import", page)
	ofFile := must(t, 0, "--db", db, "identity", page)
	for _, want := range []string{"洪泽区水产局  (doubtful)", "江苏省淮安市洪泽区 320813", "told by   标题“洪泽区水产局”", "against   现公布洪泽区园林局2022年政府信息公开年度报告",
		"100  title      洪泽区水产局 (department)", "speaks of itself as: 局 × 1", "beside the text: SiteIDCode“3208130002”", "2022  title", "set aside: a date"} {
		if !strings.Contains(ofFile, want) {
			t.Errorf("identity does not print %q:\n%s", want, ofFile)
		}
	}
	if ofReport := must(t, 0, "--db", db, "identity", "1"); ofReport != ofFile {
		t.Errorf("of the report it prints\n%s", ofReport)
	}
	var traces []identity.Trace
	if err := json.Unmarshal([]byte(must(t, 0, "--db", db, "identity", "--json", page)), &traces); err != nil || len(traces) != 1 || traces[0].Opening.Identity.Organ != "洪泽区水产局" {
		t.Errorf("as JSON %+v, %v", traces, err)
	}
	// The finding has both sides and their places.
	if out := must(t, 0, "--db", db, "check", "1"); !strings.Contains(out, "标题“洪泽区水产局”, line 1") || !strings.Contains(out, "现公布洪泽区园林局2022年政府信息公开年度报告, line 1") {
		t.Errorf("check prints\n%s", out)
	}
	if err := os.WriteFile(page, []byte(text+"<p>改</p>"), 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, commandline.Failed, "--db", db, "identity", "1") // another file than was read
	must(t, commandline.Failed, "--db", db, "identity", "99")
}

// A file with two years' reports: both are read, each with its own figures.
func TestTwoYearsInOne(t *testing.T) {
	const file = "../../../shared/corpus/layouts/two-years-in-one.pdf"
	if _, err := os.Stat(file); err != nil {
		t.Skip("the shared corpus is not there:", err)
	}
	db := filepath.Join(t.TempDir(), "reports.db")
	out := must(t, 0, "--db", db, "import", file)
	for _, want := range []string{"added\t1\t" + file + "\t220204 2021", "added\t2\t" + file + "#2\t220204 2022"} {
		if !strings.Contains(out, want) {
			t.Errorf("import prints %q, want %q in it", out, want)
		}
	}
	if out := must(t, 0, "--db", db, "identity", "2"); !strings.Contains(out, "year      2022") {
		t.Errorf("of the second report identity prints\n%s", out)
	}
}
