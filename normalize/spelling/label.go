package spelling

import "iter"

// A Label is a form's label with its other spellings.
type Label struct{ spellings []spelling }

// NewLabel returns a label ready for comparison, with its other spellings.
func NewLabel(zh string, aliases []string) *Label {
	l := &Label{spellings: []spelling{newSpelling(Canonical(zh))}}
	for _, a := range aliases {
		l.spellings = append(l.spellings, newSpelling(Canonical(a)))
	}
	return l
}

// Text returns the label in its first spelling, canonical.
func (l *Label) Text() string { return string(l.spellings[0].runes) }

// Like returns the best likeness of a wording to any spelling, 0 below the
// bound.
func (l *Label) Like(w Wording, bound float64) float64 {
	best := 0.0
	for i := range l.spellings {
		if v := l.spellings[i].like(w, max(bound, best)); v > best {
			best = v
		}
	}
	return best
}

// Texts yields the label in each of its spellings, canonical.
func (l *Label) Texts() iter.Seq[[]rune] {
	return func(yield func([]rune) bool) {
		for i := range l.spellings {
			if !yield(l.spellings[i].runes) {
				return
			}
		}
	}
}
