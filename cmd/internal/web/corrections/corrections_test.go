package corrections

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/bcrypt"

	"nianbao/cmd/internal/editors"
	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/report"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/proposals"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// A site is a server of one report, in which reconsideration.total is 0 and should be 11, with an editor 李.
type site struct {
	handler http.Handler
	db      *database.DB
	report  int64
	now     time.Time
	editors string // the file
	cookies map[string]string
	client  string
}

const password = "correct horse battery"

// open makes a site; one that only reads without an editor.
func open(t *testing.T, editing bool) *site {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "reports.db")
	s := &site{db: storetest.OpenAt(t, path), now: storetest.TestTime, cookies: map[string]string{}, client: "192.0.2.1:1234", editors: filepath.Join(dir, "editors")}
	s.report = storetest.MustImport(t, s.db, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)).ReportID
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	desk, err := answer.New(log, false, Templates(), report.Templates())
	if err != nil {
		t.Fatal(err)
	}
	db := webtest.Open(t, path)
	about := report.New(db, nil, desk, log)
	p := New(db, desk, about, log)
	if editing {
		hash, err := bcrypt.GenerateFromPassword([]byte(password), 10)
		if err == nil {
			err = os.WriteFile(s.editors, []byte("李:"+string(hash)+"\n"), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		register, err := editors.Open(s.editors)
		if err != nil {
			t.Fatal(err)
		}
		about.TakeProposals()
		p.TakeProposals(s.db, register, func() time.Time { return s.now })
	}
	mux := http.NewServeMux()
	for path, h := range p.Pages() {
		answer.Mount(mux, path, desk.Page(h))
	}
	for path, h := range about.Pages() {
		answer.Mount(mux, path, desk.Page(h))
	}
	for path, h := range p.Receivers() {
		for _, language := range wording.Languages() {
			mux.Handle("POST "+language.Prefix()+path, h)
			if !strings.HasSuffix(path, "}") {
				mux.Handle("POST "+language.Prefix()+path+".json", h)
			}
		}
	}
	for _, language := range wording.Languages() {
		mux.Handle("GET "+language.Prefix()+answer.SentPath, desk.Sent())
	}
	s.handler = mux
	return s
}

// do sends a request with the cookies, as a browser that is at this site does, and keeps those it gets. What a form was answered
// with is shown where it leads.
func (s *site) do(t *testing.T, method, target string, fields url.Values, headers ...string) (*http.Response, string) {
	t.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(fields.Encode()))
	r.RemoteAddr = s.client
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for name, value := range s.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	got := w.Result()
	for _, c := range got.Cookies() {
		if c.MaxAge < 0 {
			delete(s.cookies, c.Name)
		} else {
			s.cookies[c.Name] = c.Value
		}
	}
	if at := got.Header.Get("Location"); method == http.MethodPost && strings.Contains(at, "/sent/") {
		return s.get(t, at)
	}
	body, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	return got, string(body)
}

func (s *site) get(t *testing.T, target string) (*http.Response, string) {
	t.Helper()
	return s.do(t, http.MethodGet, target, nil)
}

// form returns what a visitor who sees the page of a figure sends.
func (s *site) form(t *testing.T, cell, value string) url.Values {
	t.Helper()
	_, body := s.get(t, fmt.Sprintf("/reports/%d/propose?cell=%s", s.report, cell))
	return url.Values{"cell": {cell}, "seen": {hidden(t, body, "seen")}, "kind": {"value"}, "value": {value}, "reason": {"第5页最后一列"},
		"name": {"赵"}, "contact": {"zhao@example.org"}}
}

func hidden(t *testing.T, body, name string) string {
	t.Helper()
	m := regexp.MustCompile(`name="` + name + `" value="([^"]*)"`).FindStringSubmatch(body)
	if m == nil {
		t.Fatalf("no field %s in\n%.3000s", name, body)
	}
	return m[1]
}

// propose sends a form and returns the address of the proposal.
func (s *site) propose(t *testing.T, fields url.Values) string {
	t.Helper()
	got, body := s.do(t, http.MethodPost, fmt.Sprintf("/reports/%d/propose", s.report), fields)
	at := got.Header.Get("Location")
	if got.StatusCode != http.StatusSeeOther || !strings.HasPrefix(at, "/proposals/") {
		t.Fatalf("status %d to %q: %.2000s", got.StatusCode, at, body)
	}
	return at
}

