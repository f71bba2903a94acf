package family

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family/script"
	"nianbao/cmd/internal/crawl/family/wording"
	"nianbao/cmd/internal/crawl/sites"
)

// A postBack says how forms that keep the state of a page lead to the next part.
type postBack struct {
	Call     *pattern `yaml:"call"`     // in a link: its groups are what is sent in
	Target   string   `yaml:"target"`   // this field
	Argument string   `yaml:"argument"` // and this one
}

// asks returns the request for the next part. There is one alone: the state that is sent is that of
// this page.
func (b *postBack) asks(p *parsed, id string) []Ask {
	current := 1
	if n, err := strconv.Atoi(p.Context[pageKey]); err == nil {
		current = n
	}
	w := &wording.Known().Pager
	var next, following *goquery.Selection
	p.html().Find("a, input, button, [onclick]").Each(func(_ int, s *goquery.Selection) {
		text := bare(saidOf(s))
		if m := w.Number.FindStringSubmatch(text); m != nil && m[1] == strconv.Itoa(current+1) && following == nil {
			following = s
		}
		if (w.Next.MatchString(text) || w.Arrow.MatchString(text)) && next == nil {
			next = s
		}
	})
	for _, s := range []*goquery.Selection{following, next} {
		if s == nil {
			continue
		}
		if request, ok := b.request(p, s); ok {
			return b.ask(p, id, request, current+1)
		}
	}
	if request, ok := b.chosen(p, strconv.Itoa(current+1)); ok {
		return b.ask(p, id, request, current+1)
	}
	return nil
}

func (b *postBack) ask(p *parsed, id string, request sites.Request, page int) []Ask {
	request.Referer, request.Part = p.Request.URL, page
	return []Ask{{Request: request, Part: true, Context: map[string]string{familyKey: id, pageKey: strconv.Itoa(page), headingKey: headingOf(p)}}}
}

// chosen returns the form that choosing a part in a list of all sends.
func (b *postBack) chosen(p *parsed, page string) (sites.Request, bool) {
	for _, n := range p.html().Find("select[onchange][name]").EachIter() {
		m := b.Call.FindStringSubmatch(n.AttrOr("onchange", ""))
		option := n.Find("option").FilterFunction(func(_ int, o *goquery.Selection) bool {
			number := wording.Known().Pager.Number.FindStringSubmatch(bare(o.Text()))
			return number != nil && number[1] == page
		}).First()
		if m == nil || option.Length() == 0 {
			continue
		}
		return formRequest(p, n.Closest("form"), map[string]string{b.Target: m[1], b.Argument: m[2],
			n.AttrOr("name", ""): option.AttrOr("value", page)})
	}
	return sites.Request{}, false
}

// request returns the form that a link or a button sends.
func (b *postBack) request(p *parsed, s *goquery.Selection) (sites.Request, bool) {
	form := s.Closest("form")
	if form.Length() == 0 {
		form = p.html().Find("form").FilterFunction(func(_ int, f *goquery.Selection) bool {
			return f.Find(`input[name^="__"]`).Length() > 0
		}).First()
	}
	if _, off := s.Attr("disabled"); off || form.Length() == 0 {
		return sites.Request{}, false
	}
	set := map[string]string{}
	script := sites.Decoded(s.AttrOr("href", "")) + " " + s.AttrOr("onclick", "")
	name, isButton := s.Attr("name")
	switch m := b.Call.FindStringSubmatch(script); {
	case m != nil:
		set[b.Target], set[b.Argument] = m[1], m[2]
	case isButton && s.Is("input, button"):
		if strings.EqualFold(s.AttrOr("type", ""), "image") {
			set[name+".x"], set[name+".y"] = "1", "1"
		} else {
			set[name] = s.AttrOr("value", "")
		}
	default:
		return sites.Request{}, false
	}
	return formRequest(p, form, set)
}

// formRequest returns what sending a form asks for, with some of its fields set.
func formRequest(p *parsed, form *goquery.Selection, set map[string]string) (sites.Request, bool) {
	action := form.AttrOr("action", "")
	if strings.TrimSpace(action) == "" {
		action = p.Request.URL
	}
	target, ok := p.resolve(action)
	if !ok {
		return sites.Request{}, false
	}
	fields := url.Values{}
	form.Find("input[name], select[name], textarea[name]").Each(func(_ int, s *goquery.Selection) {
		switch strings.ToLower(s.AttrOr("type", "text")) {
		case "submit", "button", "image", "reset", "file":
			return
		case "checkbox", "radio":
			if _, checked := s.Attr("checked"); !checked {
				return
			}
		}
		value := s.AttrOr("value", "")
		if s.Is("select") {
			chosen := s.Find("option[selected]")
			if chosen.Length() == 0 {
				chosen = s.Find("option").First()
			}
			value = chosen.First().AttrOr("value", shown(chosen.First().Text()))
		}
		fields.Add(s.AttrOr("name", ""), value)
	})
	for name, value := range set {
		fields.Set(name, value)
	}
	if strings.EqualFold(form.AttrOr("method", "get"), "post") {
		return sites.Request{URL: target, Form: fields}, true
	}
	u, err := url.Parse(target)
	if err != nil {
		return sites.Request{}, false
	}
	u.RawQuery = fields.Encode()
	return sites.Request{URL: u.String()}, true
}

