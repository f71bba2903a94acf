package family

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family/layui"
	"nianbao/cmd/internal/crawl/family/script"
	"nianbao/cmd/internal/crawl/family/wording"
	"nianbao/cmd/internal/crawl/sites"
)

// No script is run. What a pager's function does is read where it is the simplest that can be: it
// puts together an address of texts and the number of a page, or sends a form with that number.

var (
	call      = regexp.MustCompile(`([A-Za-z_$][\w$]*)\s*\(\s*['"]?(\d{1,4}|this\.value|this\.options\[[^\]]*\]\.value)['"]?\s*[,)]`)
	fieldCall = regexp.MustCompile(`[A-Za-z_$][\w$]*\s*\(\s*['"]([A-Za-z_]\w*)['"]\s*,\s*['"]?(\d{1,4})['"]?\s*\)`) // go('page', 2)
	moved     = regexp.MustCompile(`(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\(|\bopen\(|\.(?:href|src|action)\s*=|\.load\(|\.attr\(\s*['"](?:href|src|action)['"]\s*,)\s*([^;\n]+)`)
	written   = regexp.MustCompile(`["'=]([\w./?&=-]*[_=/-])["']\s*\+\s*\(?\s*(?:\w*[pP]age\w*|i|n|num)\s*(?:[+-]\s*1)?\s*\)?\s*\+\s*["'](\.s?html?|\.jsp|\.aspx?|)`)
	joined    = regexp.MustCompile(`"\s*\+\s*"|'\s*\+\s*'`) // a text in two
)

// script returns the scripts of a page, one after the other.
func (p *parsed) script() string {
	if p.scripts == nil {
		var b strings.Builder
		p.html().Find("script").Each(func(_ int, s *goquery.Selection) { b.WriteString(s.Text() + "\n") })
		b.WriteString(p.Scripts)
		scripts := b.String()
		p.scripts = &scripts
	}
	return *p.scripts
}

// called returns what a call such as toPage(2) asks for. number stands in for this.value.
func (g *pager) called(calls, number string) (sites.Request, bool) {
	if number != "" { // of a list to choose from
		if target, ok := g.page.put(calls, nil, number); ok {
			return sites.Request{URL: target}, true
		}
	}
	if m := fieldCall.FindStringSubmatch(calls); m != nil {
		if request, ok := g.filledIn(m[1], m[2]); ok {
			return request, true
		}
	}
	for _, m := range call.FindAllStringSubmatch(calls, -1) {
		n := number
		if n == "" {
			n = m[2]
		}
		parameters, body := script.Function(m[1], g.page.script())
		if body == "" || len(parameters) == 0 || !isNumber(n) {
			continue
		}
		if target, ok := g.page.put(body, map[string]string{parameters[0]: n}, ""); ok {
			return sites.Request{URL: target}, true
		}
		return g.sent(parameters[0], body, n)
	}
	return sites.Request{}, false
}

// put puts together the address that a script moves to: of texts, variables that are texts, and what
// is given for its parameters, one of which must be in it. What is chosen stands for this.value.
func (p *parsed) put(body string, given map[string]string, chosen string) (string, bool) {
	for _, move := range moved.FindAllStringSubmatch(body, 4) {
		v := script.Valuing{Own: body, Page: p.script(), Given: given, Chosen: chosen}
		if address, ok := v.Text(script.Split(strings.TrimSpace(move[1]), ',')[0]); ok && v.IsGiven {
			return p.resolve(address)
		}
	}
	return "", false
}

// Addresses that scripts and templates make of a field of a record: '/detail/' + v.id + '.html'.
var madeAddresses = []*regexp.Regexp{
	regexp.MustCompile(`["'=]((?:https?:/)?/[\w./?=&-]*[/=_-])["']\s*\+\s*[\w$.\[\]()]+\.(\w+)(?:\s*\+\s*["']([\w./?=&-]*))?`),
	regexp.MustCompile(`((?:https?:/)?/[\w./?=&-]*[/=_-])(?:\$\{|\{\{|<%=)\s*[\w$.]+\.(\w+)\s*(?:\}\}?|%>)([\w./?=&-]*)`),
}