func (s *site) signIn(t *testing.T) {
	t.Helper()
	got, body := s.do(t, http.MethodPost, "/sign-in", url.Values{"name": {"李"}, "password": {password}})
	if got.StatusCode != http.StatusSeeOther || got.Header.Get("Location") != "/proposals" {
		t.Fatalf("status %d to %q: %.2000s", got.StatusCode, got.Header.Get("Location"), body)
	}
}

// token returns what the forms of the editor's pages send along.
func (s *site) token(t *testing.T) string {
	t.Helper()
	_, body := s.get(t, "/proposals")
	return hidden(t, body, "form")
}

// stands returns the figure with its status.
func (s *site) stands(t *testing.T) string {
	t.Helper()
	cell, err := proposals.CellOf(context.Background(), s.db, s.report, storetest.CellOf("reconsideration.total"))
	if err != nil {
		t.Fatal(err)
	}
	return cell.Key()
}

// From the form to the figure: somebody proposes, nothing changes, an editor accepts, the figure is corrected and
// the list of corrections says who and why; the editor takes it back.
func TestProposeAndAccept(t *testing.T) {
	for _, prefix := range []string{"", "/en"} {
		s := open(t, true)
		_, body := s.get(t, fmt.Sprintf("%s/reports/%d/propose?cell=reconsideration.total", prefix, s.report))
		for _, want := range []string{`value="read:0"`, " 0 ≠ " + map[string]string{"": "行政复议维持件数", "/en": "decisions upheld on reconsideration"}[prefix] + " 10 &#43; ", `name="robots" content="noindex`} {
			if !strings.Contains(body, want) {
				t.Errorf("the form lacks %q", want)
			}
		}
		at := s.propose(t, s.form(t, "reconsideration.total", "11"))
		if got := s.stands(t); got != "read:0" {
			t.Errorf("a proposal has changed the figure to %s", got)
		}
		got, body := s.get(t, prefix+at)
		if got.StatusCode != http.StatusOK || !strings.Contains(body, "第5页最后一列") || strings.Contains(body, "zhao@") {
			t.Errorf("status %d of the proposal, with the contact: %v", got.StatusCode, strings.Contains(body, "zhao@"))
		}
		if got.Header.Get("Cache-Control") != "no-store" || got.Header.Get("X-Robots-Tag") != "noindex, nofollow" || got.Header.Get("ETag") != "" {
			t.Errorf("headers of the proposal: %v", got.Header)
		}

		s.signIn(t)
		got, body = s.get(t, prefix+"/proposals")
		for _, want := range []string{"第5页最后一列", "zhao@example.org", " 0 ≠ ", " 11 = ", " 10 &#43; ", " 1 = 11"} {
			if !strings.Contains(body, want) {
				t.Errorf("the queue lacks %q", want)
			}
		}
		if got.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("the queue may be kept: %v", got.Header)
		}
		got, body = s.do(t, http.MethodPost, prefix+at, url.Values{"form": {hidden(t, body, "form")}, "action": {"accept"}, "seen": {hidden(t, body, "seen")}, "answer": {"谢谢"}})
		if got.StatusCode != http.StatusSeeOther || got.Header.Get("Location") != prefix+"/proposals?done=accept&proposal=1" || s.stands(t) != "corrected:11" {
			t.Fatalf("accepting: status %d to %q, the figure is %s: %.500s", got.StatusCode, got.Header.Get("Location"), s.stands(t), body)
		}
		stored, err := reports.Load(context.Background(), s.db, s.report)
		if err != nil {
			t.Fatal(err)
		}
		if c := storetest.Find(t, stored.Report.Observations, "reconsideration.total", "").Correction; c.By != "李" || c.Reason != "第5页最后一列" {
			t.Errorf("the correction is %+v", c)
		}
		if _, body := s.get(t, prefix+at); !strings.Contains(body, "谢谢") {
			t.Error("the proposer does not see the answer")
		}
		for format, want := range map[string][]string{"": {"第5页最后一列", "赵", "李"}, ".json": {`"value": "11"`, `"machine_value": "0"`, `"by": "李"`, `"proposer": "赵"`},
			".csv": {",0,read,11,第5页最后一列,李,2024-03-01T08:00:00Z,true,赵,"}} {
			_, body := s.get(t, prefix+"/corrections"+format)
			for _, text := range want {
				if !strings.Contains(body, text) || strings.Contains(body, "zhao@") {
					t.Errorf("corrections%s lacks %q, or tells too much:\n%.2000s", format, text, body)
				}
			}
		}

		s.do(t, http.MethodPost, prefix+at, url.Values{"form": {s.token(t)}, "action": {"take-back"}})
		if s.stands(t) != "read:0" {
			t.Errorf("taken back, the figure is %s", s.stands(t))
		}
		if _, body := s.get(t, prefix+"/corrections.json"); !strings.Contains(body, `"ended": "undone"`) {
			t.Errorf("corrections: %s", body)
		}
	}
}

