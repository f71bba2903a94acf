package web

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/web/webtest"
)

// payloads are what those send who look for a way in.
var payloads = []string{
	"'", "\"", "1 OR 1=1", "'; DROP TABLE reports; --", "\\", "%", "%00", "\x00", "\xff\xfe",
	"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "{{.}}", "${7*7}",
	"../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "/etc/passwd", "file:///etc/passwd", "a\r\nSet-Cookie: x=1",
	"-1", "0", "99999999999999999999", "1e9", "NaN", "١٢", "２０２３", strings.Repeat("9", 400), strings.Repeat("区", 2000), "*", "(", "AND", "NEAR", "\"\"",
}

// Whatever a parameter holds, the answer is a page or says what is wrong with the
// request; and what was sent comes back as text, not as markup.
func TestHostileParameters(t *testing.T) {
	s := example(t, true)
	asked := 0
	for path, operation := range described(t) {
		target := path
		for _, p := range operation.Parameters {
			if p.In == "path" {
				target = strings.ReplaceAll(target, "{"+p.Name+"}", fmt.Sprint(p.Example))
			}
		}
		page := strings.TrimSuffix(target, ".json") // for people
		if strings.HasSuffix(target, ".csv") {
			page = target
		}
		for _, p := range append(operation.Parameters, apiParameter{Name: "unknown", In: "query"}) {
			if p.In == "path" {
				continue
			}
			for _, payload := range payloads {
				asked++
				answer, body := webtest.Get(t, s, page+"?"+p.Name+"="+url.QueryEscape(payload))
				checkClean(t, page+"?"+p.Name+"="+payload, answer, body)
			}
		}
	}
	if asked < 1000 {
		t.Fatalf("only %d requests", asked)
	}
}

func checkClean(t *testing.T, asked string, answer *http.Response, body string) {
	t.Helper()
	if code := answer.StatusCode; code >= 500 || code < 200 {
		t.Errorf("%.200q: status %d", asked, code)
	}
	if strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") &&
		(strings.Contains(body, "<script>alert") || strings.Contains(body, "<img src=x") || strings.Contains(body, `href="javascript:`)) {
		t.Errorf("%.200q comes back as markup", asked)
	}
	if answer.Header.Get("Set-Cookie") != "" || strings.Contains(body, "root:x:") {
		t.Errorf("%.200q gets through", asked)
	}
	for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"} {
		if answer.Header.Get(name) == "" {
			t.Errorf("%.200q: no %s", asked, name)
		}
	}
	if strings.Contains(answer.Header.Get("Content-Security-Policy"), "unsafe") {
		t.Errorf("%.200q: an unsafe content policy", asked)
	}
}

func TestHostilePaths(t *testing.T) {
	s := example(t, true)
	for _, place := range []string{"/reports/%s", "/reports/%s/pages/1", "/reports/1/pages/%s", "/reports/1/pages/%s/picture.png", "/regions/%s", "/quality/%s",
		"/static/%s", "/%s", "/en/%s", "/indicators/%s"} {
		for _, payload := range payloads {
			target := fmt.Sprintf(place, payload)
			answer, body := webtest.Get(t, s, target)
			checkClean(t, target, answer, body)
			if answer.StatusCode == http.StatusOK && !strings.HasSuffix(payload, "0") {
				t.Errorf("%.100q is a page", target)
			}
		}
	}
	for _, target := range []string{"/static/../server.go", "/static/..%2fserver.go", "/static/", "//etc/passwd", "/./", "/" + strings.Repeat("a", 5000)} {
		answer, body := webtest.Get(t, s, target)
		checkClean(t, target, answer, body)
		if answer.StatusCode == http.StatusOK {
			t.Errorf("%.100q is a page", target)
		}
	}
}

func TestOversizedRequests(t *testing.T) {
	s := example(t, false)
	for name, tc := range map[string]struct {
		query string
		want  int
	}{
		"long query":     {strings.Repeat("a=b&", 5000), http.StatusRequestURITooLong},
		"many values":    {strings.TrimSuffix(strings.Repeat("region=1&", 100), "&"), http.StatusBadRequest},
		"long value":     {"organ=" + strings.Repeat("x", 600), http.StatusBadRequest},
		"broken escapes": {"organ=%zz", http.StatusBadRequest},
		"semicolons":     {"a=1;b=2", http.StatusBadRequest},
		"too many rows":  {"size=100000", http.StatusBadRequest},
	} {
		if answer, _ := webtest.Get(t, s, "/reports?"+tc.query); answer.StatusCode != tc.want {
			t.Errorf("%s: status %d, want %d", name, answer.StatusCode, tc.want)
		}
	}
}

// Nothing but reading is possible, and the database stays as it is to the byte.
func TestNothingIsWritten(t *testing.T) {
	path := webtest.Example(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := example(t, false)
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodPatch, "PROPFIND", http.MethodTrace} {
		for _, target := range []string{"/", "/reports", "/reports/1", "/upload", "/static/style.css", "/healthz"} {
			w := httptest.NewRecorder()
			s.ServeHTTP(w, httptest.NewRequest(method, target, strings.NewReader("x=1")))
			if w.Code < 400 || w.Code >= 500 {
				t.Errorf("%s %s: status %d", method, target, w.Code)
			}
		}
	}
	webtest.Get(t, s, "/reports")
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, after) {
		t.Error("the database has changed")
	}
}