// recordAddress returns the address of a record as a page makes it of an ID, as a template, "" if it
// does not.
func recordAddress(page string) string {
	for _, p := range madeAddresses {
		for _, m := range p.FindAllStringSubmatch(page, -1) {
			if wording.Known().Service.ID.MatchString(m[2]) {
				return m[1] + "{" + m[2] + "}" + m[3]
			}
		}
	}
	return ""
}

// scriptedNumber returns the address of a part as a script writes it: "index_" + page + ".html".
func scriptedNumber(p *parsed) *numbered {
	scripts := joined.ReplaceAllString(strings.NewReplacer(`\"`, `"`, `\'`, `'`).Replace(p.script()), "")
	for _, m := range written.FindAllStringSubmatch(scripts, -1) {
		target, ok := p.resolve(m[1] + "7" + m[2])
		if !ok {
			continue
		}
		if n := numberedAs(target, p.base); n != nil {
			return n
		}
	}
	return nil
}

var pageFunction = regexp.MustCompile(`function\s+(\w*[pP]age\w*)\s*\(\s*[\w$]`)

// loaded finds what scripts load into elements of a page: $("#list").load("list.html"), and frames that
// are given their address by a script.
var loaded = regexp.MustCompile(`(?:\$|jQuery|getElementById)\(\s*['"]#?([\w-]+)['"]\s*\)(?:\[0\])?\s*\.\s*(?:load\(|src\s*=|attr\(\s*['"]src['"]\s*,)\s*([^;\n]+)`)

// mostLoaded is how many elements of a page are looked at that scripts load.
const mostLoaded = 10

// loadedParts lists the addresses of what scripts load into elements that are empty and stand in the
// page's own matter.
func (p *parsed) loadedParts() []string {
	var list []string
	for _, m := range loaded.FindAllStringSubmatch(p.script(), mostLoaded) {
		into := p.html().Find("[id=" + m[1] + "]").First()
		if into.Length() == 0 || into.Find("a").Length() > 0 || into.Is("img, script, embed, video, audio") || isIdle(into) || wording.Known().Links.Aside.MatchString(m[1]) || p.isAside(into) {
			continue
		}
		v := script.Valuing{Page: p.script()}
		address, ok := v.Text(script.Split(strings.TrimSpace(m[2]), ',')[0])
		address, _, _ = strings.Cut(strings.TrimSpace(address), " ") // what of it stands behind
		if ok && address != "" && !wording.Known().Links.Frames.MatchString(address) && !wording.Known().Documents.Frames.MatchString(address) {
			list = append(list, address)
		}
	}
	return list
}

// functionNumber returns the address of a part as a function makes it that is given a number.
func (g *pager) functionNumber() *numbered {
	for _, m := range pageFunction.FindAllStringSubmatch(g.page.script(), -1) {
		parameters, body := script.Function(m[1], g.page.script())
		if len(parameters) == 0 { // it is not written as functions are
			continue
		}
		if target, ok := g.page.put(body, map[string]string{parameters[0]: "7"}, ""); ok {
			if n := numberedAs(target, g.page.base); n != nil && n.value == 7 {
				return n
			}
		}
	}
	return nil
}

// lay adds the parts of a list that layui makes links to, and returns how many records it was told that
// there are, -1 for nothing.
func (g *pager) lay() int {
	announced := -1
	for _, l := range layui.Pagers(g.page.script()) {
		if l.Records > 0 {
			announced = l.Records
		}
		for n := l.Current + 1; n <= l.Parts && n <= mostParts; n++ {
			target, ok := g.jumped(l, strconv.Itoa(n))
			if !ok {
				break
			}
			g.found = append(g.found, sites.Request{URL: target})
		}
	}
	return announced
}

// jumped returns the address that a pager of layui moves to for a part: as its script puts it together, or a
// function that it calls, or the page itself with the number in its query.
func (g *pager) jumped(l layui.Pager, number string) (string, bool) {
	if target, ok := g.page.put(l.Jump, map[string]string{l.Argument: number}, ""); ok {
		return target, true
	}
	for _, m := range callOf.FindAllStringSubmatchIndex(l.Jump, 4) {
		parameters, body := script.Function(l.Jump[m[2]:m[3]], g.page.script())
		if arguments := script.Split(script.Enclosed(l.Jump[m[1]-1:]), ','); len(parameters) > 0 && arguments[0] == l.Argument {
			return g.page.put(body, map[string]string{parameters[0]: number}, "")
		}
	}
	parameter := regexp.MustCompile(`[?&"'](\w+)=["']\s*\+\s*` + regexp.QuoteMeta(l.Argument)).FindStringSubmatch(l.Jump)
	if parameter == nil {
		return "", false
	}
	at := *g.page.base
	query := at.Query()
	query.Set(parameter[1], number)
	at.RawQuery = query.Encode()
	return g.page.resolve(at.String())
}

