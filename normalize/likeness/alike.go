package likeness

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed alike.txt
var alikeText string

// alike maps a character to those for which a picture of it can be taken. The table is
// made by generate.go, which draws the characters and compares them.
var alike = sync.OnceValue(func() map[rune]string {
	table := make(map[rune]string)
	for line := range strings.Lines(alikeText) {
		line = strings.TrimSpace(line)
		for first := range strings.SplitSeq(line, "") {
			table[[]rune(first)[0]] = strings.TrimPrefix(line, first)
			break
		}
	}
	return table
})

// Alike reports whether a character that is read may be another that was printed: both
// are drawn alike, or one is what is left of the other without a part.
func Alike(read, printed rune) bool {
	return strings.ContainsRune(alike()[printed], read) || strings.ContainsRune(alike()[read], printed)
}
