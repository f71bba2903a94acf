package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// narrow turns the wide forms of digits, signs and separators into plain ones.
var narrow = strings.NewReplacer(
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"＋", "+", "﹢", "+", "－", "-", "−", "-", "﹣", "-", "．", ".", "，", ",", "／", "/", "％", "%",
	"（", "(", "）", ")", "\u3000", " ", "\u00a0", " ",
)

// Narrow returns a text in plain digits, signs and separators.
func Narrow(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return narrow.Replace(s)
		}
	}
	return s
}

// Squeeze takes white space out of a text and makes wide forms narrow: titles and
// labels are often spread.
func Squeeze(s string) string { return strings.Join(strings.Fields(Narrow(s)), "") }

// longestSyllable is how many letters a syllable of pinyin has at most.
const longestSyllable = 6

// withoutPinyin returns a text without the pinyin in brackets behind its characters.
func withoutPinyin(s string) string {
	if !strings.Contains(s, "(") {
		return s
	}
	runes := []rune(s)
	var out []rune
	for i := 0; i < len(runes); i++ {
		if runes[i] == '(' && len(out) > 0 && unicode.Is(unicode.Han, out[len(out)-1]) {
			n := i + 1
			for n < len(runes) && isPinyin(runes[n]) {
				n++
			}
			if n > i+1 && n-i-1 <= longestSyllable && n < len(runes) && runes[n] == ')' {
				i = n
				continue
			}
		}
		out = append(out, runes[i])
	}
	return string(out)
}

func isPinyin(r rune) bool { return 'a' <= r && r <= 'z' || 0xE0 <= r && r <= 0x1DC }

// Canonical folds a label to what its likeness is measured on: no white space and
// punctuation, wide forms made narrow, traditional characters simplified. The pinyin that
// mirrors of pages put in brackets behind a character is left out, and accented letters are
// too: in a Chinese label they come from a font's wrong map and say nothing.
func Canonical(s string) string {
	var b strings.Builder
	for _, r := range Simplified(withoutPinyin(Narrow(s))) {
		switch {
		case unicode.IsSpace(r), 0xC0 <= r && r < 0x250:
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
