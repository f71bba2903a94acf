package family

import (
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"

	"nianbao/cmd/internal/crawl/family/script"
	"nianbao/cmd/internal/crawl/sites"
)

// A handler is what a script of the page does when an element is clicked.
type handler struct {
	selector string
	elements cascadia.Selector
	body     string
}

var (
	// handled finds what jQuery is told: $('.info').on('click', …), $(document).on('click', 'li', …).
	handled = regexp.MustCompile(`(?:\$|jQuery)\(\s*(?:['"]([^'"<>]+)['"]|[\w.]+)\s*\)\s*\.\s*(?:on|bind|live|delegate|click)\s*\(`)
	// listened finds what all elements of a kind listen to.
	listened = regexp.MustCompile(`querySelectorAll\(\s*['"]([^'"<>]+)['"]\s*\)\s*\.\s*forEach\s*\(`)
	// told finds what is asked of the element: $(this).data('id'), e.dataset.infoId.
	told    = regexp.MustCompile(`(?:(?:\$|jQuery)\(\s*[\w.]+\s*\)|\b\w+(?:\.(?:target|currentTarget))?)\s*\.\s*(?:data\(\s*['"]([\w-]+)['"]\s*\)|(?:attr|getAttribute)\(\s*['"](data-[\w-]+|id|value|rel)['"]\s*\)|dataset\.(\w+))`)
	inCamel = regexp.MustCompile(`[A-Z]`)
)

// mostHandlers is how many handlers of a page are looked at.
const mostHandlers = 20

// handlers lists what scripts of the page do when elements are clicked, as far as they move by what the
// element says of itself.
func (p *parsed) handlers() []handler {
	if p.rest != nil {
		return p.rest.handlers()
	}
	if p.clicks != nil {
		return *p.clicks
	}
	list := []handler{}
	add := func(selector, body string) {
		if !told.MatchString(body) {
			return
		}
		if elements, err := cascadia.Compile(selector); err == nil {
			list = append(list, handler{selector, elements, body})
		}
	}
	scripts := p.script()
	for _, at := range handled.FindAllStringSubmatchIndex(scripts, mostHandlers) {
		selector := ""
		if at[2] >= 0 {
			selector = scripts[at[2]:at[3]]
		}
		arguments := script.Split(script.Enclosed(scripts[at[1]-1:min(len(scripts), at[1]+script.Longest)]), ',')
		if body, below := clickOf(arguments); body != "" {
			add(strings.TrimSpace(selector+" "+below), body)
		}
	}
	for _, at := range listened.FindAllStringSubmatchIndex(scripts, mostHandlers) {
		add(scripts[at[2]:at[3]], script.Enclosed(scripts[at[1]-1:min(len(scripts), at[1]+script.Longest)]))
	}
	p.clicks = &list
	return list
}

// clickOf returns the function among the arguments of a handler, and the selector of the elements below that
// it is for. The function is "" if it is for something else than clicks.
func clickOf(arguments []string) (body, below string) {
	for _, argument := range arguments {
		text, isText := script.Quoted(argument)
		switch {
		case isText && strings.TrimSpace(text) != "click" && below != "":
			return "", "" // two that are no event
		case isText && strings.TrimSpace(text) != "click":
			below = text
		case !isText && strings.Contains(argument, "{"):
			body = argument
		}
	}
	if slices.Contains([]string{"change", "mouseover", "hover", "keyup", "focus", "blur", "submit", "load", "scroll"}, below) {
		return "", ""
	}
	return body, below
}

// clickable returns a selector of all elements that lead somewhere when they are clicked.
func (p *parsed) clickable() string {
	all := "a, area, [onclick]"
	for _, h := range p.handlers() {
		all += ", " + h.selector
	}
	return all
}

// addressesOf returns the addresses that a link leads to: that of the link, or those in its script.
func (p *parsed) addressesOf(s *goquery.Selection, scripted []scriptedLink) []string {
	href := strings.TrimSpace(s.AttrOr("href", ""))
	script := s.AttrOr("onclick", "")
	if isScript(href) {
		script, href = sites.Decoded(href)+" "+script, ""
	}
	if href != "" && !strings.HasPrefix(href, "#") {
		return []string{href}
	}
	for _, l := range scripted {
		if m := l.Call.FindStringSubmatchIndex(script); m != nil {
			return []string{string(l.Call.ExpandString(nil, l.Address, script, m))}
		}
	}
	if address := p.addressClicked(s, script); address != "" {
		return []string{address}
	}
	var found []string
	isName := true // of a file, as a call has it beside an ID
	for _, m := range quotedAddress.FindAllStringSubmatch(script, -1) {
		found = append(found, m[1])
		isName = isName && !strings.Contains(m[1], "/")
	}
	if isPlace := func(a string) bool { return strings.Contains(a, "/") }; slices.ContainsFunc(found, isPlace) {
		found = slices.DeleteFunc(found, func(a string) bool { return !isPlace(a) }) // down('/a/7', '年报.pdf'): the other is a name
	}
	if address := s.AttrOr("data-url", s.AttrOr("data-href", "")); len(found) == 0 && address != "" {
		return []string{address}
	}
	if address := p.addressCalled(s, script); isName && address != "" {
		return []string{address}
	}
	return found
}

// isScript reports whether an address is a script; some systems put a folder before it.
func isScript(href string) bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimLeft(href, "./")), "javascript:")
}

// addressClicked returns the address that a click on an element moves to by what the element says of itself,
// "" if the page does not say.
func (p *parsed) addressClicked(s *goquery.Selection, own string) string {
	bodies := []string{own}
	for _, h := range p.handlers() {
		if h.elements.Match(s.Nodes[0]) {
			bodies = append(bodies, h.body)
		}
	}
	for _, body := range bodies {
		if asking, given := askedOf(s, body); len(given) > 0 {
			if target, ok := p.put(asking, given, ""); ok {
				return target
			}
		}
	}
	return ""
}

// askedOf returns a script with variables in place of what it asks an element for, and their values.
func askedOf(s *goquery.Selection, body string) (asking string, given map[string]string) {
	given = map[string]string{}
	asking = told.ReplaceAllStringFunc(body, func(question string) string {
		m := told.FindStringSubmatch(question)
		attribute := m[2]
		if m[1] != "" {
			attribute = "data-" + m[1]
		} else if m[3] != "" {
			attribute = "data-" + inCamel.ReplaceAllStringFunc(m[3], func(c string) string { return "-" + strings.ToLower(c) })
		}
		value, ok := s.Attr(strings.ToLower(attribute))
		if !ok || value == "" {
			return question
		}
		name := "told_" + strings.ReplaceAll(attribute, "-", "_")
		given[name] = value
		return name
	})
	return asking, given
}

// callOf is the begin of a call: view('8a9f01'), downloadFile('45200', '年报.pdf').
var callOf = regexp.MustCompile(`([A-Za-z_$][\w$]*)\s*\(`)

// addressCalled returns the address that a call of a function of the page moves to that an element makes, "" if
// the page does not say.
func (p *parsed) addressCalled(s *goquery.Selection, call string) string {
	for _, m := range callOf.FindAllStringSubmatchIndex(call, 4) {
		parameters, body := script.Function(call[m[2]:m[3]], p.script())
		given := map[string]string{}
		for i, argument := range script.Split(script.Enclosed(call[m[1]-1:]), ',') {
			if argument == "this" {
				body, given = askedOf(s, body)
				continue
			}
			value, ok := (&script.Valuing{Page: p.script()}).Text(argument)
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
