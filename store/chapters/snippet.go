package chapters

import (
	"unicode"
	"unicode/utf8"
)

// A Snippet is a piece of a text around the words that were found.
type Snippet struct {
	Text  string
	Marks []Mark // the words in it, in order
}

// A Mark is a part of a text by its bytes: Text[Start:End].
type Mark struct{ Start, End int }

// Lengths of snippets in characters.
const (
	snippetLength = 80
	snippetBefore = 20 // of the first word
)

// snippet returns the piece of a text around the first of the words that it
// holds, with all words in it marked.
func snippet(text string, words []string) Snippet {
	marks := marksIn(text, words)
	if len(marks) == 0 {
		return Snippet{}
	}
	start, end := marks[0].Start, marks[0].Start
	for range snippetBefore {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if size == 0 || r == '\n' {
			break
		}
		start -= size
	}
	for n := utf8.RuneCountInString(text[start:end]); n < snippetLength || end < marks[0].End; n++ {
		r, size := utf8.DecodeRuneInString(text[end:])
		if size == 0 || r == '\n' && end >= marks[0].End {
			break
		}
		end += size
	}
	piece := Snippet{Text: text[start:end]}
	for _, m := range marks {
		if m.End <= end {
			piece.Marks = append(piece.Marks, Mark{m.Start - start, m.End - start})
		}
	}
	return piece
}

// marksIn returns where a text holds the words, without overlaps, in order.
// Spaces between the characters of a word don't matter, as in the index.
func marksIn(text string, words []string) []Mark {
	var marks []Mark
	for at := 0; at < len(text); {
		longest := 0
		for _, w := range words {
			longest = max(longest, matchAt(text[at:], w))
		}
		if longest > 0 {
			marks = append(marks, Mark{at, at + longest})
			at += longest
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return marks
}

// matchAt returns how many bytes of a text's beginning are the word, 0 if it
// does not begin with it.
func matchAt(text, word string) int {
	at := 0
	for _, want := range word {
		r, size := utf8.DecodeRuneInString(text[at:])
		for at > 0 && unicode.IsSpace(r) && r != '\n' {
			at += size
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		if size == 0 || unicode.ToLower(r) != want {
			return 0
		}
		at += size
	}
	return at
}
