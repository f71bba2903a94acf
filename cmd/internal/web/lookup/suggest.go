package lookup

import (
	"slices"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/register"
	"nianbao/store/catalogue"
	"nianbao/store/find"
)

// A suggestData is what may be meant by what is typed so far.
type suggestData struct {
	Words       string       `json:"q"`
	Kind        string       `json:"kind"` // of what is looked for, one of suggested
	Suggestions []suggestion `json:"suggestions"`

	Kinds []string `json:"-"`
}

// A suggestion is a value for a field of a form, with what tells it from others of the name.
type suggestion struct {
	Value string `json:"value"`
	Name  string `json:"name"`
	Note  string `json:"note,omitempty"`
	// Address is that of its page; among things of all kinds alone.
	Address string `json:"address,omitempty"`

	Code string `json:"-"` // of a region
}

// suggested are the kinds of what is suggested; maxSuggested how many at most.
var suggested = []string{"region", "organ", "function", "indicator", "anything"}

const maxSuggested = 12

func (p *Pages) suggest(r *page.Request) (page.View, error) {
	data := &suggestData{Words: r.Words("q"), Kind: r.Choice("kind", suggested...), Kinds: suggested}
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	var err error
	if data.Words != "" {
		switch data.Kind {
		case "region":
			data.Suggestions = regionsLike(r, data.Words)
			data.Suggestions = data.Suggestions[:min(len(data.Suggestions), maxSuggested)]
		case "organ":
			var organs []find.Organ
			organs, _, err = find.Organs(r.Context(), p.db, find.Query{Words: data.Words, Limit: maxSuggested})
			for _, o := range organs {
				data.Suggestions = append(data.Suggestions, organNamed(r, o))
			}
		case "function":
			data.Suggestions = functionsLike(r, data.Words)
		case "indicator":
			data.Suggestions = indicatorsLike(r, data.Words)
		case "anything":
			data.Suggestions, err = p.anythingLike(r, data.Words)
		}
	}
	if data.Suggestions == nil {
		data.Suggestions = []suggestion{} // the script goes through the list, be it empty
	}
	return page.View{Name: "suggest", Title: r.Text("suggest"), Data: data, Rows: func() [][]string {
		return page.Table("value name note", data.Suggestions, func(s suggestion) []string { return []string{s.Value, s.Name, s.Note} })
	}}, err
}

// regionsLike returns regions by the beginning of their name or code, those of the highest rank
// first, and then those that have the words elsewhere.
func regionsLike(r *page.Request, words string) []suggestion {
	var begins, holds []gazetteer.Region
	for region := range gazetteer.EachRegion() {
		switch {
		case region.ValidTo != 0:
		case strings.HasPrefix(region.Name, words) || strings.HasPrefix(region.Code, words) || gazetteer.BeginsInEnglish(region, words):
			begins = append(begins, region)
		case strings.Contains(gazetteer.FullName(region, 0), words) && (strings.Contains(region.Name, words) || strings.HasSuffix(words, region.Name)):
			holds = append(holds, region)
		}
	}
	for _, region := range gazetteer.Composed(words, true) { // 四平铁西, "Siping Tiexi"
		if region.ValidTo == 0 && !slices.Contains(begins, region) && !slices.Contains(holds, region) {
			begins = append(begins, region)
		}
	}
	catalogue.HighestFirst(begins)
	var list []suggestion
	for _, region := range append(begins, holds...) {
		list = append(list, regionNamed(r.Language, region))
	}
	return list
}

// regionNamed returns a region with the name that a field takes for it, on English pages with the Chinese one
// beside it.
func regionNamed(language wording.Language, region gazetteer.Region) suggestion {
	full := gazetteer.FullName(region, 0)
	s := suggestion{Value: naming.Typed(language, region), Name: naming.Place(language, full), Note: region.Code, Code: region.Code}
	if s.Name != full {
		s.Note = full + " · " + region.Code
	}
	return s
}

// organNamed returns an organ, on English pages with what it is.
func organNamed(r *page.Request, o find.Organ) suggestion {
	note := r.Text("organ-reports", o.Reports)
	if gloss := naming.Gloss(r.Language, o.Name); gloss != "" {
		note = gloss + " · " + note
	}
	return suggestion{Value: o.Name, Name: o.Name, Note: note}
}

// functionsLike returns the functions of departments whose names have the words.
func functionsLike(r *page.Request, words string) []suggestion {
	var list []suggestion
	for _, f := range register.All() {
		if name := r.Language.Pick(f.Zh, f.En); strings.Contains(f.Zh, words) || strings.Contains(strings.ToLower(f.En), strings.ToLower(words)) {
			list = append(list, suggestion{Value: name, Name: name})
		}
	}
	return list[:min(len(list), maxSuggested)]
}

// indicatorsLike returns rates and indicators by their names, and by what they are commonly called.
func indicatorsLike(r *page.Request, words string) []suggestion {
	lower := strings.ToLower(words)
	holds := func(texts ...string) bool {
		return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(strings.ToLower(text), lower) })
	}
	var list []suggestion
	for _, rate := range naming.Rates(r.Language) {
		if holds(append(rate.Names, rate.Name, rate.Code)...) {
			list = append(list, suggestion{Value: rate.Code, Name: rate.Name, Note: rate.Definition})
		}
	}
	for _, topic := range naming.Tables(r.Language) {
		for _, i := range topic.Indicators {
			if holds(append(catalogue.CommonNames(i.Code), i.Name, i.Code)...) {
				list = append(list, suggestion{Value: i.Code, Name: i.Name, Note: topic.Name})
			}
		}
	}
	return list[:min(len(list), maxSuggested)]
}