// chosen returns what choosing an option asks for: the address that it has for a value, or what the
// script of the list makes of the value. It reports false for the parts of a list, which a pager has.
func (p *parsed) chosen(option *goquery.Selection) (sites.Request, bool) {
	value, list := strings.TrimSpace(option.AttrOr("value", "")), option.Closest("select")
	if value == "" || wording.Known().Pager.Number.MatchString(bare(shown(option.Text()))) {
		return sites.Request{}, false
	}
	change := p.onChange(list)
	if quotedAddress.MatchString(`"`+value+`"`) && (change != "" || strings.ContainsAny(value[:1], "/.") || strings.HasPrefix(value, "http")) {
		target, ok := p.resolve(value)
		return sites.Request{URL: target}, ok
	}
	if target, ok := p.put(change, nil, value); ok {
		return sites.Request{URL: target}, true
	}
	for _, m := range callOf.FindAllStringSubmatch(change, 4) {
		parameters, body := script.Function(m[1], p.script())
		given := map[string]string{}
		if len(parameters) > 0 {
			given[parameters[0]] = value
		}
		if target, ok := p.put(body, given, value); ok {
			return sites.Request{URL: target}, true
		}
		change += body
	}
	if name, ok := list.Attr("name"); ok && strings.Contains(change, "submit(") && list.Closest("form").Length() > 0 {
		return formRequest(p, list.Closest("form"), map[string]string{name: value})
	}
	return sites.Request{}, false
}

// onChange returns what is done when something is chosen in a list: the script that it has, or that which
// a script of the page gives to it.
func (p *parsed) onChange(list *goquery.Selection) string {
	if change, ok := list.Attr("onchange"); ok {
		return change
	}
	for _, given := range []struct{ attribute, before, after string }{
		{"id", `['"]#`, `['"]\s*\)\s*\.\s*(?:change\s*\(|on\s*\(\s*['"]change['"]\s*,)`},
		{"id", `getElementById\(\s*['"]`, `['"]\s*\)\s*\.\s*(?:onchange\s*=|addEventListener\(\s*['"]change['"]\s*,)`},
		{"lay-filter", `['"]select\(`, `\)['"]\s*,`},
	} {
		name := list.AttrOr(given.attribute, "")
		if name == "" {
			continue
		}
		at := regexp.MustCompile(given.before + regexp.QuoteMeta(name) + given.after + `\s*function\s*\([^)]*\)\s*\{`).FindStringIndex(p.script())
		if at != nil {
			return script.Enclosed(p.script()[at[1]-1 : min(len(p.script()), at[1]+script.Longest)])
		}
	}
	return ""
}

// sent returns the form that a function sends with the number in one of its fields.
func (g *pager) sent(parameter, body, number string) (sites.Request, bool) {
	p := regexp.QuoteMeta(parameter)
	field := regexp.MustCompile(`(?:\.([A-Za-z_]\w*)|(?:getElementById|getElementsByName)\(\s*['"]([^'"]+)['"]\s*\)(?:\[0\])?|\$\(\s*['"][#]?(?:\w*\[name=['"]?)?([\w-]+)['"]?\]?['"]\s*\))\.val(?:ue\s*=\s*|\(\s*)['"]?` + p + `\b`).FindStringSubmatch(body)
	if field == nil || !strings.Contains(body, "submit") {
		return sites.Request{}, false
	}
	return g.filledIn(field[1]+field[2]+field[3], number)
}

// filledIn returns the form with a field of that name or ID, and the number in it.
func (g *pager) filledIn(name, number string) (sites.Request, bool) {
	input := g.page.html().Find(`input, select`).FilterFunction(func(_ int, s *goquery.Selection) bool {
		return s.AttrOr("name", "") == name || s.AttrOr("id", "") == name
	}).First()
	form := input.Closest("form")
	if form.Length() == 0 {
		return sites.Request{}, false
	}
	return formRequest(g.page, form, map[string]string{input.AttrOr("name", name): number})
}

// pressed returns what pressing a button asks for that sends a form, or the form that a script of the
// button's own fills in and sends. Forms that keep the state of a page are of another kind: postBack.
func (g *pager) pressed(s *goquery.Selection) (sites.Request, bool) {
	form := s.Closest("form")
	if script := s.AttrOr("onclick", ""); strings.Contains(script, "submit(") {
		for _, number := range assigned.FindAllStringSubmatch(script, 2) {
			if request, ok := g.sent(number[1], script, number[1]); ok {
				return request, true
			}
		}
	}
	if !s.Is(`input[type="submit"], input[type="image"], button:not([type="button"])`) || form.Length() == 0 || form.Find(`input[name^="__"]`).Length() > 0 || s.Is("[disabled], [onclick]") {
		return sites.Request{}, false
	}
	set := map[string]string{}
	switch name := s.AttrOr("name", ""); {
	case name == "":
	case s.Is(`input[type="image"]`):
		set[name+".x"], set[name+".y"] = "1", "1"
	default:
		set[name] = s.AttrOr("value", "")
	}
	return formRequest(g.page, form, set)
}

// assigned is a number that a script puts into a field.
var assigned = regexp.MustCompile(`\.val(?:ue\s*=\s*|\(\s*)['"]?(\d{1,4})\b`)
