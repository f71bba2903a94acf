package likeness

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/normalize/gazetteer"
)

// Known reports whether each part of an organ's name is one that a table has: the
// regions, one within the other, and what follows them.
func Known(organ string, year int) bool {
	return known(organ, year) == utf8.RuneCountInString(organ) && slices.ContainsFunc(words(), func(word string) bool { return strings.HasSuffix(organ, word) })
}

// known returns how many characters of an organ's name belong to words that a table has.
func known(organ string, year int) int {
	n := &name{read: []rune(organ), year: year}
	at := start(n.read)
	var wider []gazetteer.Region
	for {
		found := n.exact(at, wider)
		if found == "" {
			break
		}
		wider, at = n.within(found, wider), at+utf8.RuneCountInString(found)
	}
	if wider != nil && slices.Contains(words(), string(n.read[at:])) {
		return len(n.read)
	}
	return at
}

// ReadIn counts the texts in which a name stands where it ends a word: 洪泽区人民政府
// in 洪泽区人民政府办公室 is another's.
func ReadIn(name string, texts []string) int {
	count := 0
	for _, text := range texts {
		for from := 0; ; {
			at := strings.Index(text[from:], name)
			if at < 0 {
				break
			}
			from += at + len(name)
			if !strings.HasPrefix(text[from:], "办公") && !strings.HasPrefix(text[from:], "办事") {
				count++
				break
			}
		}
	}
	return count
}
