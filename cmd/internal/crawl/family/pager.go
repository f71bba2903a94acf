package family

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family/wording"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/textpattern"
)

// read takes the further parts of its list that a page has links to, in whatever style, and returns
// how many records the page says that all have, -1 for nothing said.
func (g *pager) read() (parts []Ask, announced int) {
	p := g.page
	p.html().Find("a, area, option, button, input, [onclick], [tagname], link[rel=next]").Each(func(_ int, s *goquery.Selection) { g.look(s) })
	g.fill()
	if announced = g.lay(); announced < 0 {
		announced = announcedOn(p)
	}
	return g.parts(), announced
}

// A pager is what was seen of the links to the parts of a list.
type pager struct {
	page   *parsed
	found  []sites.Request
	lowest *numbered // the part of the lowest number beyond the first that has a link
	last   *numbered
	beyond map[string]bool // addresses that a call says nothing of, on a later part: it can be the last
	unread bool            // a link calls for another part in a way that is not understood
}

// look takes an element for what it says.
func (g *pager) look(s *goquery.Selection) {
	w := &wording.Known().Pager
	text := bare(saidOf(s))
	n := 0
	if m := w.Number.FindStringSubmatch(text); m != nil {
		n, _ = strconv.Atoi(m[1]) // four digits
	}
	isNext := w.Next.MatchString(text) || s.Is("link[rel=next], a[rel=next]") || text == "" && w.Classes.MatchString(s.AttrOr("class", ""))
	isLast := w.Last.MatchString(text)
	if n == 1 || !isNext && !isLast && n == 0 && !w.Arrow.MatchString(text) && !w.More.MatchString(text) {
		return
	}
	request, ok := g.request(s)
	if !ok {
		calls := s.AttrOr("onclick", "") + " " + sites.Decoded(s.AttrOr("href", ""))
		g.unread = g.unread || partCalled.MatchString(calls) || (isNext || w.More.MatchString(text)) && callsBarely(calls)
		return
	}
	place := numberedAs(request.URL, g.page.base)
	switch {
	case isLast:
		if g.last = place; place == nil && request.Form == nil {
			return
		}
	case n > 0 && !s.Is("option"):
		if request.Form == nil && (place == nil || !place.is(n)) || g.isCalendar(s, place) {
			return
		}
	case isNext:
	case place == nil && request.Form == nil:
		return // an arrow or "more" to something else
	}
	if place != nil && !isLast && (g.lowest == nil || place.value < g.lowest.value) && place.value > numberOn(g.page, place) {
		g.lowest = place
	}
	if _, isPart := g.page.Context[headingKey]; isPart && isNext && callsBarely(s.AttrOr("onclick", "")+" "+sites.Decoded(s.AttrOr("href", ""))) {
		g.beyond = map[string]bool{request.URL: true}
	}
	g.found = append(g.found, request)
}

// partCalled is a call for a part of the list beyond the first.
var partCalled = regexp.MustCompile(`[A-Za-z_$][\w$]*\s*\((?:[^()]*,)?\s*['"]?(?:[2-9]|[1-9]\d{1,3})['"]?\s*[,)]`)

// saidOf returns what a reader sees of an element: its text, its picture's, or its title.
func saidOf(s *goquery.Selection) string {
	if s.Is("option") {
		return shown(s.Text())
	}
	picture := s.Find("img").First()
	for _, text := range []string{s.Text(), s.AttrOr("value", ""), picture.AttrOr("alt", ""), s.AttrOr("alt", ""), s.AttrOr("title", ""), picture.AttrOr("title", "")} {
		if text = shown(text); text != "" {
			return text
		}
	}
	if wording.Known().Pager.Picture.MatchString(s.AttrOr("src", picture.AttrOr("src", ""))) {
		return "下一页"
	}
	return ""
}

// isCalendar reports whether a number is that of a day.
func (g *pager) isCalendar(s *goquery.Selection, place *numbered) bool {
	return place != nil && wording.Known().Pager.Dates.MatchString(place.parameter) || g.page.around.isCalendar(s.Closest("table, ul, div"))
}

