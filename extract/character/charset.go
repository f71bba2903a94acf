package character

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// DecodeText returns the text of bytes that are UTF-8, UTF-16 (see Wide), or else GB 18030, of
// which GBK and GB 2312 are parts. What a file says of its own encoding is not
// asked: it is wrong too often, and Chinese text in one of them is hardly ever
// valid in the other. The text has U+FFFD where the bytes make no sense; lost is
// how many.
func DecodeText(data []byte) (text string, lost int) {
	if wide, ok := Wide(data); ok {
		return wide, strings.Count(wide, Replacement)
	}
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

// wideBeginnings are the bytes by which a text in UTF-16 is told: its mark of the order of bytes, or the bracket of a tag.
var wideBeginnings = []struct {
	bytes string
	order unicode.Endianness
}{
	{"\xFF\xFE", unicode.LittleEndian},
	{"<\x00", unicode.LittleEndian},
	{"\xFE\xFF", unicode.BigEndian},
	{"\x00<", unicode.BigEndian},
}

// Wide returns the text of bytes that are UTF-16, as Windows saves what it calls Unicode, and false for others. It has U+FFFD
// where they make no sense.
func Wide(data []byte) (text string, ok bool) {
	for _, b := range wideBeginnings {
		if bytes.HasPrefix(data, []byte(b.bytes)) {
			decoded, err := unicode.UTF16(b.order, unicode.IgnoreBOM).NewDecoder().Bytes(data)
			return strings.TrimPrefix(string(decoded), "\uFEFF"), err == nil
		}
	}
	return "", false
}
