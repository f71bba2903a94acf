package narrative

import (
	"regexp"
	"slices"
	"strings"
)

// A rule tells clauses by what they and their sentences say. What it leaves empty it does
// not ask for.
type rule struct {
	Of       manner `json:"of"`
	Clause   string `json:"clause"`
	Other    string `json:"other"`    // another clause of the sentence, which is not on a part
	Sentence string `json:"sentence"` // the sentence, with what it divides something up into
	Unless   string `json:"unless"`   // the sentence, its chapter's title and its heading do not say this
	Before   string `json:"before"`   // nor does the sentence before
	Printed  string `json:"printed"`  // the sentence with what stands in brackets

	clause, other, sentence, unless, before, printed *regexp.Regexp
}

// A manner is how a clause gives a figure.
type manner string

const (
	stated manner = "stated"
	loose  manner = "loose"
	none   manner = "none" // in words: 未收到申请
)

// holds reports whether one of the rules holds of a clause of a sentence.
func holds(rules []rule, how manner, clause string, in sentence, i int) bool {
	for _, r := range rules {
		if r.Of != how || r.clause != nil && !r.clause.MatchString(clause) || r.sentence != nil && !r.sentence.MatchString(in.plain) {
			continue
		}
		if r.other != nil && !in.hasOther(i, r.other) {
			continue
		}
		if r.printed != nil && !r.printed.MatchString(in.text) || r.before != nil && r.before.MatchString(in.before) {
			continue
		}
		if r.unless == nil || !r.unless.MatchString(in.about()) {
			return true
		}
	}
	return false
}

// about returns a sentence with the titles that it stands under.
func (s sentence) about() string { return strings.Join([]string{s.plain, s.chapter, s.heading}, ";") }

func (s sentence) hasOther(i int, re *regexp.Regexp) bool {
	for j, c := range s.clauses {
		if j != i && !c.part && re.MatchString(c.text) {
			return true
		}
	}
	return false
}

// ofPartOfYear reports whether a clause speaks of some months only, or one before it in its sentence
// does and the clause itself not of the year.
func (s sentence) ofPartOfYear(i int) bool {
	w := load()
	before := s.clauses[:i+1]
	if w.ofYear.MatchString(s.clauses[i].text) {
		before = s.clauses[i : i+1]
	}
	return slices.ContainsFunc(before, func(c clause) bool { return w.partOfYear.MatchString(c.text) })
}