// request returns what an element of a pager asks for.
func (g *pager) request(s *goquery.Selection) (sites.Request, bool) {
	address := ""
	switch {
	case s.Is("option"):
		address = s.AttrOr("value", "")
		if script := s.Parent().Closest("select").AttrOr("onchange", ""); isNumber(address) && script != "" {
			return g.called(script, address)
		}
		if target, ok := g.page.resolve(address); !ok || numberedAs(target, g.page.base) == nil {
			return sites.Request{}, false
		}
	case s.AttrOr("tagname", "") != "" && strings.ContainsAny(s.AttrOr("tagname", ""), "/?."):
		address = s.AttrOr("tagname", "")
	case s.Is("link"):
		address = s.AttrOr("href", "")
	default:
		href := strings.TrimSpace(s.AttrOr("href", ""))
		if href == "" || isScript(href) || strings.HasPrefix(href, "#") {
			script := s.AttrOr("onclick", "")
			if isScript(href) {
				script = sites.Decoded(href) + " " + script
			}
			if request, ok := g.called(script, ""); ok {
				return request, true
			}
		}
		if request, ok := g.pressed(s); ok {
			return request, true
		}
		if found := g.page.addressesOf(s, nil); len(found) > 0 {
			address = found[0]
		}
	}
	target, ok := g.page.resolve(address)
	return sites.Request{URL: target}, ok
}

func isNumber(text string) bool {
	_, err := strconv.Atoi(text)
	return err == nil
}

// fill adds the parts between those that have links: a list may show its last part alone.
func (g *pager) fill() {
	count, zero := countOn(g.page)
	_, isPart := g.page.Context[headingKey]
	pattern := g.last
	to := 0
	switch {
	case g.last != nil:
		to = g.last.value
	case count > 1 && g.lowest != nil && isPart && numberOn(g.page, g.lowest) > 0:
		return // the first part tells the numbers of all
	case count > 1 && g.lowest != nil:
		pattern, to = g.lowest, count
		if g.lowest.value == 1 { // the second part has the number 1
			to = count - 1
		}
	case count > 1:
		if pattern = scriptedNumber(g.page); pattern == nil {
			pattern = g.functionNumber()
		}
		if at := numberOn(g.page, pattern); pattern == nil || at > 1 || at == 1 && (isPart || zero) {
			return // what the script says on a later part does not tell whether the first is 0
		}
		if to = count; zero {
			to = count - 1
		}
	default:
		return
	}
	from := 2
	switch {
	case g.lowest != nil && g.lowest.sameAs(pattern):
		from = g.lowest.value
	case g.last == nil && zero, g.last != nil && (count == to+1 || count == 0 && pattern.parameter == ""):
		from = 1
	}
	for n := from; n <= to && n-from < mostParts; n++ {
		g.found = append(g.found, sites.Request{URL: pattern.with(n)})
	}
}

// parts returns what was found as asks, without the page itself.
func (g *pager) parts() []Ask {
	var list []Ask
	for _, r := range g.found {
		if isFirst(r, g.page.Page) || len(list) == mostParts {
			continue
		}
		r.Referer = g.page.Request.URL
		list = append(list, Ask{Request: r, Context: map[string]string{headingKey: headingOf(g.page)}, Part: true, Beyond: g.beyond[r.URL]})
	}
	return list
}

// isFirst reports whether a request is for the page that was had, or the same without a number.
func isFirst(r sites.Request, p Page) bool {
	return r.Form == nil && strings.TrimSuffix(r.URL, "?") == strings.TrimSuffix(p.Request.URL, "?")
}

// A numbered is an address with the number of a part in it.
type numbered struct {
	before, after string
	value         int
	parameter     string // of the query, in which the number stands; "" for the path
}

func (n *numbered) with(value int) string { return n.before + strconv.Itoa(value) + n.after }

func (n *numbered) sameAs(o *numbered) bool { return n.before == o.before && n.after == o.after }

// is reports whether the address is that of the part that a page calls by a number: numbers begin
// with 0 or 1, or count records.
func (n *numbered) is(shown int) bool {
	return n.value == shown || n.value == shown-1 || shown > 1 && n.parameter != "" && n.value >= shown && n.value%(shown-1) == 0
}

// numberedAs returns where in an address the number of a part stands: what the address has and
// that of the page has not, or has with another number. It returns nil where they differ in more.
func numberedAs(address string, page *url.URL) *numbered {
	u, err := url.Parse(address)
	if err != nil || u.Host != page.Host {
		return nil
	}
	if n := numberedQuery(u, page); n != nil {
		return n
	}
	if u.RawQuery != page.RawQuery && u.RawQuery != "" && page.RawQuery != "" {
		return nil
	}
	return numberedPath(u, page)
}

