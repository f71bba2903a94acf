package web

import (
	"context"
	"encoding/xml"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"nianbao/cmd/internal/web/webtest"
)

// A visitor is a browser that looks at a server's pages.
type visitor struct {
	ctx       context.Context
	site      string
	server    *Server
	downloads string

	mu         sync.Mutex
	complaints []string // what the browser writes to its console as an error
}

// visit starts a browser on the example database, or skips the test where there is
// none.
func visit(t *testing.T) *visitor { return visitServer(t, example(t, true)) }

func visitServer(t *testing.T, s *Server) *visitor { return visitIn(t, s, "zh-CN,zh") }

// visitIn visits a server with a browser that asks for a language.
func visitIn(t *testing.T, s *Server, language string) *visitor {
	t.Helper()
	if testing.Short() {
		t.Skip("no browser in short tests")
	}
	var program string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		t.Skip("no Chromium is installed")
	}
	v := &visitor{server: s, downloads: t.TempDir()}
	site := httptest.NewServer(v.server)
	t.Cleanup(site.Close)
	v.site = site.URL
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.Flag("accept-lang", language), chromedp.WindowSize(1280, 900))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	v.ctx = ctx
	if err := chromedp.Listen(ctx, v.hear); err != nil {
		t.Fatal(err)
	}
	_, err := chromedp.Call(ctx, log.Enable, cdp.Empty{})
	if err == nil {
		_, err = chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
			Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: v.downloads})
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// hear keeps what the browser complains of.
func (v *visitor) hear(event any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	switch e := event.(type) {
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			v.complaints = append(v.complaints, e.Entry.Text+" "+e.Entry.URL)
		}
	case *runtime.EventExceptionThrown:
		v.complaints = append(v.complaints, e.ExceptionDetails.Text)
	}
}

