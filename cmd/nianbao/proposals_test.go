package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"nianbao/cmd/internal/commandline"
	"nianbao/normalize/annual"
	"nianbao/normalize/number"
	"nianbao/store"
	"nianbao/store/proposals"
)

// proposeIn keeps a proposal for 行政复议/总计 of the first report of a database, for which the figure stands as told.
func proposeIn(t *testing.T, db, value string, seen int64) {
	t.Helper()
	s, err := store.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	v, err := number.ParseDecimal(value)
	if err != nil {
		t.Fatal(err)
	}
	stood := number.NewDecimal(seen)
	if _, err := proposals.Propose(context.Background(), s, 1, proposals.Proposal{CellRef: annual.CellRef{Indicator: "reconsideration.total"}, Value: &v,
		Reason: "page 3,\nlast column", Name: "赵", Contact: "zhao@example.org", Seen: proposals.Cell{Value: &stood, Status: annual.Read}}); err != nil {
		t.Fatal(err)
	}
}

// Without a browser: what is proposed is listed, accepted as correct would have it, or refused with a reason.
func TestProposalsCommand(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", faulty)
	if out := must(t, 0, "--db", db, "proposals", "list", "--json"); strings.TrimSpace(out) != "[]" {
		t.Errorf("of none: %s", out)
	}
	for _, value := range []string{"22", "23", "24"} {
		proposeIn(t, db, value, 0)
	}
	if out := must(t, 0, "--db", db, "proposals", "list"); !strings.Contains(out, "reconsideration.total: 22 in place of 0 (read)") ||
		!strings.Contains(out, "page 3, last column\n") || !strings.Contains(out, "赵, zhao@example.org") {
		t.Errorf("the list is\n%s", out)
	}
	must(t, commandline.WrongCall, "--db", db, "proposals", "refuse", "1", "--by", "王")
	must(t, 0, "--db", db, "proposals", "refuse", "1", "--reason", "23 is printed", "--by", "王")
	if out := must(t, 0, "--db", db, "proposals", "accept", "2", "--by", "王"); !strings.Contains(out, "reconsideration.total: 23 in place of 0 (read), by 王: page 3, last column") {
		t.Errorf("accepting prints\n%s", out)
	}
	if out := must(t, 0, "--db", db, "correct", "1"); !strings.Contains(out, "23 in place of 0 (read), by 王 on ") {
		t.Errorf("the corrections are\n%s", out)
	}
	must(t, commandline.Failed, "--db", db, "proposals", "accept", "2", "--by", "王")
	if _, messages, code := nianbao(t, "", "--db", db, "proposals", "accept", "3", "--by", "王"); code != commandline.Failed || !strings.Contains(messages, "not what it was") {
		t.Errorf("a figure that has changed: exit code %d, %s", code, messages)
	}
	if _, messages, code := nianbao(t, "", "--db", db, "proposals", "accept", "3", "--by", "王", "--changed"); code != commandline.Failed || !strings.Contains(messages, "24 and 8 + 3 + 4 + 8 = 23") {
		t.Errorf("a sum that would fail: exit code %d, %s", code, messages)
	}
	must(t, 0, "--db", db, "proposals", "accept", "3", "--by", "王", "--changed", "--breaks")
	must(t, 0, "--db", db, "correct", "1", "reconsideration.total", "--undo", "--by", "王")
	var list []struct {
		State   string `json:"state"`
		Answer  string `json:"answer"`
		Contact string `json:"contact"`
		InForce bool   `json:"in_force"`
	}
	out := must(t, 0, "--db", db, "proposals", "list", "--state", "all", "--json")
	if err := json.Unmarshal([]byte(out), &list); err != nil || len(list) != 3 {
		t.Fatalf("%v in\n%s", err, out)
	}
	for _, p := range list {
		if p.State == "open" || p.Contact != "" || p.InForce || (p.Answer == "23 is printed") != (p.State == "refused") {
			t.Errorf("decided: %+v", p)
		}
	}
	must(t, commandline.Failed, "--db", db, "proposals", "accept", "9")
	must(t, commandline.WrongCall, "--db", db, "proposals", "accept", "x")
	must(t, commandline.WrongCall, "--db", db, "proposals", "list", "--state", "x")
	if _, messages, code := nianbao(t, "", "--db", db+"none", "proposals", "accept", "1"); code != commandline.Failed || !strings.Contains(messages, "there is no database") {
		t.Errorf("without a database: exit code %d, %s", code, messages)
	}
}

