package family

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"nianbao/cmd/internal/crawl/family/script"
)

// viewOf returns the view that a page is of, nil if it is of none.
func (f *definition) viewOf(p *parsed) *view {
	for i := range f.Views {
		if f.Views[i].Marks.are(p) {
			return &f.Views[i]
		}
	}
	return nil
}

// are reports whether a page has all the marks.
func (m marks) are(p *parsed) bool {
	switch {
	case m.Media != nil && !m.Media.MatchString(p.MediaType),
		m.Path != nil && !m.Path.MatchString(p.base.RequestURI()),
		m.Text != nil && !m.Text.In(p.source()),
		m.JSON != "" && at(p.data(), m.JSON) == nil,
		m.Select != nil && p.html().FindMatcher(m.Select).Length() == 0:
		return false
	}
	return true
}

// read reads a page as one of the family. What is of no view of it is read as its links are.
func (f *definition) read(p *parsed) Listing {
	if f.ID == plainID && p.Context[fieldKey] != "" {
		l := Listing{Heading: headingOf(p), Announced: -1}
		readAnswer(p, &l)
		return withoutCircles(p, l)
	}
	v := f.viewOf(p)
	if v == nil {
		v = &view{Pager: true}
	}
	l := Listing{Heading: headingOf(p), Announced: -1, Records: v.records(p, f.Links)}
	if v.Around {
		for _, around := range linksOf(p, p.html(), f.Links) {
			l.Records = append(l.Records, around.Record)
		}
	}
	for i := range l.Records {
		l.Records[i].Request.Referer = p.referer()
	}
	lists := v.listsOf(p)
	for _, list := range lists {
		if n := v.announcedIn(list); n >= 0 {
			l.Announced = max(l.Announced, 0) + n
		}
	}
	pages := &pager{page: p}
	if v.Pager {
		parts, announced := pages.read()
		l.Parts = append(l.Parts, parts...)
		if l.Announced < 0 {
			l.Announced = announced
		}
	}
	for _, list := range lists {
		announced, inList := l.Announced, inListOf(v.records(list, f.Links))
		if len(lists) > 1 {
			announced = v.announcedIn(list)
		}
		if announced < 0 || inList < announced { // or else all is here
			l.Parts = append(l.Parts, v.asksOf(list, f.ID, inList, len(l.Parts) > 0)...)
		}
	}
	if v.Services && inListOf(l.Records) == 0 {
		l.Records = append(l.Records, dataIn(p)...)
	}
	if v.Services {
		services, chosen := servicesOf(p, !slices.ContainsFunc(l.Records, func(r Record) bool { return r.InList && r.Date != "" }))
		if len(l.Parts) == 0 {
			l.Parts = services
		}
		l.Parts = append(l.Parts, chosen...)
		l.IsCut = len(chosen) == 0 && p.hasUnreadChoices()
	}
	if v.PostBack != nil {
		l.Parts = append(l.Parts, v.PostBack.asks(p, f.ID)...)
	}
	if pages.unread && len(l.Parts) == 0 {
		count, _ := countOn(p)
		l.IsCut = l.IsCut || count != 1 && (l.Announced < 0 || datedOf(l.Records) < l.Announced)
	}
	return withoutCircles(p, l)
}

// records returns the records of a page, or of a part of one.
func (v *view) records(p *parsed, scripted []scriptedLink) []Record {
	values := v.valuesOf(p)
	var list []Record
	for _, text := range v.texts(p) {
		list = append(list, v.recordsIn(p, text, values, scripted)...)
	}
	return list
}

func inListOf(records []Record) int {
	n := 0
	for _, r := range records {
		if r.InList {
			n++
		}
	}
	return n
}

// datedOf returns how many records of a list have a day beside them, which links around it have not; all of them where
// none has.
func datedOf(records []Record) int {
	n := 0
	for _, r := range records {
		if r.InList && r.Date != "" {
			n++
		}
	}
	return cmp.Or(n, inListOf(records))
}

