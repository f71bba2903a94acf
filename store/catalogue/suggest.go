package catalogue

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"nianbao/normalize/gazetteer"
	"nianbao/normalize/likeness"
	"nianbao/normalize/spelling"
)

// suggested is how many names are suggested in place of one that is none, and told in a message where more
// have what was typed in them.
const suggested = 5

// leastPart is how long a part of a name has to be, in bytes, to stand for it: a Chinese character, or
// three letters.
const leastPart = 3

// suggestQuantities returns the names of quantities and rates that may be meant by one that is none. Those
// that are offered by topic come before those of former forms.
func suggestQuantities(name string) []string {
	var candidates []candidate
	add := func(list []Quantity) {
		for _, q := range list {
			candidates = append(candidates, candidate{q.Code, append([]string{q.Code, q.Zh}, CommonNames(q.Code)...)})
		}
	}
	offered, others := byTopic()
	add(offered)
	for _, r := range loadTopics().Rates {
		candidates = append(candidates, candidate{r.Code, append([]string{r.Code, r.Zh, strings.ToLower(r.En)}, r.Names...)})
	}
	add(others)
	return nearest(name, candidates)
}

// suggestRegions returns the names of regions that may be meant by one that is
// none, each after its parent's.
func suggestRegions(name string) []string {
	var candidates []candidate
	for r := range gazetteer.EachRegion() {
		if r.ValidTo != 0 {
			continue
		}
		parent, _ := gazetteer.LookupRegion(r.Parent, 0)
		if latin := strings.IndexFunc(name, func(c rune) bool { return c > unicode.MaxLatin1 }) < 0; latin {
			english := gazetteer.English(r.Name)
			candidates = append(candidates, candidate{strings.TrimSuffix(english+" ("+gazetteer.English(parent.Name)+")", " ()"), []string{english, strings.Fields(english)[0]}})
			continue
		}
		c := candidate{name: parent.Name + r.Name}
		for _, text := range []string{r.Name, parent.Name + r.Name, gazetteer.FullName(r, 0)} {
			if mayBeMistyped(name, text) {
				c.texts = append(c.texts, text)
			}
		}
		candidates = append(candidates, c)
	}
	return nearest(name, candidates)
}

// mayBeMistyped reports whether a name of a region may be meant by one that is none. Names are short,
// and any two of a level have a character or two in common: 火星市 is one character from 新星市 and
// nothing else like it. So either the name holds what was typed, or it begins with the same character,
// or, where both have as many, each that is another is drawn alike (未阳市, 耒阳市). The level is no
// part of that, but has to be the same (a county is not suggested for a city), unless none was typed.
func mayBeMistyped(typed, name string) bool {
	if strings.Contains(name, typed) {
		return true
	}
	a, b := []rune(typed), []rune(name)
	if len(a) == 0 || strings.ContainsRune(levelWords, a[len(a)-1]) && a[len(a)-1] != b[len(b)-1] {
		return false
	}
	if a[0] == b[0] {
		return true
	}
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !likeness.Alike(a[i], b[i]) {
			return false
		}
	}
	return true
}

// levelWords are the characters with which names of regions end that have their level in them.
const levelWords = "省市县区州盟旗"

// A candidate is a name to suggest, and the texts that a mistyped one is
// compared with.
type candidate struct {
	name  string
	texts []string
}

// nearest returns all candidates that hold the name, or else the few that are the
// fewest changes of characters away, if that is at most a third of the name.
func nearest(name string, candidates []candidate) []string {
	type match struct {
		name     string
		distance int
		begins   int // characters that it begins with like the name
	}
	var matches []match
	typed := []rune(name)
	for _, c := range candidates {
		best, begins := len(typed)+1, 0
		for _, text := range c.texts {
			if len(name) >= leastPart && strings.Contains(text, name) {
				best = 0
			}
			best = min(best, spelling.EditDistance(typed, []rune(text)))
			begins = max(begins, sameBeginning(typed, []rune(text)))
		}
		if best <= (len(typed)+2)/3 {
			matches = append(matches, match{c.name, best, begins})
		}
	}
	slices.SortStableFunc(matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(b.begins, a.begins))
	})
	var names []string
	for i, m := range matches {
		if i >= suggested && m.distance > 0 {
			break
		}
		names = append(names, m.name)
	}
	return names
}

func sameBeginning(a, b []rune) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
