package chapters

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Full-text search here goes by pairs of characters. Chinese is written without
// spaces, so an index needs words cut out for it, or pieces. SQLite's own pieces
// of three characters (the trigram tokenizer of FTS5) can't find words of two,
// which most words of Chinese are (复议, 公开, 费用), and FTS5 is not in a plain
// build of the driver. So the text is cut into overlapping pairs in Go, on
// writing and on asking, and FTS4 looks for them as a phrase: 信息公开 is
// "信息 息公 公开". What is found holds the word itself, character by character.

// pairs returns a text as the index has it: each run of letters and digits as
// its pairs, parted by spaces, and its last character once more alone, so that
// words of one character are found as beginnings of pieces. Spaces inside of a
// line are left out: reports set words with spaces between the characters.
func pairs(text string) string {
	var b strings.Builder
	b.Grow(3 * len(text))
	for line := range strings.SplitSeq(text, "\n") {
		for _, run := range runs(line) {
			for at := 0; at < len(run); {
				_, size := utf8.DecodeRuneInString(run[at:])
				_, next := utf8.DecodeRuneInString(run[at+size:])
				b.WriteString(run[at : at+size+next])
				b.WriteByte(' ')
				at += size
			}
		}
	}
	return b.String()
}

// runs returns the runs of letters and digits of a line in lower case, without
// regard to spaces.
func runs(line string) []string {
	line = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, line)
	return strings.FieldsFunc(line, func(r rune) bool { return !searchable(r) })
}

// searchable reports whether a character is part of words. The tokenizer of the
// index takes ASCII marks for gaps and everything else for letters.
func searchable(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Phrase returns what the index is asked for a word: its pairs as a phrase. The
// word is a run of letters and digits.
func Phrase(word string) string {
	if utf8.RuneCountInString(word) == 1 {
		return word + "*"
	}
	all := strings.Fields(pairs(word))
	return `"` + strings.Join(all[:len(all)-1], " ") + `"`
}

// mostPairs is how long a phrase may be that FTS4 looks for entry by entry (MAX_INCR_PHRASE_TOKENS in
// fts3.c): of a longer one it reads all entries of all pairs first, which takes ten times as long.
const mostPairs = 4

// phrasesOf returns what the index is asked for a word: Phrase or, of a long word, phrases that overlap by
// a pair. A chapter that has all of these need not hold the word.
func phrasesOf(word string) []string {
	all := strings.Fields(pairs(word))
	if len(all) <= mostPairs+1 {
		return []string{Phrase(word)}
	}
	all = all[:len(all)-1]
	var list []string
	for from := 0; ; from += mostPairs - 1 {
		from = min(from, len(all)-mostPairs)
		list = append(list, `"`+strings.Join(all[from:from+mostPairs], " ")+`"`)
		if from == len(all)-mostPairs {
			return list
		}
	}
}
