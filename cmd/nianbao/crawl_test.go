package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gofrs/flock"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/crawl/outcome"
)

// reportSite serves a list with two reports, a web page and a PDF.
func reportSite(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/nb/", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<html><a href="/web.html">崂山区2023年政府信息公开工作年度报告</a><a href="/files/1.pdf">德清县2022年政府信息公开工作年度报告</a></html>`)
	})
	for path, fixture := range map[string]string{"/web.html": "web-drift.html", "/files/1.pdf": "form2021-libreoffice.pdf"} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			http.ServeFile(w, r, filepath.Join("../../testdata/fixtures", fixture))
		})
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// From an empty directory, one command fetches and imports, and queries show the
// figures. A second run has nothing to say.
func TestCrawlFromNothing(t *testing.T) {
	site := reportSite(t)
	dir := t.TempDir()
	var told []string
	hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		told = append(told, string(body))
	}))
	defer hook.Close()
	sources := filepath.Join(dir, "sources.yaml")
	text := fmt.Sprintf("interval: 1ms\nsites:\n  - name: 测试\n    start: [%s/nb/]\n    region: 洪泽区\n", site.URL)
	if err := os.WriteFile(sources, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(dir, "reports.db")
	message, metrics := filepath.Join(dir, "message"), filepath.Join(dir, "crawl.prom")
	args := []string{"--db", db, "crawl", sources, "--archive", filepath.Join(dir, "archive"), "--allow-private", "--log", "json",
		"--webhook", hook.URL, "--notify-command", "tee " + message, "--metrics", metrics}
	// The report of 崂山区 has sums that fail, which is for a person to see.
	out, log, code := nianbao(t, "", args...)
	if code != commandline.Findings {
		t.Fatalf("exit code %d\n%s%s", code, out, log)
	}
	var summary outcome.Summary
	if err := json.Unmarshal([]byte(out), &summary); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if len(summary.New) != 2 || summary.Imported != 2 || len(summary.Flagged) != 1 || summary.Flagged[0].Region != "370212" || len(summary.Failed) != 0 {
		t.Errorf("summary %s", out)
	}
	shown := must(t, 0, "--db", db, "show", "330521/2022")
	if !strings.Contains(shown, "行政许可") || !strings.Contains(shown, "18426") {
		t.Errorf("show prints\n%s", shown)
	}
	for region, want := range map[string]string{"崂山区": "2023,,applications.received,579,read", "德清县": "2022,,applications.received,673,read"} {
		out := must(t, 0, "--db", db, "compare", "--indicator", "applications.received", "--region", region, "--years", "2022-2023", "--format", "csv")
		if !strings.Contains(out, want) {
			t.Errorf("compare does not show %q:\n%s", want, out)
		}
	}
	if out := must(t, 0, "--db", db, "show", "370212/2023", "--json"); !strings.Contains(out, site.URL+"/web.html") {
		t.Errorf("the address is not with the report:\n%.500s", out)
	}
	if out := must(t, 0, "--db", db, "check", "--all", "330521/2022"); !strings.Contains(out, "hint-region") {
		t.Errorf("nothing is said of the region that the sources file names:\n%s", out)
	}
	if len(summary.Contradicted) != 2 || summary.Contradicted[0].Code != "hint-region" || summary.Contradicted[0].Year != 2022 || !strings.Contains(summary.Contradicted[0].Chinese, "地区") {
		t.Errorf("the summary has of what the report contradicts %+v", summary.Contradicted)
	}
	if len(told) != 1 || !strings.Contains(told[0], "Reports to be looked at: 1") || !strings.Contains(told[0], "What sites say and reports contradict (the reports' word counts): 2") {
		t.Errorf("told by the webhook: %q", told)
	}
	if data, err := os.ReadFile(message); err != nil || !strings.Contains(string(data), "崂山区") {
		t.Errorf("told by the command: %q, %v", data, err)
	}
	for _, line := range strings.Split(strings.TrimSpace(log), "\n") {
		if !json.Valid([]byte(line)) && !strings.HasPrefix(line, "nianbao:") {
			t.Errorf("no JSON: %s", line)
		}
	}
	checkMetrics(t, metrics, "nianbao_crawl_success 1", "nianbao_crawl_imported 2", `nianbao_crawl_site_new{site="测试"} 2`)

	out = must(t, 0, args...)
	if err := json.Unmarshal([]byte(out), &summary); err != nil || len(summary.New) != 0 || summary.Imported != 0 || len(told) != 1 {
		t.Errorf("the second run: %s, told %d times", out, len(told))
	}
	checkMetrics(t, metrics, `nianbao_crawl_site_new{site="测试"} 0`, `nianbao_crawl_site_documents{site="测试"} 2`)

	lock := flock.New(filepath.Join(dir, "archive", "lock"))
	if ok, err := lock.TryLock(); !ok {
		t.Fatal(err)
	}
	defer lock.Unlock()
	must(t, commandline.Locked, args...)
}

