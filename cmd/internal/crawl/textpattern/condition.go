package textpattern

import (
	"regexp/syntax"
	"strings"
	"unicode"
)

// A condition is what a text has that an expression matches: it holds for each such text, and may for
// others.
type condition struct {
	literal string      // stands in the text, if it is not ""
	folds   bool        // letters in it may be small or capital; it is folded
	runes   [4]uint64   // lastBits of it
	all     []condition // hold, and
	any     []condition // of these one does, if there are any
}

// always says nothing.
func (c *condition) always() bool { return c.literal == "" && len(c.all) == 0 && len(c.any) == 0 }

func (c *condition) holds(t *Text) bool {
	if c.literal != "" && !t.contains(c) {
		return false
	}
	for i := range c.all {
		if !c.all[i].holds(t) {
			return false
		}
	}
	for i := range c.any {
		if c.any[i].holds(t) {
			return true
		}
	}
	return len(c.any) == 0
}

// conditionOf returns the condition of an expression, and the runes with which the texts end that it is in,
// nil if these are many.
func conditionOf(text string) (needs condition, last runeSet) {
	parsed, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return condition{}, nil
	}
	parsed = parsed.Simplify()
	return needed(parsed), lastOf(parsed)
}

// mostWords is how many texts are told apart; mostRunes how many that are one rune each.
const (
	mostWords = 24
	mostRunes = 10
)

// A word is one of the texts that a part of an expression matches.
type word struct {
	text  string
	folds bool
}

// wordsOf returns all texts that a part of an expression matches, where these are few.
func wordsOf(e *syntax.Regexp) ([]word, bool) {
	switch e.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []word{{}}, true
	case syntax.OpLiteral:
		text := string(e.Rune)
		if strings.ContainsRune(text, unicode.ReplacementChar) {
			return nil, false // which every byte is that is no UTF-8
		}
		if e.Flags&syntax.FoldCase == 0 {
			return []word{{text: text}}, true
		}
		return []word{{text: strings.Map(foldedRune, text), folds: strings.ContainsFunc(text, hasSizes)}}, true
	case syntax.OpCharClass:
		return wordsOfClass(e.Rune)
	case syntax.OpCapture:
		return wordsOf(e.Sub[0])
	case syntax.OpQuest:
		list, ok := wordsOf(e.Sub[0])
		return append(list, word{}), ok && len(list) < mostWords
	case syntax.OpAlternate:
		var list []word
		for _, sub := range e.Sub {
			more, ok := wordsOf(sub)
			if list = append(list, more...); !ok || len(list) > mostWords {
				return nil, false
			}
		}
		return list, true
	case syntax.OpConcat:
		list := []word{{}}
		for _, sub := range e.Sub {
			more, ok := wordsOf(sub)
			if !ok || len(list)*len(more) > mostWords {
				return nil, false
			}
			list = joined(list, more)
		}
		return list, true
	}
	return nil, false
}

// hasSizes reports whether there are others that a rune is taken for.
func hasSizes(r rune) bool { return unicode.SimpleFold(r) != r }

// wordsOfClass returns the runes of a class that is told by the first and the last of its ranges.
func wordsOfClass(ranges []rune) ([]word, bool) {
	var list []word
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] >= mostRunes || ranges[i] <= unicode.ReplacementChar && unicode.ReplacementChar <= ranges[i+1] {
			return nil, false
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			list = append(list, word{text: string(r)})
		}
	}
	return list, len(list) <= mostRunes
}

// joined returns the texts of one part followed by those of another. A text of which one half folds
// does as a whole.
func joined(list, more []word) []word {
	var all []word
	for _, a := range list {
		for _, b := range more {
			w := word{a.text + b.text, a.folds || b.folds}
			if w.folds {
				w.text = strings.Map(foldedRune, w.text)
			}
			all = append(all, w)
		}
	}
	return all
}

// oneOf says that one of the texts is there.
func oneOf(list []word) condition {
	var c condition
	for _, w := range list {
		if w.text == "" {
			return condition{}
		}
		c.any = append(c.any, condition{literal: w.text, folds: w.folds, runes: lastBits(w.text)})
	}
	if len(c.any) == 1 {
		return c.any[0]
	}
	return c
}

// needed returns what all texts have that a part of an expression matches.
func needed(e *syntax.Regexp) condition {
	if list, ok := wordsOf(e); ok {
		return oneOf(list)
	}
	switch e.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return needed(e.Sub[0])
	case syntax.OpAlternate:
		var c condition
		for _, sub := range e.Sub {
			one := needed(sub)
			if one.always() {
				return condition{}
			}
			c.any = append(c.any, one)
		}
		return c
	case syntax.OpConcat:
		return neededInTurn(e.Sub)
	}
	return condition{}
}

// neededInTurn returns the condition of parts that follow each other: neighbours of which the texts are
// few are looked for as one.
func neededInTurn(parts []*syntax.Regexp) condition {
	var c condition
	run := []word{{}}
	add := func(more condition) {
		if !more.always() {
			c.all = append(c.all, more)
		}
	}
	for _, part := range parts {
		list, ok := wordsOf(part)
		if ok && len(run)*len(list) <= mostWords {
			run = joined(run, list)
			continue
		}
		add(oneOf(run))
		if run = list; !ok {
			run = []word{{}}
			add(needed(part))
		}
	}
	add(oneOf(run))
	return c
}