func (v *visitor) run(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(v.ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// value returns what an expression of JavaScript, or its promise, yields.
func value[T any](t *testing.T, v *visitor, expression string) T {
	t.Helper()
	got, err := chromedp.Run(v.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%.100s: %v", expression, err)
	}
	return got
}

// open goes to a page.
func (v *visitor) open(t *testing.T, path string) {
	t.Helper()
	v.run(t, chromedp.Navigate(v.site+path), chromedp.WaitVisible("h1"))
}

// follow leaves a page for another and waits for what the other one shows. What is
// waited for may stand on the page that is left as well, so that page is marked, and
// nothing counts until it is gone.
func (v *visitor) follow(t *testing.T, leave chromedp.Action[chromedp.Void], shows string) {
	t.Helper()
	value[string](t, v, `document.documentElement.dataset.left = "left"`)
	v.run(t, leave, chromedp.WaitReady(`html:not([data-left])`), chromedp.WaitVisible(shows))
}

// truth evaluates an expression of JavaScript that should be true.
func (v *visitor) truth(t *testing.T, what, expression string) {
	t.Helper()
	if !value[bool](t, v, expression) {
		t.Errorf("%s: not so: %s", what, expression)
	}
}

// noComplaints fails the test if the browser refused or missed something, as it
// does with what the content policy forbids.
func (v *visitor) noComplaints(t *testing.T) {
	t.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, c := range v.complaints {
		t.Errorf("the browser complains: %s", c)
	}
	v.complaints = nil
}

// waitDownload returns the content of a file once it is there whole.
func (v *visitor) waitDownload(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(v.downloads, name)
	for v.ctx.Err() == nil {
		if data, err := os.ReadFile(path); err == nil && len(data) > 0 {
			return string(data)
		}
		time.Sleep(50 * time.Millisecond)
	}
	entries, _ := os.ReadDir(v.downloads)
	t.Fatalf("no download %s, but %v", name, entries)
	return ""
}

// The journalist's way: find a district, look a figure up in print, compare it
// with others, take the table and the chart along.
func TestJournalistsWay(t *testing.T) {
	v := visit(t)
	v.open(t, "/")
	v.follow(t, chromedp.SendKeys("#find", "崂山区\r"), "#found-reports")
	v.follow(t, chromedp.Click(`//section[@aria-labelledby="found-reports"]//a[contains(., "崂山区人民政府")]`), "#findings")
	v.truth(t, "findings are shown", `document.querySelectorAll(".findings .error").length >= 3`)

	v.follow(t, chromedp.Click(`td[id="applications.received/total"] a`), ".marked")
	v.truth(t, "the figure is told", `document.querySelector(".marked .value").textContent.includes("579")`)
	v.truth(t, "it is marked", `document.querySelectorAll(".sheet:not(.crop) rect.current").length === 1`)
	v.truth(t, "on the first screen", `(() => { const mark = document.querySelector(".crop.wide rect.current").getBoundingClientRect(); return mark.top >= 0 && mark.bottom <= window.innerHeight })()`)
	width := value[int](t, v, `(async () => { const i = new Image(); i.src = document.querySelector(".sheet image").getAttribute("href"); await i.decode(); return i.naturalWidth })()`)
	if width < 500 {
		t.Errorf("the picture of the page is %d pixels wide", width)
	}

	v.open(t, "/compare")
	v.run(t, chromedp.SendKeys("#regions", "德清县、义乌市、温江区"), chromedp.SetValue("#indicator0", "applications.received"))
	v.follow(t, chromedp.Click("form.filters button"), "figure.chart .wide svg")
	v.truth(t, "the choice is in the address", `new URL(location).searchParams.get("indicator") === "applications.received"`)
	v.truth(t, "the table has the figure", `document.querySelector("table.plain").textContent.includes("2,478")`)
	v.run(t, chromedp.Click("figure.chart summary"), chromedp.Click(`//figure//a[text()="SVG"]`))
	if svg := v.waitDownload(t, "比较-新收申请数-德清县-义乌市-温江区-2022-2024-横幅.svg"); !strings.Contains(svg, "温江区") || xml.Unmarshal([]byte(svg), new(struct{})) != nil {
		t.Errorf("the chart as SVG: %.200s", svg)
	}
	v.run(t, chromedp.Click(`//figure//a[text()="PNG"]`))
	if png := v.waitDownload(t, "比较-新收申请数-德清县-义乌市-温江区-2022-2024-横幅.png"); !strings.HasPrefix(png, "\x89PNG") {
		t.Errorf("the chart as PNG: %.20q", png)
	}
	v.run(t, chromedp.Click(`//a[starts-with(text(), "CSV（中文列名") and @download]`))
	if csv := v.waitDownload(t, "比较-新收申请数-德清县-义乌市-温江区-2022-2024.csv"); !strings.Contains(csv, "德清县") {
		t.Errorf("the table as CSV: %.200s", csv)
	}
	v.follow(t, chromedp.Click(`//table//a[text()="673"]`), ".marked")
	v.truth(t, "a compared figure leads to its page", `document.querySelector(".marked .value").textContent.includes("673")`)
	v.follow(t, chromedp.Click("a.language"), ".marked")
	v.truth(t, "in English too", `document.documentElement.lang === "en" && location.pathname.startsWith("/en/")`)
	v.noComplaints(t)
}

// Further on the journalist's way: what denials are made of, what it is in the whole
// province and of how many districts, how a district does beside its like.
func TestJournalistsQuestions(t *testing.T) {
	v := visitServer(t, serving(t, webtest.Districts(t), t.TempDir(), false))
	v.open(t, "/")
	v.follow(t, chromedp.Click(`//ul[contains(@class, "cards")]//a[contains(., "构成")]`), "figure.chart .wide svg")
	v.truth(t, "the reasons of denials", `document.querySelector("h1").textContent === "不予公开的理由"`)
	v.open(t, "/")
	v.follow(t, chromedp.Click(`//ul[contains(@class, "cards")]//a[contains(., "不予公开的比例最高")]`), "figure.chart .wide svg")
	v.run(t, chromedp.SendKeys("#region", "淮安市"))
	v.follow(t, chromedp.Click("form.filters button.primary"), `//h1[text()="不予公开率：淮安市"]`)
	v.truth(t, "the answer is on the first screen", `document.querySelector("#chart-ranking").getBoundingClientRect().top < window.innerHeight / 2`)
	v.run(t, chromedp.SetValue("#indicator", "rate.granted"))
	v.follow(t, chromedp.Click("form.filters button.primary"), `//h1[contains(., "予以公开率")]`)
	v.truth(t, "the region stays where another rate is chosen", `document.querySelector("#region").value === "淮安市"`)
	v.open(t, "/compare/shares?of=reasons")
	v.follow(t, chromedp.Click(`//table[contains(@class, "parts")]//thead//a[text()="属于国家秘密"]`), `thead a[href*="denied_state_secret"][aria-current="true"]`)
	v.truth(t, "the order is in the address", `new URL(location).searchParams.get("by") === "applications.denied_state_secret"`)

	v.follow(t, chromedp.Click(`//nav[contains(@class, "ways")]//a[text()="逐级合计"]`), "figure.chart .wide svg")
	v.run(t, chromedp.SendKeys("#region", "江苏省"))
	v.follow(t, chromedp.Click("form.filters button"), "tr.whole")
	v.truth(t, "each sum says what it is of", `[...document.querySelectorAll("tr.whole td")].every(c => /\d+\/\d+个地区/.test(c.textContent))`)
	v.run(t, chromedp.Click(`//a[starts-with(text(), "XLSX（")]`))
	if book := v.waitDownload(t, "合计-新收申请数-江苏省-区县-2022-2023.xlsx"); !strings.HasPrefix(book, "PK") {
		t.Errorf("the sums as a workbook: %.20q", book)
	}

	v.open(t, "/regions/320813")
	v.follow(t, chromedp.Click(`//section[@aria-labelledby="peers"]//a[contains(@href, "kind=volume")]`), "tr.own")
	v.truth(t, "the district stands out", `document.querySelectorAll("tr.own").length === 1 && document.querySelector("tr.own").textContent.includes("洪泽区")`)
	v.follow(t, chromedp.Click(`//main//a[text()="比较这些地区的历年数字"]`), "figure.chart .wide svg")
	v.truth(t, "its peers are compared over the years", `document.querySelectorAll("table.plain tbody tr").length > 1`)
	v.follow(t, chromedp.Click(`//nav[contains(@class, "ways")]//a[text()="两年变化"]`), "#table")
	v.truth(t, "changes are told", `[...document.querySelectorAll("table.plain tbody td")].some(c => c.textContent === "+13")`)
	v.noComplaints(t)
}

// Two documents in the browser, compared without a trace in the database.
func TestUploadInBrowser(t *testing.T) {
	v := visit(t)
	v.open(t, "/upload")
	var files []string
	for _, name := range []string{"drift.pdf", "form2021-libreoffice.pdf"} {
		files = append(files, webtest.Fixture(t, name))
	}
	v.run(t, chromedp.SetUploadFiles("#file", files))
	v.follow(t, chromedp.Click("form.filters button"), "#cells")
	v.truth(t, "cells differ", `document.querySelectorAll("section[aria-labelledby=cells] tbody tr").length > 50`)
	v.truth(t, "figures of the text changed", `document.querySelector("#changed-figures") !== null`)
	v.open(t, "/upload")
	v.run(t, chromedp.SetUploadFiles("#file", files[:1]))
	v.follow(t, chromedp.Click("form.filters button"), "table.printed")
	v.truth(t, "the numbers beside figures lead to the findings", `(l => l.length > 0 && l.every(a => document.querySelector(a.getAttribute("href")) !== null))([...document.querySelectorAll(".printed sup a")])`)
	v.truth(t, "they are in brackets, and no exponents", `getComputedStyle(document.querySelector(".printed sup a"), "::before").content === '"["'`)
	v.noComplaints(t)
}

// seen lists a page of each kind.
func seen(t *testing.T, s *Server) []string {
	drift := findReport(t, s, "drift.pdf")
	return []string{"/", "/indicators", "/indicators/applications.received?year=2021", "/compare?regions=德清县、义乌市&indicator=applications.received",
		"/compare/changes?from=2021&to=2022", "/compare/sums?region=浙江省", "/compare/shares?of=reasons", "/en/compare/shares", "/compare/peers", "/compare", "/en/compare", "/en/quality", "/en/corrections",
		"/compare/peers?region=德清县&kind=volume&indicator=applications.denied&per=applications.handled", "/regions/330521", "/reports",
		"/regions/320000", fmt.Sprintf("/reports/%d", drift), fmt.Sprintf("/reports/%d/pages/2?cell=applications.received/total", drift),
		fmt.Sprintf("/prose?a=%d&b=德清县2022", drift), fmt.Sprintf("/prose?a=%d&b=德清县2022&copied=1", drift), "/prose/copies", "/prose/reuse", "/fees", "/quality/reports", "/quality", "/quality/row-missing", "/codebook", "/search?q=广陵区", "/upload", "/nothing",
		"/corrections", "/about", "/method", "/downloads", "/coverage", "/identity-changes", "/tables?q=申请", "/organs/330521:人民政府", "/en/regions/330521", "/en/indicators/applications.received",
		fmt.Sprintf("/reports/%d/doubts", drift), fmt.Sprintf("/reports/%d/renditions", drift), fmt.Sprintf("/reports/%d/tables", drift), "/embed/compare?regions=德清县&indicator=applications.received"}
}

// No page has a fault that axe-core calls more than minor, in light or dark.
func TestAccessibility(t *testing.T) {
	v := visit(t)
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, scheme := range []string{"light", "dark"} {
		if _, err := chromedp.Call(v.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}); err != nil {
			t.Fatal(err)
		}
		for _, path := range seen(t, v.server) {
			v.run(t, chromedp.Navigate(v.site+path), chromedp.WaitVisible("body"))
			rules := value[int](t, v, string(axe)+`; (async () => { window.found = await axe.run(document); return found.passes.length })()`)
			faults := value[[]string](t, v, `found.violations.filter(v => v.impact !== "minor").map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html).join(" | "))`)
			if rules < 10 {
				t.Errorf("%s in %s: only %d rules looked at", path, scheme, rules)
			}
			for _, f := range faults {
				if strings.HasPrefix(path, "/embed/") && strings.HasPrefix(f, "page-has-heading-one:") {
					continue // it is a part of another page, which has one
				}
				t.Errorf("%s in %s: %.600s", path, scheme, f)
			}
		}
	}
}

// On a phone no page is wider than the screen, and the first press of the
// tabulator leads past the navigation.
func TestPhoneAndKeyboard(t *testing.T) {
	v := visit(t)
	v.run(t, chromedp.EmulateViewport(360, 780))
	for _, path := range seen(t, v.server) {
		v.run(t, chromedp.Navigate(v.site+path), chromedp.WaitVisible("body"))
		v.truth(t, path+" fits a phone", `document.documentElement.scrollWidth <= window.innerWidth + 1`)
		v.truth(t, path+" has no words written downwards, but for those that the form prints so", `[...document.querySelectorAll("a, th, td, li, p, summary")].every(e => {
			const box = e.getBoundingClientRect(), size = parseFloat(getComputedStyle(e).fontSize);
			return e.children.length > 0 || e.matches("th.label") || e.textContent.trim().length < 3 || box.width > 2 * size || box.height < 3 * size })`)
		v.truth(t, path+" has its charts whole", `[...document.querySelectorAll("figure.chart")].every(f => { const s = f.querySelector(".drawn.small svg");
			return s !== null && s.getBoundingClientRect().right <= f.getBoundingClientRect().right && s.getBoundingClientRect().bottom <= f.getBoundingClientRect().bottom })`)
	}
	formShows := `document.querySelector("form.filters").checkVisibility({contentVisibilityAuto: true, checkVisibilityCSS: true})`
	v.open(t, "/compare/sums?region=浙江省")
	v.truth(t, "the choice is folded, so that the chart is on the first screen", `!`+formShows+` && document.querySelector("figure.chart").getBoundingClientRect().top < window.innerHeight`)
	v.run(t, chromedp.Click("details.choice > summary"))
	v.truth(t, "it unfolds", formShows)
	v.open(t, "/compare")
	v.truth(t, "where nothing is chosen yet an example is on the first screen", `!`+formShows+` && document.querySelector(".example").getBoundingClientRect().top < window.innerHeight && document.querySelector("figure.chart") !== null`)
	folds := `[...document.querySelectorAll("details.folded")]`
	for _, path := range []string{"/indicators", "/codebook", findFigurePage(t, v.server)} {
		v.open(t, path)
		v.truth(t, path+" has its lists folded, with counts", folds+`.length > 2 && `+folds+`.every(d => (!d.open || d.querySelector(".current")) && /[0-9]/.test(d.querySelector("summary").textContent))`)
	}
	v.open(t, "/codebook#litigation_direct.upheld")
	v.truth(t, "a link into what is folded opens it", `document.getElementById("litigation_direct.upheld").closest("details").open`)
	v.run(t, chromedp.EmulateViewport(1280, 900))
	v.open(t, "/codebook")
	v.truth(t, "on a desk nothing is folded", `document.getElementById("litigation_direct.upheld").checkVisibility({contentVisibilityAuto: true})`)
	v.open(t, "/compare/sums?region=浙江省")
	v.truth(t, "on a desk it is always there", formShows)
	for _, path := range []string{"/quality/reports", "/reports", "/fees?charged=0"} {
		v.open(t, path)
		v.truth(t, path+" breaks no name of a region", `[...document.querySelectorAll("td.desk a")].every(a => a.getClientRects().length === 1)`)
	}
	v.open(t, "/")
	v.run(t, chromedp.KeyEvent("\t"))
	v.truth(t, "the first stop is the link past the navigation", `document.activeElement.className === "skip"`)
	v.run(t, chromedp.KeyEvent("\r"))
	v.truth(t, "it leads to the content", `document.activeElement.id === "main"`)
}

// findFigurePage returns the page of a figure of a report with many.
func findFigurePage(t *testing.T, s *Server) string {
	return fmt.Sprintf("/reports/%d/pages/2?cell=applications.received/total", findReport(t, s, "drift.pdf"))
}

// A page without charts comes to less than 150 kB with all that it needs.
func TestWeightOfPages(t *testing.T) {
	v := visit(t)
	const most = 150_000
	for _, path := range []string{"/", "/reports", "/regions/330521", "/indicators", "/search?q=广陵区", "/quality", "/about"} {
		v.run(t, chromedp.Navigate(v.site+path), chromedp.WaitVisible("h1"))
		weight := value[int](t, v, `[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce((sum, e) => sum + e.encodedBodySize, 0)`)
		if weight == 0 || weight > most {
			t.Errorf("%s: %d bytes, at most %d wanted", path, weight, most)
		}
	}
}

// A chart with its source is had from the front page in four clicks on a phone: the question, the choice unfolded, a region, and the
// picture in the shape of the screen, which is offered without unfolding anything.
func TestChartInFourClicks(t *testing.T) {
	v := visit(t)
	v.run(t, chromedp.EmulateViewport(390, 844))
	v.open(t, "/")
	v.follow(t, chromedp.Click(`main a[href^="/indicators/applications.denied"]`), "#chart-ranking .small svg")
	v.run(t, chromedp.Click("details.choice > summary"), chromedp.SetValue("#region", "浙江省"))
	v.follow(t, chromedp.Click("details.choice button.primary, .filters button"),
		`#chart-ranking .picture a.small[href*="%E6%B5%99%E6%B1%9F%E7%9C%81"][href*="shape=phone"][href*=".png"]`)
	v.truth(t, "the other shape is not offered there", `getComputedStyle(document.querySelector("#chart-ranking .picture a.wide")).display === "none"`)
	v.noComplaints(t)
}
