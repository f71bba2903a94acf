package catalogue

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/normalize/gazetteer"
	"nianbao/normalize/spelling"
)

// suggested is how many names are suggested in place of one that is none.
const suggested = 5

// suggestQuantities returns the names of quantities that may be meant by one
// that is none.
func suggestQuantities(name string) []string {
	var candidates []candidate
	for _, q := range loadQuantities() {
		if q.Applicant == "" || q.Applicant == totalApplicant {
			candidates = append(candidates, candidate{q.Name(), []string{q.Name(), q.Zh}})
		}
	}
	return nearest(name, candidates)
}

// suggestRegions returns the names of regions that may be meant by one that is
// none, each after its parent's.
func suggestRegions(name string) []string {
	var candidates []candidate
	for _, r := range gazetteer.Regions() {
		if r.ValidTo != 0 {
			continue
		}
		parent, _ := gazetteer.LookupRegion(r.Parent, 0)
		candidates = append(candidates, candidate{parent.Name + r.Name, []string{r.Name, parent.Name + r.Name, gazetteer.FullName(r, 0)}})
	}
	return nearest(name, candidates)
}

// A candidate is a name to suggest, and the texts that a mistyped one is
// compared with.
type candidate struct {
	name  string
	texts []string
}

// nearest returns the candidates that hold the name, or else those that are the
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
			if name != "" && strings.Contains(text, name) {
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
	for _, m := range matches[:min(len(matches), suggested)] {
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
