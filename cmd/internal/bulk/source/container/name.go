package container

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/cmd/internal/ingest"
)

// label returns a name as text, as that of a file is recorded.
func label(name string) string {
	return ingest.PathOf(strings.ReplaceAll(name, `\`, "/")) // some programs of Windows write \
}

// decoded returns a name that is in no encoding which is told: Chinese programs write GBK and some
// others UTF-8. Where the bytes could be both, Chinese characters decide:
// "һ" for "一" is one Cyrillic letter in UTF-8.
func decoded(name string) string {
	isUTF8 := utf8.ValidString(name) && (isASCII(name) || strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }))
	if !isUTF8 {
		if text, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil && !strings.ContainsRune(text, utf8.RuneError) {
			return text
		}
	}
	return name
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}
