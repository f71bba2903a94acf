package family

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family/script"
)

var (
	writes = regexp.MustCompile(`\bdocument\s*\.\s*write(?:ln)?\s*\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*\)`)
	// loops finds how often a script does something: for (var i = 1; i <= pages; i++) {
	loops = regexp.MustCompile(`\bfor\s*\(\s*(?:var\s+|let\s+)?([\w$]+)\s*=\s*1\s*;\s*([\w$]+)\s*<=\s*([\w$.]+)\s*;`)
	// namedPart is an address with the number of a part: "index_" + i + ".html".
	namedPart = regexp.MustCompile(`[/_-]['"]\s*\+\s*([\w$]+)\s*\+\s*['"]\.(?:s?html?|jsp|aspx?)`)
)

// writeOut puts what scripts of a page write into it as texts behind the scripts, where browsers show it. What has no
// link in it is left: counters and the like.
func writeOut(doc *goquery.Document) {
	doc.Find("script").Each(func(_ int, s *goquery.Selection) {
		var b strings.Builder
		for _, m := range writes.FindAllStringSubmatch(s.Text(), -1) {
			b.WriteString(escaped.ReplaceAllStringFunc(m[1][1:len(m[1])-1], unescape))
		}
		if written := b.String(); strings.Contains(written, "<a ") {
			s.AfterHtml(written)
		}
	})
}

// escaped is a character of a text in a script that stands behind a backslash.
var escaped = regexp.MustCompile(`\\(?:u[0-9a-fA-F]{4}|(?s:.))`)

func unescape(escape string) string {
	switch escape[1] {
	case 'u':
		if n, err := strconv.ParseUint(escape[2:], 16, 32); err == nil {
			return string(rune(n))
		}
	case 'n', 'r', 't':
		return " "
	}
	return escape[1:]
}

// loopedTo returns how many addresses of parts a script writes one after the other, 0 for none.
func loopedTo(scripts string) int {
	for _, at := range loops.FindAllStringSubmatchIndex(scripts, mostCalls) {
		group := func(n int) string { return scripts[at[2*n]:at[2*n+1]] }
		m := namedPart.FindStringSubmatch(scripts[at[1]:min(len(scripts), at[1]+loopLength)])
		if group(1) != group(2) || m == nil || m[1] != group(1) {
			continue
		}
		text := group(3)
		if value, ok := script.TextOfVariable(text, scripts); ok {
			text = value
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			continue
		}
		return n
	}
	return 0
}

// loopLength is how far behind its head a loop is looked into.
const loopLength = 400
