package family

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/crawl/sites"
)

// A new family is a file, and stands in place of one with its ID.
func TestFamilyOfOnesOwn(t *testing.T) {
	own := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(own, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("local.yaml", `
id: local
about: a system of one place
views:
  - name: list
    marks: {text: 'cms-local'}
    values: {site: [{text: 'site=(\d+)'}]}
    asks:
      - url: '/api/list?site={site}&n={page}'
        pages: {count: '3'}
`)
	set, err := BuiltIn().With(own)
	if err != nil {
		t.Fatal(err)
	}
	p := Page{Request: sites.Request{URL: "https://www.qingyuan.example/nb/"}, MediaType: "text/html", Text: `<html><!-- cms-local site=7 --><a href="a.html">年报</a>`}
	l, err := set.Read(p, "")
	if want := "local: \naround /nb/a.html | 年报\npart GET /api/list?site=7&n=2\npart GET /api/list?site=7&n=3"; err != nil || spell(p, l) != want {
		t.Errorf("%s, %v", spell(p, l), err)
	}
	if l, err := set.Read(p, "plain"); err != nil || l.Family != "plain" || len(l.Parts) > 0 {
		t.Errorf("forced: %+v, %v", l, err)
	}
	if _, err := set.Read(p, "other"); !errors.Is(err, ErrUnknown) {
		t.Errorf("a family that is not there: %v", err)
	}
	for name, c := range map[string]struct{ text, want string }{
		"wrong pattern":  {"id: local\nviews: [{name: a, marks: {text: '('}}]", "missing closing )"},
		"wrong selector": {"id: local\nviews: [{name: a, marks: {select: 'a['}}]", "local.yaml"},
		"unknown key":    {"id: local\nviews: [{name: a, mark: {}}]", "field mark not found"},
		"other name":     {"id: another\nviews: [{name: a}]", `its id is "another"`},
		"no views":       {"id: local", "it has no views"},
	} {
		write("local.yaml", c.text)
		if _, err := BuiltIn().With(own); !errors.Is(err, ErrDefinition) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// No server can make it fail or go on without end, whatever it sends.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range strings.Split(string(data), "--- ask ") {
			head, body, _ := strings.Cut(part, "\n")
			body, _, _ = strings.Cut(body, "\n--- read")
			address := "https://www.qingyuan.example/"
			if fields := strings.Fields(head); len(fields) > 1 {
				address = fields[1]
			}
			f.Add(address, body, "1")
		}
	}
	f.Add("https://a.example/%zz?%", `<a href="%">1</a><a href="\\x">2</a><select onchange="a(this.value)"><option value="9999">2</option></select>`, "x")
	f.Add("https://a.example/", `<script>var countPage=99999; document.write("<a href=\"index_"+nextPage+".html\">");$.ajax({url:"a"+`, "2")
	f.Fuzz(func(t *testing.T, address, text, page string) {
		for _, id := range append([]string{""}, BuiltIn().IDs()...) {
			p := Page{Request: sites.Request{URL: address}, MediaType: "text/html", Text: text, Context: map[string]string{pageKey: page, "size": page, "total": "99999"}}
			l, err := Read(p, id)
			if err != nil {
				continue
			}
			if len(l.Parts) > 4*mostParts+len(text) {
				t.Errorf("%d parts", len(l.Parts))
			}
			for _, a := range l.Parts {
				if !strings.HasPrefix(a.Request.URL, "http") {
					t.Errorf("part %q", a.Request.URL)
				}
			}
			for _, r := range l.Records {
				if !strings.HasPrefix(r.Request.URL, "http") {
					t.Errorf("record %q", r.Request.URL)
				}
			}
		}
		Documents(Page{Request: sites.Request{URL: address}, MediaType: "text/html", Text: text})
	})
}
