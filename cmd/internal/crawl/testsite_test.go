package crawl

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/stillclock"
	"nianbao/normalize/gazetteer"
)

// newTestClock shows the morning on which crawls of tests begin.
func newTestClock() *stillclock.Clock {
	return stillclock.At(time.Date(2026, 2, 1, 3, 0, 0, 0, time.UTC))
}

// An entry of a site is what an address gives: handlers for the first requests,
// of which the last is for all further ones too.
type entry struct {
	link     string // its text on the list page
	onclick  bool   // the link is in a script
	handlers []http.HandlerFunc
	// want is what a crawl makes of it: "report", "unread KIND" of what was had and
	// could not be imported, "failed KIND" of what could not be had, or "nothing".
	want string
	at   string // where the document is, if not here
}

// A hit is one request as the site's log has it.
type hit struct {
	path      string
	at        time.Time
	status    int
	condition bool // the request was conditional
	agent     string
}

// A testSite is a government's site with reports, faults, and a log.
type testSite struct {
	*httptest.Server
	clock   fetch.Clock
	perPage int
	pages   int
	paths   []string // of the reports, in the order of the list
	entries map[string]*entry

	mu       sync.Mutex
	log      []hit
	served   map[string]int // requests by path
	inFlight int
	most     int    // requests at the same time
	after    func() // called after each answer
}

func newTestSite(t *testing.T, clock fetch.Clock, pages, perPage int) *testSite {
	s := &testSite{clock: clock, pages: pages, perPage: perPage, entries: map[string]*entry{}, served: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

// add adds a report to the list.
func (s *testSite) add(path, link, want string, handlers ...http.HandlerFunc) *entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.paths = append(s.paths, path)
	s.entries[path] = &entry{link: link, want: want, handlers: handlers, at: path}
	return s.entries[path]
}

// hide adds what no list links to.
func (s *testSite) hide(path string, handlers ...http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entries[path] = &entry{handlers: handlers}
}

// afterEach has do called after each answer; nil for nothing.
func (s *testSite) afterEach(do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.after = do
}

// A statusWriter notes the status.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (s *testSite) serve(out http.ResponseWriter, r *http.Request) {
	w := &statusWriter{out, 200}
	s.mu.Lock()
	number := len(s.log)
	s.log = append(s.log, hit{path: r.URL.RequestURI(), at: s.clock.Now(), agent: r.UserAgent(),
		condition: r.Header.Get("If-None-Match")+r.Header.Get("If-Modified-Since") != ""})
	n := s.served[r.URL.Path]
	s.served[r.URL.Path]++
	// Some faults end for the server later than for the client.
	if !strings.HasPrefix(r.URL.Path, "/f/") {
		s.inFlight++
		s.most = max(s.most, s.inFlight)
	}
	e := s.entries[r.URL.Path]
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		if !strings.HasPrefix(r.URL.Path, "/f/") {
			s.inFlight--
		}
		s.log[number].status = w.status
		after := s.after
		s.mu.Unlock()
		if after != nil {
			after()
		}
	}()
	switch {
	case e != nil:
		e.handlers[min(n, len(e.handlers)-1)](w, r)
	case r.URL.Path == "/robots.txt":
		fmt.Fprint(w, "\uFEFFUser-agent: *\nDisallow: /\n\nUser-agent: nianbao\nDisallow: /secret/\nCrawl-delay: 3\n")
	case strings.HasPrefix(r.URL.Path, "/nb/"):
		s.serveList(w, r)
	case r.URL.Path == "/":
		fmt.Fprint(w, `<html><a href="/">首页</a> <a href="/nb/index.html" title="政府信息公开年报">政府信息…</a> <a href="/news/">新闻</a> <a href="/login">登录</a></html>`)
	default:
		http.NotFound(w, r)
	}
}

// serveList serves a part of the list. The first names the others by a script,
// the second and others by links; all lead back to the first.
func (s *testSite) serveList(w http.ResponseWriter, r *http.Request) {
	page := 0
	if r.URL.Path != "/nb/index.html" {
		fmt.Sscanf(r.URL.Path, "/nb/index_%d.html", &page)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	b.WriteString("<html><meta charset=utf-8><body><a href='/'>首页</a><ul>\n")
	for _, path := range s.paths[min(page*s.perPage, len(s.paths)):min((page+1)*s.perPage, len(s.paths))] {
		e := s.entries[path]
		if e.onclick {
			fmt.Fprintf(&b, `<li><a href="javascript:void(0)" onclick="window.open('%s')">%s</a>`+"\n", path, e.link)
			continue
		}
		address := path
		if !strings.HasPrefix(path, "http") {
			address = ".." + path
		}
		fmt.Fprintf(&b, `<li><a href="%s">%s</a><span>2026-01-20</span>`+"\n", address, e.link)
	}
	b.WriteString("</ul><a href='/nb/index.html'>首页</a>")
	if page == 0 {
		fmt.Fprintf(&b, `<script>createPageHTML(%d, 0, "index", "html");</script>`, s.pages/2)
	} else if page+1 < s.pages {
		fmt.Fprintf(&b, "<a href='index_%d.html#top'>下一页</a> <a href='/nb/index_%d.html'>%d</a>", page+1, page, page+1)
	}
	page1 := b.String() + "</body></html>"
	tagged("text/html", []byte(page1))(w, r)
}

// The ways in which an address answers.

// tagged serves a body with an ETag that it honours.
func tagged(mediaType string, body []byte) http.HandlerFunc {
	tag := fmt.Sprintf(`"%d-%x"`, len(body), body[len(body)/2:min(len(body), len(body)/2+8)])
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", mediaType)
		_, _ = w.Write(body) // the client may be gone
	}
}

