package textpattern

import (
	"fmt"
	"regexp"

	"go.yaml.in/yaml/v3"
)

// A Pattern is a regular expression. Its zero value is none, and Go's own is in it for what is not
// sped up.
type Pattern struct {
	*regexp.Regexp
	needs condition
	last  runeSet // what it is in ends with; nil: many
	start *start  // nil: unknown
}

// mayBeIn reports false of a text that the pattern is not in.
func (p *Pattern) mayBeIn(t *Text) bool {
	return (p.last == nil || p.last.hasLast(t.Plain)) && p.needs.holds(t)
}

// Compile reads an expression of package regexp. The error is that package's.
func Compile(text string) (Pattern, error) {
	compiled, err := regexp.Compile(text)
	if err != nil {
		return Pattern{}, err
	}
	p := Pattern{Regexp: compiled}
	p.needs, p.last = conditionOf(text)
	if p.start = startOf(text); p.start != nil {
		p.start.needs = &p.needs
	}
	return p, nil
}

// UnmarshalYAML compiles the expression. The error names the line.
func (p *Pattern) UnmarshalYAML(node *yaml.Node) error {
	var text string
	if err := node.Decode(&text); err != nil {
		return fmt.Errorf("line %d: a pattern is a text: %w", node.Line, err)
	}
	compiled, err := Compile(text)
	if err != nil {
		return fmt.Errorf("line %d: %w", node.Line, err)
	}
	*p = compiled
	return nil
}

// MatchString reports whether the pattern is in a text.
func (p *Pattern) MatchString(text string) bool { return p.In(&Text{Plain: text}) }

// FindStringSubmatch is that of package regexp.
func (p *Pattern) FindStringSubmatch(text string) []string { return p.First(&Text{Plain: text}) }

// In reports whether the pattern is in a text.
func (p *Pattern) In(t *Text) bool {
	switch {
	case !p.mayBeIn(t):
		return false
	case !p.startsIn(t):
		return p.Regexp.MatchString(t.Plain)
	}
	return p.First(t) != nil
}

// First returns the first match and its groups, nil for none.
func (p *Pattern) First(t *Text) (found []string) {
	switch {
	case !p.mayBeIn(t):
		return nil
	case !p.startsIn(t):
		return p.Regexp.FindStringSubmatch(t.Plain)
	}
	p.start.each(t, func(places []int) bool {
		found = groups(t.Plain, places)
		return false
	})
	return found
}

// All returns all matches and their groups.
func (p *Pattern) All(t *Text) (found [][]string) {
	switch {
	case !p.mayBeIn(t):
		return nil
	case !p.startsIn(t):
		return p.Regexp.FindAllStringSubmatch(t.Plain, -1)
	}
	p.start.each(t, func(places []int) bool {
		found = append(found, groups(t.Plain, places))
		return true
	})
	return found
}

// startsIn reports whether the pattern is to be looked for by its start.
func (p *Pattern) startsIn(t *Text) bool {
	if p.start == nil || len(t.Plain) < shortest {
		return false
	}
	for _, w := range p.start.words {
		if w.folds && !t.isAligned() {
			return false
		}
	}
	return true
}
