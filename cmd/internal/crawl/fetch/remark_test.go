package fetch

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/warc"
	"nianbao/store/crawldb"
)

// What a server said in place of a page is in the archive, as far as it says something: robots.txt, errors, redirects, walls.
func TestRefusalsAreKept(t *testing.T) {
	all := map[string]http.HandlerFunc{
		"/robots.txt": says("User-agent: *\nDisallow: /secret/\n"),
		"/none.html":  answers(404, "<html>not here"),
		"/also.html":  answers(404, "<html>not here"),
		"/long.html":  answers(404, strings.Repeat("not here ", 40_000)),
		"/moved.html": moved(302, "/page.html"),
		"/page.html":  says("<html>年报"),
		"/wall.html":  answers(412, "a script"),
		"/200.html":   says("<html><title>访问验证</title>请输入验证码后继续访问"),
	}
	s := newServer(t, all)
	transport := newTransport(t)
	transport.Patience.HostDown = 1000
	get := func(path string) {
		got, err := transport.Get(context.Background(), sites.Request{URL: s.URL + path}, Ask{Kind: crawldb.Page})
		if err == nil {
			err = transport.Keep(context.Background(), got)
		}
		if (err == nil) != (path == "/moved.html") {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, path := range []string{"/none.html", "/also.html", "/long.html", "/moved.html", "/wall.html", "/200.html"} {
		get(path)
	}
	for range mostRemarks {
		get("/none.html")
	}
	if err := transport.Archive.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := transport.Archive.Files()
	if err != nil || len(files) != 1 {
		t.Fatalf("%q, error %v", files, err)
	}
	f, err := os.Open(files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	var had []string
	for r, err := range (warc.File{In: f, Size: info.Size()}).Records(warc.Position{}) {
		if err != nil || len(r.Faults) > 0 {
			t.Errorf("%v, %v", err, r)
		}
		if r.Type == warc.Response || r.Type == warc.Revisit {
			had = append(had, strings.TrimSpace(fmt.Sprintf("%s %s %d %s", strings.TrimPrefix(r.URL, s.URL), r.Type, r.Status, r.Truncated)))
		}
	}
	want := []string{"/robots.txt response 200", "/none.html response 404", "/also.html revisit 404", "/long.html response 404 length", "/moved.html response 302",
		"/page.html response 200", "/wall.html response 412", "/200.html response 200"}
	if !slices.Equal(had[:min(len(had), len(want))], want) {
		t.Errorf("the archive has\n%s\nwant\n%s", strings.Join(had, "\n"), strings.Join(want, "\n"))
	}
	if len(had) > mostRemarks+1 {
		t.Errorf("of one host there are %d answers", len(had))
	}
}
