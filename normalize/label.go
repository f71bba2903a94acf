package normalize

import (
	"strings"
	"unicode"
)

// canonical folds a label to what its likeness is measured on: no white space,
// wide forms made narrow, punctuation left out but for the numeral's dot.
func canonical(s string) string {
	var b strings.Builder
	for _, r := range narrow.Replace(s) {
		switch {
		case unicode.IsSpace(r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// likeness returns 1 less the edit distance of two canonical labels in parts of
// the longer one: 1 for the same, 0 for nothing in common.
func likeness(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := []rune(a), []rune(b)
	longest := max(len(x), len(y))
	if longest == 0 || len(x) == 0 || len(y) == 0 {
		return 0
	}
	// A label that is much too short or long can't be alike: spare the work.
	if d := len(x) - len(y); d > longest*2/3 || -d > longest*2/3 {
		return 0
	}
	return 1 - float64(editDistance(x, y))/float64(longest)
}

func editDistance(x, y []rune) int {
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := diagonal
			if x[i-1] != y[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(y)]
}

// A label is a form's label with its other spellings, canonical. It remembers
// the likeness of texts it has been compared with, as alignments ask again and
// again.
type label struct {
	spellings []string
	known     map[string]float64
}

func newLabel(zh string, aliases []string) *label {
	l := &label{spellings: []string{canonical(zh)}, known: map[string]float64{}}
	for _, a := range aliases {
		l.spellings = append(l.spellings, canonical(a))
	}
	return l
}

// like returns the best likeness of a canonical text to any spelling.
func (l *label) like(text string) float64 {
	if best, ok := l.known[text]; ok {
		return best
	}
	best := 0.0
	for _, s := range l.spellings {
		best = max(best, likeness(text, s))
	}
	l.known[text] = best
	return best
}
