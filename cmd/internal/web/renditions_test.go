package web

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/storetest"
)

// A report says which file stands, what another file of the publication confirms and where the
// two differ, with both figures and both places; and so does the page of that other file.
func TestRenditions(t *testing.T) {
	db := storetest.OpenNew(t)
	pdf, page := storetest.Hongze(t), storetest.Hongze(t)
	page.Published = "2024-01-22"
	cell := storetest.Find(t, page.Observations, "applications.received", "natural_person")
	cell.Value, cell.Raw, cell.Place.Page, cell.Place.Line = storetest.Decimal(t, "12"), "12", 1, 314
	storetest.MustImport(t, db, storetest.FileOf("in/report.pdf", "pdf"), pdf)
	web := storetest.FileOf("in/report.html", "page")
	web.MediaType = "text/html"
	storetest.MustImport(t, db, web, page)
	s := serving(t, db, filepath.Dir(storetest.PathOf(t, db)), false)
	for path, want := range map[string][]string{
		"/reports/1":                    {"2 个文件", "1 处不同", "同一报告的另一文件为12（report.html，第1页），本文件为21（第4页）", "同一报告的文件数字不同"},
		"/en/reports/1":                 {"another rendition states 12 (report.html, page 1), this one 21 (page 4)"},
		"/reports/2":                    {"以另一文件为准", `href="/reports/1"`},
		"/reports/1/renditions":         {"采用此文件", "report.html", "2024-01-22", "第 314 行", ">12<", ">21<"},
		"/en/reports/2/renditions":      {"stands", "makes it no surer", "Figures that differ"},
		"/reports/1/renditions.csv":     {"other_report,indicator", "2,applications.received,natural_person,differs,false,21,read,4,,12,read,1,314"},
		"/reports/1/renditions.json":    {`"verdict": "confirmed"`, `"differing": 1`},
		"/reports/1.json":               {`"publication"`, `"renditions-differ"`, `"message_zh": "同一报告的另一文件为12（report.html，第1页），本文件为21（第4页）"`},
		"/quality":                      {`/quality/renditions-differ"`},
		"/quality/renditions-differ":    {`href="/reports/1/renditions"`, ">本年新收政府信息公开申请数量 · 自然人</a>", "同一报告的另一文件为12"},
		"/en/quality/renditions-differ": {"natural persons</a>", "another rendition states 12"},
	} {
		answer, body := webtest.Get(t, s, path)
		if answer.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d, %.200s", path, answer.StatusCode, body)
		}
		for _, words := range want {
			if !strings.Contains(body, words) {
				t.Errorf("%s does not say %q", path, words)
			}
		}
	}
}
