package markup

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianbao/extract/character"
	"nianbao/extract/document"
)

// Sites show a long article one page at a time: t1.html, t1_1.html, t1_2.html. Each page
// tells of the others by links (下一页, 1 2 3), or by the call of a script that makes them.
// Lists are paged in the same way; of them the addresses are not those of the page but for a
// number.

// mostPages bounds of how many pages an article is. More are those of a list.
const mostPages = 30

// SeriesOf returns what a web page that was published at an address tells of the others of its
// article, nil of one that is whole.
func SeriesOf(data []byte, published string) *document.Series {
	text, _ := character.DecodeText(data)
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil
	}
	return seriesOf(root, published, "")
}

// seriesOf returns what a page tells of the others of its article, nil of one that is whole.
// address is where the page was published, "" if that is not known, and name that of its
// file, which may be any.
func seriesOf(root *html.Node, address, name string) *document.Series {
	own := ownNames(address, name)
	s := scriptedSeries(root, own)
	if s == nil {
		s = linkedSeries(shownLinks(root), own)
	}
	if s == nil {
		s = statedSeries(root)
	}
	if s == nil || s.Count > mostPages || s.Number > mostPages {
		return nil
	}
	slices.SortStableFunc(s.Others, func(a, b document.Member) int { return a.Number - b.Number })
	s.Others = slices.CompactFunc(s.Others, func(a, b document.Member) bool { return a.Number == b.Number })
	return s
}

// names are those that a page is known by.
type names struct {
	list    []pageName
	certain bool // the page is known by its address, which the others share but for a number
}

func ownNames(address, name string) names {
	if address != "" {
		return names{pageNames(address), true}
	}
	return names{pageNames(name), false}
}

// complete returns an address with the page's own file where it has a query alone.
func (n names) complete(address string) string {
	if file, _, _ := strings.Cut(n.list[0].base, "?"); strings.HasPrefix(address, "?") {
		return file + address
	}
	return address
}

// listed begins the names of lists.
var listed = regexp.MustCompile(`(?i)^(index|list|default|node|channel|column|search|more)`)

// share reports whether a page can be one of those with a base, and which it is.
func (n names) share(base string) (at int, known, ok bool) {
	for _, own := range n.list {
		if own.base == base {
			return own.at, true, true
		}
	}
	return 0, false, !n.certain && !listed.MatchString(base)
}

var (
	// scriptedCall is the call by which pages of TRS and of those that took after it link to
	// each other: how many there are and which this is, from 0; where the place of the links
	// stands first, from 1. Then come name and extension of the first.
	scriptedCall = regexp.MustCompile(`createPageHTML\s*\(\s*(['"][^'"]*['"]\s*,)?\s*['"]?(\d{1,3})['"]?\s*,\s*['"]?(\d{1,3})['"]?\s*,\s*['"]([\w-]+)['"]\s*,\s*['"](\w+)['"]`)
	// In others the same script stands in the page.
	scriptedIndex = regexp.MustCompile(`\bcurrentPage\s*=\s*(\d{1,3})\b`)
	scriptedCount = regexp.MustCompile(`\bcountPage\s*=\s*(\d{1,3})\b`)
	scriptedName  = regexp.MustCompile(`href=\\?["']([\w-]+?)(?:\\?["']\s*\+\s*\\?["'])?_\\?["']\s*\+[^;]*?\b(s?html?)\b`)
)

// scriptedSeries takes the pages from a script that makes the links to them.
func scriptedSeries(root *html.Node, own names) *document.Series {
	for n := range root.Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil {
			continue
		}
		script := withoutNotes(n.FirstChild.Data)
		if m := scriptedCall.FindStringSubmatch(script); m != nil {
			first := 0
			if m[1] != "" {
				first = 1
			}
			return scripted(m[2], m[3], first, m[4], m[5], own)
		}
		index, count, name := scriptedIndex.FindStringSubmatch(script), scriptedCount.FindStringSubmatch(script), scriptedName.FindStringSubmatch(script)
		if index != nil && count != nil && name != nil {
			return scripted(count[1], index[1], 0, name[1], name[2], own)
		}
	}
	return nil
}

// withoutNotes leaves out the lines of a script that are notes, such as a call that was taken out
// of use.
func withoutNotes(script string) string {
	lines := strings.Split(script, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), "//") }), "\n")
}

// scripted lists the pages that a script counts from first: its page with the number n has _n
// behind its name, the first has none.
func scripted(count, index string, first int, name, extension string, own names) *document.Series {
	pages, _ := strconv.Atoi(count) // three digits
	at, _ := strconv.Atoi(index)
	if _, _, ok := own.share(name + "." + extension + "?"); pages < 2 || at-first >= pages || !ok {
		return nil
	}
	s := &document.Series{Number: at - first + 1, Count: pages}
	for i := range min(pages, mostPages) {
		address := name + "." + extension
		if i > 0 {
			address = fmt.Sprintf("%s_%d.%s", name, i+first, extension)
		}
		if i+1 != s.Number {
			s.Others = append(s.Others, document.Member{Number: i + 1, Address: address})
		}
	}
	return s
}

