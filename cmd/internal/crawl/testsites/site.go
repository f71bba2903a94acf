package testsites

import (
	"embed"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"text/template"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/normalize/gazetteer"
)

// What is what a request was for.
type What string

// What a request can be for.
const (
	List     What = "list"     // a list of reports, or one that leads to such lists
	Document What = "document" // a report, a part of one, or the page that leads to its file
	Vain     What = "vain"     // anything else, and what is not there
	Robots   What = "robots"   // robots.txt
)

// A Hit is one request as the log of a site has it.
type Hit struct {
	Method, Address string // the address without the host
	What            What
	Status          int
}

// A Site is a web site with its truth and its log.
type Site struct {
	Name    string // of the place whose site it is, with the style
	Style   string // ID of the family that it belongs to
	Home    string // address of its home page
	Start   string // address of the first page of its column of annual reports
	Reports []*Report
	*httptest.Server

	region   gazetteer.Region
	number   int               // of the site, from 1: tells its reports from those of others
	pages    map[string]*entry // by path, or by path and query in order
	ways     []way             // in which reports are shown, in turn
	texts    []string          // of links to reports, in turn
	fileAt   func(article string, n int, extension string) string
	relative bool   // links of pages to what lies beside them
	frame    string // name of the template that stands around pages
	gbk      bool   // pages are GBK, and the header says UTF-8
	mu       sync.Mutex
	log      []Hit
	visits   int

	// Of a small site: the lines of its list, all of them where it does not show all, and what
	// stands below it.
	lines, hidden []Record
	paging        string
	before        func(answers int)   // called before each answer
	watch         func(*http.Request) // the same
}

// An entry is what stands at an address.
type entry struct {
	what  What
	serve http.HandlerFunc
}

//go:embed pages
var pageFiles embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"query": url.QueryEscape, "base64": func(parts ...string) string {
		return base64.StdEncoding.EncodeToString([]byte(strings.Join(parts, "")))
	}, "add": func(a, b int) int { return a + b }, "upto": func(n int) []int {
		var list []int
		for i := range n {
			list = append(list, i+1)
		}
		return list
	},
}).ParseFS(pageFiles, "pages/*"))

func newSite(number int, name, style, region string) *Site {
	s := &Site{Name: name, Style: style, number: number, pages: map[string]*entry{}, ways: everyWay, texts: everyText, frame: "frame"}
	r, ok := gazetteer.LookupRegion(region, 2023)
	if !ok {
		panic("there is no region " + region)
	}
	s.region = r
	s.fileAt = func(_ string, n int, extension string) string {
		return fmt.Sprintf("/uploadfile/2024/%d.%s", 1000+n, extension)
	}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	s.Home = s.URL + "/"
	s.build()
	s.at("/robots.txt", Robots, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /admin/\nDisallow: /search/\n")
	})
	return s
}

// Log returns the requests so far, in their order.
func (s *Site) Log() []Hit {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Hit(nil), s.log...)
}

// Forget empties the log.
func (s *Site) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = nil
}

// key returns how a request is looked up: its path, with its query in order.
func key(u *url.URL) string {
	if q := u.Query().Encode(); q != "" {
		return u.Path + "?" + q
	}
	return u.Path
}

// at puts something at an address: for one with a query for that alone, else for any.
func (s *Site) at(address string, what What, serve http.HandlerFunc) {
	u, err := url.Parse(address)
	if err != nil {
		panic(err)
	}
	s.pages[key(u)] = &entry{what, serve}
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

func (s *Site) serve(out http.ResponseWriter, r *http.Request) {
	w := &statusWriter{out, http.StatusOK}
	s.mu.Lock()
	e := s.pages[key(r.URL)]
	if e == nil {
		e = s.pages[r.URL.Path]
	}
	if e == nil {
		e = &entry{Vain, func(w http.ResponseWriter, r *http.Request) { s.missing(w, r) }}
	}
	s.visits++
	before, answers, watch := s.before, s.visits, s.watch
	s.mu.Unlock()
	if watch != nil {
		watch(r)
	}
	if before != nil {
		before(answers)
	}
	e.serve(w, r)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = append(s.log, Hit{r.Method, r.URL.RequestURI(), e.what, w.status})
}

func (s *Site) missing(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	fmt.Fprint(w, "<html><head><title>404</title></head><body><h1>您访问的页面不存在或已删除</h1><a href=\"/\">返回首页</a></body></html>")
}

// A view is what the templates of pages see.
type view struct {
	*Site
	Place  string // 洪泽区
	Title  string
	Column string // name of the column that a page says it is of
	Data   any
	Visits int // a counter that every page shows
}

// visitor returns the number of the visit, which is another at each.
func (s *Site) visitor() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.visits
}

