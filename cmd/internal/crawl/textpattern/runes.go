package textpattern

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// mostOf is how many runes are listed one by one.
const mostOf = 512

// A runeSet has runes.
type runeSet map[rune]bool

// addAll adds what a literal or a class has. It reports false if that is much, or what a byte can be
// that is no UTF-8.
func (s runeSet) addAll(e *syntax.Regexp) bool {
	ranges := e.Rune
	if e.Op == syntax.OpLiteral {
		ranges = nil
		for _, r := range e.Rune {
			ranges = append(ranges, r, r)
		}
	}
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] > mostOf || ranges[i] <= unicode.ReplacementChar && unicode.ReplacementChar <= ranges[i+1] {
			return false
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			s[r] = true
			for other := unicode.SimpleFold(r); other != r && e.Flags&syntax.FoldCase != 0; other = unicode.SimpleFold(other) {
				s[other] = true
			}
		}
	}
	return len(s) <= mostOf
}

// alphabetOf returns all runes of which an expression's matches consist, but for one part of it; nil if
// these are many.
func alphabetOf(e, but *syntax.Regexp) runeSet {
	all := runeSet{}
	var add func(*syntax.Regexp) bool
	add = func(e *syntax.Regexp) bool {
		switch {
		case e == but:
			return true
		case e.Op == syntax.OpAnyChar, e.Op == syntax.OpAnyCharNotNL:
			return false
		case e.Op == syntax.OpLiteral, e.Op == syntax.OpCharClass:
			return all.addAll(e)
		}
		for _, sub := range e.Sub {
			if !add(sub) {
				return false
			}
		}
		return true
	}
	if !add(e) {
		return nil
	}
	return all
}

// lastOf returns the runes with which a text ends that an expression matches at its end; nil if these
// are many, or it matches elsewhere.
func lastOf(e *syntax.Regexp) runeSet {
	last := runeSet{}
	if e.Op != syntax.OpConcat || e.Sub[len(e.Sub)-1].Op != syntax.OpEndText || !last.addLast(e) {
		return nil
	}
	return last
}

// addLast adds the runes with which a part of an expression can end. It reports false where these
// are many or the part can be empty.
func (s runeSet) addLast(e *syntax.Regexp) bool {
	switch e.Op {
	case syntax.OpLiteral:
		end := *e
		end.Rune = e.Rune[len(e.Rune)-1:]
		return s.addAll(&end)
	case syntax.OpCharClass:
		return s.addAll(e)
	case syntax.OpCapture, syntax.OpPlus:
		return s.addLast(e.Sub[0])
	case syntax.OpAlternate:
		for _, sub := range e.Sub {
			if !s.addLast(sub) {
				return false
			}
		}
		return true
	case syntax.OpConcat:
		for i := len(e.Sub) - 1; i >= 0; i-- {
			switch sub := e.Sub[i]; sub.Op {
			case syntax.OpEndText:
			case syntax.OpQuest, syntax.OpStar: // it ends with this or with what is before
				if !s.addLast(sub.Sub[0]) {
					return false
				}
			default:
				return s.addLast(sub)
			}
		}
	}
	return false
}

// hasLast reports whether a text ends with one of the runes.
func (s runeSet) hasLast(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return s[r]
}

// length returns how much of a text consists of the runes.
func (s runeSet) length(text string) int {
	for i, r := range text {
		if !s[r] {
			return i
		}
	}
	return len(text)
}