// linkedSeries takes the pages from the links to them: of several groups with a base the largest
// that fits the page.
func linkedSeries(links []pageLink, own names) *document.Series {
	groups := map[string][]pageLink{}
	at := map[pageLink]map[string]int{} // the number in its address, by base
	for _, l := range links {
		l.address = own.complete(l.address)
		at[l] = map[string]int{}
		for _, name := range pageNames(l.address) {
			groups[name.base] = append(groups[name.base], l)
			at[l][name.base] = name.at
		}
	}
	var best *document.Series
	for _, base := range slices.Sorted(maps.Keys(groups)) {
		mine, known, ok := own.share(base)
		if !ok {
			continue
		}
		g := linkGroup{at: func(l pageLink) int { return at[l][base] }, links: groups[base], mine: mine, known: known}
		if s := g.series(); s != nil && (best == nil || len(s.Others) > len(best.Others)) {
			best = s
		}
	}
	return best
}

// A linkGroup is links to pages of one base.
type linkGroup struct {
	links []pageLink
	at    func(pageLink) int // the number in a link's address, -1 without one
	mine  int                // that in the page's own
	known bool               // mine is
}

// series numbers the pages: the number of a page is that in its address, or one more, as those
// links tell that have a number for a text.
func (g linkGroup) series() *document.Series {
	shift, numbered, ok := g.shift()
	if !ok {
		return nil
	}
	numberOf := func(at int) int {
		if at < 0 {
			return 1
		}
		return at + shift
	}
	s := new(document.Series)
	if g.known {
		s.Number = numberOf(g.mine)
	}
	most, onward, taken := s.Number, false, map[int]bool{}
	for _, l := range g.links {
		number := numberOf(g.at(l))
		most, onward, numbered = max(most, number), onward || l.step > 0, numbered || l.last
		if taken[number] = true; number != s.Number {
			s.Others = append(s.Others, document.Member{Number: number, Address: l.address})
		}
	}
	if numbered || !onward {
		s.Count = most
	}
	if s.Number == 0 {
		s.Number = soleMissing(taken, most)
	}
	if len(s.Others) == 0 {
		return nil
	}
	return s
}

// shift returns by how much the number of a page is more than that in its address. numbered says
// that links tell it by their texts. It reports false if they contradict each other, or if nothing
// tells that the links are to pages of one article.
func (g linkGroup) shift() (shift int, numbered, ok bool) {
	shift = -1
	for _, l := range g.links {
		at := g.at(l)
		switch {
		case l.number == 0:
		case at < 0 && l.number != 1:
			return 0, false, false
		case at >= 0 && (shift >= 0 && l.number-at != shift || l.number < at || l.number > at+1):
			return 0, false, false
		case at >= 0:
			shift, numbered = l.number-at, true
		}
	}
	if numbered || !g.known {
		return shift, numbered, numbered
	}
	// Of links to the next page and the one before, the first page has the number -1, and the
	// next has 1 or 2.
	for _, l := range g.links {
		at := g.at(l)
		switch {
		case l.step > 0 && g.mine < 0 && (at == 1 || at == 2):
			return 2 - at, false, true
		case l.step < 0 && at < 0 && (g.mine == 1 || g.mine == 2):
			return 2 - g.mine, false, true
		case l.step != 0 && g.mine > 0 && at == g.mine+l.step:
			ok = true
		}
	}
	return 0, false, ok
}

// soleMissing returns the one number up to the most that no link has, which is the page's own; 0
// if it can't be told.
func soleMissing(taken map[int]bool, most int) int {
	missing := 0
	for n := 1; n <= most; n++ {
		switch {
		case taken[n]:
		case missing != 0:
			return 0
		default:
			missing = n
		}
	}
	return missing
}

var (
	statedCount  = regexp.MustCompile(`共\s*(\d{1,2})\s*页|(?:^|\D)\d{1,2}\s*/\s*(\d{1,2})\s*页?(?:\D|$)`)
	statedNumber = regexp.MustCompile(`第\s*(\d{1,2})\s*页|(?:^|\D)(\d{1,2})\s*/\s*\d{1,2}\s*页?(?:\D|$)`)
)

// statedSeries takes from the words beside a link to the next page or the one before how many
// pages there are, where no address leads to them but a script does.
func statedSeries(root *html.Node) *document.Series {
	for n := range root.Descendants() {
		if n.DataAtom != atom.A || n.Parent == nil || attribute(n, "href") != "" && !strings.HasPrefix(strings.ToLower(strings.TrimSpace(attribute(n, "href"))), "javascript:") {
			continue
		}
		if l, ok := linkOf(textOf(n), ""); !ok || l.step == 0 {
			continue
		}
		text := textOf(n.Parent)
		if s := (&document.Series{Number: stated(statedNumber, text), Count: stated(statedCount, text)}); s.Count > 1 && s.Number <= s.Count {
			return s
		}
	}
	return nil
}

func stated(pattern *regexp.Regexp, text string) int {
	m := pattern.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	number, _ := strconv.Atoi(m[1] + m[2]) // one of the two
	return number
}
