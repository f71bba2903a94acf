package family_test

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"sort"
	"strings"
	"testing"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/testsites"
	"nianbao/extract/character"
)

type item struct {
	ask   family.Ask
	place sites.Place
	depth int
	doc   bool
	name  string
}

func fetchAsk(r sites.Request) (string, string, string) {
	method, body := "GET", ""
	ct := ""
	if r.Form != nil {
		method, body, ct = "POST", r.Form.Encode(), "application/x-www-form-urlencoded"
	}
	if r.JSON != "" {
		method, body, ct = "POST", r.JSON, "application/json"
	}
	q, err := http.NewRequest(method, r.URL, strings.NewReader(body))
	if err != nil {
		return "", "", err.Error()
	}
	q.Header.Set("Content-Type", ct)
	q.Header.Set("Referer", r.Referer)
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		return "", "", err.Error()
	}
	defer a.Body.Close()
	b, _ := io.ReadAll(a.Body)
	if a.StatusCode != 200 {
		return "", "", a.Status
	}
	t, _ := character.DecodeText(b)
	mt := http.DetectContentType(b)
	if i := strings.Index(mt, ";"); i > 0 {
		mt = mt[:i]
	}
	if strings.HasPrefix(strings.TrimSpace(t), "<") {
		mt = "text/html"
	} else if strings.Contains(a.Header.Get("Content-Type"), "json") {
		mt = "application/json"
	}
	return t, mt, a.Request.URL.String()
}

func TestDrive(t *testing.T) {
	only := os.Getenv("SITE")
	total, found := 0, 0
	for i, d := range testsites.Designs() {
		if only != "" && only != d.Name {
			continue
		}
		s := d.Start(i + 1)
		n, lines := drive(t, s, only != "")
		fam := lines[0]
		total += len(s.Reports)
		found += n
		t.Logf("%-14s %s %d/%d", d.Name, fam, n, len(s.Reports))
		s.Close()
	}
	t.Logf("%d of %d", found, total)
}

func drive(t *testing.T, s *testsites.Site, verbose bool) (int, []string) {
	ss, err := sites.Parse("x", []byte("sites: [{name: a, start: ['"+s.Start+"']}]"))
	if err != nil {
		t.Fatal(err)
	}
	rules := &ss.Sites[0].Rules
	queue := []item{{ask: family.Ask{Request: sites.Request{URL: s.Start}}}}
	seen := map[string]bool{}
	held := map[string]bool{}
	fams := map[string]bool{}
	own, _ := url.Parse(s.Start)
	requests := 0
	say := func(format string, a ...any) {
		if verbose {
			t.Logf(format, a...)
		}
	}
	for len(queue) > 0 && requests < 600 {
		it := queue[0]
		queue = queue[1:]
		key := it.ask.Request.Key()
		if seen[key] {
			continue
		}
		seen[key] = true
		u, _ := url.Parse(it.ask.Request.URL)
		if u == nil {
			continue
		}
		requests++
		text, mt, final := fetchAsk(it.ask.Request)
		if mt == "" {
			say("FAILED %s %s: %s", it.ask.Request.URL, it.ask.Request.JSON, final)
			continue
		}
		req := it.ask.Request
		req.URL = final
		p := family.Page{Request: req, MediaType: mt, Text: text, Context: it.ask.Context}
		isReport := rules.IsReport(text) && strings.Contains(text, "<table")
		if it.doc || isReport {
			if mt != "text/html" || isReport || strings.Contains(text, "行政许可") || strings.Contains(text, "下一页") {
				held[final] = true
				held[it.ask.Request.URL] = true
			}
			if mt == "text/html" && !isReport {
				docs := family.Documents(p)
				for _, r := range docs {
					queue = append(queue, item{ask: family.Ask{Request: r.Request}, doc: true, name: it.name})
				}
				if len(docs) == 0 {
					say("NO DOCUMENTS %s %s", final, it.name)
				}
			}
			continue
		}
		l, err := family.Read(p, "")
		if err != nil {
			say("READ %s: %v", final, err)
			continue
		}
		fams[l.Family] = true
		place := sites.PlaceOf(it.place, l.Heading, it.name, u)
		say("LIST %s %s %s form=%v json=%s heading=%q announced=%d place=%+v records=%d parts=%d", l.Family, mt, final, it.ask.Request.Form, it.ask.Request.JSON, l.Heading, l.Announced, place, len(l.Records), len(l.Parts))
		for _, a := range l.Parts {
			say("  PART %s %v %s", a.Request.URL, a.Request.Form, a.Request.JSON)
			queue = append(queue, item{ask: a, place: place, depth: it.depth, name: it.name})
		}
		for _, r := range l.Records {
			tu, _ := url.Parse(r.Request.URL)
			if tu == nil {
				continue
			}
			if tu.Host != own.Host {
				continue
			}
			j := rules.PurposeOf(r.Link(), tu, place)
			switch j.Purpose {
			case sites.ToDocument:
				f, _ := sites.FileOf(tu)
				r.Request.URL = f.String()
				say("  DOC %d %s %q %q", j.Year, r.Request.URL, r.Text, r.Title)
				queue = append(queue, item{ask: family.Ask{Request: r.Request}, doc: true, name: r.Link().Name()})
			case sites.ToList:
				say("  TOLIST %s %q", r.Request.URL, r.Text)
				if it.depth < rules.Depth+2 {
					queue = append(queue, item{ask: family.Ask{Request: r.Request}, place: place, depth: it.depth + 1, name: r.Link().Name()})
				}
			case sites.ToPart:
				queue = append(queue, item{ask: family.Ask{Request: r.Request}, place: place, depth: it.depth, name: it.name})
			default:
				if r.InList {
					say("  ignored %s %s %q %q", j.Reason, r.Request.URL, r.Text, r.Title)
				}
			}
		}
	}
	n := 0
	for _, r := range s.Reports {
		ok := false
		for _, at := range r.At {
			ok = ok || held[at]
		}
		if ok {
			n++
		} else {
			say("MISSED %s %d article %s at %v", r.Organ, r.Year, r.Article, r.At)
		}
	}
	vain := 0
	for _, h := range s.Log() {
		if h.What == testsites.Vain {
			vain++
			say("VAIN %s %s", h.Method, h.Address)
		}
	}
	var fs []string
	for f := range fams {
		fs = append(fs, f)
	}
	sort.Strings(fs)
	return n, []string{fmt.Sprintf("%v requests=%d vain=%d", fs, requests, vain)}
}
