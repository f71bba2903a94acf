package crawl

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// A link is what a page offers to be followed.
type link struct {
	address string // as the page has it
	text    string // what a reader sees, or else its title or its file's name
	onward  bool   // the page itself leads there: a redirect of its own, a frame
	next    bool   // by the page's script, the next part of the same list
}

var (
	// quotedAddress finds addresses in scripts: window.open('/files/a.pdf').
	quotedAddress = regexp.MustCompile(`(?i)['"]((?:https?:/)?[^'"\s<>()\\]*(?:/[^'"\s<>()\\]*|\.(?:pdf|docx?|s?html?|jsp|aspx?)(?:\?[^'"\s<>()\\]*)?))['"]`)
	// pagesByScript is the call with which a content management system (TRS) that
	// many governments use makes the links to the parts of a list: how many there
	// are, which this is, name and extension of the first.
	pagesByScript = regexp.MustCompile(`createPageHTML\(\s*['"]?(\d{1,5})['"]?\s*,\s*['"]?\d+['"]?\s*,\s*['"]([\w-]+)['"]\s*,\s*['"](\w+)['"]`)
	scriptedMove  = regexp.MustCompile(`(?:window|document|self|top)?\.?location(?:\.href)?\s*=\s*['"]([^'"]+)['"]`)
	refreshTarget = regexp.MustCompile(`(?i)^\s*\d*\s*[;,]?\s*url\s*=\s*['"]?([^'"]+)['"]?\s*$`)
)

// linksOf lists the links of a page in their order.
func linksOf(page *goquery.Selection) []link {
	var list []link
	page.Find("a, area, [onclick]").Each(func(_ int, s *goquery.Selection) {
		text := textOf(s)
		href := strings.TrimSpace(s.AttrOr("href", ""))
		script := s.AttrOr("onclick", "")
		if strings.HasPrefix(strings.ToLower(href), "javascript:") {
			script, href = decoded(href)+" "+script, ""
		}
		if href != "" && !strings.HasPrefix(href, "#") {
			list = append(list, link{address: href, text: text})
			return
		}
		for _, m := range quotedAddress.FindAllStringSubmatch(script, -1) {
			list = append(list, link{address: m[1], text: text})
		}
	})
	page.Find("iframe, frame, embed, object").Each(func(_ int, s *goquery.Selection) {
		if address := s.AttrOr("src", s.AttrOr("data", "")); address != "" {
			list = append(list, link{address: address, text: textOf(s), onward: true})
		}
	})
	page.Find("meta").Each(func(_ int, s *goquery.Selection) {
		if m := refreshTarget.FindStringSubmatch(s.AttrOr("content", "")); m != nil && strings.EqualFold(s.AttrOr("http-equiv", ""), "refresh") {
			list = append(list, link{address: m[1], onward: true})
		}
	})
	return append(list, scriptedLinks(page, len(list) == 0)...)
}

// scriptedLinks lists the links that scripts make. Where they lead to another page
// at once is asked only of a page that has nothing else.
func scriptedLinks(page *goquery.Selection, empty bool) []link {
	var list []link
	page.Find("script").Each(func(_ int, s *goquery.Selection) {
		script := s.Text()
		if m := pagesByScript.FindStringSubmatch(script); m != nil {
			count, _ := strconv.Atoi(m[1]) // a few digits
			for i := 1; i < count; i++ {
				list = append(list, link{address: fmt.Sprintf("%s_%d.%s", m[2], i, m[3]), next: true})
			}
		}
		if m := scriptedMove.FindStringSubmatch(script); m != nil && empty {
			list = append(list, link{address: m[1], onward: true})
		}
	})
	return list
}

// textOf returns what a reader sees of a link: its text, or its title where that
// says more, since texts are cut for want of room.
func textOf(s *goquery.Selection) string {
	text := strings.Join(strings.Fields(s.Text()), " ")
	title := strings.Join(strings.Fields(s.AttrOr("title", "")), " ")
	if len(title) > len(text) {
		return title
	}
	return text
}

// fileExtensions are those of documents that are no web pages.
var fileExtensions = map[string]bool{".pdf": true, ".doc": true, ".docx": true, ".wps": true, ".txt": true}

// fileOf returns the file that an address leads to: itself, or what it gives to
// a viewer (viewer.html?file=/a.pdf). It reports false for a page.
func fileOf(u *url.URL) (*url.URL, bool) {
	for _, values := range u.Query() {
		for _, v := range values {
			if fileExtensions[strings.ToLower(path.Ext(v))] && strings.Contains(v, "/") && strings.HasPrefix(strings.ToLower(path.Ext(u.Path)), ".htm") {
				if file, err := u.Parse(v); err == nil {
					return file, true
				}
			}
		}
	}
	return u, fileExtensions[strings.ToLower(path.Ext(u.Path))]
}

var sessionInPath = regexp.MustCompile(`(?i);jsessionid=[^/?#]*`)

// canonical returns an address without what makes two of one: a session, a place
// on the page.
func canonical(u *url.URL) *url.URL {
	c := *u
	c.Fragment, c.RawFragment = "", ""
	c.Path = sessionInPath.ReplaceAllString(c.Path, "")
	c.RawPath = ""
	return &c
}

// A purpose says what a link is followed for.
type purpose int

// The purposes.
const (
	ignored    purpose = iota
	toDocument         // it leads to a report
	toList             // to another list
	toPart             // to another part of the same list
)

// purposeOf tells what a link on a list page is for, by its text and, where the
// text says nothing, the name of the file.
func (r *Rules) purposeOf(l link, target *url.URL) purpose {
	_, isFile := fileOf(target)
	text := l.text
	if isFile && !matchesAny(r.Documents, text) && !matchesAny(r.Exclude, text) {
		text = decoded(path.Base(target.EscapedPath()))
	}
	switch {
	case l.next:
		return toPart
	case text != "" && matchesAny(r.Exclude, text):
		return ignored
	case matchesAny(r.Documents, text):
		return toDocument
	case isFile:
		return ignored
	case l.onward:
		return toPart
	case matchesAny(r.Next, text):
		return toPart
	case matchesAny(r.Follow, text):
		return toList
	}
	return ignored
}
