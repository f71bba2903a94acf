package family

import (
	"maps"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family/script"
	"nianbao/cmd/internal/crawl/sites"
)

// mostChosen is how many of the elements of a page that call one function are asked for.
const mostChosen = 40

// chosenIn returns what is given to the parameters of the function around a place in the scripts of the page, each once: by
// the elements that call it and say of themselves that they are a year, an organ, or a kind of organs. What else is
// called (a vote, a search) is not asked for.
func (p *parsed) chosenIn(scripts string, place int) []map[string]string {
	f, ok := script.Around(scripts, place)
	if !ok || len(f.Parameters) == 0 {
		return nil
	}
	var list []map[string]string
	p.html().Find("a, li, span, div, button, td, dd, [onclick]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		calls := s.AttrOr("onclick", "")
		if href := s.AttrOr("href", ""); isScript(href) {
			calls = sites.Decoded(href) + " " + calls
		}
		if !strings.Contains(calls, f.Name) || !sites.NamesChoice(shown(s.Text())) {
			return true
		}
		given := givenTo(f, calls)
		if len(given) > 0 && !slices.ContainsFunc(list, func(other map[string]string) bool { return maps.Equal(given, other) }) {
			list = append(list, given)
		}
		return len(list) < mostChosen
	})
	return list
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
