package textpattern

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// shortest is how long a text is in which it pays to go from one possible start of a match to the next.
const shortest = 512

// A start is what all matches of an expression begin with, and the expression for what begins at a
// place: in all of a text, and behind a character, which it may look at.
type start struct {
	words          []word
	before         *syntax.Regexp // a character that stands before the words and is of the match; nil: none
	consists       runeSet        // of what a match consists behind that; nil: of many
	needs          *condition     // of the expression
	first, further *regexp.Regexp
}

// startOf returns the start of an expression, nil if its matches begin in many ways.
func startOf(text string) *start {
	parsed, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return nil
	}
	parsed = parsed.Simplify()
	s := &start{}
	if !s.begin(parsed) || len(s.words) == 0 {
		return nil
	}
	for _, w := range s.words {
		if w.text == "" {
			return nil
		}
	}
	s.consists = alphabetOf(parsed, s.before)
	// A text that \Q quotes to its end would quote what is put around it.
	if s.first, err = regexp.Compile(`\A(?:` + text + `)`); err != nil {
		return nil
	}
	s.further = regexp.MustCompile(`\A(?s:.)(?:` + text + `)`)
	return s
}

// begin takes the words with which a part begins. It reports false where there are too many.
func (s *start) begin(e *syntax.Regexp) bool {
	switch list, few := wordsOf(e); {
	case few:
		s.words = append(s.words, list...)
		return len(s.words) <= mostWords
	case e.Op == syntax.OpCapture, e.Op == syntax.OpPlus:
		return s.begin(e.Sub[0])
	case e.Op == syntax.OpAlternate && s.before == nil:
		for _, sub := range e.Sub {
			if !s.begin(sub) || s.before != nil {
				return false
			}
		}
		return true
	case e.Op == syntax.OpConcat:
		for i, sub := range e.Sub {
			switch {
			case sub.Op == syntax.OpWordBoundary, sub.Op == syntax.OpNoWordBoundary, sub.Op == syntax.OpEmptyMatch:
			case i == 0 && isBeginOrOne(sub) && len(s.words) == 0:
				s.before = sub
			default:
				return s.begin(sub)
			}
		}
	}
	return false
}

// isBeginOrOne reports whether a part is (?:^|[…]): a character of many, or none where the text begins.
func isBeginOrOne(e *syntax.Regexp) bool {
	return e.Op == syntax.OpAlternate && len(e.Sub) == 2 && e.Sub[0].Op == syntax.OpBeginText && e.Sub[1].Op == syntax.OpCharClass
}

// isOf reports whether a rune is of a class that is told by the first and the last of its ranges.
func isOf(r rune, ranges []rune) bool {
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i] <= r && r <= ranges[i+1] {
			return true
		}
	}
	return false
}

// each calls do with the places of the matches and of their groups, as long as do returns true.
func (s *start) each(t *Text, do func([]int) bool) {
	in := t.Plain
	next := make([]int, len(s.words)) // where a word stands next; -1: nowhere
	from := 0                         // where a match may begin
	for at := 0; ; {
		place := -1
		for i, w := range s.words {
			if next[i] >= 0 && (next[i] < at || at == 0) {
				if next[i] = strings.Index(t.as(w.folds)[at:], w.text); next[i] >= 0 {
					next[i] += at
				}
			}
			if next[i] >= 0 && (place < 0 || next[i] < place) {
				place = next[i]
			}
		}
		if place < 0 {
			return
		}
		_, size := utf8.DecodeRuneInString(in[place:])
		at = place + size
		if match := s.matchAt(in, place, from); match != nil {
			if !do(match) {
				return
			}
			from = match[1]
			at = max(at, from)
		}
	}
}

// matchAt returns the match with the words at a place that begins there or, with a character before them, a
// rune earlier, but not before from; nil for none.
func (s *start) matchAt(in string, place, from int) []int {
	end := len(in)
	if s.consists != nil {
		end = place + s.consists.length(in[place:])
	}
	if s.before != nil && place > 0 {
		r, size := utf8.DecodeLastRuneInString(in[:place])
		if place-size < from || !isOf(r, s.before.Sub[1].Rune) {
			return nil
		}
		place -= size
	}
	if s.consists != nil && !s.needs.holds(&Text{Plain: in[place:end]}) {
		return nil
	}
	_, behind := utf8.DecodeRuneInString(in[end:])
	end += behind // which may be looked at, too
	if place == 0 {
		return s.first.FindStringSubmatchIndex(in[:end])
	}
	_, size := utf8.DecodeLastRuneInString(in[:place])
	match := s.further.FindStringSubmatchIndex(in[place-size : end])
	for i := range match {
		if match[i] >= 0 {
			match[i] += place - size
		}
	}
	if match != nil {
		match[0] = place // without the character that was only looked at
	}
	return match
}

// groups returns what stands at the places of a match and its groups.
func groups(in string, places []int) []string {
	found := make([]string, len(places)/2)
	for i := range found {
		if places[2*i] >= 0 {
			found[i] = in[places[2*i]:places[2*i+1]]
		}
	}
	return found
}
