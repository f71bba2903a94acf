package script

import (
	"iter"
	"regexp"
	"strings"
)

// signs yields the signs of an expression that stand in no text, and how many brackets are open behind each.
func signs(text string) iter.Seq2[int, sign] {
	return func(yield func(int, sign) bool) {
		depth, quote := 0, rune(0)
		for i, r := range text {
			if quote != 0 {
				if r == quote && text[i-1] != '\\' {
					quote = 0
				}
				continue
			}
			s := sign{r: r}
			switch {
			case strings.ContainsRune("\"'`", r):
				quote = r
				continue
			case strings.ContainsRune("({[", r):
				depth++
			case strings.ContainsRune(")}]", r):
				depth--
				s.closes = true
			}
			if s.depth = depth; !yield(i, s) {
				return
			}
		}
	}
}

// A sign is a rune of an expression.
type sign struct {
	r      rune
	closes bool // it is the end of a bracket
	depth  int  // brackets that are open behind it, less than 0 where one ends that did not begin
}

// Enclosed returns what stands within the brackets with which a text begins.
func Enclosed(text string) string {
	for i, s := range signs(text) {
		if s.closes && s.depth == 0 {
			return text[1:i]
		}
	}
	return ""
}

// Split splits an expression at a sign that stands in no brackets and no text. It ends where a
// bracket ends that did not begin in it.
func Split(text string, at rune) []string {
	var parts []string
	start := 0
	for i, s := range signs(text) {
		switch {
		case s.closes && s.depth < 0:
			return append(parts, strings.TrimSpace(text[start:i]))
		case s.r == at && s.depth == 0 && !s.closes:
			parts = append(parts, strings.TrimSpace(text[start:i]))
			start = i + 1
		}
	}
	return append(parts, strings.TrimSpace(text[start:]))
}

// After returns the expression that stands behind the first place where a pattern is found.
func After(text string, p *regexp.Regexp) string {
	at := p.FindStringIndex(text)
	if at == nil {
		return ""
	}
	if parts := Split(text[at[1]:], ','); len(parts) > 0 {
		return parts[0]
	}
	return ""
}
