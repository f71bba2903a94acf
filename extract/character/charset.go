package character

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// DecodeText returns the text of bytes that are UTF-8, or else GB 18030, of
// which GBK and GB 2312 are parts. What a file says of its own encoding is not
// asked: it is wrong too often, and Chinese text in one of them is hardly ever
// valid in the other. The text has U+FFFD where the bytes make no sense; lost is
// how many.
func DecodeText(data []byte) (text string, lost int) {
	text = strings.TrimPrefix(string(data), "\uFEFF")
	if utf8.ValidString(text) {
		return text, 0
	}
	text = strings.ToValidUTF8(text, Replacement)
	lost = strings.Count(text, Replacement)
	chinese, err := simplifiedchinese.GB18030.NewDecoder().String(string(data))
	if n := strings.Count(chinese, Replacement); err == nil && n < lost {
		return chinese, n
	}
	return text, lost
}