func multipartOf(t *testing.T, files map[string][]byte) (body *bytes.Buffer, kind string) {
	t.Helper()
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	for name, data := range files {
		part, err := w.CreateFormFile("file", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return body, w.FormDataContentType()
}

func TestUploads(t *testing.T) {
	const uploadBytes = 32 << 20 // of one file, at most
	s := example(t, true)
	read := func(name string) []byte {
		data, err := os.ReadFile(webtest.Fixture(t, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	drift, other := read("drift.pdf"), read("form2021-libreoffice.pdf")
	for _, tc := range []struct {
		name   string
		files  map[string][]byte
		status int
		words  string
	}{
		{"one report", map[string][]byte{"a.pdf": drift}, 200, "申请收支不平衡"},
		{"two reports", map[string][]byte{"a.pdf": drift, "b.pdf": other}, 200, "变化最大的数字"},
		{"a report and a page of a web server", map[string][]byte{"a.pdf": drift, "b.pdf": []byte("<html>404</html>\x00")}, 200, "不是 PDF，也不是其他能读取的文件"},
		{"the region of its organ", map[string][]byte{"a.pdf": drift}, 200, `">山东省青岛市崂山区</a>`},
		{"a scan", map[string][]byte{"scan.pdf": read("../bad/scan.pdf")}, 200, "没有文字层，页面是图片，需要文字识别"},
		{"a name that is a path and markup", map[string][]byte{"../../<script>alert(1)</script>": []byte("x\x00")}, 200, "script&gt;"},
		{"three files", map[string][]byte{"a": drift, "b": drift, "c": drift}, http.StatusRequestEntityTooLarge, "太大或太多"},
		{"no file", nil, http.StatusBadRequest, "没有选择文件"},
		{"too large", map[string][]byte{"a.pdf": append(bytes.Clone(drift), make([]byte, uploadBytes)...)}, 200, "文件的规模超出限度"},
		{"much too large", map[string][]byte{"a.pdf": make([]byte, 3*uploadBytes)}, http.StatusRequestEntityTooLarge, "太大或太多"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			body, kind := multipartOf(t, tc.files)
			r := httptest.NewRequest(http.MethodPost, "/upload", body)
			r.Header.Set("Content-Type", kind)
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			w = shownAt(s, w)
			if w.Code != tc.status || !strings.Contains(w.Body.String(), tc.words) {
				t.Errorf("status %d, want %d; %q in it: %v", w.Code, tc.status, tc.words, strings.Contains(w.Body.String(), tc.words))
			}
			checkClean(t, tc.name, w.Result(), w.Body.String())
		})
	}
	t.Run("its tables are taken along", func(t *testing.T) { checkTakenAlong(t, s, drift) })
	t.Run("from a page of another site", func(t *testing.T) {
		body, kind := multipartOf(t, map[string][]byte{"a.pdf": drift})
		r := httptest.NewRequest(http.MethodPost, "/upload", body)
		r.Header.Set("Content-Type", kind)
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusForbidden {
			t.Errorf("status %d", w.Code)
		}
	})
	for _, kind := range []string{"text/plain", "multipart/form-data", "multipart/form-data; boundary=x"} {
		r := httptest.NewRequest(http.MethodPost, "/upload", strings.NewReader("rubbish"))
		r.Header.Set("Content-Type", kind)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code < 400 || w.Code >= 500 {
			t.Errorf("%s: status %d", kind, w.Code)
		}
	}
}

// checkTakenAlong reads a document and takes its tables along, which are named by what they are and say in each row that
// they are of an upload.
func checkTakenAlong(t *testing.T, s *Server, content []byte) {
	body, kind := multipartOf(t, map[string][]byte{"a.pdf": content})
	r := httptest.NewRequest(http.MethodPost, "/en/upload", body)
	r.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	at := w.Header().Get("Location")
	for file, want := range map[string]struct {
		status      int
		named, says string
	}{
		"":       {200, "", `href="?file=1.xlsx"`},
		"1.csv":  {200, `filename="nianbao-upload-370212-2023.csv"; filename*=UTF-8''%E9%9D%92%E5%B2%9B%E5%B8%82%E5%B4%82%E5%B1%B1%E5%8C%BA`, "a.pdf, uploaded by a visitor and not stored"},
		"1.xlsx": {200, `filename="nianbao-upload-370212-2023.xlsx"`, "PK"},
		"json":   {200, "", `"organ": "青岛市崂山区人民政府"`},
		"2.csv":  {404, "", ""},
	} {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, at+"?file="+file, nil))
		if w.Code != want.status || !strings.Contains(w.Header().Get("Content-Disposition"), want.named) || !strings.Contains(w.Body.String(), want.says) {
			t.Errorf("%q: status %d, %q", file, w.Code, w.Header().Get("Content-Disposition"))
		}
		if want.status == 200 && w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%q may be kept", file)
		}
	}
}

// Two hundred clients that never finish their requests, and two hundred that
// never read their answers, keep nobody else from being answered.
func TestSlowClients(t *testing.T) {
	s := example(t, false)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx, l) }()
	var slow []net.Conn
	for i := range 400 {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		slow = append(slow, c)
		request := "GET /codebook HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
		if i%2 == 0 {
			request = "GET /codebook HTTP/1.1\r\nHost: localhost\r\n\r\n"
		}
		if _, err := io.WriteString(c, request); err != nil {
			t.Fatal(err)
		}
	}
	client := &http.Client{Timeout: 30 * time.Second}
	for _, path := range []string{"/", "/codebook", "/healthz"} {
		answer, err := client.Get("http://" + l.Addr().String() + path)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if _, err := io.Copy(io.Discard, answer.Body); err != nil || answer.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d, %v", path, answer.StatusCode, err)
		}
		answer.Body.Close()
	}
	for _, c := range slow {
		c.Close()
	}
	client.CloseIdleConnections()
	stop()
	if err := <-served; err != nil {
		t.Errorf("the server ends with %v", err)
	}
}
