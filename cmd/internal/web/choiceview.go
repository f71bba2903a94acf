package web

import (
	"slices"
	"strings"
)

// A wordsView is a choice of words, of which one is chosen.
type wordsView struct {
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

// A downloadView is a page and its choice, in the formats that it can be taken
// along in.
type downloadView struct {
	Path  string // without language and format
	Query string
}

// A peersView is a table of peers; ID is that of its heading.
type peersView struct {
	*peersData
	ID string
}

// signed writes a difference with its sign.
func signed(text string) string {
	if text == "" || strings.HasPrefix(text, "-") || strings.Trim(text, "0.") == "" {
		return grouped(text)
	}
	return "+" + grouped(text)
}
