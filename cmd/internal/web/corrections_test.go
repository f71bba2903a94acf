package web

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"nianbao/cmd/internal/editors"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/proposals"
)

const editorsPassword = "correct horse battery"

// editing returns a server of a copy of the example whose visitors may propose corrections, and whose editor is 李.
func editing(t testing.TB) *Server {
	t.Helper()
	dir := t.TempDir()
	data, err := os.ReadFile(webtest.Example(t))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "example.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	line, err := editors.Line("李", editorsPassword)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "editors"), []byte(line+"\n"), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	register, err := editors.Open(filepath.Join(dir, "editors"))
	if err != nil {
		t.Fatal(err)
	}
	writable, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { writable.Close() })
	s, err := New(Config{Store: webtest.Open(t, path), Roots: []string{filepath.Dir(webtest.Example(t))}, Editors: register, Writable: writable,
		Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("127.0.0.1/32")}, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// send posts a form as a page of the site does, and returns what it leads to if that is the answer to it.
func send(s http.Handler, target string, fields url.Values, headers ...string) *http.Response {
	r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(fields.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "" {
			r.RemoteAddr = headers[i+1]
			continue
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return shownAt(s, w).Result()
}

// shownAt returns the answer to a form, which a browser is led to.
func shownAt(s http.Handler, w *httptest.ResponseRecorder) *httptest.ResponseRecorder {
	at := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.Contains(at, "/sent/") {
		return w
	}
	shown := httptest.NewRecorder()
	s.ServeHTTP(shown, httptest.NewRequest(http.MethodGet, at, nil))
	return shown
}

// proposed keeps a proposal for a figure of the report, and returns its token.
func proposed(t testing.TB, s *Server, report int64) string {
	t.Helper()
	p := proposals.Proposal{CellRef: annual.CellRef{Indicator: "applications.received", Applicant: "total"}, Reason: "read on page 2", Name: "赵"}
	var err error
	if p.Seen, err = proposals.CellOf(context.Background(), s.config.Store, report, p.CellRef); err != nil {
		t.Fatal(err)
	}
	token, err := proposals.Propose(context.Background(), s.config.Writable, report, p)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// What the description says of sites that have editors is so, for an editor who has signed in.
func TestInterfaceForEditors(t *testing.T) {
	s := editing(t)
	token := proposed(t, s, findReport(t, s, "drift.pdf"))
	paths := described(t)
	for page := range s.pages() {
		named := page
		if named == "/" {
			named = "/index"
		}
		if _, ok := paths[named+".json"]; !ok && page != "/sign-in" {
			t.Errorf("%s.json is not described", named)
		}
	}
	in := send(s, "/sign-in", url.Values{"name": {"李"}, "password": {editorsPassword}})
	if len(in.Cookies()) != 1 {
		t.Fatalf("signing in: status %d", in.StatusCode)
	}
	cookie := in.Cookies()[0].Name + "=" + in.Cookies()[0].Value
	asked := 0
	for path, operation := range paths {
		if !operation.isForEditors() {
			continue
		}
		asked++
		target := strings.NewReplacer("{id}", "1", "{token}", token).Replace(path)
		answer, body := webtest.Get(t, s, target, "Cookie", cookie)
		if answer.StatusCode != http.StatusOK || body == "" || answer.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: status %d, %s", target, answer.StatusCode, answer.Header.Get("Cache-Control"))
		}
		for kind := range operation.Responses["200"].Content {
			if got := answer.Header.Get("Content-Type"); !strings.HasPrefix(got, kind) {
				t.Errorf("%s is %q, described as %q", target, got, kind)
			}
		}
		if answer, _ := webtest.Get(t, s, target, "Cookie", cookie, "Accept-Encoding", "gzip"); answer.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s is compressed", target)
		}
	}
	if asked < 5 {
		t.Errorf("only %d operations for editors", asked)
	}
}

// Clients are told apart by what a known proxy says of them, and by nothing that they say themselves.
func TestClientsBehindProxies(t *testing.T) {
	s := editing(t)
	status := func(remote, forwarded string) int {
		return send(s, "/sign-in", url.Values{"name": {"李"}, "password": {"wrong"}}, "", remote, "X-Forwarded-For", forwarded).StatusCode
	}
	for range 5 {
		if got := status("10.1.1.1:80", "203.0.113.7, 192.0.2.1, 10.2.2.2"); got != http.StatusUnauthorized {
			t.Fatalf("status %d", got)
		}
	}
	for _, c := range []struct {
		name, remote, forwarded string
		want                    int
	}{
		{"the same client by another proxy", "127.0.0.1:99", "192.0.2.1", http.StatusTooManyRequests},
		{"the same, with more that it says itself", "10.1.1.1:80", "198.51.100.1, 192.0.2.1", http.StatusTooManyRequests},
		{"the same without a proxy, with what it says itself", "192.0.2.1:5", "198.51.100.2", http.StatusTooManyRequests},
		{"another client", "10.1.1.1:80", "192.0.2.2", http.StatusUnauthorized},
		{"nonsense", "10.1.1.1:80", "x", http.StatusUnauthorized},
	} {
		if got := status(c.remote, c.forwarded); got != c.want {
			t.Errorf("%s: status %d, want %d", c.name, got, c.want)
		}
	}
}

// In a browser: a reader goes from a figure to the form and proposes, an editor signs in and accepts, and the
// figure stands corrected where it is printed. Script is of no need, and each page fits a phone.
func TestCorrectionInBrowser(t *testing.T) {
	s := editing(t)
	drift := findReport(t, s, "drift.pdf")
	v := visitServer(t, s)
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	v.run(t, chromedp.EmulateViewport(360, 780))
	look := func(what string) {
		t.Helper()
		v.truth(t, what+" fits a phone", `document.documentElement.scrollWidth <= window.innerWidth + 1`)
		rules := value[int](t, v, string(axe)+`; (async () => { window.found = await axe.run(document); return found.passes.length })()`)
		faults := value[[]string](t, v, `found.violations.filter(v => ["serious", "critical"].includes(v.impact)).map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html).join(" | "))`)
		if rules < 10 {
			t.Errorf("%s: only %d rules looked at", what, rules)
		}
		for _, f := range faults {
			t.Errorf("%s: %.600s", what, f)
		}
	}
	clicks := 0
	click := func(what, then string) {
		t.Helper()
		clicks++
		v.follow(t, chromedp.Click(what), then)
	}
	v.open(t, fmt.Sprintf("/reports/%d", drift))
	click(`td[id="applications.received/total"] > a`, ".marked .value")
	click(`//a[text()="更正这个数字"]`, "#value")
	v.truth(t, "the number can be typed at once, and the page of the print is offered as a reason", `document.activeElement.id === "value" && document.querySelector("#reason").value === "" && document.querySelector("#grounds option").value.includes("第2页")`)
	v.truth(t, "the figure is seen as it is printed", `document.querySelector(".cutting svg image") !== null`)
	v.truth(t, "with the head of its column it is no higher than half a screen of a desk", `document.querySelector(".cutting svg").getBoundingClientRect().height <= 450`)
	look("the form")
	v.run(t, chromedp.SendKeys("#value", "580"))
	clicks++ // into the field of the reason
	v.run(t, chromedp.Click("#reason"), chromedp.SendKeys("#reason", "原件第2页印为580"))
	click("form.proposal button", "code.hash")
	if clicks > 4 {
		t.Errorf("from a report to a proposal it takes %d clicks", clicks)
	}
	v.truth(t, "which sums the number would break is told, and where another can be sent", `document.querySelectorAll("#breaks .sums .fails").length > 0 && document.querySelector("#breaks a").href.includes("/propose?cell=")`)
	look("the proposal")
	v.open(t, fmt.Sprintf("/reports/%d/propose?cell=reconsideration.corrected", drift))
	v.truth(t, "a figure below a high head is no higher either", `document.querySelector(".cutting svg").getBoundingClientRect().height <= 450`)
	v.open(t, fmt.Sprintf("/reports/%d/propose", drift))
	look("the choice of a figure")
	v.run(t, chromedp.SendKeys("#cell-words", "火星"), chromedp.WaitVisible(`.picker li[aria-disabled="true"]`))
	v.truth(t, "that no figure is called so is said, and none is chosen", `document.querySelector("#cell").value === "" && !document.querySelector("#cell").checkValidity()`)
	emptied := chromedp.SendKeys("#cell-words", strings.Repeat(kb.Backspace, len("新收申请")))
	v.run(t, emptied, chromedp.SendKeys("#cell-words", "新收申请"), chromedp.WaitVisible(`//ul[@class="picker"]/li[contains(., "新收")]`))
	v.truth(t, "a figure is found by what the pages call it, the total first", `document.querySelector(".picker li").textContent.includes("总计")`)
	v.run(t, emptied, chromedp.SendKeys("#cell-words", "结转 总计"), chromedp.WaitVisible(`//ul[@class="picker"]/li[contains(., "结转")]`))
	v.follow(t, chromedp.SendKeys("#cell-words", kb.ArrowDown+kb.Enter), "#value")
	v.truth(t, "a figure is found by what it is called", `document.querySelector("#figure").textContent.includes("结转")`)
	v.follow(t, chromedp.Click(`//footer//a[text()="编辑入口"]`), "#password")
	v.truth(t, "the name can be typed at once", `document.activeElement.id === "name"`)
	look("the form to sign in")
	v.run(t, chromedp.SendKeys("#name", "李"), chromedp.SendKeys("#password", editorsPassword))
	v.follow(t, chromedp.Click("form.proposal button"), "section.proposed")
	look("the queue")
	v.truth(t, "no script can read the session", `document.cookie === ""`)
	v.truth(t, "a sum that would fail is told", `document.querySelector("section.proposed .notice .fails") !== null && document.querySelector("section.proposed button.primary") === null`)
	v.follow(t, chromedp.Click("section.proposed button[name=breaks]"), `//p[@role="status" and contains(., "已采纳")]`)
	v.open(t, "/en/corrections")
	v.truth(t, "it is listed", `document.querySelector("table.plain tbody").textContent.includes("580")`)
	v.truth(t, "as a card, each cell with its head", `(e => e.scrollWidth <= e.clientWidth + 1 && getComputedStyle(e.querySelector("td[data-head]"), "::before").content.includes("As read"))(document.querySelector(".scroll"))`)
	look("the corrections")
	v.open(t, fmt.Sprintf("/reports/%d/pages/2?cell=applications.received/total", drift))
	v.truth(t, "the figure is corrected", `document.querySelector(".marked .value").textContent.includes("580")`)
	v.truth(t, "and by whom and why", `document.querySelector(".marked .facts").textContent.includes("李") && document.querySelector(".marked .facts").textContent.includes("第2页")`)
	v.open(t, fmt.Sprintf("/reports/%d/propose?cell=applications.received/total", drift))
	look("the form of an editor")
	v.run(t, chromedp.SendKeys("#value", "579"), chromedp.SendKeys("#reason", "原件第2页印为579"))
	v.follow(t, chromedp.Click("button[name=now]"), `//p[@role="status" and contains(., "更正已生效")]`)
	v.open(t, fmt.Sprintf("/reports/%d/pages/2?cell=applications.received/total", drift))
	v.truth(t, "the editor's correction stands at once", `document.querySelector(".marked .value").textContent.includes("579")`)
	v.noComplaints(t)
}
