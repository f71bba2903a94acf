package markup

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A pageLink is a link to another page of what may be the same article.
type pageLink struct {
	address string
	number  int // of the page, by the text of the link; 0 if it does not tell
	step    int // 1 to the next page, -1 to the one before, 0 elsewhere
	last    bool
}

var (
	nextPage     = regexp.MustCompile(`^(下一?[页頁]|后一?页|[>›»]{1,2}|(?i:next))$`)
	previousPage = regexp.MustCompile(`^([上前]一?[页頁]|[<‹«]{1,2}|(?i:prev|previous))$`)
	lastPage     = regexp.MustCompile(`^([尾末][页頁]|最后一?页|(?i:last))$`)
	numberedPage = regexp.MustCompile(`^第?(\d{1,2})页?$`)
)

// shownLinks lists the links of a page that are seen and have the text of one to another page of
// the article, with those of its head that say so.
func shownLinks(root *html.Node) []pageLink {
	var list []pageLink
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		rel := strings.ToLower(attribute(n, "rel"))
		if (n.DataAtom == atom.A || n.DataAtom == atom.Link) && attribute(n, "href") != "" {
			if l, ok := linkOf(textOf(n), rel); ok {
				l.address = strings.TrimSpace(attribute(n, "href"))
				list = append(list, l)
			}
		}
		for c := range n.ChildNodes() {
			if c.DataAtom == atom.Head || !isUnseen(c) {
				visit(c)
			}
		}
	}
	visit(root)
	return list
}

// linkOf tells from its text and relation what a link leads to. It reports false for one that
// leads to no page of the article.
func linkOf(text, rel string) (l pageLink, ok bool) {
	text = strings.Trim(text, "[]【】()（）. ")
	switch m := numberedPage.FindStringSubmatch(text); {
	case m != nil:
		l.number, _ = strconv.Atoi(m[1]) // two digits
		return l, l.number > 0
	case rel == "next", nextPage.MatchString(text):
		l.step = 1
	case rel == "prev", previousPage.MatchString(text):
		l.step = -1
	case lastPage.MatchString(text):
		l.last = true
	default:
		return l, false
	}
	return l, true
}

func textOf(n *html.Node) string {
	var text strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			text.WriteString(c.Data)
		}
	}
	return collapse(text.String())
}

// A pageName is the last part of an address without the number of its page.
type pageName struct {
	base string
	at   int // the number, -1 without one
}

var (
	pageParameter = regexp.MustCompile(`(?i)(^|&)(?:page|p|pn|pageno|page_no|pagenum|pageindex|curpage|currentpage)=(\d{1,2})(&|$)`)
	pageSuffix    = regexp.MustCompile(`^(.+)[_-](\d{1,2})(\.\w+)?$`)
)

// pageNames returns how an address may be understood: t_2.html is the page with the number 2
// of t.html, or the first page of an article t_2.html.
func pageNames(address string) []pageName {
	address, _, _ = strings.Cut(strings.TrimSpace(address), "#")
	path, query, _ := strings.Cut(address, "?")
	path = path[strings.LastIndexAny(path, `/\`)+1:]
	if m := pageParameter.FindStringSubmatchIndex(query); m != nil {
		number, _ := strconv.Atoi(query[m[4]:m[5]]) // two digits
		rest := strings.Trim(query[:m[0]]+cmp.Or(query[m[6]:m[7]], query[m[2]:m[3]])+query[m[1]:], "&")
		return []pageName{{path + "?" + rest, number}}
	}
	names := []pageName{{path + "?" + query, -1}}
	if m := pageSuffix.FindStringSubmatch(path); m != nil {
		number, _ := strconv.Atoi(m[2]) // two digits
		names = append(names, pageName{m[1] + m[3] + "?" + query, number})
	}
	return names
}