// A refusal keeps its reason, which the proposer sees.
func TestRefuse(t *testing.T) {
	s := open(t, true)
	at := s.propose(t, s.form(t, "reconsideration.total", "12"))
	s.signIn(t)
	if got, _ := s.do(t, http.MethodPost, at, url.Values{"form": {s.token(t)}, "action": {"refuse"}}); got.StatusCode != http.StatusConflict {
		t.Errorf("without a reason: status %d", got.StatusCode)
	}
	if got, _ := s.do(t, http.MethodPost, at, url.Values{"form": {s.token(t)}, "action": {"refuse"}, "answer": {"印的是11"}}); got.StatusCode != http.StatusSeeOther {
		t.Errorf("status %d", got.StatusCode)
	}
	if _, body := s.get(t, at+".json"); !strings.Contains(body, `"state": "refused"`) || !strings.Contains(body, "印的是11") || strings.Contains(body, "zhao@") || s.stands(t) != "read:0" {
		t.Errorf("the figure is %s, the proposal %s", s.stands(t), body)
	}
}

// Every value that correct takes can be proposed, and what is none is told beside what was typed.
func TestWhatIsProposed(t *testing.T) {
	s := open(t, true)
	target := fmt.Sprintf("/reports/%d/propose", s.report)
	for _, c := range []struct {
		name   string
		change func(url.Values)
		status int
		words  string
	}{
		{"blank", func(f url.Values) { f.Set("kind", "blank"); f.Set("value", "") }, http.StatusSeeOther, ""},
		{"as reports print it", func(f url.Values) { f.Set("value", "1,234件") }, http.StatusSeeOther, ""},
		{"blank, with a number", func(f url.Values) { f.Set("kind", "blank") }, 422, "请只选一项"},
		{"no number", func(f url.Values) { f.Set("value", "十几<b>") }, 422, "不是一个明确的数字"},
		{"nothing", func(f url.Values) { f.Set("value", "") }, 422, "不是一个明确的数字"},
		{"a word for blank as a number", func(f url.Values) { f.Set("value", "blank") }, 422, "不是一个明确的数字"},
		{"another unit", func(f url.Values) { f.Set("value", "5元") }, 422, "不是一个明确的数字"},
		{"no reason", func(f url.Values) { f.Set("reason", " \n ") }, 422, "请写明理由"},
		{"a long reason", func(f url.Values) { f.Set("reason", strings.Repeat("长", 1001)) }, 422, "文字过长"},
		{"a count below zero", func(f url.Values) { f.Set("value", "-3") }, 422, "件数和金额不会小于零"},
		{"what stands", func(f url.Values) { f.Set("value", "0") }, 422, "现在就是这个值"},
		{"of another state", func(f url.Values) { f.Set("seen", "read:7") }, 409, "已有变化"},
		{"without the state", func(f url.Values) { f.Del("seen") }, 409, "已有变化"},
		{"no such figure", func(f url.Values) { f.Set("cell", "reconsideration.none") }, 404, ""},
		{"no figure", func(f url.Values) { f.Set("cell", "<script>") }, 400, ""},
		{"turned text", func(f url.Values) { f.Set("reason", "a\u202eb") }, 400, "不可见的控制字符"},
		{"no text", func(f url.Values) { f.Set("reason", "a\xff") }, 400, "不可见的控制字符"},
		{"a null", func(f url.Values) { f.Set("name", "a\x00") }, 400, "不可见的控制字符"},
		{"too large", func(f url.Values) { f.Set("reason", strings.Repeat("x", 40_000)) }, 413, ""},
	} {
		s.client = fmt.Sprintf("192.0.2.%d:1", len(c.name)) // none is kept from proposing by the others
		fields := s.form(t, "reconsideration.total", "11")
		c.change(fields)
		got, body := s.do(t, http.MethodPost, target, fields)
		if got.StatusCode != c.status || !strings.Contains(body, c.words) {
			t.Errorf("%s: status %d, want %d and %q: %.300s", c.name, got.StatusCode, c.status, c.words, body)
		}
		if c.status == 422 && (strings.Contains(body, "<b>") || !strings.Contains(body, `value="赵"`)) {
			t.Errorf("%s: what was typed is not there as it was", c.name)
		}
	}
	if got, _ := s.do(t, http.MethodPost, target+".json", s.form(t, "reconsideration.total", "11")); !strings.HasSuffix(got.Header.Get("Location"), ".json") {
		t.Errorf("as JSON: status %d to %q", got.StatusCode, got.Header.Get("Location"))
	}
	if got, _ := s.do(t, http.MethodPost, target, nil, "Content-Type", "text/plain"); got.StatusCode != http.StatusUnsupportedMediaType {
		t.Errorf("no form: status %d", got.StatusCode)
	}
}

