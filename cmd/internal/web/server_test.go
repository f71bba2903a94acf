package web

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
	"nianbao/store"
)

const fixtures = "../../../testdata/fixtures"

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == workers.Command {
		if err := workers.Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	if dir, err := exampleDir(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// exampleDir makes a folder with some fixtures and a database of them, once for
// all tests: serving doesn't change it.
var exampleDir = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "nianbao-web")
	if err != nil {
		return "", err
	}
	var paths []string
	for _, name := range []string{"department.pdf", "drift.pdf", "form2019-libreoffice.pdf", "form2021-libreoffice.pdf", "norulings-blank.pdf",
		"pagebreak-in-row.pdf", "rotated.pdf", "mutool.pdf", "form2021-chromium.pdf"} {
		data, err := os.ReadFile(filepath.Join(fixtures, name))
		if err != nil {
			return dir, err
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			return dir, err
		}
		paths = append(paths, path)
	}
	s, err := store.Open(filepath.Join(dir, "example.db"))
	if err != nil {
		return dir, err
	}
	defer s.Close()
	_, err = bulk.Run(context.Background(), bulk.Config{Store: s, Args: paths, Workers: 1, Isolation: bulk.InThreads, Limits: ingest.DefaultLimits(),
		BatchSize: 64, BatchAge: time.Second, Report: func(bulk.Result) error { return nil }})
	return dir, err
})

// example returns a server of the example database.
func example(t testing.TB, upload bool) *Server {
	t.Helper()
	dir, err := exampleDir()
	if err != nil {
		t.Fatal(err)
	}
	return serving(t, filepath.Join(dir, "example.db"), upload)
}

func serving(t testing.TB, database string, upload bool) *Server {
	t.Helper()
	db, err := store.OpenReadOnly(database)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(Config{Store: db, Roots: []string{filepath.Dir(database)}, Upload: upload, Worker: []string{os.Args[0], workers.Command},
		Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Close()
		db.Close()
	})
	return s
}

// get asks for a page and returns the answer with its whole body.
func get(t testing.TB, s http.Handler, target string, headers ...string) (*http.Response, string) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, "http://localhost/", nil)
	// Set by hand, as a test may ask for what no URL can be.
	path, query, _ := strings.Cut(target, "?")
	r.URL.Path, r.URL.RawQuery, r.RequestURI = path, query, target
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	answer := w.Result()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

// findReport returns the number of the report with that file.
func findReport(t testing.TB, s *Server, file string) int64 {
	t.Helper()
	info, err := s.config.Store.Find(context.Background(), file)
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
		{fmt.Sprintf("/reports/%d", drift), "", "申请收支不平衡", "Applications don&#39;t balance", "indicator,applicant"},
		{fmt.Sprintf("/reports/%d/pages/2", drift), "?cell=applications.received/total", "579", "579", "cell,name"},
		{"/indicators", "", "不予公开", "denied", "code,table"},
		{"/indicators/applications.received", "?per=applications.handled", "排名", "Ranking", "rank,region_code"},
		{"/compare", "?regions=德清县&indicator=applications.received", "673", "673", "region_code,region"},
		{"/compare/changes", "?from=2021&to=2022&region=浙江省", "两年都有数值", "with both values", "region_code,region"},
		{"/compare/sums", "?region=浙江省&indicator=applications.received", "全部合计", "all together", "region_code,region"},
		{"/compare/shares", "?of=reasons&region=浙江省", "属于国家秘密", "state secret", "region_code,region"},
		{"/compare/peers", "?region=德清县&kind=volume", "德清县与同类地区", "德清县 beside its peers", "rank,region_code"},
		{"/search", "?q=广陵区", "商务局", "商务局", "kind,id"},
		{"/prose", fmt.Sprintf("?a=%d&b=德清县2022", drift), "变化的数字", "Figures that changed", "section,before"},
		{"/prose/copies", "", "雷同段落", "Passages shared", "likeness,left_report"},
		{"/quality", "", "缺行", "Row missing", "code,severity"},
		{"/quality/row-missing", "", "崂山区", "崂山区", "report,organ"},
		{"/codebook", "", "勾稽关系", "Checks", "code,table"},
		{"/upload", "", "试读报告", "Try a report", ""},
	} {
		t.Run(tc.page, func(t *testing.T) {
			for prefix, words := range map[string]string{"": tc.zh, "/en": tc.en} {
				answer, body := get(t, s, prefix+tc.page+tc.query)
				if answer.StatusCode != http.StatusOK || !strings.Contains(body, words) || !strings.Contains(body, "<h1") {
					t.Errorf("%s%s: status %d, %q in it: %v", prefix, tc.page, answer.StatusCode, words, strings.Contains(body, words))
				}
				if strings.Contains(body, " style=") || strings.Contains(body, "<style") || strings.Contains(body, "onclick") {
					t.Errorf("%s%s has style or script of its own, which the content policy forbids", prefix, tc.page)
				}
			}
			named := tc.page
			if named == "/" {
				named = "/index"
			}
			answer, body := get(t, s, named+".json"+tc.query)
			if answer.StatusCode != http.StatusOK || !json.Valid([]byte(body)) {
				t.Errorf("JSON: status %d, %.100s", answer.StatusCode, body)
			}
			answer, body = get(t, s, named+".csv"+tc.query)
			if tc.csv == "" {
				if answer.StatusCode != http.StatusNotFound {
					t.Errorf("CSV: status %d, want 404", answer.StatusCode)
				}
				return
			}
			rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, byteOrderMark))).ReadAll()
			if answer.StatusCode != http.StatusOK || err != nil || len(rows) < 2 || !strings.HasPrefix(strings.Join(rows[0], ","), tc.csv) {
				t.Errorf("CSV: status %d, %v, %.100s", answer.StatusCode, err, body)
			}
		})
	}
}

