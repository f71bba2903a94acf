package still_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/still"
)

// A site answers from a list of pages by their addresses.
type site map[string]string

func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, ok := s[r.URL.RequestURI()]
	switch {
	case !ok:
		http.NotFound(w, r)
	case strings.HasPrefix(text, "to "):
		http.Redirect(w, r, strings.TrimPrefix(text, "to "), http.StatusMovedPermanently)
	case strings.HasPrefix(text, "<urlset>"):
		w.Header().Set("Content-Type", "application/xml")
		fmt.Fprint(w, text)
	case strings.HasPrefix(text, "<"):
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, text)
	default:
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprint(w, text)
	}
}

// town is a small site: a region, two reports of which one has moved, and a comparison of any choice.
func town() site {
	return site{
		"/robots.txt":  "User-agent: *\nDisallow: /*?\nDisallow: /*/pages/\nAllow: /\n",
		"/sitemap.xml": "<urlset><url><loc>https://example.org/regions/1</loc></url></urlset>",
		"/":            `<h1>首页</h1><a href="/regions/1#sums">江宁</a><form action="/search"><input name="q"><a href="/regions/1">x</a></form><p>完</p>`,
		"/regions/1": `<link rel="stylesheet" href="/static/style.css?v=1"><link rel="alternate" href="/regions/1.csv">` +
			`<a href="/reports/1">一</a><a href="/reports/2">二</a><a href="?year=2023">2023</a><a href="https://elsewhere.org/a?b">别处</a>`,
		"/regions/1.csv":                    "year,value\n2023,4\n",
		"/reports/1":                        `<a href="/reports/1/pages/2?cell=a">证</a><a href="/indicators/applications.received">新收</a>`,
		"/reports/2":                        "to /reports/1",
		"/indicators/applications.received": `<h1>新收</h1>`,
		"/static/style.css?v=1":             "h1 { color: red }",
	}
}

