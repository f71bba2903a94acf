package family

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/sites"
)

// A link is a record with the element that it is.
type link struct {
	Record
	element *goquery.Selection
}

var (
	// quotedAddress finds addresses in scripts: window.open('/files/a.pdf').
	quotedAddress = regexp.MustCompile(`(?i)['"]((?:https?:/)?[^'"\s<>()\\]*(?:/[^'"\s<>()\\]*|\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar|s?html?|jsp|aspx?|do)(?:\?[^'"\s<>()\\]*)?))['"]`)
	scriptedMove  = regexp.MustCompile(`(?:window|document|self|top|parent)?\.?location(?:\.href)?\s*(?:=|\.replace\(|\.assign\()\s*['"]([^'"]+)['"]`)
	refreshTarget = regexp.MustCompile(`(?i)^\s*[\d.]*\s*[;,]?\s*url\s*=\s*['"]?([^'"]+)['"]?\s*$`)
)

// linksOf lists the links below an element, in their order.
func linksOf(p *parsed, root *goquery.Selection, scripted []scriptedLink) []link {
	var list []link
	add := func(address string, element *goquery.Selection, onward bool) {
		target, ok := p.resolve(address)
		if !ok {
			return
		}
		l := link{element: element, Record: Record{Request: sites.Request{URL: target}, Onward: onward}}
		if element != nil {
			l.Text, l.Title, l.Date = told(element)
			l.InList = !onward && isInList(element)
		}
		list = append(list, l)
	}
	root.Find("a, area, [onclick], iframe, frame").Each(func(_ int, s *goquery.Selection) {
		if s.Is("iframe, frame") {
			if address := s.AttrOr("src", ""); !isIdle(s) {
				add(address, s, true)
			}
			return
		}
		for _, address := range addressesOf(s, scripted) {
			add(address, s, false)
		}
	})
	root.Find("meta").Each(func(_ int, s *goquery.Selection) {
		if m := refreshTarget.FindStringSubmatch(s.AttrOr("content", "")); m != nil && strings.EqualFold(s.AttrOr("http-equiv", ""), "refresh") {
			add(m[1], nil, true)
		}
	})
	if len(list) == 0 { // among links, where a script leads to depends on what it asks first
		root.Find("script").Each(func(_ int, s *goquery.Selection) {
			if m := scriptedMove.FindStringSubmatch(s.Text()); m != nil {
				add(m[1], nil, true)
			}
		})
	}
	return list
}

// addressesOf returns the addresses that a link leads to: that of the link, or those in its script.
func addressesOf(s *goquery.Selection, scripted []scriptedLink) []string {
	href := strings.TrimSpace(s.AttrOr("href", ""))
	script := s.AttrOr("onclick", "")
	if isScript(href) {
		script, href = sites.Decoded(href)+" "+script, ""
	}
	if href != "" && !strings.HasPrefix(href, "#") {
		return []string{href}
	}
	for _, l := range scripted {
		if m := l.Call.FindStringSubmatchIndex(script); m != nil {
			return []string{string(l.Call.ExpandString(nil, l.Address, script, m))}
		}
	}
	var found []string
	for _, m := range quotedAddress.FindAllStringSubmatch(script, -1) {
		found = append(found, m[1])
	}
	if address := s.AttrOr("data-url", s.AttrOr("data-href", "")); len(found) == 0 && address != "" {
		found = append(found, address)
	}
	return found
}

// isScript reports whether an address is a script; some systems put a folder before it.
func isScript(href string) bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimLeft(href, "./")), "javascript:")
}

// isIdle reports whether a frame shows nothing to be read: it is as small as a point.
func isIdle(frame *goquery.Selection) bool {
	small := func(name string) bool {
		v := strings.TrimSuffix(frame.AttrOr(name, ""), "px")
		return v == "0" || v == "1"
	}
	return small("width") || small("height")
}

// told returns what is shown of a link, what its title or else the row of a vague link says, and
// the date that stands in its row.
func told(s *goquery.Selection) (text, title, date string) {
	text = shown(s.Text())
	if text == "" {
		text = shown(s.Find("img[alt]").First().AttrOr("alt", ""))
	}
	title = shown(s.AttrOr("title", ""))
	if title == "" {
		title = shown(s.Find("[title]").First().AttrOr("title", ""))
	}
	row := rowOf(s)
	if row == nil {
		return text, title, ""
	}
	around := shown(spaced(row))
	date = dateIn(around)
	if title == "" && words().Links.Vague.MatchString(bare(text)) {
		title = shown(strings.Replace(around, text, " ", 1))
		if date != "" {
			title = shown(strings.Replace(title, date, " ", 1))
		}
	}
	return text, title, date
}

// spaced returns the text of a row with a space between its cells.
func spaced(row *goquery.Selection) string {
	var parts []string
	for _, n := range row.Nodes {
		for c := range n.Descendants() {
			if c.Type == 1 {
				parts = append(parts, c.Data)
			}
		}
	}
	return strings.Join(parts, " ")
}

// isInList reports whether a link stands in a list of a page, and not in what is around it.
func isInList(s *goquery.Selection) bool {
	if s.Closest("li, tr, dd, dt").Length() == 0 && rowOf(s) == nil || s.Closest("nav, header, footer").Length() > 0 {
		return false
	}
	inside := true
	s.Parents().Each(func(_ int, parent *goquery.Selection) {
		names := parent.AttrOr("class", "") + " " + parent.AttrOr("id", "")
		if !parent.Is("body, html") && words().Links.Aside.MatchString(names) {
			inside = false
		}
	})
	return inside
}

// headingOf returns the name of the list that a page shows: its column, where the page says it as
// the guideline for government sites of 2017 has it, or else its title.
func headingOf(p *parsed) string {
	if strings.Contains(p.MediaType, "json") {
		return p.Context[headingKey]
	}
	for _, name := range []string{"ColumnName", "columnName", "columnname"} {
		if column := shown(p.html().Find(`meta[name="`+name+`"]`).First().AttrOr("content", "")); column != "" {
			return column
		}
	}
	if title := shown(p.html().Find("title").First().Text()); title != "" {
		return title
	}
	return p.Context[headingKey]
}

// headingKey is the entry of a context with the heading of the page that asked.
const headingKey = "heading"

// sameHost reports whether two addresses are on one host.
func sameHost(a, b string) bool {
	ua, errA := url.Parse(a)
	ub, errB := url.Parse(b)
	return errA == nil && errB == nil && ua.Host == ub.Host
}