func plain(mediaType string, body []byte, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		_, _ = w.Write(body)
	}
}

func status(code int, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(code)
	}
}

// busyFor asks to be left alone until a date.
func busyFor(clock fetch.Clock, d time.Duration) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", clock.Now().Add(d).UTC().Format(http.TimeFormat))
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}

func hijacked(do func(*net.TCPConn)) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		do(c.(*net.TCPConn))
		c.Close()
	}
}

// reset breaks the connection.
func reset() http.HandlerFunc {
	return hijacked(func(c *net.TCPConn) { _ = c.SetLinger(0) })
}

// cut ends a body before its end: with a length that is not kept, or without a
// length, so that only the document can tell.
func cut(body []byte, withLength bool) http.HandlerFunc {
	return hijacked(func(c *net.TCPConn) {
		head := "HTTP/1.0 200 OK\r\nContent-Type: application/pdf\r\n"
		if withLength {
			head += fmt.Sprintf("Content-Length: %d\r\n", len(body))
		}
		_, _ = c.Write(append([]byte(head+"\r\n"), body[:len(body)*2/3]...))
	})
}

// silent does not answer, drip never ends, until the client has gone.
func silent(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

func drip(w http.ResponseWriter, r *http.Request) {
	for r.Context().Err() == nil {
		_, _ = w.Write([]byte("%"))
		_ = http.NewResponseController(w).Flush()
		time.Sleep(10 * time.Millisecond)
	}
}

// huge announces 5 GB, endless just sends.
func huge(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "5368709120")
	_, _ = w.Write([]byte("%PDF-1.7"))
}

func endless(w http.ResponseWriter, r *http.Request) {
	block := bytes.Repeat([]byte("0"), 64<<10)
	for r.Context().Err() == nil {
		if _, err := w.Write(block); err != nil {
			return
		}
	}
}

// inflating sends without end what is a thousand times as much when it is unpacked.
func inflating(w http.ResponseWriter, r *http.Request) {
	var member bytes.Buffer
	z := gzip.NewWriter(&member)
	_, _ = z.Write(make([]byte, 1<<20))
	_ = z.Close()
	w.Header().Set("Content-Encoding", "gzip")
	for r.Context().Err() == nil {
		if _, err := w.Write(member.Bytes()); err != nil {
			return
		}
	}
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// bombPDF is a PDF of which a content stream of some fifty kilobytes is
// 47 MB long.
func bombPDF() []byte {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	block := bytes.Repeat([]byte("0 0 m "), 1<<18)
	for range 30 {
		_, _ = w.Write(block) // a buffer takes all
	}
	w.Close()
	var b bytes.Buffer
	var at []int
	object := func(text string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), text)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
	object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R>>")
	object(fmt.Sprintf("<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream", z.Len(), z.String()))
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// districts are those of which the site has reports.
var districts = sync.OnceValue(func() []gazetteer.Region {
	return slices.DeleteFunc(slices.Clone(gazetteer.Regions()), func(r gazetteer.Region) bool {
		return r.ValidTo != 0 || strings.HasSuffix(r.Code, "00") || !strings.HasSuffix(r.Name, "区")
	})
})

// organOf returns the name of a district's government.
func organOf(district int) string {
	return gazetteer.FullName(districts()[district], 2023) + "人民政府"
}

// reportPage is a small report as a web page: the number of applications received
// by a district's government in 2023.
func reportPage(district, received int) string {
	return fmt.Sprintf(`<html><meta charset=utf-8><body><h1>%s2023年政府信息公开工作年度报告</h1>
<p>三、收到和处理政府信息公开申请情况</p><table>
<tr><td rowspan=3>（本列数据的勾稽关系）<td rowspan=3>自然人<td colspan=5>法人或其他组织<td rowspan=3>总计
<tr><td rowspan=2>商业企业<td rowspan=2>科研机构<td rowspan=2>社会公益组织<td rowspan=2>法律服务机构<td rowspan=2>其他<tr>
<tr><td>一、本年新收政府信息公开申请数量<td>%d<td>0<td>0<td>0<td>0<td>0<td>%[2]d
<tr><td>二、上年结转政府信息公开申请数量<td>0<td>0<td>0<td>0<td>0<td>0<td>0
<tr><td>四、结转下年度继续办理<td>0<td>0<td>0<td>0<td>0<td>0<td>0
</table></body></html>`, organOf(district), received)
}

func gbk(text string) []byte {
	data, err := simplifiedchinese.GBK.NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return []byte(data)
}