func TestUnchangedPagesAreNotSentAgain(t *testing.T) {
	s := example(t, false)
	for _, target := range []string{"/codebook", "/reports.json", "/quality.csv", "/compare/sums?region=浙江省", "/compare/changes.xlsx?from=2021&to=2022",
		"/reports/1/pages/1/picture.png", "/static/style.css", "/static/chart.js?v=1", "/openapi.json", "/datasette.json"} {
		answer, _ := get(t, s, target)
		tag := answer.Header.Get("ETag")
		if answer.StatusCode != http.StatusOK || tag == "" {
			t.Errorf("%s: status %d, tag %q", target, answer.StatusCode, tag)
			continue
		}
		if again, body := get(t, s, target, "If-None-Match", tag); again.StatusCode != http.StatusNotModified || body != "" {
			t.Errorf("%s: status %d with %d bytes", target, again.StatusCode, len(body))
		}
		if other, _ := get(t, s, target, "If-None-Match", `"another"`); other.StatusCode != http.StatusOK {
			t.Errorf("%s with another tag: status %d", target, other.StatusCode)
		}
	}
	for _, target := range []string{"/codebook", "/static/style.css"} {
		zipped, _ := get(t, s, target, "Accept-Encoding", "gzip")
		if zipped.Header.Get("Content-Encoding") != "gzip" {
			t.Errorf("%s is not compressed", target)
		}
		if again, _ := get(t, s, target, "Accept-Encoding", "gzip", "If-None-Match", zipped.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
			t.Errorf("the tag of %s compressed: status %d", target, again.StatusCode)
		}
	}
}

func TestHealthAndMetrics(t *testing.T) {
	s := example(t, false)
	if answer, body := get(t, s, "/healthz"); answer.StatusCode != http.StatusOK || body != "ok\n" {
		t.Errorf("health: %d %q", answer.StatusCode, body)
	}
	get(t, s, "/reports/999999")
	if _, body := get(t, s, "/metrics"); !strings.Contains(body, `nianbao_requests_total{code="404",page="/reports/{id}"} 1`) {
		t.Errorf("metrics without the request:\n%.2000s", body)
	}
}

// The picture is that of the page with a frame around the figure; without the
// file, or with another one in its place, the frame stands on an empty page.
func TestPictures(t *testing.T) {
	source, err := exampleDir()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name    string
		befall  func(path string) error
		state   string
		picture bool
	}{
		{"as imported", func(string) error { return nil }, "shown", true},
		{"moved", os.Remove, "moved", false},
		{"changed", func(path string) error { return os.WriteFile(path, []byte("%PDF-1.7 other"), 0o600) }, "changed", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			data, err := os.ReadFile(filepath.Join(source, "drift.pdf"))
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, "a.pdf")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			db, err := store.Open(filepath.Join(dir, "a.db"))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := bulk.Run(context.Background(), bulk.Config{Store: db, Args: []string{path}, Workers: 1, Isolation: bulk.InThreads,
				Limits: ingest.DefaultLimits(), BatchSize: 1, Report: func(bulk.Result) error { return nil }}); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			if err := tc.befall(path); err != nil {
				t.Fatal(err)
			}
			s := serving(t, filepath.Join(dir, "a.db"), false)
			const page = "/reports/1/pages/2"
			const cell = "?cell=applications.received/total"
			_, body := get(t, s, page+".json"+cell)
			var shown pageData
			if err := json.Unmarshal([]byte(body), &shown); err != nil {
				t.Fatal(err)
			}
			if shown.State != tc.state || (shown.Picture != "") != tc.picture || len(shown.Figures) == 0 {
				t.Errorf("state %q, picture %q, %d figures", shown.State, shown.Picture, len(shown.Figures))
			}
			answer, picture := get(t, s, page+"/picture.png"+cell)
			if answer.StatusCode != http.StatusOK || !strings.HasPrefix(picture, "\x89PNG") {
				t.Errorf("picture: status %d, %.20q", answer.StatusCode, picture)
			}
			if answer, _ := get(t, s, page+"/picture.png"); (answer.StatusCode == http.StatusOK) != tc.picture {
				t.Errorf("picture without a figure: status %d", answer.StatusCode)
			}
		})
	}
}
