package web

import (
	"encoding/csv"
	"fmt"
	"html"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

// Each page that lists reports says how many of these are invented, and which, as do its files.
func TestListsTellOfInventedReports(t *testing.T) {
	const notice = "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）"
	const passage = "严格按照《中华人民共和国政府信息公开条例》要求，坚持以公开为常态、不公开为例外，依法及时准确公开政府信息%d条，进一步健全工作机制，完善公开平台，加强监督保障，切实保障人民群众的知情权、参与权、表达权和监督权。"
	path := filepath.Join(t.TempDir(), "a.db")
	db := storetest.OpenAt(t, path)
	for i, code := range []string{"320813", "320813", "320803", "320803"} {
		report := storetest.Plain(t, code, "", 2022+i%2)
		report.Findings = []annual.Finding{{Code: "applications-row", Severity: annual.Error, Message: "总计 = 其余六列之和 (一、本年新收政府信息公开申请数量): 805 ≠ 673 + 133 = 806", Left: "805", Right: "806"}}
		text := fmt.Sprintf(passage, 10+i)
		if code == "320803" {
			text = notice + "\n" + text
		}
		report.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: text}}
		storetest.MustImport(t, db, storetest.FileOf(fmt.Sprint(i, ".pdf"), fmt.Sprint(i)), report)
	}
	s := serving(t, webtest.Open(t, path), filepath.Dir(path), false)
	for path, some := range map[string]string{
		"/quality/reports%s?examples=1": "4份报告中，2份",
		"/quality/applications-row%s":   "4份报告中，2份",
		"/prose/reuse%s?examples=1":     "2份报告中，1份",
		"/prose/copies%s?examples=1":    "4份报告中，2份",
		"/reports%s":                    "4份报告中，2份",
		"/search%s?q=知情权":               "4份报告中，2份",
		"/prose%s?a=洪泽区2023&b=淮安区2023":  "2份报告中，1份",
		"/regions/320803%s":             "2份报告都是合成样例",
	} {
		_, body := webtest.Get(t, s, fmt.Sprintf(path, ""))
		if !strings.Contains(body, "本页列出的"+some) || !strings.Contains(body, `title="合成样例，数字系虚构">※`) {
			t.Errorf("%s does not say %q", path, some)
		}
		if _, told := webtest.Get(t, s, fmt.Sprintf(path, ".json")); !strings.Contains(told, `"invented": true`) {
			t.Errorf("%s as JSON does not tell", path)
		}
		if strings.HasPrefix(path, "/prose%s") {
			continue // its table is of words that changed
		}
		if _, table := webtest.Get(t, s, fmt.Sprintf(path, ".csv")); !tellsOfInvented(t, table) {
			t.Errorf("%s as CSV does not tell:\n%s", path, table)
		}
	}
	// What ranks reports leaves them out beside real ones, says so with their number, and counts them if asked.
	for path, left := range map[string]string{"/quality/reports%s": `"total": 2`, "/prose/reuse%s": `"total": 1`, "/prose/copies%s": `"total": 1`} {
		_, body := webtest.Get(t, s, fmt.Sprintf(path, ""))
		if !strings.Contains(body, "本站另有2份合成样例报告") || strings.Contains(body, "※") || !strings.Contains(body, `<a href="?examples=1">`) {
			t.Errorf("%s does not say that it leaves out two", path)
		}
		if _, told := webtest.Get(t, s, fmt.Sprintf(path, ".json")); !strings.Contains(told, left) || !strings.Contains(told, `"invented_left_out": true`) {
			t.Errorf("%s as JSON has not %s: %s", path, left, told)
		}
	}
	for report, invented := range map[int]bool{1: false, 3: true} {
		_, body := webtest.Get(t, s, fmt.Sprintf("/reports/%d", report))
		if strings.Contains(body, `role="note">这份报告是合成样例，内容和数字系虚构`) != invented {
			t.Errorf("report %d does not tell at its head whether it is invented", report)
		}
	}
	if _, body := webtest.Get(t, s, "/about"); !strings.Contains(body, "本站共有4份报告，其中2份是合成样例") {
		t.Error("the page about the site does not count them as the front page does")
	}
	if _, body := webtest.Get(t, s, "/quality"); !strings.Contains(body, "本站4份报告（含旧版本和同一报告的其他文件）中，2份是合成样例") {
		t.Error("the overview of findings does not tell")
	}
	if _, body := webtest.Get(t, s, "/en/reports?region=320813"); strings.Contains(html.UnescapeString(body), "※") {
		t.Error("a list without an invented report tells of some")
	}
}

// tellsOfInvented reports whether a CSV file marks a row as invented.
func tellsOfInvented(t *testing.T, table string) bool {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%v: %s", err, table)
	}
	at := slices.Index(rows[0], "invented")
	return at >= 0 && slices.ContainsFunc(rows[1:], func(row []string) bool { return row[at] == "true" })
}