// A notification that fails does not change how the run ends; the message comes with the next run.
func TestCrawlTellsLater(t *testing.T) {
	site := reportSite(t)
	dir := t.TempDir()
	sources := filepath.Join(dir, "sources.yaml")
	if err := os.WriteFile(sources, fmt.Appendf(nil, "interval: 1ms\nsites:\n  - name: 测试\n    start: [%s/nb/]\n", site.URL), 0o644); err != nil {
		t.Fatal(err)
	}
	message, metrics := filepath.Join(dir, "message"), filepath.Join(dir, "crawl.prom")
	args := []string{"--db", filepath.Join(dir, "reports.db"), "crawl", sources, "--archive", filepath.Join(dir, "archive"), "--allow-private", "--metrics", metrics}
	out, log, code := nianbao(t, "", append(args, "--notify-command", "false 'no such' mail")...)
	if code != commandline.Findings || !strings.Contains(out, `"undelivered":1`) || !strings.Contains(log, "will be tried again") {
		t.Errorf("with a command that fails: exit code %d\n%s%s", code, out, log)
	}
	checkMetrics(t, metrics, "nianbao_crawl_messages_waiting 1")
	shown := must(t, 0, "--db", filepath.Join(dir, "reports.db"), "crawl", "status", "--all")
	for _, want := range []string{"Run 1 ended at ", "Nothing is amiss that lasts.", "still to be delivered: 1.", "\n1    done ", "\n测试  1      2       2 ", "  plain ", "command  1 ", "exit status 1"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the status does not say %q:\n%s", want, shown)
		}
	}
	shown = must(t, 0, "--db", filepath.Join(dir, "reports.db"), "--lang", "zh", "crawl", "status", "--all")
	for _, want := range []string{"第 1 次运行于 ", "没有持续存在的问题。", "尚未送达的消息：1 条。", "\n1     完成", "新增 "} {
		if !strings.Contains(shown, want) {
			t.Errorf("the status in Chinese does not say %q:\n%s", want, shown)
		}
	}
	if out := must(t, 0, "--db", filepath.Join(dir, "reports.db"), "crawl", "status", "--json"); !strings.Contains(out, `"held":2`) {
		t.Errorf("the status as JSON: %s", out)
	}
	db, err := sql.Open("sqlite3", filepath.Join(dir, "reports.db"))
	if err == nil {
		_, err = db.Exec("UPDATE crawl_messages SET next_at = created_at") // as if the pause had passed
		db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	out, log, code = nianbao(t, "", append(args, "--notify-command", "cat > '"+message+"'")...)
	if text, err := os.ReadFile(message); err != nil || !strings.Contains(string(text), "崂山区") || code != 0 || strings.Contains(out, "undelivered") {
		t.Errorf("at the next run: %q, %v, exit code %d\n%s%s", text, err, code, out, log)
	}
}

