package web

import (
	"context"
	"encoding/xml"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/extract"
)

// charted are pages with the charts that each has.
var charted = map[string][]string{
	"/indicators/applications.received?year=2022":                               {"ranking", "map", "distribution", "years"},
	"/compare?regions=洪泽区、淮安区&indicator=applications.received":                  {"applications.received"},
	"/compare?regions=淮安市&children=1&indicator=applications.received&from=2022": {"applications.received"},
	"/compare/changes?from=2022&to=2023":                                        {"changes"},
	"/compare/sums?region=江苏省":                                                  {"sums"},
	"/compare/shares?of=reasons&year=2022":                                      {"regions", "together"},
	"/compare/peers?region=洪泽区&year=2022":                                       {"peers"},
}

// asFile returns the address of a chart of a page as a file, or with the prefix of frames.
func asFile(target, prefix, ending, chart string) string {
	path, query, _ := strings.Cut(target, "?")
	return prefix + path + ending + "?" + query + "&chart=" + chart
}

func wellFormed(text string) error { return xml.Unmarshal([]byte(text), new(struct{})) }

// Each chart is on its page without a script, and is had as a file and for frames.
func TestCharts(t *testing.T) {
	s := serving(t, webtest.Districts(t), t.TempDir(), false)
	for target, charts := range charted {
		_, page := webtest.Get(t, s, target)
		if scripts := strings.Count(page, "<script"); scripts != strings.Count(page, `<script src="/static/picker.js`) {
			t.Errorf("%s has %d scripts, which are not all for its fields", target, scripts)
		}
		for _, chart := range charts {
			if !strings.Contains(page, `id="chart-`+chart+`"`) {
				t.Errorf("%s has no chart %s", target, chart)
			}
			for ending, kind := range map[string]string{".svg": "image/svg+xml", ".png": "image/png", ".pdf": "application/pdf"} {
				answer, body := webtest.Get(t, s, asFile(target, "", ending, chart))
				if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != kind {
					t.Errorf("%s as %s: %d %s %.100s", chart, ending, answer.StatusCode, answer.Header.Get("Content-Type"), body)
				}
				if answer.Header.Get("X-Frame-Options") != "DENY" {
					t.Errorf("%s as %s may be framed", chart, ending)
				}
				if ending == ".svg" && wellFormed(body) != nil {
					t.Errorf("%s: %v", chart, wellFormed(body))
				}
			}
			answer, body := webtest.Get(t, s, asFile(target, "/embed", "", chart))
			policy := answer.Header.Get("Content-Security-Policy")
			if answer.StatusCode != http.StatusOK || answer.Header.Get("X-Frame-Options") != "" || !strings.Contains(policy, "frame-ancestors *") || !strings.Contains(policy, "default-src 'none'") {
				t.Errorf("%s for frames: %d, policy %s", chart, answer.StatusCode, policy)
			}
			if !strings.Contains(body, "<svg") || strings.Contains(body, "<script") || !strings.Contains(body, `href="http://`) {
				t.Errorf("%s for frames: %.300s", chart, body)
			}
		}
		for _, drawn := range regexp.MustCompile(`(?s)<svg.*?</svg>`).FindAllString(page, -1) {
			if err := wellFormed(drawn); err != nil {
				t.Errorf("%s: %v", target, err)
			}
		}
	}
}

// No page but those of charts may stand in a frame, and nothing else is there.
func TestFramesAreForChartsAlone(t *testing.T) {
	s := serving(t, webtest.Districts(t), t.TempDir(), false)
	for _, target := range []string{"/", "/indicators/applications.received", "/embed", "/embed/", "/embed/reports", "/embed/indicators", "/embed/compare", "/embed/indicators/nothing",
		"/embed/compare/shares?chart=nothing", "/embed/embed/compare/sums", "/en/embed/reports/1", "/indicators.svg", "/reports/1.png", "/compare.pdf", "/compare/sums.svg?shape=round"} {
		answer, body := webtest.Get(t, s, target)
		if answer.Header.Get("X-Frame-Options") != "DENY" || !strings.Contains(answer.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
			t.Errorf("%s may be framed", target)
		}
		if strings.Contains(target, "embed") || strings.Contains(target, ".") && !strings.Contains(target, "received") {
			if answer.StatusCode != http.StatusNotFound && answer.StatusCode != http.StatusBadRequest {
				t.Errorf("%s: status %d, %.100s", target, answer.StatusCode, body)
			}
		}
	}
}

// A file is understood without its page: it says what, where, when, of how many and by whom,
// and each figure leads to where it is printed.
func TestChartSaysWhatItIs(t *testing.T) {
	s := serving(t, webtest.Districts(t), t.TempDir(), false)
	const target = "/indicators/applications.received.pdf?region=淮安市&year=2022&chart=ranking"
	_, body := webtest.Get(t, s, target)
	document, err := extract.Read(context.Background(), "chart.pdf", []byte(body), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, glyph := range document.Pages[0].Glyphs {
		text += strings.TrimSpace(glyph.Text)
	}
	for _, want := range []string{"淮安区2022年新收申请数为60件，在淮安市有数据的4个区县（共7个）中最高", "（单位：件）；淮安市区县",
		"来源：各机关政府信息公开工作年度报告，7个区县中4个有数据", "http://localhost/indicators/applications.received?", "空心：存疑"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	_, drawn := webtest.Get(t, s, strings.Replace(target, ".pdf", ".svg", 1))
	if !regexp.MustCompile(`<a href="http://localhost/reports/\d+/figure\?cell=applications.received%2Ftotal"`).MatchString(drawn) {
		t.Errorf("no link to a printed figure in %.600s", drawn)
	}
}

// The headline can be another one: of the chart that is named, on the page and in its files.
func TestHeadlineInTheAddress(t *testing.T) {
	s := serving(t, webtest.Districts(t), t.TempDir(), false)
	const typed = "&chart=ranking&headline=淮安区<最多>"
	_, page := webtest.Get(t, s, "/indicators/applications.received?year=2022"+typed)
	if n := strings.Count(page, ">淮安区&lt;最多&gt;<"); n != 2 { // for wide and narrow pages
		t.Errorf("the headline stands %d times in the page, want 2", n)
	}
	if n := strings.Count(page, `<details class="no-print" open>`); n != 1 {
		t.Errorf("below %d charts the form for the headline is open, want that of the one that has it", n)
	}
	if _, page := webtest.Get(t, s, "/indicators/applications.received?year=2022"); strings.Contains(page, `<details class="no-print" open>`) {
		t.Error("the form for the headline is open where nobody used it")
	}
	if !strings.Contains(page, "headline=%E6%B7%AE") {
		t.Error("the files of the chart lose its headline")
	}
	for _, target := range []string{"/indicators/applications.received.svg?year=2022", "/embed/indicators/applications.received?year=2022"} {
		if _, body := webtest.Get(t, s, target+typed); !strings.Contains(body, "淮安区&lt;最多&gt;") || strings.Contains(body, "淮安区<最多>") {
			t.Errorf("%s: %.400s", target, body)
		}
	}
	if _, body := webtest.Get(t, s, "/indicators/applications.received.svg?year=2022&chart=years&headline="); strings.Contains(body, "最多") {
		t.Error("an empty headline is one")
	}
}
