package extract

import (
	"bytes"
	"regexp"
	"strings"
)

// looksLikePDF looks for the signature near the beginning, where viewers look:
// mail gateways and scripts put bytes before it.
func looksLikePDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

// looksLikeZip reports whether the bytes are a zip archive, as a Word document is.
func looksLikeZip(name string, data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) && !strings.HasSuffix(strings.ToLower(name), ".pdf")
}

// archives are the signatures of archives that are not opened.
var archives = []struct{ signature, name string }{
	{"\x1f\x8b", "gzip"}, {"Rar!\x1a\x07", "RAR"}, {"7z\xbc\xaf\x27\x1c", "7-Zip"}, {"\xfd7zXZ\x00", "xz"}, {"BZh", "bzip2"}, {"\x28\xb5\x2f\xfd", "Zstandard"},
}

// looksLikeArchive returns the kind of archive that the bytes are, "" for none of those that are
// not opened.
func looksLikeArchive(data []byte) string {
	for _, a := range archives {
		if bytes.HasPrefix(data, []byte(a.signature)) {
			return a.name
		}
	}
	return ""
}

// looksLikeOldWord reports whether the bytes are in the container of Word's
// binary format.
func looksLikeOldWord(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
}

var webPageStart = regexp.MustCompile(`(?i)<(!doctype html|html|head|body|meta|table|div)[\s>]`)

// looksLikeWebPage reports whether the bytes are those of a web page: they begin
// with a tag, and a page's own tags come soon.
func looksLikeWebPage(name string, data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\uFEFF")), " \t\r\n")
	if strings.HasSuffix(strings.ToLower(name), ".pdf") {
		return false // what calls itself a PDF and is none is an error page
	}
	return bytes.HasPrefix(head, []byte("<")) && webPageStart.Match(head)
}

// looksLikeText reports whether the bytes, or else the name, are those of a
// plain text.
func looksLikeText(name string, data []byte) bool {
	head := data[:min(len(data), 4096)]
	if strings.HasSuffix(strings.ToLower(name), ".pdf") {
		return false // what calls itself a PDF and is none is an error, not a text
	}
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' {
			return false
		}
	}
	return true
}
