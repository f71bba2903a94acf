package web

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/database"
	"nianbao/store/reports"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// example returns a server of the example database.
func example(t testing.TB, upload bool) *Server {
	t.Helper()
	database := webtest.Example(t)
	return serving(t, webtest.Open(t, database), filepath.Dir(database), upload)
}

// serving returns a server of a database, the documents of which are in a folder.
func serving(t testing.TB, db *database.DB, root string, upload bool) *Server {
	t.Helper()
	s, err := New(Config{Store: db, Roots: []string{root}, Upload: upload, Worker: []string{os.Args[0], workers.Command},
		Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// findReport returns the number of the report with that file.
func findReport(t testing.TB, s *Server, file string) int64 {
	t.Helper()
	info, err := reports.Find(context.Background(), s.config.Store, file)
	if err != nil {
		t.Fatal(err)
	}
	return info.ID
}

// Every page answers in both languages and in its formats.
func TestPages(t *testing.T) {
	s := example(t, true)
	drift := findReport(t, s, "drift.pdf")
	for _, tc := range []struct {
		page, query string
		zh, en      string // words of the page
		csv         string // the beginning of its head, empty if there is no CSV
	}{
		{"/", "", "覆盖情况", "Coverage", "code,division"},
		{"/reports", "?region=浙江省", "德清县人民政府", "德清县人民政府", "id,region_code"},
		{"/regions/320000", "", "扬州市", "扬州市", "id,region_code"},
		{"/organs/P321002-commerce", "", "六项关键数字", "Six key figures", "key_figure,name"},
		{fmt.Sprintf("/reports/%d", drift), "", "申请收支不平衡", "Applications don&#39;t balance", "indicator,applicant"},
		{fmt.Sprintf("/reports/%d/pages/2", drift), "?cell=applications.received/total", "579", "579", "cell,name"},
		{"/indicators", "", "不予公开", "denied", "code,table"},
		{"/indicators/applications.received", "?per=applications.handled", "排名", "Ranking", "rank,region_code"},
		{"/compare", "?regions=德清县&indicator=applications.received", "673", "673", "region_code,region"},
		{"/compare/changes", "?from=2021&to=2022&region=浙江省", "两年都有数值", "with both values", "region_code,region"},
		{"/compare/sums", "?region=浙江省&indicator=applications.received", "已收录的合计", "all that are here", "region_code,region"},
		{"/compare/shares", "?of=reasons&region=浙江省", "属于国家秘密", "state secret", "region_code,region"},
		{"/compare/peers", "?region=德清县&kind=volume", "德清县与同类地区", "beside its peers", "rank,region_code"},
		{fmt.Sprintf("/reports/%d/tables", drift), "", "归入指标", "Given to an indicator", "table,title"},
		{fmt.Sprintf("/reports/%d/tables/2", drift), "", "579", "579", "row,column"},
		{"/tables", "?q=规章", "本年制发件数", "本年制发件数", "report,organ"},
		{"/search", "?q=广陵区", "商务局", "商务局", "kind,id"},
		{"/prose", fmt.Sprintf("?a=%d&b=德清县2022", drift), "变化的数字", "Figures that changed", "section,before"},
		{"/prose", fmt.Sprintf("?a=%d&b=德清县2022&copied=1", drift), "照搬的文字", "What is copied", "section,before"},
		{"/prose/copies", "", "雷同段落", "Passages shared", "cluster,reports"},
		{"/prose/reuse", "", "沿用上年", "Last year", "report,organ"},
		{"/quality/reports", "", "原文数字", "Figures as printed", "report,organ"},
		{"/suggest", "?q=德清", "德清县", "Deqing County", "value,name"},
		{"/quality", "", "缺行", "Row missing", "code,severity"},
		{"/quality/row-missing", "", "崂山区", "崂山区", "report,organ"},
		{"/codebook", "", "勾稽关系", "Checks", "code,table"},
		{"/upload", "", "读取自己的报告", "Read a report of your own", ""},
	} {
		t.Run(tc.page, func(t *testing.T) {
			for prefix, words := range map[string]string{"": tc.zh, "/en": tc.en} {
				answer, body := webtest.Get(t, s, prefix+tc.page+tc.query)
				if answer.StatusCode != http.StatusOK || !strings.Contains(body, words) || !strings.Contains(body, "<h1") {
					t.Errorf("%s%s: status %d, %q in it: %v", prefix, tc.page, answer.StatusCode, words, strings.Contains(body, words))
				}
				if !strings.Contains(body, ` hreflang="`+map[string]string{"": "en", "/en": "zh-CN"}[prefix]+`" href="http://`) {
					t.Errorf("%s%s does not say where it is in the other language, with the site", prefix, tc.page)
				}
				if strings.Contains(body, " style=") || strings.Contains(body, "<style") || strings.Contains(body, "onclick") {
					t.Errorf("%s%s has style or script of its own, which the content policy forbids", prefix, tc.page)
				}
			}
			named := tc.page
			if named == "/" {
				named = "/index"
			}
			answer, body := webtest.Get(t, s, named+".json"+tc.query)
			if answer.StatusCode != http.StatusOK || !json.Valid([]byte(body)) {
				t.Errorf("JSON: status %d, %.100s", answer.StatusCode, body)
			}
			answer, body = webtest.Get(t, s, named+".csv"+tc.query)
			if tc.csv == "" {
				if answer.StatusCode != http.StatusNotFound {
					t.Errorf("CSV: status %d, want 404", answer.StatusCode)
				}
				return
			}
			rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\uFEFF"))).ReadAll()
			if answer.StatusCode != http.StatusOK || err != nil || len(rows) < 2 || !strings.HasPrefix(strings.Join(rows[0], ","), tc.csv) {
				t.Errorf("CSV: status %d, %v, %.100s", answer.StatusCode, err, body)
			}
			for prefix, own := range map[string]func(string) bool{"": chineseText.MatchString, "/en": englishWord.MatchString} {
				answer, body := webtest.Get(t, s, prefix+named+".csv?"+strings.TrimPrefix(tc.query+"&labels=1", "?"))
				told, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\uFEFF"))).ReadAll()
				if answer.StatusCode != http.StatusOK || err != nil || len(told) != len(rows) {
					t.Fatalf("CSV in words: status %d, %v, %d rows, want %d: %.100s", answer.StatusCode, err, len(told), len(rows), body)
				}
				for i, head := range told[0] {
					if !own(head) || slices.Contains(told[0][:i], head) {
						t.Errorf("%s%s.csv: the head %q is in another language, or that of two columns", prefix, named, head)
					}
				}
			}
		})
	}
}

func TestUnchangedPagesAreNotSentAgain(t *testing.T) {
	s := example(t, false)
	for _, target := range []string{"/codebook", "/reports.json", "/quality.csv", "/compare/sums?region=浙江省", "/compare/changes.xlsx?from=2021&to=2022",
		"/reports/1/pages/1/picture.png", "/static/style.css", "/static/icon.svg?v=1", "/indicators/applications.received.png?year=2021", "/openapi.json", "/datasette.json"} {
		answer, _ := webtest.Get(t, s, target)
		tag := answer.Header.Get("ETag")
		if answer.StatusCode != http.StatusOK || tag == "" {
			t.Errorf("%s: status %d, tag %q", target, answer.StatusCode, tag)
			continue
		}
		if again, body := webtest.Get(t, s, target, "If-None-Match", tag); again.StatusCode != http.StatusNotModified || body != "" {
			t.Errorf("%s: status %d with %d bytes", target, again.StatusCode, len(body))
		}
		if other, _ := webtest.Get(t, s, target, "If-None-Match", `"another"`); other.StatusCode != http.StatusOK {
			t.Errorf("%s with another tag: status %d", target, other.StatusCode)
		}
	}
	for _, target := range []string{"/codebook", "/static/style.css"} {
		zipped, _ := webtest.Get(t, s, target, "Accept-Encoding", "gzip")
		if zipped.Header.Get("Content-Encoding") != "gzip" {
			t.Errorf("%s is not compressed", target)
		}
		if again, _ := webtest.Get(t, s, target, "Accept-Encoding", "gzip", "If-None-Match", zipped.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
			t.Errorf("the tag of %s compressed: status %d", target, again.StatusCode)
		}
	}
}

func TestHealthAndMetrics(t *testing.T) {
	s := example(t, false)
	if answer, body := webtest.Get(t, s, "/healthz"); answer.StatusCode != http.StatusOK || body != "ok\n" {
		t.Errorf("health: %d %q", answer.StatusCode, body)
	}
	webtest.Get(t, s, "/reports/999999")
	if _, body := webtest.Get(t, s, "/metrics"); !strings.Contains(body, `nianbao_requests_total{code="404",page="/reports/{id}"} 1`) {
		t.Errorf("metrics without the request:\n%.2000s", body)
	}
}
