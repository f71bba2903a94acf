package sheet

import (
	"regexp"
	"unicode/utf8"
)

var (
	chapter  = regexp.MustCompile(`^\s*[一二三四五六七八九十]{1,3}\s*[、.．,，:：]`)
	numbered = regexp.MustCompile(`^\s*([一二三四五六七八九十]{1,3}\s*[、.．,，:：]|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]|\d{1,2}\s*[.．、])`)
)

const maxHeading = 40 // characters

// isHeading reports whether a text could be the heading of a chapter.
func isHeading(text string) bool {
	return chapter.MatchString(text) && utf8.RuneCountInString(text) <= maxHeading
}

// isNumbered reports whether a text is numbered, as headings and rows of forms are.
func isNumbered(text string) bool { return numbered.MatchString(text) }
