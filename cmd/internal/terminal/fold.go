package terminal

import (
	"strings"
	"unicode"
)

// closing are marks that begin no line in Chinese, opening those that end none.
const (
	closing = "，。；：、！？）》”’…」』】"
	opening = "（《“‘「『【"
)

// Fold breaks a text into lines of at most so many columns: at its spaces, and before and behind
// Chinese characters, but so that no mark that closes something begins a line. A word that is longer
// than a line has a line of its own. Lines that the text has itself stay.
func Fold(text string, columns int) []string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		lines = append(lines, foldLine(line, columns)...)
	}
	return lines
}

func foldLine(text string, columns int) []string {
	var lines []string
	line, used := "", 0
	for _, part := range unbroken(text) {
		width := Width(strings.TrimRight(part, " "))
		if used > 0 && used+width > columns {
			lines = append(lines, strings.TrimRight(line, " "))
			line, used = "", 0
		}
		line += part
		used += Width(part)
	}
	return append(lines, strings.TrimRight(line, " "))
}

// unbroken parts a text where a line may be broken; spaces are at the end of a part.
func unbroken(text string) []string {
	var parts []string
	var part strings.Builder
	before := rune(0)
	for _, r := range text {
		if before != 0 && mayBreak(before, r) {
			parts = append(parts, part.String())
			part.Reset()
		}
		part.WriteRune(r)
		before = r
	}
	return append(parts, part.String())
}

func mayBreak(before, after rune) bool {
	switch {
	case strings.ContainsRune(closing, after) || strings.ContainsRune(opening, before) || after == ' ':
		return false
	case before == ' ':
		return true
	}
	return chinese(before) || chinese(after)
}

// chinese reports whether a character is one of Chinese, or a mark of it.
func chinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune(closing, r) || strings.ContainsRune(opening, r)
}