// What lasts needs a person until one says that it is known, and is told anew when it has passed and
// returns. A site that is not due is not asked.
func TestCrawlAcknowledge(t *testing.T) {
	isThere, asked := false, 0
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		switch {
		case r.URL.Path == "/nb/":
			fmt.Fprint(w, `<html><a href="/web.html">德清县2022年政府信息公开工作年度报告</a><a href="/b.html">德清县2021年政府信息公开工作年度报告</a></html>`)
		case r.URL.Path == "/web.html":
			http.ServeFile(w, r, "../../testdata/fixtures/form2021-libreoffice.pdf")
		case r.URL.Path == "/b.html" && isThere:
			http.ServeFile(w, r, "../../testdata/fixtures/department.pdf")
		default:
			http.NotFound(w, r)
		}
	}))
	defer site.Close()
	dir := t.TempDir()
	sources, db, told := filepath.Join(dir, "sources.csv"), filepath.Join(dir, "reports.db"), filepath.Join(dir, "told")
	if err := os.WriteFile(sources, fmt.Appendf(nil, "name,start,interval\n测试,%s/nb/,1ms\n", site.URL), 0o644); err != nil {
		t.Fatal(err)
	}
	crawl := func(want int, more ...string) string {
		t.Helper()
		args := append([]string{"--db", db, "crawl", sources, "--archive", filepath.Join(dir, "archive"), "--allow-private", "--notify-command", "echo >> '" + told + "'"}, more...)
		out, log, code := nianbao(t, "", args...)
		if code != want {
			t.Errorf("exit code %d, want %d\n%s%s", code, want, out, log)
		}
		return out
	}
	crawl(commandline.Incomplete)
	store, err := sql.Open("sqlite3", db)
	if err == nil {
		_, err = store.Exec("UPDATE crawl_failures SET since = '2026-01-01T00:00:00Z'") // as if a night had passed
		store.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	before := asked
	if out := crawl(commandline.Findings, "--due"); asked != before || !strings.Contains(out, `"not_due":1,"open":1`) {
		t.Errorf("not due, and asked %d times\n%s", asked-before, out)
	}
	crawl(commandline.Findings)
	if lines, err := os.ReadFile(told); err != nil || len(lines) != 1 {
		t.Errorf("told %d times, %v", len(lines), err)
	}
	if out := must(t, 0, "--db", db, "crawl", "status"); !strings.Contains(out, "that last and need a person: 1 ") || !strings.Contains(out, "/b.html") {
		t.Errorf("the status says\n%s", out)
	}
	if out := must(t, 0, "--db", db, "crawl", "ack", "--kind", "blocked"); out != "" {
		t.Errorf("of another kind: %s", out)
	}
	if out := must(t, 0, "--db", db, "crawl", "acknowledge", "--site", "测试"); !strings.Contains(out, "status\t"+site.URL+"/b.html") {
		t.Errorf("acknowledged: %s", out)
	}
	if out := must(t, 0, "--db", db, "crawl", "status"); !strings.Contains(out, "acknowledged: 1.") {
		t.Errorf("the status says\n%s", out)
	}
	crawl(0, "--due")
	crawl(0)
	isThere = true
	if out := crawl(0, "--site", "测试"); !strings.Contains(out, `"failed":null`) {
		t.Errorf("it is there now: %s", out)
	}
}

func checkMetrics(t *testing.T, path string, lines ...string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		if !bytes.Contains(data, []byte("\n"+line+"\n")) {
			t.Errorf("the metrics have no %q:\n%s", line, data)
		}
	}
}

func TestCrawlWrongCalls(t *testing.T) {
	dir := t.TempDir()
	sources := filepath.Join(dir, "sources.yaml")
	if err := os.WriteFile(sources, []byte("sites:\n  - name: a\n    start: [ftp://a.example/]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"crawl"}, {"crawl", sources}, {"crawl", sources, "--log", "xml"}, {"crawl", sources, "--schedule", "at night"}, {"crawl", sources, "--schedule", "@daily"},
		{"watch"}, {"watch", dir, "--settle", "0s"},
	} {
		must(t, commandline.WrongCall, append([]string{"--db", filepath.Join(dir, "none.db")}, args...)...)
	}
	if _, messages, _ := nianbao(t, "", "--db", filepath.Join(dir, "none.db"), "crawl", sources); !strings.Contains(messages, `line 3: "ftp://a.example/" is no http or https address`) {
		t.Errorf("messages: %s", messages)
	}
}