// copied copies a site and returns what is in the folder, by names.
func copied(t *testing.T, c still.Config) (still.Result, map[string]string) {
	t.Helper()
	result, err := still.Copy(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return result, filesIn(t, c.Dir)
}

func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestCopy(t *testing.T) {
	live, _ := url.Parse("https://live.example.org")
	result, files := copied(t, still.Config{Site: town(), State: "1", Dir: filepath.Join(t.TempDir(), "out"), Live: live, Workers: 2})
	want := map[string]string{
		"index.html": `<h1>首页</h1><a href="regions/1/index.html#sums">江宁</a>` +
			`<form action="https://live.example.org/search"><input name="q"><a href="regions/1/index.html">x</a></form><p>完</p>`,
		"regions/1/index.html": `<link rel="stylesheet" href="../../static/style~v=1.css"><link rel="alternate" href="../1.csv">` +
			`<a href="../../reports/1/index.html">一</a><a href="../../reports/2/index.html">二</a>` +
			`<a href="https://live.example.org/regions/1?year=2023">2023</a><a href="https://elsewhere.org/a?b">别处</a>`,
		"regions/1.csv": "year,value\n2023,4\n",
		"reports/1/index.html": `<a href="https://live.example.org/reports/1/pages/2?cell=a">证</a>` +
			`<a href="../../indicators/applications.received/index.html">新收</a>`,
		"reports/2/index.html":                        "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0; url=../1/index.html\"><a href=\"../1/index.html\">→</a>\n",
		"indicators/applications.received/index.html": `<h1>新收</h1>`,
		"static/style~v=1.css":                        "h1 { color: red }",
		"robots.txt":                                  town()["/robots.txt"],
		"sitemap.xml":                                 town()["/sitemap.xml"],
	}
	for name, text := range want {
		if files[name] != text {
			t.Errorf("%s is\n%s\nand not\n%s", name, files[name], text)
		}
	}
	if len(files) != len(want) || result.Files != len(want) || result.Written != len(want) || len(result.Failed) > 0 {
		t.Errorf("%d files %v, and the result is %+v", len(files), slices.Sorted(maps.Keys(files)), result)
	}
}

// Without a live site, what has no page in the copy is plain text, and a form is left out with all in it.
func TestNoLiveSite(t *testing.T) {
	_, files := copied(t, still.Config{Site: town(), State: "1", Dir: t.TempDir()})
	if want := `<h1>首页</h1><a href="regions/1/index.html#sums">江宁</a><p>完</p>`; files["index.html"] != want {
		t.Errorf("the front page is %s", files["index.html"])
	}
	if want := `证<a`; !strings.HasPrefix(files["reports/1/index.html"], want) {
		t.Errorf("the report is %s", files["reports/1/index.html"])
	}
}

// Of a site that changed, what is the same is not written again, and what is gone is removed; of a page
// that fails, the earlier copy stays, and the failure is told.
func TestChanged(t *testing.T) {
	c := still.Config{Site: town(), State: "1", Dir: t.TempDir()}
	_, before := copied(t, c)
	old := time.Now().Add(-time.Hour)
	for name := range before {
		if err := os.Chtimes(filepath.Join(c.Dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	changed := town()
	changed["/regions/1"] = `<a href="/reports/1">一</a><a href="/indicators/applications.received">新收</a>`
	changed["/reports/1"] = "none"
	delete(changed, "/indicators/applications.received")
	c.Site, c.State = changed, "2"
	result, files := copied(t, c)
	if want := []still.Failure{{Address: "/indicators/applications.received", Status: http.StatusNotFound}}; !reflect.DeepEqual(result.Failed, want) {
		t.Errorf("failed: %v", result.Failed)
	}
	if result.Written != 2 || result.Unchanged != 3 || result.Removed != 3 {
		t.Errorf("2 written, 3 as they were, 3 removed (a table, a style, a report that moved): %+v", result)
	}
	if files["indicators/applications.received/index.html"] == "" || files["regions/1.csv"] != "" || files["reports/2/index.html"] != "" {
		t.Errorf("files: %v", slices.Sorted(maps.Keys(files)))
	}
	if there, err := os.Stat(filepath.Join(c.Dir, "index.html")); err != nil || there.ModTime().After(old.Add(time.Minute)) {
		t.Error("the front page is as it was, and was written again")
	}
	if result, _ := copied(t, c); result.Written+result.Unchanged+result.Removed != 0 || result.Earlier != 5 {
		t.Errorf("nothing is left to do: %+v", result)
	}
}

// A copy that was broken off anywhere goes on, and ends as one that was not.
func TestGoesOn(t *testing.T) {
	_, want := copied(t, still.Config{Site: town(), State: "1", Dir: t.TempDir()})
	for pages := range 8 {
		ctx, stop := context.WithCancel(context.Background())
		asked := 0
		c := still.Config{State: "1", Dir: t.TempDir(), Site: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if asked++; asked > pages {
				stop()
			}
			town().ServeHTTP(w, r)
		})}
		if _, err := still.Copy(ctx, c); !errors.Is(err, context.Canceled) {
			t.Fatalf("after %d pages: %v", pages, err)
		}
		// The machine may have stopped in the middle of a line.
		journal, err := os.OpenFile(filepath.Join(c.Dir, ".nianbao-publish"), os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := journal.WriteString("done regions/1/index.html\t/reg"); err != nil {
			t.Fatal(err)
		}
		journal.Close()
		c.Site = town()
		result, files := copied(t, c)
		if !maps.Equal(files, want) || result.Files != len(want) || result.Earlier+result.Written+result.Unchanged != len(want) {
			t.Errorf("after %d pages: %v, %+v", pages, slices.Sorted(maps.Keys(files)), result)
		}
	}
}

// A folder with other files in it is not taken for a copy.
func TestNotACopy(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.txt"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := still.Copy(context.Background(), still.Config{Site: town(), State: "1", Dir: dir}); !errors.Is(err, still.ErrNotACopy) {
		t.Errorf("the error is %v", err)
	}
	if files := filesIn(t, dir); len(files) != 1 {
		t.Errorf("files: %v", files)
	}
}
