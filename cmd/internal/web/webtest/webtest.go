package webtest

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/page"
	"nianbao/store"
	"nianbao/store/database"
)

// Open opens a database for reading, as serving does.
func Open(t testing.TB, database string) *database.DB {
	t.Helper()
	db, err := store.OpenReadOnly(database)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// Desk returns a desk with the templates of some rooms.
func Desk(t testing.TB, rooms ...page.Templates) *answer.Desk {
	t.Helper()
	desk, err := answer.New(slog.New(slog.NewTextHandler(io.Discard, nil)), false, rooms...)
	if err != nil {
		t.Fatal(err)
	}
	return desk
}

// Serve returns what answers requests for some pages, and for no others.
func Serve(desk *answer.Desk, pages map[string]page.Handler) http.Handler {
	mux := http.NewServeMux()
	for path, h := range pages {
		answer.Mount(mux, path, desk.Page(h))
	}
	return mux
}

// Get asks for a page and returns the answer with its whole body.
func Get(t testing.TB, s http.Handler, target string, headers ...string) (*http.Response, string) {
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

// Ask gets a page as JSON.
func Ask[T any](t testing.TB, s http.Handler, target string) T {
	t.Helper()
	var data T
	answer, body := Get(t, s, target)
	if err := json.Unmarshal([]byte(body), &data); err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d, %v: %.200s", target, answer.StatusCode, err, body)
	}
	return data
}