// announcedIn returns how many records a page, or a part of one, says that its list has, -1 for nothing said.
func (v *view) announcedIn(p *parsed) int {
	if n, err := strconv.Atoi(firstOf(v.Announced, p, v.valuesOf(p))); err == nil && n >= 0 {
		return n
	}
	return -1
}

// asksOf makes the asks for the rest of a list that has so many records here. hasParts says that the
// page leads to further parts in another way.
func (v *view) asksOf(p *parsed, id string, records int, hasParts bool) []Ask {
	var asks []Ask
	for _, scope := range v.scopes(p) {
		values := v.valuesOf(scope)
		values["records"] = strconv.Itoa(records)
		for _, a := range v.Asks {
			if !a.Otherwise || !hasParts && len(asks) == 0 {
				asks = append(asks, a.make(p, id, values, records)...)
			}
		}
	}
	return asks
}

// headKey is the entry of a context with the first record of the page that asked.
const headKey = "head"

// dataBegins finds where a list of objects begins in a script.
var dataBegins = regexp.MustCompile(`[=:(]\s*\[\s*\{`)

// dataIn returns the records of the longest list that a script has as data: [{title: …, url: …}, …].
func dataIn(p *parsed) []Record {
	scripts := p.script()
	found := &answer{page: p, scalars: map[string]string{}}
	for _, at := range dataBegins.FindAllStringIndex(scripts, mostCalls) {
		list := scripts[at[0]+strings.Index(scripts[at[0]:], "["):]
		found.look(parseJSON("[" + script.Enclosed(list) + "]"))
	}
	for i := range found.records {
		found.records[i].Request.Referer = p.Request.URL
	}
	return found.records
}

// withoutCircles leaves out the parts that a page asks for if it begins with the record with which
// the page before began: a server that is asked for a part beyond the last often gives the last.
func withoutCircles(p *parsed, l Listing) Listing {
	i := slices.IndexFunc(l.Records, func(r Record) bool { return r.InList })
	if i < 0 {
		return l
	}
	head := l.Records[i].Request.URL
	if number("{"+pageKey+"}", p.Context) > 1 && p.Context[headKey] == head {
		l.Parts = nil
	}
	for i := range l.Parts {
		context := l.Parts[i].Context
		if isFrame := context[fieldKey] != "" && p.Context[fieldKey] == ""; context[pageKey] != "" && !isFrame {
			context[headKey] = head
		}
	}
	return l
}

// texts returns the texts of a page in which the records stand.
func (v *view) texts(p *parsed) []string {
	texts := []string{p.Text}
	for _, s := range v.Content {
		var next []string
		for _, text := range texts {
			next = append(next, s.into(text)...)
		}
		texts = next
	}
	return texts
}

func (s step) into(text string) []string {
	var found []string
	switch {
	case s.Select != nil:
		for _, n := range fragment(text).FindMatcher(s.Select).Nodes {
			found = append(found, textIn(n))
		}
	case s.JSON != "":
		if inner := scalar(at(parseJSON(text), s.JSON)); inner != "" {
			found = append(found, inner)
		}
	case s.CDATA != "":
		cdata := regexp.MustCompile(`(?is)<` + regexp.QuoteMeta(s.CDATA) + `(?:\s[^>]*)?>\s*<!\[CDATA\[(.*?)\]\]>`)
		for _, m := range cdata.FindAllStringSubmatch(text, -1) {
			found = append(found, m[1])
		}
	case s.After != nil:
		for _, at := range s.After.FindAllStringIndex(text, -1) {
			found = append(found, text[at[1]:])
		}
	}
	return found
}

// textIn returns the text in an element: that of a script is as it was sent, and what looks like a
// comment (<!--, <![CDATA[ outside of a script) counts as text.
func textIn(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type == html.CommentNode:
			b.WriteString("<!" + c.Data + ">")
		}
	}
	return b.String()
}
