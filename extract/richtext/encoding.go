package richtext

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"nianbao/extract/character"
)

// Code pages of Windows by their numbers.
var codePages = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 866: charmap.CodePage866, 874: charmap.Windows874,
	932: japanese.ShiftJIS, 936: simplifiedchinese.GB18030, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh, 54936: simplifiedchinese.GB18030, 65001: unicode.UTF8,
}

// charsets are the code pages of fonts by the numbers of their character sets.
var charsets = map[int]int{
	0: western, 77: 10000, 128: 932, 129: 949, 134: chinese, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257,
	204: 1251, 222: 874, 238: 1250, 255: 437,
}

const (
	western = 1252
	chinese = 936
)

// decode returns the text of bytes in the code page of their font, otherwise in that of the
// document. In a Chinese document some programs give Chinese text the number of Western fonts:
// it is what it makes sense as.
func decode(b []byte, font, document int) string {
	page := font
	if page == 0 {
		page = document
	}
	if page == western && document == chinese {
		if s, whole := decodeIn(chinese, b); whole {
			return s
		}
	}
	s, _ := decodeIn(page, b)
	return s
}

// decodeIn reports whether all bytes make sense.
func decodeIn(page int, b []byte) (string, bool) {
	e := codePages[page]
	if e == nil {
		e = codePages[western]
	}
	s, err := e.NewDecoder().String(string(b))
	return s, err == nil && !strings.Contains(s, character.Replacement)
}
