package testsites

import (
	"crypto/tls"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
)

// Sites with faults: a small one without any, and what can be done to it.

// Small starts a site with one list of n reports, each a page of its own, all of one year. A test
// gives it its fault.
func Small(number, n int) *Site {
	s := newSite(number, "small", "plain", "320813")
	s.ways, s.texts = []way{asPage}, everyText[:1]
	for i := range n {
		s.lines = append(s.lines, s.publish(organs[i%len(organs)], 2023-i/len(organs), fmt.Sprintf("/nb/2024/%d.html", 100+i)))
	}
	s.at("/nb/index.html", List, func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		shown := listing{append([]Record(nil), s.lines...), s.paging}
		s.mu.Unlock()
		s.page("list", "政府信息公开年报", shown)(w, r)
	})
	s.annual("/nb/index.html")
	return s
}

// Answer has an address of the site answered otherwise than it was.
func (s *Site) Answer(address string, answer http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := strings.TrimPrefix(address, s.URL)
	e := &entry{what: Vain, serve: answer}
	if known := s.pages[path]; known != nil {
		e.what = known.what
	}
	s.pages[path] = e
}

// AnswerReports has all pages of reports, from the n-th on, answered otherwise than they were.
func (s *Site) AnswerReports(n int, answer http.HandlerFunc) {
	for _, r := range s.Reports[n:] {
		for _, at := range r.At {
			s.Answer(at, answer)
		}
	}
}

// AnswerAll has all of the site but robots.txt answered otherwise than it was.
func (s *Site) AnswerAll(answer http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for path, e := range s.pages {
		if e.what != Robots {
			s.pages[path] = &entry{e.what, answer}
		}
	}
}

// Show has the list hold the reports from one to before another alone.
func (s *Site) Show(from, to int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hidden == nil {
		s.hidden = s.lines
	}
	s.lines = s.hidden[from:to]
}

// OnAnswer has done called before each answer, with how many there were.
func (s *Site) OnAnswer(done func(answers int)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.before = done
}

// OnRequest has do called with each request, before it is answered.
func (s *Site) OnRequest(do func(*http.Request)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.watch = do
}

// Corrected is a site with a report, at /z/old.pdf, and what corrects it, at /a/new.pdf, as the list
// alone tells. The second is the report that counts.
func Corrected(number int) *Site {
	s := Small(number, 0)
	s.ways, s.texts = []way{asFile}, []string{"OY年政府信息公开工作年度报告", "OY年政府信息公开工作年度报告（更正版）"}
	s.fileAt = func(article string, _ int, _ string) string { return article }
	old := s.publish("财政局", 2023, "/z/old.pdf")
	corrected := s.publish("财政局", 2023, "/a/new.pdf")
	old.Date, corrected.Date = "2024-01-20", "2024-03-11"
	s.lines = []Record{corrected, old}
	return s
}

// Undated is a site with a report that is a file shown on the page of an article, of which the list tells neither the day nor
// the year, and whose address is that of anything.
func Undated(number int) *Site {
	s := Small(number, 0)
	s.ways, s.texts = []way{"embed"}, []string{"O政府信息公开工作年度报告"}
	s.lines = []Record{s.publish("财政局", 2023, "/nb/d/czj.html")}
	s.lines[0].Date = ""
	return s
}

// Twins is a site with one report as web page, as PDF, and as Word document.
func Twins(number int) *Site {
	s := Small(number, 0)
	s.ways = []way{asTwins}
	s.lines = []Record{s.publish("财政局", 2023, "/nb/2024/100.html")}
	return s
}

// InParts is a site with a report on two pages, and the address of the second.
func InParts(number int) (s *Site, second string) {
	s = Small(number, 0)
	s.ways = []way{asPages}
	s.lines = []Record{s.publish("财政局", 2023, "/nb/2024/100.html")}
	return s, s.URL + "/nb/2024/100_1.html"
}

// Paged is a site of which the list has a second part, and the address of that.
func Paged(number int) (s *Site, second string) {
	s = Small(number, 12)
	rest := s.lines[6:]
	s.lines, s.paging = s.lines[:6], `共12条 <a href="/nb/index_1.html">下一页</a>`
	s.static("/nb/index_1.html", "list", listing{rest, `共12条 <a href="/nb/index.html">上一页</a>`})
	return s, s.URL + "/nb/index_1.html"
}

