package family

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
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
	values := v.valuesOf(p)
	l := Listing{Heading: headingOf(p), Announced: -1}
	if n, err := strconv.Atoi(firstOf(v.Announced, p, values)); err == nil && n >= 0 {
		l.Announced = n
	}
	inList := 0
	for _, text := range v.texts(p) {
		l.Records = append(l.Records, v.recordsIn(p, text, values, f.Links)...)
	}
	for i := range l.Records {
		l.Records[i].Request.Referer = p.Request.URL
		if l.Records[i].InList {
			inList++
		}
	}
	if v.Pager {
		parts, announced := pagerOf(p)
		l.Parts = append(l.Parts, parts...)
		if l.Announced < 0 {
			l.Announced = announced
		}
	}
	if l.Announced < 0 || inList < l.Announced { // or else all is here
		for _, scope := range v.scopes(p) {
			values := v.valuesOf(scope)
			values["records"] = strconv.Itoa(inList)
			for _, a := range v.Asks {
				if !a.Otherwise || len(l.Parts) == 0 {
					l.Parts = append(l.Parts, a.make(p, f.ID, values, inList)...)
				}
			}
		}
	}
	if v.Services && len(l.Parts) == 0 {
		l.Parts = servicesOf(p)
	}
	if v.PostBack != nil {
		l.Parts = append(l.Parts, v.PostBack.asks(p, f.ID)...)
	}
	return withoutCircles(p, l)
}

// headKey is the entry of a context with the first record of the page that asked.
const headKey = "head"

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
		if l.Parts[i].Context[pageKey] != "" {
			l.Parts[i].Context[headKey] = head
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