// callsAnything finds what may call a function, or say by what it goes.
var callsAnything = regexp.MustCompile(`(?i)\bonclick\s*=|javascript:\s*[A-Za-z_$][\w$]*\s*\(\s*[^)\s]|\bdata-[\w-]+\s*=`)

// mostNeeded is how many files of scripts a page is read with.
const mostNeeded = 6

// NeededScripts lists the files of scripts on the page's own host that may say what the page does not: where its
// links lead that call functions which stand nowhere on it, or, where it lists nothing, what it has its list from.
// l is what was read without them.
func NeededScripts(page Page, l Listing) []sites.Request {
	base, err := url.Parse(page.Request.URL)
	if err != nil || page.MediaType != "text/html" || page.Scripts != "" || !strings.Contains(page.Text, "<script") {
		return nil
	}
	isListed := inListOf(l.Records)+len(l.Parts) > 0
	if isListed && !callsAnything.MatchString(page.Text) {
		return nil // as most pages, which need not be looked into again
	}
	p := &parsed{Page: page, base: base}
	if isListed && !p.callsElsewhere() {
		return nil
	}
	var list []sites.Request
	p.html().Find("script[src]").Each(func(_ int, s *goquery.Selection) {
		target, ok := p.whole(s.AttrOr("src", ""))
		if !ok || target.Host != p.base.Host || len(list) == mostNeeded || wording.Known().Scripts.Library.MatchString(target.Path) {
			return
		}
		list = append(list, sites.Request{URL: sites.Canonical(target).String(), Referer: page.Request.URL})
	})
	return list
}

// callsElsewhere reports whether links to further parts or of records call functions that the page does not have, or
// do what it does not say.
func (p *parsed) callsElsewhere() bool {
	found := false
	w := &wording.Known().Pager
	p.html().Find("a, area, button, input, li, tr, div, span, p").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		href := strings.TrimSpace(s.AttrOr("href", ""))
		calls := s.AttrOr("onclick", "")
		if isScript(href) {
			calls = href + " " + calls
		}
		isCall := p.callsUnknown(calls)
		if !isCall && !(hasData(s) && (href == "" || href == "#" || isScript(href))) {
			return true
		}
		text := bare(saidOf(s))
		isPager := w.Number.MatchString(text) || w.Next.MatchString(text) || w.Last.MatchString(text) || w.More.MatchString(text) || w.Arrow.MatchString(text)
		found = (isPager || p.isInList(s)) && len(p.addressesOf(s, nil)) == 0
		return !found
	})
	return found
}

// callsUnknown reports whether scripts of an element call a function that does not stand on the page and is none of
// those that every page has.
func (p *parsed) callsUnknown(calls string) bool {
	for _, m := range callOf.FindAllStringSubmatch(calls, 4) {
		if wording.Known().Scripts.Usual.MatchString(m[1]) {
			continue
		}
		if _, body := script.Function(m[1], p.script()); body == "" {
			return true
		}
	}
	return false
}

// barely is a call that says nothing of what is called for: nextPage().
var barely = regexp.MustCompile(`([A-Za-z_$][\w$]*)\s*\(\s*\)`)

// callsBarely reports whether scripts of an element call a function that is none of those that every page has, and say
// nothing to it.
func callsBarely(calls string) bool {
	for _, m := range barely.FindAllStringSubmatch(calls, 4) {
		if !wording.Known().Scripts.Usual.MatchString(m[1]) {
			return true
		}
	}
	return false
}

// hasData reports whether an element says by what number it goes.
func hasData(s *goquery.Selection) bool {
	for _, a := range s.Nodes[0].Attr {
		if name, ok := strings.CutPrefix(a.Key, "data-"); ok && wording.Known().Service.ID.MatchString(name) && a.Val != "" {
			return true
		}
	}
	return false
}