// A value that makes sums fail that hold is kept at once, as it changes nothing, and its page tells of these sums; the editor
// is asked. A program is asked before, and sends that value again and no other.
func TestValueThatBreaksSums(t *testing.T) {
	s := open(t, true)
	target := fmt.Sprintf("/reports/%d/propose", s.report)
	fields := s.form(t, "litigation_direct.total", "99")
	if got, body := s.do(t, http.MethodPost, target+".json", fields); got.StatusCode != http.StatusConflict || !strings.Contains(body, "照样提交") {
		t.Errorf("as JSON: status %d, %s", got.StatusCode, body)
	}
	fields.Set("breaks", "99")
	fields.Set("value", "98")
	if got, _ := s.do(t, http.MethodPost, target+".json", fields); got.StatusCode != http.StatusConflict {
		t.Errorf("with another value: status %d", got.StatusCode)
	}
	fields.Del("breaks")
	fields.Set("value", "99件") // as reports print it
	_, body := s.get(t, s.propose(t, fields))
	for _, want := range []string{"如果是笔误", "未经复议直接起诉：总计 = 其余四项之和", "99 ≠ 0"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page of the proposal does not say %q", want)
		}
	}
	s.signIn(t)
	if _, body := s.get(t, "/proposals"); !strings.Contains(body, `<button name="breaks"`) || strings.Contains(body, `<button class="primary"`) {
		t.Error("the editor is not told that it breaks sums")
	}
	if _, body := s.get(t, "/en"+target+"?cell=litigation_direct.total"); !strings.Contains(body, "litigation without reconsideration: total = sum of the four outcomes") {
		t.Error("sums are not in English")
	}
}

// Whoever signs in comes to the part of the queue that was asked for.
func TestSignInReturns(t *testing.T) {
	s := open(t, true)
	_, body := s.get(t, "/proposals?state=accepted")
	if got := hidden(t, body, "state"); got != "accepted" {
		t.Fatalf("the form is for %q", got)
	}
	for state, want := range map[string]string{"accepted": "/en/proposals?state=accepted", "open": "/en/proposals", "//evil.example": "/en/proposals"} {
		got, _ := s.do(t, http.MethodPost, "/en/sign-in", url.Values{"name": {"李"}, "password": {password}, "state": {state}})
		if at := got.Header.Get("Location"); got.StatusCode != http.StatusSeeOther || at != want {
			t.Errorf("%s: status %d to %s, want %s", state, got.StatusCode, at, want)
		}
	}
}

// Hostile texts come back as texts, in all that shows them.
func TestHostileTexts(t *testing.T) {
	s := open(t, true)
	hostile := `"><script>alert(1)</script><img src=x onerror=alert(1)>{{.}}=cmd()`
	fields := s.form(t, "reconsideration.total", "11")
	for _, name := range []string{"reason", "name", "contact"} {
		fields.Set(name, hostile[:min(len(hostile), 60)])
	}
	fields.Set("reason", "=1+1 "+hostile)
	at := s.propose(t, fields)
	s.signIn(t)
	for _, target := range []string{at, "/proposals", "/en/proposals"} {
		if _, body := s.get(t, target); strings.Contains(body, "<script>alert") || strings.Contains(body, "<img src=x") {
			t.Errorf("%s has the text as markup", target)
		}
	}
	s.do(t, http.MethodPost, at, url.Values{"form": {s.token(t)}, "action": {"accept"}, "answer": {hostile}})
	for _, target := range []string{at, "/corrections", fmt.Sprintf("/reports/%d", s.report)} {
		if _, body := s.get(t, target); strings.Contains(body, "<script>alert") || strings.Contains(body, "<img src=x") {
			t.Errorf("%s has the text as markup", target)
		}
	}
	if _, body := s.get(t, "/corrections.csv"); !strings.Contains(body, `"'=1+1`) {
		t.Errorf("a text is a formula in a spreadsheet: %s", body)
	}
}

