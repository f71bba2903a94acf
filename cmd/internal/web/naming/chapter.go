package naming

import (
	_ "embed"
	"regexp"
	"strings"
	"unicode"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/datafile"
)

//go:embed chapters.json
var chaptersFile []byte

// A chapterName is what a chapter that the Regulation or its form prescribes is called in English, by a pattern of
// its titles.
type chapterName struct {
	Titles *regexp.Regexp `json:"titles"`
	En     string         `json:"en"`
}

var loadChapters = datafile.Once[[]chapterName]("chapters.json", chaptersFile)

// Chapter returns what a chapter is called in a language that is not its own: "" in Chinese, and for a title that an organ
// made itself, which stays as it is printed.
func Chapter(language wording.Language, title string) string {
	if language != wording.English {
		return ""
	}
	plain := strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, title)
	for _, c := range loadChapters() {
		if c.Titles.MatchString(plain) {
			return c.En
		}
	}
	return ""
}
