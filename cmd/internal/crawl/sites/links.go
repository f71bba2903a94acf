package sites

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// A Link is what a page offers to be followed.
type Link struct {
	Address string // as the page has it
	Text    string // what a reader sees
	Title   string // what its title says, or the row of a link that says nothing itself
	Date    string // of publication as printed beside it, "" for none
	Onward  bool   // the page itself leads there: a redirect of its own, a frame
	Next    bool   // by the page's script, the next part of the same list
	InList  bool   // it stands in the list of the page and not in what is around it
}

var (
	// quotedAddress finds addresses in scripts: window.open('/files/a.pdf').
	quotedAddress = regexp.MustCompile(`(?i)['"]((?:https?:/)?[^'"\s<>()\\]*(?:/[^'"\s<>()\\]*|\.(?:pdf|docx?|s?html?|jsp|aspx?)(?:\?[^'"\s<>()\\]*)?))['"]`)
	// pagesByScript is the call with which a content management system (TRS) that
	// many governments use, and that others took over, makes the links to the parts of a list:
	// how many there are, which this is, name and extension of the first. Where the place of the
	// links stands before them, the second part has the number 2, else 1.
	pagesByScript = regexp.MustCompile(`createPageHTML\(\s*(['"][^'"]*['"]\s*,)?\s*['"]?(\d{1,5})['"]?\s*,\s*['"]?\d+['"]?\s*,\s*['"]([\w-]+)['"]\s*,\s*['"](\w+)['"]`)
	scriptedMove  = regexp.MustCompile(`(?:window|document|self|top)?\.?location(?:\.href)?\s*=\s*['"]([^'"]+)['"]`)
	refreshTarget = regexp.MustCompile(`(?i)^\s*\d*\s*[;,]?\s*url\s*=\s*['"]?([^'"]+)['"]?\s*$`)
)

// LinksOf lists the links of a page in their order.
func LinksOf(page *goquery.Selection) []Link {
	var list []Link
	page.Find("a, area, [onclick]").Each(func(_ int, s *goquery.Selection) {
		text := textOf(s)
		href := strings.TrimSpace(s.AttrOr("href", ""))
		script := s.AttrOr("onclick", "")
		if strings.HasPrefix(strings.ToLower(href), "javascript:") {
			script, href = Decoded(href)+" "+script, ""
		}
		if href != "" && !strings.HasPrefix(href, "#") {
			list = append(list, Link{Address: href, Text: text})
			return
		}
		for _, m := range quotedAddress.FindAllStringSubmatch(script, -1) {
			list = append(list, Link{Address: m[1], Text: text})
		}
	})
	page.Find("iframe, frame, embed, object").Each(func(_ int, s *goquery.Selection) {
		if address := s.AttrOr("src", s.AttrOr("data", "")); address != "" {
			list = append(list, Link{Address: address, Text: textOf(s), Onward: true})
		}
	})
	page.Find("meta").Each(func(_ int, s *goquery.Selection) {
		if m := refreshTarget.FindStringSubmatch(s.AttrOr("content", "")); m != nil && strings.EqualFold(s.AttrOr("http-equiv", ""), "refresh") {
			list = append(list, Link{Address: m[1], Onward: true})
		}
	})
	return append(list, scriptedLinks(page, len(list) == 0)...)
}

// scriptedLinks lists the links that scripts make. Where they lead to another page
// at once is asked only of a page that has nothing else.
func scriptedLinks(page *goquery.Selection, empty bool) []Link {
	var list []Link
	page.Find("script").Each(func(_ int, s *goquery.Selection) {
		script := s.Text()
		if m := pagesByScript.FindStringSubmatch(script); m != nil {
			count, _ := strconv.Atoi(m[2]) // a few digits
			from := 1
			if m[1] != "" {
				from = 2
			}
			for i := range count - 1 {
				list = append(list, Link{Address: fmt.Sprintf("%s_%d.%s", m[3], from+i, m[4]), Next: true})
			}
		}
		if m := scriptedMove.FindStringSubmatch(script); m != nil && empty {
			list = append(list, Link{Address: m[1], Onward: true})
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
