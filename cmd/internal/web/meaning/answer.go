package meaning

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
)

// An Answer is a page that answers words.
type Answer struct {
	Name    string `json:"name"`    // "淮安市：不予公开率"
	Note    string `json:"note"`    // what the page has: a ranking of the districts, the years of one
	Address string `json:"address"` // with the language
}

// Most bounds the answers to some words.
const Most = 8

// Answers returns the pages that answer words which name a region and what is counted: the ranking
// within it or, of a region with none within, its course over the years. Those of that very name come
// first, then rates, then numbers.
func (w Words) Answers(language wording.Language) ([]Answer, error) {
	if len(w.Regions) == 0 || w.Rest == "" {
		return nil, nil
	}
	var list []Answer
	for _, c := range counted(language, w.Rest) {
		for _, r := range w.Regions {
			if len(list) == Most {
				return list, nil
			}
			a, err := answer(language, r, c)
			if err != nil {
				return nil, err
			}
			list = append(list, a)
		}
	}
	return list, nil
}

func answer(language wording.Language, r gazetteer.Region, c countedThing) (Answer, error) {
	name, err := language.Text("indicator-in", c.name, naming.Place(language, r.Name))
	if err != nil {
		return Answer{}, err
	}
	if catalogue.LevelOf(r.Code) == catalogue.Counties {
		note, err := language.Text("answer-years")
		if err != nil {
			return Answer{}, err
		}
		q, err := page.Query("regions", r.Code, "indicator", c.code)
		return Answer{name, note, page.Address(language, "/compare") + string(q)}, err
	}
	note, err := language.Text("answer-ranking")
	if err != nil {
		return Answer{}, err
	}
	q, err := page.Query("per", c.per, "region", r.Code)
	return Answer{name, note, page.Address(language, "/indicators/%v", c.of) + string(q)}, err
}

// A countedThing is a rate, or an indicator with per empty.
type countedThing struct{ code, of, per, name string }

// counted returns the rates and indicators that have all of some words in one of their names.
func counted(language wording.Language, words string) []countedThing {
	type found struct {
		countedThing
		exact bool
	}
	var list []found
	add := func(c countedThing, names ...string) {
		if at := slices.IndexFunc(names, func(name string) bool { return Holds(name, words) }); at >= 0 {
			list = append(list, found{c, slices.ContainsFunc(names[:min(2, len(names))], func(name string) bool { return strings.EqualFold(name, words) })})
		}
	}
	rates := naming.Rates(language)
	for i, r := range catalogue.Rates() {
		add(countedThing{r.Code, r.Of, r.Per, rates[i].Name}, append([]string{r.Zh, r.En}, r.Names...)...)
	}
	for _, t := range naming.Tables(language) {
		for _, i := range t.Indicators {
			add(countedThing{i.Code, i.Code, "", i.Name}, append([]string{i.Name}, catalogue.CommonNames(i.Code)...)...)
		}
	}
	rank := map[bool]int{true: 0, false: 1}
	slices.SortStableFunc(list, func(a, b found) int { return cmp.Compare(rank[a.exact], rank[b.exact]) })
	var things []countedThing
	for _, f := range list {
		things = append(things, f.countedThing)
	}
	return things
}

// Holds reports whether a name has all of some words in it.
func Holds(name, words string) bool {
	name = strings.ToLower(name)
	for _, word := range strings.Fields(strings.ToLower(words)) {
		if !strings.Contains(name, word) {
			return false
		}
	}
	return true
}