// text fills a template in.
func (s *Site) text(name, title string, data any) string {
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, name, view{s, s.region.Name, title, columnOf(title, data), data, s.visitor()}); err != nil {
		panic(err)
	}
	return b.String()
}

// columnOf returns the name of the column of a page: an article is of that of annual reports, and
// other pages are columns themselves.
func columnOf(title string, data any) string {
	if _, ok := data.(showing); ok {
		return "政府信息公开年报"
	}
	return title
}

// page returns the handler of a web page: a template between those of the frame, made anew for each
// visit.
func (s *Site) page(name, title string, data any) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		s.send(w, s.text(s.frame+"-top", title, data)+s.text(name, title, data)+s.text(s.frame+"-bottom", title, nil))
	}
}

// send answers with a web page in the site's encoding.
func (s *Site) send(w http.ResponseWriter, page string) {
	w.Header().Set("Content-Type", "text/html; charset=UTF-8")
	if s.gbk {
		page = strings.Replace(page, "charset=utf-8", "charset=gb2312", 1)
		page, _ = simplifiedchinese.GBK.NewEncoder().String(page) // all of it is in GBK
	}
	fmt.Fprint(w, page)
}

// plain returns a handler that answers with a text of a media type.
func plain(mediaType, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		fmt.Fprint(w, text)
	}
}

// A Design is a site that can be started.
type Design struct {
	Name  string // the site's
	Style string // ID of its family
	build func(*Site)
	place string // code of its region
}

// Designs are all sites on which reports are published, without faults.
func Designs() []Design {
	return []Design{
		{"jpage-page", "jpage", jpageByPage, "320813"},
		{"jpage-record", "jpage", jpageByRecord, "320831"},
		{"xxgk", "xxgk", xxgk, "320724"},
		{"trs-index", "trs", trsIndex, "110118"},
		{"trs-named", "trs", trsNamed, "320583"},
		{"gkmlpt", "gkmlpt", gkmlpt, "440303"},
		{"jpaas", "jpaas", jpaas, "330108"},
		{"eportal", "eportal", eportal, "610113"},
		{"truecms", "truecms", truecms, "320614"},
		{"ewb", "ewb", ewb, "320311"},
		{"aspnet", "aspnet", aspnet, "530102"},
		{"beijing", "beijing", beijing, "110118"},
		{"plain-next", "plain", plainNext, "510182"},
		{"plain-numbers", "plain", plainNumbers, "420111"},
		{"plain-image", "plain", plainImage, "430121"},
		{"plain-select", "plain", plainSelect, "350206"},
		{"plain-last", "plain", plainLast, "370203"},
		{"plain-count", "plain", plainCount, "410122"},
		{"plain-topage", "plain", plainToPage, "450103"},
		{"plain-more", "plain", plainMore, "520103"},
		{"framed", "plain", framed, "320402"},
		{"sessions", "plain", sessions, "220102"},
		{"portal", "plain", portal, "320813"},
		{"by-year", "plain", byYear, "130102"},
		{"by-organ", "plain", byOrgan, "140105"},
		{"collected", "plain", collected, "340104"},
		{"epoint", "plain", epoint, "360102"},
		{"scripted", "plain", scripted, "620102"},
		{"moved", "plain", moved, "210102"},
	}
}

// Start starts the site, the number-th of those that a test has, on which the numbers in its reports
// depend. It is to be closed.
func (d Design) Start(number int) *Site {
	s := newSite(number, d.Name, d.Style, d.place)
	d.build(s)
	return s
}
