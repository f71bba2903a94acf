package web

import (
	"fmt"
	"html"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var (
	htmlToken   = regexp.MustCompile(`<!--(?s:.*?)-->|<[^>]*>|[^<]+`)
	tagName     = regexp.MustCompile(`^</?([a-zA-Z0-9]+)`)
	langOf      = regexp.MustCompile(` lang="([^"]*)"`)
	readAloud   = regexp.MustCompile(` (?:title|alt|aria-label|placeholder)="([^"]*)"`)
	chineseText = regexp.MustCompile(`[\p{Han}，。；：！？（）《》]`)
	englishText = regexp.MustCompile(`\b[a-z]{3,} [a-z]{2,}\b`)
)

// empty are the elements that have no end.
var empty = map[string]bool{"meta": true, "link": true, "input": true, "br": true, "hr": true, "img": true, "col": true, "wbr": true, "path": true,
	"rect": true, "line": true, "circle": true, "polyline": true, "polygon": true, "source": true}

// unread are the elements whose text is none of the page's language: scripts and codes, what is to be
// copied, the names in the title of the window and of choices, and in charts, which cannot be marked.
var unread = map[string]bool{"script": true, "style": true, "code": true, "textarea": true, "title": true, "option": true}

// foreign returns the texts of a page in the other language that are not marked as such.
func foreign(body, language string) []string {
	type open struct{ name, language string }
	stack := []open{{"", language}}
	var list []string
	look := func(text string, own string) {
		text = strings.Join(strings.Fields(html.UnescapeString(text)), " ")
		if language == "en" && strings.HasPrefix(own, "en") && chineseText.MatchString(text) || language == "zh" && strings.HasPrefix(own, "zh") && englishText.MatchString(text) {
			list = append(list, text)
		}
	}
	for _, token := range htmlToken.FindAllString(body, -1) {
		top := stack[len(stack)-1]
		name := ""
		if found := tagName.FindStringSubmatch(token); found != nil {
			name = strings.ToLower(found[1])
		}
		switch {
		case strings.HasPrefix(token, "<!"):
		case strings.HasPrefix(token, "</"):
			for i := len(stack) - 1; i > 0; i-- {
				if stack[i].name == name {
					stack = stack[:i]
					break
				}
			}
		case strings.HasPrefix(token, "<"):
			own := top.language
			if found := langOf.FindStringSubmatch(token); found != nil {
				own = found[1]
			}
			if unread[name] {
				own = "none"
			}
			for _, said := range readAloud.FindAllStringSubmatch(token, -1) {
				look(said[1], own)
			}
			if !empty[name] && !strings.HasSuffix(token, "/>") {
				stack = append(stack, open{name, own})
			}
		default:
			look(token, top.language)
		}
	}
	return list
}

// printed are the texts that stay Chinese on English pages where nothing can mark them: the names that
// reports give their tables, for those who listen, and the address of a chart in its picture, which may break before a name.
var printed = regexp.MustCompile(`^[\p{Han}、，（）]+(&[a-z]+=[0-9]+)*$|(^|\S)[?&][a-z]+=[\p{Han}、]+`)

// Each kind of page is in its own language alone: what is Chinese on an English page, names and what
// reports print, is marked as Chinese, and no English sentence is on a Chinese one.
func TestEachPageIsInItsLanguage(t *testing.T) {
	s := example(t, true)
	for _, path := range seen(t, s) {
		path = strings.TrimPrefix(path, "/en")
		for prefix, language := range map[string]string{"": "zh", "/en": "en"} {
			address, query, _ := strings.Cut(prefix+path, "?")
			values, err := url.ParseQuery(query)
			if err != nil {
				t.Fatal(err)
			}
			target := (&url.URL{Path: address, RawQuery: values.Encode()}).String()
			answer := httptest.NewRecorder()
			s.ServeHTTP(answer, httptest.NewRequest("GET", target, nil))
			if answer.Body.Len() == 0 {
				t.Errorf("%s is empty", target)
			}
			told := map[string]bool{}
			for _, text := range foreign(answer.Body.String(), language) {
				if key := fmt.Sprintf("%.60s", text); !told[key] && !printed.MatchString(text) {
					told[key] = true
					t.Errorf("%s%s has %q", prefix, path, text)
				}
			}
		}
	}
}

// What the test above looks for is found.
func TestForeignTextIsFound(t *testing.T) {
	for body, want := range map[string]string{
		`<p>the county <span lang="zh-CN">洪泽区</span></p>`:      "",
		`<p>the county 洪泽区</p>`:                                "the county 洪泽区",
		`<td title="blank; 总计 = 其余">1</td>`:                    "blank; 总计 = 其余",
		`<div lang="zh-CN"><p>正文<br>的</p></div><p>次</p>`:       "次",
		`<title>洪泽区</title><script>"字"</script><p>no such</p>`: "",
	} {
		if got := strings.Join(foreign(body, "en"), "; "); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
	if got := foreign(`<p>表格中没有 the text says so</p><code>no such thing</code>`, "zh"); len(got) != 1 {
		t.Errorf("%q", got)
	}
}
