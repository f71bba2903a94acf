package family

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family/script"
	"nianbao/cmd/internal/crawl/sites"
)

// mostChosen is how many of the elements of a page that call one function are asked for.
const mostChosen = 40

// chosenIn returns what is given to the parameters of the function around a place in the scripts of the page, each once:
// by scripts that call it as the page is loaded, and by elements that call it and say of themselves that they are a year, an
// organ, or a kind of organs. What else is called (a vote, a search) is not asked for.
func (p *parsed) chosenIn(scripts string, place int) []map[string]string {
	f, ok := script.Around(scripts, place)
	if !ok || len(f.Parameters) == 0 {
		return nil
	}
	var list []map[string]string
	add := func(given map[string]string) bool {
		if len(given) > 0 && !slices.ContainsFunc(list, func(other map[string]string) bool { return maps.Equal(given, other) }) {
			list = append(list, given)
		}
		return len(list) < mostChosen
	}
	for _, at := range regexp.MustCompile(`(?:^|[^\w$.])`+regexp.QuoteMeta(f.Name)+`\s*\(`).FindAllStringIndex(scripts, mostCalls) {
		if !strings.HasSuffix(strings.TrimSpace(scripts[:at[0]+1]), "function") {
			add(withAll(f, givenTo(f, scripts[at[0]:min(len(scripts), at[1]+script.Longest)])))
		}
	}
	p.html().Find("select option[value]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		m := chosenCall.FindStringSubmatch(p.onChange(s.Closest("select")))
		value := strings.TrimSpace(s.AttrOr("value", ""))
		if m == nil || m[1] != f.Name || value == "" || !sites.NamesChoice(shown(s.Text())) {
			return true
		}
		return add(map[string]string{f.Parameters[0]: value})
	})
	p.html().Find("a, li, span, div, button, td, dd, [onclick]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		calls := s.AttrOr("onclick", "")
		if href := s.AttrOr("href", ""); isScript(href) {
			calls = sites.Decoded(href) + " " + calls
		}
		if !strings.Contains(calls, f.Name) || !sites.NamesChoice(shown(s.Text())) {
			return true
		}
		return add(givenTo(f, calls))
	})
	return list
}

// chosenCall is what is done when something is chosen in a box: load(this.value).
var chosenCall = regexp.MustCompile(`^\s*(?:javascript:)?\s*(?:return\s+)?([A-Za-z_$][\w$]*)\(\s*(?:this\.value|this\.options\[[^\]]*\]\.value|\$\(this\)\.val\(\))\s*\)\s*;?\s*$`)

// withAll returns what is given to a function if that is something for each of its parameters.
func withAll(f script.Enclosing, given map[string]string) map[string]string {
	if len(given) < len(f.Parameters) {
		return nil
	}
	return given
}

// givenTo returns the texts and numbers that calls give to the parameters of a function.
func givenTo(f script.Enclosing, calls string) map[string]string {
	for _, at := range callOf.FindAllStringSubmatchIndex(calls, 4) {
		if calls[at[2]:at[3]] != f.Name {
			continue
		}
		given := map[string]string{}
		for i, argument := range script.Split(script.Enclosed(calls[at[1]-1:]), ',') {
			text, isText := script.Quoted(argument)
			if !isText && isNumber(argument) {
				text, isText = argument, true
			}
			if isText && i < len(f.Parameters) {
				given[f.Parameters[i]] = text
			}
		}
		return given
	}
	return nil
}

// hasUnreadChoices reports whether elements that say of themselves that they are a year, an organ or a kind of organs call a
// function that loads something, in a way of which nothing was read: lists are behind them that are not had.
func (p *parsed) hasUnreadChoices() bool {
	found := false
	p.html().Find("a, li, span, div, button, td, dd, [onclick]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		calls := s.AttrOr("onclick", "")
		if href := s.AttrOr("href", ""); isScript(href) {
			calls = sites.Decoded(href) + " " + calls
		}
		for _, m := range callOf.FindAllStringSubmatch(calls, 4) {
			_, body := script.Function(m[1], p.script())
			loads := serviceCall.MatchString(body) || strings.Contains(body, ".load(")
			found = found || loads && sites.NamesChoice(shown(s.Text())) && len(p.addressesOf(s, nil)) == 0
		}
		return !found
	})
	return found
}
