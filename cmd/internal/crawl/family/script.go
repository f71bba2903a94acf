package family

import (
	"iter"
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/sites"
)

// No script is run. What a pager's function does is read where it is the simplest that can be: it
// puts together an address of texts and the number of a page, or sends a form with that number.

var (
	call       = regexp.MustCompile(`([A-Za-z_$][\w$]*)\s*\(\s*['"]?(\d{1,4}|this\.value|this\.options\[[^\]]*\]\.value)['"]?\s*[,)]`)
	fieldCall  = regexp.MustCompile(`[A-Za-z_$][\w$]*\s*\(\s*['"]([A-Za-z_]\w*)['"]\s*,\s*['"]?(\d{1,4})['"]?\s*\)`) // go('page', 2)
	quotedText = regexp.MustCompile(`^(?:'([^']*)'|"([^"]*)")$`)
	moved      = regexp.MustCompile(`(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\(|\bopen\(|\.(?:href|src|action)\s*=|\.load\(|\.attr\(\s*['"](?:href|src|action)['"]\s*,)\s*([^;\n]+)`)
	written    = regexp.MustCompile(`["'=]([\w./?&=-]*[_=/-])["']\s*\+\s*\(?\s*(?:\w*[pP]age\w*|i|n|num)\s*(?:[+-]\s*1)?\s*\)?\s*\+\s*["'](\.s?html?|\.jsp|\.aspx?|)`)
	joined     = regexp.MustCompile(`"\s*\+\s*"|'\s*\+\s*'`) // a text in two
)

// script returns the scripts of a page, one after the other.
func (p *parsed) script() string {
	if p.scripts == nil {
		var b strings.Builder
		p.html().Find("script").Each(func(_ int, s *goquery.Selection) { b.WriteString(s.Text() + "\n") })
		scripts := b.String()
		p.scripts = &scripts
	}
	return *p.scripts
}

