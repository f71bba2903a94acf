package chart

import (
	"slices"
	"strings"
	"unicode"

	"nianbao/cmd/internal/web/typeface"
)

// wrap breaks a text into lines of a width: at spaces, and between Chinese letters unless
// a sign that ends something follows.
func wrap(text string, width, size float64, bold bool) []string {
	var lines []string
	line := ""
	for _, word := range words(text) {
		if line != "" && typeface.Width(strings.TrimRight(line+word, " "), size, bold) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		for line == "" && typeface.Width(word, size, bold) > width { // longer than a line by itself
			fits := fitting(word, width, size, bold)
			if at := strings.LastIndexAny(word[:fits], addressEnds); at >= fits/2 {
				fits = at + 1
			}
			lines = append(lines, word[:fits])
			word = word[fits:]
		}
		line += word
	}
	if line = strings.TrimRight(line, " "); line != "" {
		lines = append(lines, line)
	}
	return lines
}

// addressEnds are the signs behind which an address is broken that is longer than a line.
const addressEnds = "/?&"

// fitting returns how many bytes of a text fit into a width, at least those of one letter.
func fitting(text string, width, size float64, bold bool) int {
	fits := 0
	for i, letter := range text {
		end := i + len(string(letter))
		if fits > 0 && typeface.Width(text[:end], size, bold) > width {
			break
		}
		fits = end
	}
	return fits
}

// closing are the signs that don't begin a line, opening those that don't end one.
const (
	closing = "，。、；：？！）》」』”’…%,.;:?!)"
	opening = "（《「『“‘("
)

// words cuts a text into the pieces that stay on one line.
func words(text string) []string {
	var list []string
	letters := []rune(text)
	foreign := 2*len(slices.DeleteFunc(slices.Clone(letters), func(r rune) bool { return r < firstWide })) < len(letters)
	from := 0
	for i := 1; i <= len(letters); i++ {
		if i < len(letters) && joined(letters[i-1], letters[i], foreign) {
			continue
		}
		list = append(list, string(letters[from:i]))
		from = i
	}
	return list
}

// joined reports whether two letters stay on one line, as those of Chinese names do within
// another language.
func joined(before, after rune, foreign bool) bool {
	switch {
	case unicode.IsSpace(after), strings.ContainsRune(closing, after), strings.ContainsRune(opening, before):
		return true
	case unicode.IsSpace(before):
		return false
	}
	return before < firstWide && after < firstWide || foreign && before >= firstWide && after >= firstWide
}

// firstWide is the first letter of those between which a line can break.
const firstWide = 0x2E80

// cut returns a text that is as wide as there is room, with "…" in the place of its rest.
func cut(text string, width, size float64, bold bool) string {
	const rest = "…"
	if typeface.Width(text, size, bold) <= width {
		return text
	}
	room := width - typeface.Width(rest, size, bold)
	if room <= 0 {
		return rest
	}
	return strings.TrimRight(text[:fitting(text, room, size, bold)], " ") + rest
}

// lines returns a text in at most so many lines, the last one cut.
func lines(text string, width, size float64, bold bool, most int) []string {
	list := wrap(text, width, size, bold)
	if len(list) <= most {
		return list
	}
	rest := text
	for _, line := range list[:most-1] {
		rest = strings.TrimLeft(strings.TrimPrefix(rest, line), " ")
	}
	return append(list[:most-1:most-1], cut(rest+" ", width, size, bold))
}

// widest returns the width of the widest text.
func widest(texts []string, size float64, bold bool) float64 {
	width := 0.0
	for _, text := range texts {
		width = max(width, typeface.Width(text, size, bold))
	}
	return width
}
