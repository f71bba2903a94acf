package lastyear

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/normalize/datafile"
)

//go:embed prescribed.json
var prescribedFile []byte

// A prescription is a sentence that the Regulation or the form has every organ write: it is nobody's copy.
type prescription struct {
	About   string     `json:"about"`
	Begins  []string   `json:"begins"`
	Holds   [][]string `json:"holds"`   // one word of each list
	Longest int        `json:"longest"` // in characters: what is said beyond it is the organ's own
}

var prescriptions = datafile.Once[[]prescription]("prescribed.json", prescribedFile)

// isPrescribed reports whether a sentence is one that every organ has to write.
func isPrescribed(sentence string) bool {
	sentence = strings.TrimSpace(sentence)
	for _, p := range prescriptions() {
		if slices.ContainsFunc(p.Begins, func(begin string) bool { return strings.HasPrefix(sentence, begin) }) &&
			!slices.ContainsFunc(p.Holds, func(words []string) bool { return !holdsOne(sentence, words) }) &&
			utf8.RuneCountInString(sentence) <= p.Longest {
			return true
		}
	}
	return false
}

func holdsOne(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// sentences takes a text apart behind the marks that end a sentence, and at the ends of its lines.
func sentences(text string, do func(sentence string)) {
	for text != "" {
		end := strings.IndexAny(text, "。；\n")
		if end < 0 {
			do(text)
			return
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		do(text[:end+size])
		text = text[end+size:]
	}
}

// OwnWords returns a text without the sentences that the Regulation or the form has every organ write.
func OwnWords(text string) string {
	var own strings.Builder
	sentences(text, func(sentence string) {
		if !isPrescribed(sentence) {
			own.WriteString(sentence)
		}
	})
	return own.String()
}

// prescribedIn tells of each letter of a text, in the order of lettersOf, whether it is in such a sentence.
func prescribedIn(text []string, letters int) []bool {
	list := make([]bool, 0, letters)
	for _, piece := range text {
		sentences(piece, func(sentence string) {
			is := isPrescribed(sentence)
			for _, r := range sentence {
				if unicode.IsLetter(r) {
					list = append(list, is)
				}
			}
		})
	}
	return list
}