// called returns what a call such as toPage(2) asks for. number stands in for this.value.
func (g *pager) called(script, number string) (sites.Request, bool) {
	if number != "" { // of a list to choose from
		if target, ok := g.page.put(script, nil, number); ok {
			return sites.Request{URL: target}, true
		}
	}
	if m := fieldCall.FindStringSubmatch(script); m != nil {
		if request, ok := g.filledIn(m[1], m[2]); ok {
			return request, true
		}
	}
	for _, m := range call.FindAllStringSubmatch(script, -1) {
		n := number
		if n == "" {
			n = m[2]
		}
		parameters, body := function(m[1], g.page.script())
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

// function returns the parameters and the body of a function.
func function(name, scripts string) (parameters []string, body string) {
	name = regexp.QuoteMeta(name)
	start := regexp.MustCompile(`(?:function\s+` + name + `|\b` + name + `\s*[=:]\s*function)\s*\(([^)]*)\)\s*\{`).FindStringSubmatchIndex(scripts)
	if start == nil {
		return nil, ""
	}
	for parameter := range strings.SplitSeq(scripts[start[2]:start[3]], ",") {
		parameters = append(parameters, strings.TrimSpace(parameter))
	}
	return parameters, enclosed(scripts[start[1]-1 : min(len(scripts), start[1]+longestCall)])
}

// put puts together the address that a script moves to: of texts, variables that are texts, and what
// is given for its parameters, one of which must be in it. What is chosen stands for this.value.
func (p *parsed) put(script string, given map[string]string, chosen string) (string, bool) {
	for _, move := range moved.FindAllStringSubmatch(script, 4) {
		v := valuing{script, p.script(), given, chosen, false}
		if address, ok := v.text(split(strings.TrimSpace(move[1]), ',')[0]); ok && v.isGiven {
			return p.resolve(address)
		}
	}
	return "", false
}

// A valuing finds what expressions of a script are, for what is given to it.
type valuing struct {
	script, scripts string // of the function, and of the page
	given           map[string]string
	chosen          string
	isGiven         bool // something that is given was in an expression
}

// spelling is a call that gives a text as it is, or spelled for an address.
var spelling = regexp.MustCompile(`(?s)^(?:encodeURI(?:Component)?|escape|String|decodeURI(?:Component)?|\$\.trim)?\((.*)\)$`)

// inTemplate is an expression within a text in backquotes.
var inTemplate = regexp.MustCompile(`\$\{([^{}]+)\}`)

// text returns the text that an expression is. It reports false where that does not stand on the page.
func (v *valuing) text(expression string) (string, bool) {
	if choice := split(expression, '?'); len(choice) == 2 { // page == 1 ? "index.html" : "index_" + page + ".html"
		others := split(choice[1], ':')
		expression = others[len(others)-1]
	}
	var b strings.Builder
	for _, term := range split(expression, '+') {
		value, ok := v.term(strings.TrimSpace(term))
		if !ok {
			return "", false
		}
		b.WriteString(value)
	}
	return b.String(), true
}

func (v *valuing) term(term string) (string, bool) {
	term = strings.TrimSuffix(term, ".toString()")
	if m := quotedText.FindStringSubmatch(term); m != nil {
		return m[1] + m[2], true
	}
	if value, ok := v.given[term]; ok {
		v.isGiven = true
		return value, true
	}
	for parameter, value := range v.given {
		if n, err := strconv.Atoi(value); err == nil && isBefore(term, parameter) {
			v.isGiven = true
			return strconv.Itoa(n - 1), true
		}
	}
	if v.chosen != "" && (strings.HasPrefix(term, "this.") || strings.HasSuffix(term, ".value") || strings.HasSuffix(term, ".val()")) {
		v.isGiven = true
		return v.chosen, true
	}
	if m := spelling.FindStringSubmatch(term); m != nil {
		return v.text(m[1])
	}
	if isNumber(term) {
		return term, true
	}
	if inner, ok := strings.CutPrefix(term, "`"); ok {
		return v.filled(strings.TrimSuffix(inner, "`"))
	}
	if own := assignment(term, v.script); own != "" {
		value, ok := (&valuing{"", v.scripts, v.given, v.chosen, false}).text(own)
		v.isGiven = v.isGiven || ok
		return value, ok
	}
	return textOfVariable(term, v.scripts)
}

// filled returns a text in backquotes with the values of what stands in it.
func (v *valuing) filled(template string) (string, bool) {
	whole := true
	text := inTemplate.ReplaceAllStringFunc(template, func(hole string) string {
		value, ok := v.text(hole[2 : len(hole)-1])
		whole = whole && ok
		return value
	})
	return text, whole
}

// assignment returns the expression that a script gives a variable of its own, "" for none or for
// several: which one counts depends on what the script asks.
func assignment(variable, script string) string {
	if !name.MatchString(variable) {
		return ""
	}
	all := regexp.MustCompile(`(?:^|[\s;,{])`+regexp.QuoteMeta(variable)+`\s*=\s*([^=;\n][^;\n]*)`).FindAllStringSubmatch(script, 2)
	if len(all) != 1 {
		return ""
	}
	return all[0][1]
}

// isBefore reports whether an expression is the number before a parameter, which it is where the first
// part has another name: (page - 1).
func isBefore(expression, parameter string) bool {
	return strings.Join(strings.Fields(strings.Trim(expression, "() ")), "") == parameter+"-1"
}

var name = regexp.MustCompile(`^[A-Za-z_$][\w$]*$`)

// ownProperty is a property of the object whose function runs: this.pageNo.
var ownProperty = regexp.MustCompile(`^(?:this|self|that|_this|_self|vm)\.([A-Za-z_$][\w$]*)$`)

// textOfVariable returns the text that scripts give a variable.
func textOfVariable(variable, scripts string) (string, bool) {
	is := `=`
	if m := ownProperty.FindStringSubmatch(variable); m != nil {
		variable, is = m[1], `[=:]`
	}
	if !name.MatchString(variable) {
		return "", false
	}
	m := regexp.MustCompile(`(?:^|[\s;,{.])` + regexp.QuoteMeta(variable) + `\s*` + is + `\s*(?:'([^']*)'|"([^"]*)"|(\d+))`).FindStringSubmatch(scripts)
	if m == nil {
		return "", false
	}
	return m[1] + m[2] + m[3], true
}

var functionHead = regexp.MustCompile(`(?:function\s+([\w$]+)|([\w$]+)\s*[=:]\s*(?:async\s+)?function)\s*\(\s*([\w$]+)[^)]*\)\s*\{`)

// startOf returns the number with which scripts first call the function around a place whose
// parameter a variable is: load(0) of function load(pageIndex).
func startOf(variable, scripts string, place int) (string, bool) {
	heads := functionHead.FindAllStringSubmatch(scripts[:place], -1)
	if len(heads) == 0 || heads[len(heads)-1][3] != variable {
		return "", false
	}
	head := heads[len(heads)-1]
	m := regexp.MustCompile(`\b` + regexp.QuoteMeta(head[1]+head[2]) + `\(\s*(\d+)\s*[,)]`).FindStringSubmatch(scripts)
	if m == nil {
		return "", false
	}
	return m[1], true
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
			if words().Service.ID.MatchString(m[2]) {
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

// callOf is the begin of a call: view('8a9f01'), downloadFile('45200', '年报.pdf').
var callOf = regexp.MustCompile(`([A-Za-z_$][\w$]*)\s*\(`)

// addressCalled returns the address that a call of a function of the page moves to, "" if the page
// does not say.
func (p *parsed) addressCalled(script string) string {
	for _, m := range callOf.FindAllStringSubmatchIndex(script, 4) {
		parameters, body := function(script[m[2]:m[3]], p.script())
		given := map[string]string{}
		for i, argument := range split(enclosed(script[m[1]-1:]), ',') {
			value, ok := (&valuing{scripts: p.script()}).text(argument)
			if i < len(parameters) && ok && value != "" {
				given[parameters[i]] = value
			}
		}
		if target, ok := p.put(body, given, ""); ok {
			return target
		}
	}
	return ""
}

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
		if into.Length() == 0 || into.Find("a").Length() > 0 || into.Is("img, script, embed, video, audio") || isIdle(into) || words().Links.Aside.MatchString(m[1]) || p.isAside(into) {
			continue
		}
		v := valuing{scripts: p.script()}
		address, ok := v.text(split(strings.TrimSpace(m[2]), ',')[0])
		address, _, _ = strings.Cut(strings.TrimSpace(address), " ") // what of it stands behind
		if ok && address != "" && !words().Links.Frames.MatchString(address) && !words().Documents.Frames.MatchString(address) {
			list = append(list, address)
		}
	}
	return list
}

// functionNumber returns the address of a part as a function makes it that is given a number.
func (g *pager) functionNumber() *numbered {
	for _, m := range pageFunction.FindAllStringSubmatch(g.page.script(), -1) {
		parameters, body := function(m[1], g.page.script())
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

// signs yields the signs of an expression that stand in no text, and how many brackets are open behind each.
func signs(text string) iter.Seq2[int, sign] {
	return func(yield func(int, sign) bool) {
		depth, quote := 0, rune(0)
		for i, r := range text {
			if quote != 0 {
				if r == quote && text[i-1] != '\\' {
					quote = 0
				}
				continue
			}
			s := sign{r: r}
			switch {
			case strings.ContainsRune("\"'`", r):
				quote = r
				continue
			case strings.ContainsRune("({[", r):
				depth++
			case strings.ContainsRune(")}]", r):
				depth--
				s.closes = true
			}
			if s.depth = depth; !yield(i, s) {
				return
			}
		}
	}
}

// A sign is a rune of an expression.
type sign struct {
	r      rune
	closes bool // it is the end of a bracket
	depth  int  // brackets that are open behind it, less than 0 where one ends that did not begin
}

// enclosed returns what stands within the brackets with which a text begins.
func enclosed(text string) string {
	for i, s := range signs(text) {
		if s.closes && s.depth == 0 {
			return text[1:i]
		}
	}
	return ""
}

// split splits an expression at a sign that stands in no brackets and no text. It ends where a
// bracket ends that did not begin in it.
func split(text string, at rune) []string {
	var parts []string
	start := 0
	for i, s := range signs(text) {
		switch {
		case s.closes && s.depth < 0:
			return append(parts, strings.TrimSpace(text[start:i]))
		case s.r == at && s.depth == 0 && !s.closes:
			parts = append(parts, strings.TrimSpace(text[start:i]))
			start = i + 1
		}
	}
	return append(parts, strings.TrimSpace(text[start:]))
}

// after returns the expression that stands behind the first place where a pattern is found.
func after(text string, p *regexp.Regexp) string {
	at := p.FindStringIndex(text)
	if at == nil {
		return ""
	}
	if parts := split(text[at[1]:], ','); len(parts) > 0 {
		return parts[0]
	}
	return ""
}
