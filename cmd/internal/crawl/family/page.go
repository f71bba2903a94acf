package family

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"nianbao/cmd/internal/crawl/family/script"
	"nianbao/cmd/internal/crawl/family/wording"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/textpattern"
)

// A parsed page is looked into as what it needs to be: HTML or JSON.
type parsed struct {
	Page
	base  *url.URL // addresses on the page are relative to it
	doc   *goquery.Document
	json  any
	isSet bool    // json is
	rest  *parsed // of the page of which this is a part

	heading *string
	scripts *string
	clicks  *[]handler
	sent    *textpattern.Text // Text
	read    *textpattern.Text // what is shown of it
	around  around
}

// source returns the text of the page as it was sent.
func (p *parsed) source() *textpattern.Text {
	if p.sent == nil || p.sent.Plain != p.Text {
		p.sent = &textpattern.Text{Plain: p.Text}
	}
	return p.sent
}

// seen returns what is to be read on the page.
func (p *parsed) seen() *textpattern.Text {
	if p.read == nil {
		p.read = &textpattern.Text{Plain: shown(spaced(p.html()))}
	}
	return p.read
}

// html returns the page as HTML, whatever it is.
func (p *parsed) html() *goquery.Selection {
	if p.doc == nil {
		if p.doc = fragment(p.Text); strings.Contains(p.Text, "document.write") {
			writeOut(p.doc)
		}
		if href, ok := p.doc.Find("base[href]").First().Attr("href"); ok {
			if base, err := p.base.Parse(strings.TrimSpace(href)); err == nil && base.Host != "" {
				p.base = base
			}
		}
	}
	return p.doc.Selection
}

// fragment parses HTML, which can be anything: rows of a table, too, which are none without it.
func fragment(text string) *goquery.Document {
	if rowFirst.MatchString(text) {
		text = "<table>" + text
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil { // of a reader alone
		doc, _ = goquery.NewDocumentFromReader(strings.NewReader(""))
	}
	return doc
}

var rowFirst = regexp.MustCompile(`(?i)^\s*<t[rd][\s>]`)

// data returns the page as JSON, nil if it is none.
func (p *parsed) data() any {
	if !p.isSet {
		p.isSet = true
		p.json = parseJSON(p.Text)
	}
	return p.json
}

// wrapped finds the argument of the call that JSONP is.
var wrapped = regexp.MustCompile(`(?s)^\s*(?:/\*.*?\*/)?\s*[\w$.]+\s*\((.*)\)\s*;?\s*$`)

// parseJSON reads JSON, or the argument of a call (JSONP). Numbers stay as they are printed.
func parseJSON(text string) any {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\uFEFF"))
	if m := wrapped.FindStringSubmatch(text); m != nil {
		text = strings.TrimSpace(m[1])
	}
	if text == "" || text[0] != '{' && text[0] != '[' {
		return nil
	}
	if value, ok := decodeJSON(text); ok {
		return value
	}
	value, _ := decodeJSON(quotedKeys.ReplaceAllString(singleQuoted.ReplaceAllString(text[:1]+script.Enclosed(text)+closing[text[:1]], `"$1"`), `$1"$2":`))
	return value
}

func decodeJSON(text string) (any, bool) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	err := decoder.Decode(&value)
	return value, err == nil
}

// Objects in scripts have names without quotation marks, and texts in single ones.
var (
	singleQuoted = regexp.MustCompile(`'((?:[^'"\\]|\\[^'])*)'`)
	quotedKeys   = regexp.MustCompile(`([{,]\s*)([A-Za-z_$][\w$]*)\s*:`)
	closing      = map[string]string{"{": "}", "[": "]"}
)

// at returns what stands at a path of names and indices, nil for nothing. A string on the way
// that is JSON is looked into.
func at(value any, path string) any {
	if path == "" || path == "." {
		return value
	}
	for name := range strings.SplitSeq(path, ".") {
		if s, ok := value.(string); ok {
			value = parseJSON(s)
		}
		switch v := value.(type) {
		case map[string]any:
			value = v[name]
		case []any:
			i, err := strconv.Atoi(name)
			if err != nil || i < 0 || i >= len(v) {
				return nil
			}
			value = v[i]
		default:
			return nil
		}
	}
	return value
}

// scalar returns a string or number of JSON as text, "" for anything else.
func scalar(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

// resolve returns the absolute address that an address on the page is, without what makes two of
// one. It reports false for what leads to no page.
func (p *parsed) resolve(address string) (string, bool) {
	u, ok := p.whole(address)
	if !ok {
		return "", false
	}
	return sites.Canonical(u).String(), true
}

// whole returns an address on the page with all that it has.
func (p *parsed) whole(address string) (*url.URL, bool) {
	address = strings.Map(func(r rune) rune {
		if r < ' ' {
			return -1 // as browsers do
		}
		return r
	}, strings.TrimSpace(address))
	if address == "" || strings.HasPrefix(address, "#") {
		return nil, false
	}
	u, err := p.base.Parse(strings.ReplaceAll(address, `\`, "/"))
	if err != nil {
		u, err = p.base.Parse(loosePercent.ReplaceAllStringFunc(address, func(m string) string { return "%25" + m[1:] }))
	}
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return nil, false
	}
	if isGBK(p.Text) {
		u.RawQuery = queryInGBK(u.RawQuery)
	}
	return u, true
}

// loosePercent finds percent signs that escape nothing.
var loosePercent = regexp.MustCompile(`%(?:$|[^0-9A-Fa-f]|[0-9A-Fa-f](?:$|[^0-9A-Fa-f]))`)

// An around is what was found out of elements around links, which many links share.
type around struct {
	rows             map[*html.Node]string
	many             map[*html.Node]bool // links stand in it
	aside, calendars map[*html.Node]bool
}

// most is how many links the row of a record may have: to the page, and to its files.
const most = 4

// row returns the text of an element, and false if many links stand in it.
func (a *around) row(s *goquery.Selection) (string, bool) {
	n := s.Nodes[0]
	if a.rows == nil {
		a.rows, a.many = map[*html.Node]string{}, map[*html.Node]bool{}
	}
	if _, known := a.many[n]; !known {
		if a.many[n] = s.Find("a").Length() > most; !a.many[n] {
			a.rows[n] = shown(spaced(s))
		}
	}
	return a.rows[n], !a.many[n]
}

// isAside reports whether an element or one around it is none of a page's own matter, by its name.
func (a *around) isAside(n *html.Node) bool {
	if n == nil || n.Type != html.ElementNode || n.Data == "body" || n.Data == "html" {
		return false
	}
	if a.aside == nil {
		a.aside = map[*html.Node]bool{}
	}
	is, known := a.aside[n]
	if !known {
		names := ""
		for _, attribute := range n.Attr {
			if attribute.Key == "class" || attribute.Key == "id" {
				names += " " + attribute.Val
			}
		}
		is = n.Data == "nav" || n.Data == "header" || n.Data == "footer" || wording.Known().Links.Aside.MatchString(names) || a.isAside(n.Parent)
		a.aside[n] = is
	}
	return is
}

// isCalendar reports whether an element shows the days of a month.
func (a *around) isCalendar(s *goquery.Selection) bool {
	if s.Length() == 0 {
		return false
	}
	if a.calendars == nil {
		a.calendars = map[*html.Node]bool{}
	}
	is, known := a.calendars[s.Nodes[0]]
	if !known {
		is = wording.Known().Pager.Calendar.MatchString(s.AttrOr("class", "") + " " + s.AttrOr("id", "") + " " + shown(spaced(s)))
		a.calendars[s.Nodes[0]] = is
	}
	return is
}