// What an editor writes stands before the button that sends it.
func TestAnswersStandBeforeTheirButtons(t *testing.T) {
	s := open(t, true)
	s.propose(t, s.form(t, "reconsideration.total", "11"))
	s.signIn(t)
	_, body := s.get(t, "/proposals")
	forms := regexp.MustCompile(`(?s)<form class="proposal".*?</form>`).FindAllString(body, -1)
	if len(forms) != 2 {
		t.Fatalf("%d forms to decide", len(forms))
	}
	for _, form := range forms {
		if field, button := strings.Index(form, `name="answer"`), strings.Index(form, "<button"); field < 0 || button < field {
			t.Errorf("the field stands behind the button:\n%s", form)
		}
	}
}

// What changes something takes a session, and a form of a page of that session; nothing does on a GET.
func TestNobodyElseDecides(t *testing.T) {
	s := open(t, true)
	at := s.propose(t, s.form(t, "reconsideration.total", "11"))
	decide := func(form string, headers ...string) int {
		got, _ := s.do(t, http.MethodPost, at, url.Values{"form": {form}, "action": {"accept"}}, headers...)
		return got.StatusCode
	}
	if got := decide(""); got != http.StatusUnauthorized {
		t.Errorf("without a session: status %d", got)
	}
	if _, body := s.get(t, "/proposals"); strings.Contains(body, "第5页") || !strings.Contains(body, `type="password"`) {
		t.Errorf("the queue is shown to anybody")
	}
	for _, format := range []string{".json", ".csv"} {
		if got, body := s.get(t, "/proposals"+format); got.StatusCode != http.StatusUnauthorized || strings.Contains(body, "第5页") {
			t.Errorf("the queue as %s: status %d", format, got.StatusCode)
		}
	}
	s.signIn(t)
	form := s.token(t)
	for name, got := range map[string]int{
		"without the form's token": decide(""),
		"with another":             decide("x" + form[1:]),
		"from another site":        decide(form, "Sec-Fetch-Site", "cross-site"),
		"from another host":        decide(form, "Sec-Fetch-Site", "same-site"),
		"from an old browser":      decide(form, "Sec-Fetch-Site", "", "Origin", "http://evil.example"),
	} {
		if got != http.StatusForbidden {
			t.Errorf("%s: status %d", name, got)
		}
	}
	for _, target := range []string{"/sign-in", fmt.Sprintf("/reports/%d/propose", s.report), "/sign-out"} {
		if got, _ := s.do(t, http.MethodPost, target, url.Values{"name": {"李"}, "password": {password}}, "Sec-Fetch-Site", "cross-site"); got.StatusCode != http.StatusForbidden {
			t.Errorf("%s from another site: status %d", target, got.StatusCode)
		}
	}
	if got, _ := s.get(t, at+"?form="+form+"&action=accept"); got.StatusCode != http.StatusOK || s.stands(t) != "read:0" {
		t.Errorf("a GET: status %d, the figure is %s", got.StatusCode, s.stands(t))
	}
	if got, _ := s.get(t, "/sign-out"); got.StatusCode != http.StatusMethodNotAllowed && got.StatusCode != http.StatusNotFound {
		t.Errorf("signed out by a GET: status %d", got.StatusCode)
	}
	if _, body := s.get(t, "/proposals.json"); !json.Valid([]byte(body)) || !strings.Contains(body, "zhao@example.org") || strings.Contains(body, form) {
		t.Errorf("the queue as JSON: %.500s", body)
	}
	s.do(t, http.MethodPost, "/sign-out", url.Values{"form": {form}})
	if got := decide(form); got != http.StatusUnauthorized || len(s.cookies) != 0 {
		t.Errorf("signed out: status %d, cookies %v", got, s.cookies)
	}
}