// WithCalendar is a site of which each list has a calendar, with links to all days and to the next
// month for ever.
func WithCalendar(number int) *Site {
	s := Small(number, 6)
	month := func(year, month int) string {
		first := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
		var b strings.Builder
		b.WriteString(`<table class="calendar"><tr>`)
		for day := first; day.Month() == first.Month(); day = day.AddDate(0, 0, 1) {
			fmt.Fprintf(&b, `<td><a href="/nb/index.html?date=%s">%d</a></td>`, day.Format(time.DateOnly), day.Day())
		}
		next := first.AddDate(0, 1, 0)
		fmt.Fprintf(&b, `</tr></table><a href="/nb/index.html?date=%s">下一月&gt;</a><a href="/nb/index.html?date=%s">&gt;&gt;</a>`, next.Format(time.DateOnly), next.AddDate(1, 0, 0).Format(time.DateOnly))
		return b.String()
	}
	lines := s.lines
	s.at("/nb/index.html", List, func(w http.ResponseWriter, r *http.Request) {
		shown, at := lines, time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
		if date, err := time.Parse(time.DateOnly, r.FormValue("date")); err == nil {
			shown, at = nil, date
		}
		s.page("list", "政府信息公开年报", listing{shown, month(at.Year(), int(at.Month()))})(w, r)
	})
	return s
}

// OldTLS is a site that knows no exchange of keys but that of RSA, as servers of the 2000s do.
func OldTLS(number int) *Site {
	s := Small(number, 3)
	plain := s.Server
	s.Server = httptest.NewUnstartedServer(plain.Config.Handler)
	plain.Close()
	s.TLS = &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_AES_128_GCM_SHA256, tls.TLS_RSA_WITH_AES_256_CBC_SHA}} //nolint:gosec // which is the fault
	s.StartTLS()
	s.Start = s.URL + "/nb/index.html"
	return s
}

// Captcha answers with a page of status 200 that wants to know whether a person asks.
func Captcha(w http.ResponseWriter, _ *http.Request) {
	plain("text/html; charset=utf-8", `<!DOCTYPE html><html><head><meta charset="utf-8"><title>安全验证</title></head><body><div class="box"><p>您的访问过于频繁，请完成验证后继续访问</p><div id="captcha-element"></div><form><input name="captcha" placeholder="请输入验证码"><img src="/captcha.jpg?t=1"><button>提交</button></form></div><script src="/captcha.js"></script></body></html>`)(w, nil)
}

// Guard answers with a page of status 200 that holds nothing but a script.
func Guard(w http.ResponseWriter, _ *http.Request) {
	plain("text/html", `<script src="/_guard/auto.js"></script>`)(w, nil)
}

// Wall answers as the walls do that have a status of their own: 521, 412, 405.
func Wall(status int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		switch status {
		case 521:
			w.Header().Set("Set-Cookie", "__jsluid_h=9a3f; max-age=31536000; path=/; HttpOnly")
			w.WriteHeader(status)
			fmt.Fprint(w, `<script>document.cookie=('_')+('_')+('j')+('s')+('l')+"=1706;max-age=3600;path=/";location.href=location.pathname+location.search</script>`)
		case http.StatusPreconditionFailed:
			w.WriteHeader(status)
			fmt.Fprint(w, `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta id="9DhefwqGPrzGxEp9hPaoag" content="{qqr" r="m"><script type="text/javascript" charset="iso-8859-1" src="/FtFCBrTzPHoL/4VNVyPm.294cc83.js" r="m"></script></head><body></body></html>`)
		default:
			w.WriteHeader(status)
			fmt.Fprint(w, `<!doctypehtml><html lang="zh-cn"><meta charset="utf-8"><title>405</title><div class="main"><p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p><p>您的请求ID是: 7b39fa7c17062</p></div></html>`)
		}
	}
}

// SoftMissing answers with status 200 that there is nothing.
func (s *Site) SoftMissing(w http.ResponseWriter, _ *http.Request) {
	s.page("soft-missing", "提示信息", nil)(w, nil)
}
