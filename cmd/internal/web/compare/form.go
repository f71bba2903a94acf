package compare

import (
	"embed"
	"html/template"
	"slices"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/catalogue"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
)

//go:embed templates/*.html
var files embed.FS

// Templates returns the templates of the pages.
func Templates() page.Templates {
	return page.Templates{Files: files, Functions: func(language wording.Language) template.FuncMap {
		return template.FuncMap{
			"options": func(tables []catalogue.Table, chosen string) optionsView { return optionsView{tables, chosen} },
			"words": func(name, label, chosen string, words []string) wordsView {
				return wordsView{name, label, name + "-", words, chosen}
			},
			"flagged":    func() []string { return flaggedWords },
			"years":      yearsOf,
			"ways":       func(path, choice string) ([]answer.NavItem, error) { return waysFrom(language, path, choice) },
			"peerstable": func(id string, d *Peers) peersView { return peersView{d, id} },
			"three":      func() []int { return []int{1, 2, 3} },
			"at": func(list []string, i int) string {
				if i < len(list) {
					return list[i]
				}
				return ""
			},
		}
	}}
}

// An optionsView is a choice of indicators, of which one is chosen.
type optionsView struct {
	Tables []catalogue.Table
	Chosen string
}

// A wordsView is a choice of words under the name of a parameter, of which one is
// chosen.
type wordsView struct {
	Name   string
	Label  string // key of the phrase
	Prefix string // of the keys of the words' phrases
	Words  []string
	Chosen string
}

// A yearsView is a choice of years under the name of a parameter.
type yearsView struct {
	Name   string
	Label  string // key of the phrase
	Years  []int
	Chosen int
}

// yearsOf returns the choice of some years, and of the one chosen where it is not
// among them.
func yearsOf(name, label string, chosen int, years []int) yearsView {
	if chosen != 0 && !slices.Contains(years, chosen) {
		years = append([]int{chosen}, years...)
	}
	return yearsView{name, label, years, chosen}
}

// A peersView is a table of peers; ID is that of its heading.
type peersView struct {
	*Peers
	ID string
}
