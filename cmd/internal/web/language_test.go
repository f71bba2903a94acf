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
	englishWord = regexp.MustCompile(`[A-Za-z][A-Za-z'-]+`)
	// notWords is what has Latin letters in every language: addresses, names of files and fields, parameters, and what is quoted.
	notWords = regexp.MustCompile(`https?://\S+|\S*[./_@=]\S*|--[a-z]+|“[^”]*”`)
)

// sameInChinese are the words with Latin letters that Chinese has: names of formats, of programs, and of what is typed into a command.
var sameInChinese = func() map[string]bool {
	list := map[string]bool{}
	for _, word := range strings.Fields("JSON CSV XLSX SVG PNG PDF OFD Word Excel WPS LibreOffice Markdown OpenAPI Atom SHA- MB SQLite MinHash Datasette English nianbao XFA Adobe Acrobat UTF- GB AND OR NOT VALUE blank note crawl status acknowledge") {
		list[word] = true
	}
	return list
}()

// empty are the elements that have no end.
var empty = map[string]bool{"meta": true, "link": true, "input": true, "br": true, "hr": true, "img": true, "col": true, "wbr": true, "path": true,
	"rect": true, "line": true, "circle": true, "polyline": true, "polygon": true, "source": true}

// unread are the elements whose text is none of the page's language: scripts and codes, and what is to be
// copied; unmarked those in which names cannot be marked as Chinese: the title of the window or of a part of a chart, and choices.
var (
	unread   = map[string]bool{"script": true, "style": true, "code": true, "textarea": true}
	unmarked = map[string]bool{"title": true, "option": true}
)

// foreignWord reports whether a text of a Chinese page has a word of another language.
func foreignWord(text string) bool {
	for _, word := range englishWord.FindAllString(notWords.ReplaceAllString(text, " "), -1) {
		if !sameInChinese[word] {
			return true
		}
	}
	return false
}

// foreign returns the texts of a page in the other language that are not marked as such.
func foreign(body, language string) []string {
	type open struct{ name, language string }
	stack := []open{{"", language}}
	var list []string
	look := func(text, own string, marks bool) {
		text = strings.Join(strings.Fields(html.UnescapeString(text)), " ")
		if language == "en" && strings.HasPrefix(own, "en") && marks && chineseText.MatchString(text) || language == "zh" && strings.HasPrefix(own, "zh") && foreignWord(text) {
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
				if text := html.UnescapeString(said[1]); !printed.MatchString(text) {
					look(text, own, true)
				}
			}
			if !empty[name] && !strings.HasSuffix(token, "/>") {
				stack = append(stack, open{name, own})
			}
		default:
			look(token, top.language, !unmarked[top.name])
		}
	}
	return list
}

// printed are the texts that stay Chinese on English pages where nothing can mark them: the names that
// reports give their tables, for those who listen; inAddress is the address of a chart in its picture, which may break before a name.
var (
	printed   = regexp.MustCompile(`^[\p{Han}、，（）]+$`)
	inAddress = regexp.MustCompile(`^[\p{Han}、]+(&[a-z]+=[0-9]+)+$|(^|\S)[?&][a-z]+=[\p{Han}、]+`)
)

// Each kind of page is in its own language alone: what is Chinese on an English page, names and what
// reports print, is marked as Chinese, and no English sentence is on a Chinese one.
func TestEachPageIsInItsLanguage(t *testing.T) {
	s := example(t, true)
	drift := findReport(t, s, "drift.pdf")
	besides := []string{"/nosuch", "/reports/999999", "/compare?regions=火星市&indicator=applications.received", "/compare/changes?from=abc", "/compare/sums?indicator=nosuch",
		"/search?q=德清", "/search?q=zzzz", "/search?q=德清县不予公开率", "/tables?q=zzzz", "/fees?region=火星市", "/fees?charged=1", "/quality/value-flagged", "/quality/reports?of=years", "/prose",
		"/prose/reuse?by=others", "/codebook", "/upload", "/indicators/applications.denied?per=applications.handled", "/indicators/rate.denied?level=province", "/compare/shares?of=applicants",
		"/compare/sums?region=浙江省&level=prefecture&same=1", "/compare?region=浙江省&children=1&indicator=applications.received", fmt.Sprintf("/reports/%d/tables/1", drift), fmt.Sprintf("/reports/%d/pages/1", drift),
		fmt.Sprintf("/reports/%d?of=applications.denied&per=applications.handled", drift), fmt.Sprintf("/reports/%d?cell=applications.received/total", drift)}
	for _, path := range append(seen(t, s), besides...) {
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
				if key := fmt.Sprintf("%.60s", text); !told[key] && !inAddress.MatchString(text) {
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
		`<h1>洪泽区人民政府</h1>`:                                     "洪泽区人民政府",
		`<a aria-label="收费"></a>`:                              "",
		`<td title="blank; 总计 = 其余">1</td>`:                    "blank; 总计 = 其余",
		`<div lang="zh-CN"><p>正文<br>的</p></div><p>次</p>`:       "次",
		`<title>洪泽区</title><script>"字"</script><p>no such</p>`: "",
	} {
		if got := strings.Join(foreign(body, "en"), "; "); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
	for body, want := range map[string]string{
		`<p>表格中没有 the text says so</p><code>no such thing</code>`:       "表格中没有 the text says so",
		`<h1>所有 years</h1><option>Anything</option>`:                    "所有 years; Anything",
		`<p>下载CSV、JSON，见 a.pdf、https://example.org/a?b=c，“abc”不是年份</p>`: "",
		`<p lang="en">English</p><title>more of it</title>`:             "more of it",
	} {
		if got := strings.Join(foreign(body, "zh"), "; "); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}
