package family

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/sites"
)

// A parsed page is looked into as what it needs to be: HTML or JSON.
type parsed struct {
	Page
	base  *url.URL // addresses on the page are relative to it
	doc   *goquery.Document
	json  any
	isSet bool // json is
}

// html returns the page as HTML, whatever it is.
func (p *parsed) html() *goquery.Selection {
	if p.doc == nil {
		p.doc = fragment(p.Text)
		if href, ok := p.doc.Find("base[href]").First().Attr("href"); ok {
			if base, err := p.base.Parse(strings.TrimSpace(href)); err == nil && base.Host != "" {
				p.base = base
			}
		}
	}
	return p.doc.Selection
}

// fragment parses HTML, which can be anything.
func fragment(text string) *goquery.Document {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil { // of a reader alone
		doc, _ = goquery.NewDocumentFromReader(strings.NewReader(""))
	}
	return doc
}

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
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return nil
	}
	return value
}

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
	return u, true
}

// loosePercent finds percent signs that escape nothing.
var loosePercent = regexp.MustCompile(`%(?:$|[^0-9A-Fa-f]|[0-9A-Fa-f](?:$|[^0-9A-Fa-f]))`)
