package normalize

// A label is a form's label with its other spellings.
type label struct{ spellings []spelling }

func newLabel(zh string, aliases []string) *label {
	l := &label{spellings: []spelling{newSpelling(canonical(zh))}}
	for _, a := range aliases {
		l.spellings = append(l.spellings, newSpelling(canonical(a)))
	}
	return l
}

// text returns the label in its first spelling, canonical.
func (l *label) text() string { return string(l.spellings[0].runes) }

// like returns the best likeness of a wording to any spelling, 0 below the
// bound.
func (l *label) like(w wording, bound float64) float64 {
	best := 0.0
	for i := range l.spellings {
		if v := l.spellings[i].like(w, max(bound, best)); v > best {
			best = v
		}
	}
	return best
}
