package sites

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"
)

func TestSources(t *testing.T) {
	s, err := Parse("sources.yaml", []byte(`
contact: https://example.org/crawler
interval: 5s
documents: ['年度报告$']
sites:
  - name: 洪泽区
    start: [https://www.hongze.gov.cn/nb/, http://www.hongze.gov.cn/old/index.html]
    hosts: [files.hongze.gov.cn]
    region: 洪泽区
    organ: 淮安市洪泽区人民政府
    recheck: 30d
    depth: 4
  - name: 平安区
    start: [https://www.pinganqu.gov.cn/]
    region: "630203"
    documents: ['年报']
    interval: 500ms
`))
	if err != nil {
		t.Fatal(err)
	}
	hongze, pingan := s.Sites[0], s.Sites[1]
	if !matchesAny(hongze.Documents, "2023年度报告") || matchesAny(hongze.Documents, "2023年报") || !matchesAny(pingan.Documents, "2023年报") {
		t.Error("the documents of a site are not its own, or else those of the file")
	}
	for _, c := range []struct {
		what      string
		got, want any
	}{
		{"interval of the file", hongze.Interval.Duration, 5 * time.Second}, {"of the site", pingan.Interval.Duration, 500 * time.Millisecond},
		{"days", hongze.Recheck.Duration, 30 * 24 * time.Hour}, {"default", pingan.Recheck.Duration, 14 * 24 * time.Hour},
		{"depth", hongze.Depth, 4}, {"default depth", pingan.Depth, 2}, {"default limit", pingan.MaxPages, 300},
		{"patterns by default", matchesAny(pingan.Follow, "政务公开"), true}, {"region", pingan.Region, "630203"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
}

// The example in the documentation is a sources file.
func TestDocumentedSources(t *testing.T) {
	data, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "```yaml\n")
	example, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("the documentation has no example")
	}
	if s, err := Parse("crawl.md", []byte(example)); err != nil || len(s.Sites) != 2 {
		t.Errorf("%+v, %v", s, err)
	}
}

// A run can be of some sites alone.
func TestSomeSites(t *testing.T) {
	s, err := Parse("sources.yaml", []byte("sites: [{name: a, start: ['https://a.example/']}, {name: b, start: ['https://b.example/'], family: trs, proxy: 'socks5://127.0.0.1:1080'}]"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Only([]string{"c"}); !errors.Is(err, ErrSources) || !strings.Contains(err.Error(), `"c"`) {
		t.Errorf("%v", err)
	}
	if err := s.Only(nil); err != nil || len(s.Sites) != 2 {
		t.Errorf("none named: %d sites, %v", len(s.Sites), err)
	}
	if err := s.Only([]string{"b"}); err != nil || len(s.Sites) != 1 || s.Sites[0].Family != "trs" {
		t.Errorf("%+v, %v", s.Sites, err)
	}
}

// Every fault of a sources file is named with its line.
func TestWrongSources(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"", "it is empty"},
		{"contact: a\n", "line 1: sites names no site"},
		{"sites:\n  - name: a\n    start: [https://a.example/]\n    follows: [b]\n", "line 4: field follows not found"},
		{"sites:\n  - start: [https://a.example/]\n", "line 2: the site has no name"},
		{"sites:\n  - name: a\n", `line 2: the site "a" has no start page`},
		{"sites:\n  - name: a\n    start: https://a.example/\n", "line 3: cannot unmarshal"},
		{"sites:\n  - name: a\n    start:\n      - https://a.example/\n      - a.example/nb\n", `line 5: "a.example/nb" is no http or https address`},
		{"sites:\n  - name: a\n    start: [https:///nb]\n", "names no host"},
		{"sites:\n  - name: a\n    start: ['https://me:secret@a.example/']\n", `line 3: "https://me:xxxxx@a.example/" holds a user name`},
		{"sites:\n  - name: a\n    start: [https://a.example/]\n    hosts: [https://b.example]\n", `line 4: "https://b.example" is no host name`},
		{"sites:\n  - name: a\n    start: [https://a.example/]\n    region: 无此区\n", `line 4: "无此区" is no region`},
		{"sites:\n  - name: a\n    start: [https://a.example/]\n    headers: {user-agent: b}\n", "line 4: the header User-Agent is the crawler's own"},
		{"sites:\n  - name: a\n    start: [https://a.example/]\n    proxy: a.example:3128\n", `line 4: "a.example:3128" is no http, https or socks5 address`},
		{"sites:\n  - name: a\n    start: [https://a.example/]\n    ca: none.pem\n", "line 4: open none.pem"},
		{"sites:\n  - name: a\n    start: [https://a.example/]\n    depth: -1\n", "line 4: depth is less than 0"},
		{"sites:\n  - name: a\n    start: [https://a.example/]\n    documents: ['(']\n", "line 4: error parsing regexp"},
		{"sites:\n  - name: a\n    start: [https://a.example/]\n    interval: often\n", `line 4: "often" is no span of time`},
		{"sites:\n  - name: a\n    start: [https://a.example/]\n  - name: a\n    start: [https://b.example/]\n", `line 4: the name "a" is there twice`},
		{"sites: [\n", "line 1"},
	} {
		_, err := Parse("sources.yaml", []byte(c.file))
		if !errors.Is(err, ErrSources) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q", c.file, err, c.want)
		}
	}
	_, err := Parse("sources.yaml", []byte("sites:\n  - name: a\n    region: 无此区\n    depth: -1\n"))
	for _, want := range []string{"has no start page", "is no region", "less than 0"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("of several faults, %q is not named: %v", want, err)
		}
	}
}