func TestSignIn(t *testing.T) {
	s := open(t, true)
	wrong := func(name, word string) (int, string) {
		got, body := s.do(t, http.MethodPost, "/sign-in", url.Values{"name": {name}, "password": {word}, "next": {"https://evil.example"}})
		return got.StatusCode, body
	}
	_, known := wrong("李", "wrong")
	_, unknown := wrong("王", password)
	if strings.Replace(known, "李", "王", 1) != unknown || !strings.Contains(known, "姓名或口令不对") || len(s.cookies) != 0 {
		t.Error("a wrong name and a wrong password are not answered alike")
	}
	for range signInsAtOnce - 2 {
		wrong("李", "wrong")
	}
	if status, _ := wrong("李", password); status != http.StatusTooManyRequests {
		t.Errorf("after %d wrong ones: status %d", signInsAtOnce, status)
	}
	s.client = "192.0.2.2:1"
	s.signIn(t) // others go on
	s.client = "192.0.2.1:9"
	s.now = s.now.Add(signInEach)
	for range 3 {
		s.signIn(t) // those that succeed don't count
	}

	got, _ := s.do(t, http.MethodPost, "/sign-in", url.Values{"name": {"李"}, "password": {password}})
	if c := got.Cookies()[0]; !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Secure || c.Path != "/" || c.Domain != "" || len(c.Value) < 20 {
		t.Errorf("the cookie over http is %+v", c)
	}
	got, _ = s.do(t, http.MethodPost, "/sign-in", url.Values{"name": {"李"}, "password": {password}}, "X-Forwarded-Proto", "https")
	if c := got.Cookies()[0]; !c.HttpOnly || !c.Secure || !strings.HasPrefix(c.Name, "__Host-") {
		t.Errorf("the cookie over https is %+v", c)
	}
	s.now = s.now.Add(61 * time.Minute)
	if _, body := s.get(t, "/proposals"); !strings.Contains(body, `type="password"`) {
		t.Error("after an hour the session goes on")
	}
}

// One client proposes so often; others go on, and so does it after a while.
func TestOftenProposed(t *testing.T) {
	s := open(t, true)
	cells := []string{"reconsideration.total", "reconsideration.other", "reconsideration.pending", "litigation_direct.total", "litigation_direct.other", "litigation_direct.pending"}
	send := func(i int) (*http.Response, string) {
		fields := s.form(t, cells[i], "7")
		fields.Set("breaks", "7")
		return s.do(t, http.MethodPost, fmt.Sprintf("/reports/%d/propose", s.report), fields)
	}
	for i := range proposalsAtOnce {
		if got, body := send(i); got.StatusCode != http.StatusSeeOther {
			t.Fatalf("proposal %d: status %d: %.500s", i, got.StatusCode, body)
		}
	}
	got, body := send(5)
	if got.StatusCode != http.StatusTooManyRequests || !strings.Contains(body, "10 分钟") || got.Header.Get("Retry-After") != "600" {
		t.Errorf("one more: status %d, after %s: %.1000s", got.StatusCode, got.Header.Get("Retry-After"), body)
	}
	s.client = "192.0.2.9:1"
	if got, _ := send(5); got.StatusCode != http.StatusSeeOther {
		t.Errorf("another client: status %d", got.StatusCode)
	}
	s.client = "192.0.2.1:77"
	s.now = s.now.Add(proposalEach)
	if got, _ := send(5); got.StatusCode != http.StatusSeeOther {
		t.Errorf("later: status %d", got.StatusCode)
	}
}

// A figure that has changed since is shown as such, and is not corrected without a second look.
func TestChangedMeanwhile(t *testing.T) {
	s := open(t, true)
	at := s.propose(t, s.form(t, "reconsideration.total", "11"))
	s.signIn(t)
	form := s.token(t)
	storetest.MustCorrect(t, s.db, s.report, storetest.Reading(t, "reconsideration.total", "12"))
	_, body := s.get(t, "/proposals")
	if !strings.Contains(body, `type="checkbox" name="seen" value="corrected:12" required`) || !strings.Contains(body, "请重新核对") {
		t.Errorf("the queue does not tell:\n%s", body)
	}
	for name, fields := range map[string]url.Values{
		"without a look":                   {"form": {form}, "action": {"accept"}},
		"by a page from before the change": {"form": {form}, "action": {"accept"}, "seen": {"read:0"}},
	} {
		if got, _ := s.do(t, http.MethodPost, at, fields); got.StatusCode != http.StatusConflict || s.stands(t) != "corrected:12" {
			t.Errorf("%s: status %d, the figure is %s", name, got.StatusCode, s.stands(t))
		}
	}
	if got, _ := s.do(t, http.MethodPost, at, url.Values{"form": {form}, "action": {"accept"}, "seen": {"corrected:12"}}); got.StatusCode != http.StatusSeeOther || s.stands(t) != "corrected:11" {
		t.Errorf("after a look: status %d, the figure is %s", got.StatusCode, s.stands(t))
	}
	if err := store.UndoCorrection(context.Background(), s.db, s.report, storetest.CellOf("reconsideration.total"), "王"); err != nil {
		t.Fatal(err)
	}
	if _, body := s.get(t, at); !strings.Contains(body, "已被撤回或取代") {
		t.Error("the proposer is not told that the correction was taken back")
	}
	if got, _ := s.do(t, http.MethodPost, at, url.Values{"form": {form}, "action": {"accept"}}); got.StatusCode != http.StatusConflict {
		t.Errorf("accepted twice: status %d", got.StatusCode)
	}
}