// A server with editors takes a proposal and lets the editor in whose line the command has printed; the pages name
// the database in the commands that they show.
func TestServeEditors(t *testing.T) {
	dir := t.TempDir()
	db, file := filepath.Join(dir, "我的 库.db"), filepath.Join(dir, "editors.txt")
	must(t, 0, "--db", db, "import", faulty)
	line, messages, code := nianbao(t, "correct horse battery\n", "proposals", "editor", "李")
	if code != 0 || !strings.HasPrefix(line, "李:$2a$12$") {
		t.Fatalf("exit code %d, %q, %s", code, line, messages)
	}
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("NIANBAO_DB", db)
	s := serve(t)
	_, _, page := s.get(t, "/reports/1/figure?cell=reconsideration.total")
	if want := "nianbao --db &#39;" + db + "&#39; correct 1 reconsideration.total VALUE --reason"; !strings.Contains(page, want) {
		t.Errorf("the page of a figure lacks %q", want)
	}
	if status, _, _ := s.get(t, "/reports/1/propose?cell=reconsideration.total"); status != http.StatusNotFound {
		t.Errorf("without editors there is a form: status %d", status)
	}
	if code := s.stop(t, syscall.SIGTERM); code != 0 {
		t.Errorf("exit code %d", code)
	}

	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, messages, code := nianbao(t, "", "serve", "--listen", "127.0.0.1:0", "--editors", file); code != commandline.Failed || !strings.Contains(messages, "chmod 600") {
		t.Errorf("a file that everybody may read: exit code %d, %s", code, messages)
	}
	if err := os.Chmod(file, 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, commandline.WrongCall, "serve", "--proxy", "x")
	s = serve(t, "--editors", file)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	post := func(path string, fields url.Values) *http.Response {
		t.Helper()
		answer, err := client.PostForm(s.site+path, fields)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer
	}
	answer := post("/reports/1/propose", url.Values{"cell": {"reconsideration.total"}, "seen": {"read:0"}, "value": {"23"}, "reason": {"page 3"}})
	if answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("proposing: status %d", answer.StatusCode)
	}
	if status, _, body := s.get(t, answer.Header.Get("Location")+".json"); status != http.StatusOK || !strings.Contains(body, `"state": "open"`) {
		t.Errorf("the proposal: status %d, %s", status, body)
	}
	if answer := post("/sign-in", url.Values{"name": {"李"}, "password": {"correct horse battery"}}); answer.StatusCode != http.StatusSeeOther || len(answer.Cookies()) != 1 {
		t.Errorf("signing in: status %d", answer.StatusCode)
	}
	refused := post("/sign-in", url.Values{"name": {"李"}, "password": {"incorrect horse battery"}})
	if status, _, _ := s.get(t, refused.Header.Get("Location")); refused.StatusCode != http.StatusSeeOther || status != http.StatusUnauthorized {
		t.Errorf("a wrong password: status %d, and of where it leads %d", refused.StatusCode, status)
	}
	if out := must(t, 0, "proposals", "accept", "1", "--by", "王"); !strings.Contains(out, "23 in place of 0") {
		t.Errorf("accepting beside the server prints %s", out)
	}
	if _, _, body := s.get(t, "/reports/1/figure?cell=reconsideration.total"); !strings.Contains(body, "<strong>23</strong>") {
		t.Error("the server does not show what was accepted")
	}
	if code := s.stop(t, syscall.SIGTERM); code != 0 {
		t.Errorf("exit code %d\n%s", code, s.messages)
	}
}
