package main

import (
	"unicode"

	"golang.org/x/text/unicode/norm"

	"nianbao/extract/character"
)

// characters counts the characters of a text, in the forms that NFKC gives them. White space,
// what has no shape, private characters and those that stand for an unknown one don't count.
func characters(text string) map[rune]int {
	counts := map[rune]int{}
	for _, r := range norm.NFKC.String(text) {
		if unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) && string(r) != character.Replacement {
			counts[r]++
		}
	}
	return counts
}

// total returns how many characters there are.
func total(counts map[rune]int) int {
	n := 0
	for _, k := range counts {
		n += k
	}
	return n
}

// lacking returns the characters of which the text has fewer than there are, each as often
// as it lacks.
func lacking(text, all map[rune]int) map[rune]int {
	lacks := map[rune]int{}
	for r, n := range all {
		if n > text[r] {
			lacks[r] = n - text[r]
		}
	}
	return lacks
}