// While so many forms are answered that no more are taken, pages are shown as ever.
func TestFormsDoNotKeepPagesWaiting(t *testing.T) {
	s := open(t, true)
	hold, err := s.db.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	fields := s.form(t, "reconsideration.total", "11")
	answers := make(chan int)
	for i := range maxTaking + 3 {
		go func() {
			r := httptest.NewRequest(http.MethodPost, fmt.Sprintf("/reports/%d/propose", s.report), strings.NewReader(fields.Encode()))
			r.RemoteAddr = fmt.Sprintf("198.51.100.%d:1", i)
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			w := httptest.NewRecorder()
			s.handler.ServeHTTP(w, r)
			if strings.Contains(w.Header().Get("Location"), "/sent/") {
				w.Code = http.StatusConflict // the form once more, which says why
			}
			answers <- w.Code
		}()
	}
	for range 3 { // those that find no place
		if got := <-answers; got != http.StatusServiceUnavailable {
			t.Errorf("status %d", got)
		}
	}
	if got, _ := s.get(t, "/corrections"); got.StatusCode != http.StatusOK {
		t.Errorf("a page: status %d", got.StatusCode)
	}
	hold.Rollback()
	taken := 0
	for range maxTaking {
		if got := <-answers; got == http.StatusSeeOther {
			taken++
		}
	}
	if taken != proposals.MaxOpenOfCell {
		t.Errorf("%d were taken", taken)
	}
}

// Whoever is struck out of the file decides no more.
func TestEditorStruckOut(t *testing.T) {
	s := open(t, true)
	at := s.propose(t, s.form(t, "reconsideration.total", "11"))
	s.signIn(t)
	form := s.token(t)
	if err := os.WriteFile(s.editors, []byte("# nobody\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.do(t, http.MethodPost, at, url.Values{"form": {form}, "action": {"accept"}}); got.StatusCode != http.StatusUnauthorized || s.stands(t) != "read:0" {
		t.Errorf("status %d, the figure is %s", got.StatusCode, s.stands(t))
	}
}

// Without editors there is nothing to propose with, and the list of corrections is there.
func TestReadOnly(t *testing.T) {
	s := open(t, false)
	storetest.MustCorrect(t, s.db, s.report, storetest.Reading(t, "reconsideration.total", "11"))
	for _, target := range []string{"/proposals", "/sign-in", "/proposals/x", fmt.Sprintf("/reports/%d/propose?cell=reconsideration.total", s.report)} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			if got, _ := s.do(t, method, target, nil); got.StatusCode != http.StatusNotFound {
				t.Errorf("%s %s: status %d", method, target, got.StatusCode)
			}
		}
	}
	for _, target := range []string{"/corrections", fmt.Sprintf("/reports/%d", s.report), fmt.Sprintf("/reports/%d/doubts", s.report), fmt.Sprintf("/reports/%d/pages/5?cell=reconsideration.total", s.report)} {
		got, body := s.get(t, target)
		if got.StatusCode != http.StatusOK || strings.Contains(body, "propose") || strings.Contains(body, "/proposals") || strings.Contains(body, "sign-in") {
			t.Errorf("%s: status %d, and it leads to proposals: %v", target, got.StatusCode, strings.Contains(body, "propose"))
		}
	}
	if _, body := s.get(t, "/corrections?region=浙江省"); strings.Contains(body, "行政复议") {
		t.Error("a correction of another province is listed")
	}
}

