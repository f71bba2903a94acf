package source

import (
	"archive/zip"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/cmd/internal/ingest"
)

// flagUTF8 is the flag of a member whose name is UTF-8.
const flagUTF8 = 0x800

// memberName returns the member's name as text, as that of a file is recorded. By the standard, names without
// the UTF-8 flag are in code page 437; Chinese programs write GBK there and
// some others UTF-8. Where the bytes could be both, Chinese characters decide:
// "һ" for "一" is one Cyrillic letter in UTF-8.
func memberName(f *zip.File) string {
	name := f.Name
	if f.Flags&flagUTF8 == 0 {
		if unicodeName, ok := unicodePath(f); ok {
			name = unicodeName
		} else if !utf8.ValidString(name) || !isASCII(name) && !strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil && !strings.ContainsRune(decoded, utf8.RuneError) {
				name = decoded
			}
		}
	}
	return ingest.PathOf(strings.ReplaceAll(name, `\`, "/")) // some programs of Windows write \
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// unicodePath returns the name in the Info-ZIP Unicode Path field (0x7075),
// which holds for the name of which it has the checksum.
func unicodePath(f *zip.File) (string, bool) {
	for extra := f.Extra; len(extra) >= 4; {
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if len(extra) < 4+size {
			return "", false
		}
		field := extra[4 : 4+size]
		if id == 0x7075 && size > 5 && field[0] == 1 && binary.LittleEndian.Uint32(field[1:]) == crc32.ChecksumIEEE([]byte(f.Name)) {
			return string(field[5:]), utf8.Valid(field[5:])
		}
		extra = extra[4+size:]
	}
	return "", false
}