// numberedQuery finds the parameter that has the number of a part: the one number in which two
// addresses differ, or of several the one that is named as such.
func numberedQuery(u, page *url.URL) *numbered {
	if u.Path != page.Path || u.RawQuery == "" {
		return nil
	}
	had := page.Query()
	whole := u.String()
	at := strings.Index(whole, "?") + 1
	var found []*numbered
	for pair := range strings.SplitSeq(u.RawQuery, "&") {
		name, value, _ := strings.Cut(pair, "=")
		start := at + len(name) + 1
		at += len(pair) + 1
		plain, err := url.QueryUnescape(value)
		if err != nil || had.Get(name) == plain && had.Has(name) {
			continue
		}
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || had.Has(name) && !isNumber(had.Get(name)) {
			return nil
		}
		found = append(found, &numbered{before: whole[:start], after: whole[start+len(value):], value: n, parameter: name})
	}
	if len(found) == 1 {
		return found[0]
	}
	i := slices.IndexFunc(found, func(n *numbered) bool { return wording.Known().Service.Page.MatchString(n.parameter) })
	if i < 0 {
		return nil
	}
	return found[i]
}

// numberedPath finds the number in which the last parts of two paths differ: index.html and
// index_2.html, list-1.html and list-2.html, /class/ and /class/2.
func numberedPath(u, page *url.URL) *numbered {
	whole := u.String()
	if query := strings.Index(whole, "?"); query >= 0 {
		whole = whole[:query]
	}
	own := page.Scheme + "://" + page.Host + page.EscapedPath()
	for end := len(whole); end > 0; {
		end = strings.LastIndexAny(whole[:end], "0123456789") + 1
		start := end
		for start > 0 && whole[start-1] >= '0' && whole[start-1] <= '9' {
			start--
		}
		if end == 0 || start < strings.LastIndex(whole, "/") {
			return nil
		}
		value, err := strconv.Atoi(whole[start:end])
		if err == nil && end-start <= 4 && isPlaceOf(own, whole[:start], whole[end:]) {
			return &numbered{before: whole[:start], after: u.String()[end:], value: value}
		}
		end = start
	}
	return nil
}

// isPlaceOf reports whether an address is what stands before and after a number, with another
// number or without one.
func isPlaceOf(own, before, after string) bool {
	if rest, ok := strings.CutPrefix(own, before); ok {
		if number, ok := strings.CutSuffix(rest, after); ok && (isNumber(number) || number == "") {
			return true
		}
	}
	stem := strings.TrimRight(before, "_-")
	if stem+after == own || strings.TrimRight(stem, "/")+after == own {
		return true
	}
	folder, name := stem[:strings.LastIndex(stem, "/")+1], stem[strings.LastIndex(stem, "/")+1:]
	if !partName.MatchString(name) || laterNumber.MatchString(after) {
		return false
	}
	rest, ok := strings.CutPrefix(own, folder)
	return own+"/" == folder || ok && (rest == "" || firstPart.MatchString(rest))
}

var (
	// firstPart are names of the first part of a list in its folder.
	firstPart = regexp.MustCompile(`(?i)^(?:index|default|list|\d{1,4})\.\w+$`)
	// partName are names of the parts of a list before their number; the list may have one of its own,
	// as in list_12_2.html, which is the second.
	partName = regexp.MustCompile(`(?i)^(?:(?:index|default|list)?(?:[_-]?\d+)?)$`)
	// laterNumber is a number behind another that might be that of the part.
	laterNumber = regexp.MustCompile(`^[_-]\d`)
)

// numberOn returns the number that the page itself has at such a place, 0 for none.
func numberOn(p *parsed, n *numbered) int {
	if n == nil {
		return 0
	}
	rest, ok := strings.CutPrefix(p.base.String(), n.before)
	if !ok {
		return 0
	}
	value, _ := strconv.Atoi(strings.TrimSuffix(rest, n.after))
	return value
}

// countOn returns how many parts the page says that its list has, 0 for nothing said, and whether
// its script calls the first 0.
func countOn(p *parsed) (count int, zero bool) {
	if m := wording.Known().Pager.Current.First(p.source()); m != nil {
		zero = m[1] == "0"
	}
	if count = onlyNumber(wording.Known().Pager.Counts, p); count == 0 {
		count = loopedTo(p.script())
	}
	return count, zero
}

// announcedOn returns how many records the page says that its list has, -1 for nothing said.
func announcedOn(p *parsed) int {
	if n := onlyNumber(wording.Known().Pager.Announced, p); n > 0 {
		return n
	}
	return -1
}

// onlyNumber returns the number that the first pattern finds that finds any in the page's text; 0
// where it finds several: they are of several lists.
func onlyNumber(patterns []*pattern, p *parsed) int {
	for _, pattern := range patterns {
		found := map[string]bool{}
		for _, text := range []*textpattern.Text{p.source(), p.seen()} {
			for _, m := range pattern.All(text) {
				found[m[1]] = true
			}
		}
		if len(found) == 1 {
			for text := range found {
				n, _ := strconv.Atoi(text) // a few digits
				return n
			}
		}
	}
	return 0
}
