package compare

import (
	"slices"

	"nianbao/cmd/internal/web/naming"
)

// An optionsView is a choice of indicators, of which one is chosen.
type optionsView struct {
	Tables []naming.Table
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
