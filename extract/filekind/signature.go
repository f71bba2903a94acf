package filekind

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"

	"github.com/richardlehane/mscfb"
)

// headLength is how many bytes of the beginning tell a kind.
const headLength = 4096

// zipSignature begins an archive that has a member.
const zipSignature = "PK\x03\x04"

// A file is what a kind is told by: the beginning, and the rest where an archive's directory
// has to be looked at.
type file struct {
	io.ReaderAt
	size int64
	head []byte
}

func begins(signature string) func(file) bool {
	return func(f file) bool { return bytes.HasPrefix(f.head, []byte(signature)) }
}

// near finds a signature somewhere in the first bytes, where viewers look: mail gateways and
// scripts put bytes before that of a PDF.
func near(signature string, within int) func(file) bool {
	return func(f file) bool { return bytes.Contains(f.head[:min(len(f.head), within)], []byte(signature)) }
}

// zipWith tells a document that is an archive by a member of it. Where the directory is damaged
// the names in the beginning have to do.
func zipWith(member string) func(file) bool {
	return func(f file) bool {
		if !bytes.HasPrefix(f.head, []byte(zipSignature)) {
			return false
		}
		z, err := zip.NewReader(f, f.size)
		if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
			return bytes.Contains(f.head, []byte(member))
		}
		return slices.ContainsFunc(z.File, func(m *zip.File) bool { return m.Name == member })
	}
}

var tag = regexp.MustCompile(`^(?:\x{FEFF})?\s*<[A-Za-z!?]`)

// beginsWithTag tells a web page.
func beginsWithTag(f file) bool { return tag.Match(f.head) && bytes.ContainsRune(f.head, '>') }

var flatWord = regexp.MustCompile(`<\?mso-application\s+progid="Word\.Document"|<(?:\w+:)?wordDocument[\s>]|<pkg:package[\s>]`)

// isFlatWord tells a Word document that is one file of XML.
func isFlatWord(f file) bool { return beginsWithTag(f) && flatWord.Match(f.head) }

var (
	mailHeader  = regexp.MustCompile(`^(?:\x{FEFF})?\s*[A-Za-z][A-Za-z-]*:[^\r\n]*\r?\n`)
	ofRelated   = regexp.MustCompile(`(?i)\nContent-Type:\s*multipart/related\b`)
	endOfHeader = regexp.MustCompile(`\r?\n\r?\n`)
)

// isWebArchive tells a web page with its pictures in one file, by the header that it has as mails do.
func isWebArchive(f file) bool {
	header := f.head
	if at := endOfHeader.FindIndex(header); at != nil {
		header = header[:at[0]]
	}
	return mailHeader.Match(f.head) && ofRelated.Match(append([]byte("\n"), header...))
}

// isText tells a text by what it lacks: characters that control something else than lines.
func isText(f file) bool {
	return !bytes.ContainsFunc(f.head, func(c rune) bool {
		return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f'
	})
}

// compoundSignature begins a compound file, in which Word and Excel kept their documents
// until 2007, and WPS does.
const compoundSignature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// mostEntries bounds how many entries of the directory of a compound file are looked at.
const mostEntries = 1000

// compoundWith tells a document that is a compound file by a stream of it, of one of these
// names. Those of documents that are embedded in it don't count.
func compoundWith(streams ...string) func(file) bool {
	return func(f file) bool {
		if !bytes.HasPrefix(f.head, []byte(compoundSignature)) {
			return false
		}
		c, err := mscfb.New(f)
		if err != nil {
			return false
		}
		entry, err := c.Next()
		for n := 0; err == nil && n < mostEntries; n++ {
			if len(entry.Path) == 0 && slices.Contains(streams, entry.Name) {
				return true
			}
			entry, err = c.Next()
		}
		return false
	}
}