// With editors the pages of figures lead to the form, one for each figure of the report that its forms have.
func TestWaysToTheForm(t *testing.T) {
	s := open(t, true)
	for _, target := range []string{fmt.Sprintf("/reports/%d", s.report), fmt.Sprintf("/reports/%d/doubts", s.report), fmt.Sprintf("/reports/%d/pages/5?cell=reconsideration.total", s.report)} {
		if _, body := s.get(t, target); !strings.Contains(body, fmt.Sprintf("/reports/%d/propose", s.report)) {
			t.Errorf("%s does not lead to the form", target)
		}
	}
	// Each figure of a table has its own way to the form, and one that is on no page to be seen to what is known of it.
	if _, body := s.get(t, fmt.Sprintf("/reports/%d", s.report)); !strings.Contains(body, fmt.Sprintf(`<a class="fix" href="/reports/%d/propose?cell=reconsideration.total"`, s.report)) ||
		!strings.Contains(body, fmt.Sprintf(`<a href="/reports/%d?cell=reconsideration.total#made-of">0</a>`, s.report)) {
		t.Error("a figure of a table does not lead to its form")
	}
	// The file is not kept: a figure leads to the table that it is part of, and on to the form.
	_, body := s.get(t, fmt.Sprintf("/reports/%d?of=reconsideration.total", s.report))
	_, made, _ := strings.Cut(body, `id="made-of"`)
	made, _, _ = strings.Cut(made, "</aside>")
	if link := fmt.Sprintf(`/reports/%d/propose?cell=reconsideration.total`, s.report); !strings.Contains(made, link) || !strings.Contains(made, `class="absent"`) {
		t.Errorf("beside a figure whose page is not here stands %q, without %s", made, link)
	}
	_, body = s.get(t, fmt.Sprintf("/reports/%d/propose", s.report))
	for _, cell := range []string{"reconsideration.total", "applications.received/natural_person", "disclosure.permits.decisions"} {
		if !strings.Contains(body, `<option value="`+cell+`"`) {
			t.Errorf("%s is not offered", cell)
		}
	}
	total, natural := strings.Index(body, `value="applications.received/total" data-names="新收申请数`), strings.Index(body, `value="applications.received/natural_person"`)
	if total < 0 || total > natural || !strings.Contains(body, `required data-pick`) || !strings.Contains(body, `<option value="">`) {
		t.Error("the total does not come first, by all its names, or a figure is chosen before a visitor chooses one")
	}
	for _, bad := range []string{"cell=reconsideration.none", "cell=disclosure.procurement.amount", "cell=%3Cscript%3E"} {
		if got, _ := s.get(t, fmt.Sprintf("/reports/%d/propose?%s", s.report, bad)); got.StatusCode != http.StatusNotFound && got.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: status %d", bad, got.StatusCode)
		}
	}
}

// The reason is the visitor's own: the field is empty, and says what may stand in it.
func TestReasonIsEmpty(t *testing.T) {
	s := open(t, true)
	_, body := s.get(t, fmt.Sprintf("/reports/%d/propose?cell=reconsideration.total", s.report))
	if field := `<input id="reason" name="reason" value="" required maxlength="`; !strings.Contains(body, field) || !strings.Contains(body, `placeholder="如：原文第3页印的是12"`) {
		t.Errorf("the form has no empty field for the reason:\n%s", body)
	}
	fields := s.form(t, "reconsideration.total", "11")
	fields.Set("reason", "")
	answer, body := s.do(t, http.MethodPost, fmt.Sprintf("/reports/%d/propose", s.report), fields)
	if answer.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(body, "请写明理由。") {
		t.Errorf("without a reason: %d", answer.StatusCode)
	}
}

// A browser comes back to the page that it got for a form without sending the form again: it was led to that page.
func TestFormsLeadToTheirAnswers(t *testing.T) {
	s := open(t, true)
	post := func(target string, fields url.Values) *http.Response {
		r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(fields.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		return w.Result()
	}
	noReason := s.form(t, "reconsideration.total", "11")
	noReason.Del("reason")
	for target, c := range map[string]struct {
		fields url.Values
		status int
		words  string
	}{
		fmt.Sprintf("/reports/%d/propose", s.report): {noReason, http.StatusUnprocessableEntity, "请写明理由。"},
		"/en/sign-in": {url.Values{"name": {"李"}, "password": {"wrong"}}, http.StatusUnauthorized, "<h1"},
	} {
		led := post(target, c.fields)
		at := led.Header.Get("Location")
		if led.StatusCode != http.StatusSeeOther || !strings.Contains(at, "/sent/") {
			t.Fatalf("%s: status %d, leads to %q", target, led.StatusCode, at)
		}
		for range 2 { // there, and back
			if got, body := s.get(t, at); got.StatusCode != c.status || !strings.Contains(body, c.words) || got.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s: status %d, kept %q: %.200s", at, got.StatusCode, got.Header.Get("Cache-Control"), body)
			}
		}
	}
	if got, body := s.get(t, "/sent/none"); got.StatusCode != http.StatusNotFound || !strings.Contains(body, "留存一小时") {
		t.Errorf("an answer that is gone: status %d", got.StatusCode)
	}
}
