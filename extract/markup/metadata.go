package markup

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianbao/extract/character"
	"nianbao/extract/document"
)

const (
	// mostMetadata bounds how many pairs of a page are kept. Pages of governments' sites
	// have about twenty.
	mostMetadata = 100
	// longestMeta bounds a pair's content in characters; the longest that are of use are
	// titles.
	longestMeta = 300
)

// readHead takes the title of the page and what its head says of it by name.
func (w *webPage) readHead(head *html.Node) {
	for c := range head.Descendants() {
		switch {
		case c.DataAtom == atom.Title:
			w.readTitle(c)
		case c.DataAtom == atom.Meta:
			w.readMeta(c)
		}
	}
}

// readTitle takes the title of the page, the first of several. It may stand in the body, as
// that of a page put into another does.
func (w *webPage) readTitle(n *html.Node) {
	if n.FirstChild != nil && w.doc.Title == "" {
		w.doc.Title = collapse(character.Clean(n.FirstChild.Data))
	}
}

// readMeta takes a pair of name and content: of <meta name="" content=""> and, as og:title
// is given, of <meta property="" content="">.
func (w *webPage) readMeta(n *html.Node) {
	name := legible(attribute(n, "name"))
	if name == "" {
		name = legible(attribute(n, "property"))
	}
	content := legible(withoutMarkup(attribute(n, "content")))
	if name == "" || content == "" || utf8.RuneCountInString(name) > longestMeta || len(w.doc.Metadata) == mostMetadata {
		return
	}
	if strings.EqualFold(name, "generator") {
		w.doc.Producer = content
	}
	if runes := []rune(content); len(runes) > longestMeta {
		content = string(runes[:longestMeta])
	}
	w.doc.Metadata = append(w.doc.Metadata, document.Meta{Name: name, Content: content, Place: document.Place{Page: 1, Line: lineOf(n, w.at)}})
}

// tags are those of markup that an editor put into a value, where it is nothing but text.
var tags = regexp.MustCompile(`(?i)</?(?:br|p|b|strong|span|font|em|i)\b[^<>]*>`)

// withoutMarkup returns a value less the markup that it was given with: 某局&lt;br&gt;&amp;nbsp;年报.
func withoutMarkup(value string) string {
	return tags.ReplaceAllString(html.UnescapeString(value), " ")
}

// legible returns a value as one line, "" where nothing of it can be read.
func legible(value string) string {
	if value = collapse(value); value == "" {
		return ""
	}
	if value = collapse(character.Clean(value)); value == character.Replacement {
		return ""
	}
	return value
}
