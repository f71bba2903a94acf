package filekind

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/richardlehane/mscfb"
)

// headLength is how many bytes of the beginning tell a kind.
const headLength = 4096

// A file is what a kind is told by: the beginning, and the rest where an archive's directory
// has to be looked at.
type file struct {
	io.ReaderAt
	size    int64
	head    []byte
	members func() []string // of a zip archive, see membersOf
}

func begins(signatures ...string) func(file) bool {
	return func(f file) bool {
		return slices.ContainsFunc(signatures, func(s string) bool { return bytes.HasPrefix(f.head, []byte(s)) })
	}
}

// inContainer tells a kind by what stands at a place behind the signature of its container.
func inContainer(container string, at int, name string) func(file) bool {
	return func(f file) bool {
		return bytes.HasPrefix(f.head, []byte(container)) && len(f.head) >= at && bytes.HasPrefix(f.head[at:], []byte(name))
	}
}

// isHEIF tells the pictures of present telephones by the brand of their container (ISO 14496-12).
func isHEIF(f file) bool {
	if len(f.head) < 12 || string(f.head[4:8]) != "ftyp" {
		return false
	}
	return slices.Contains([]string{"heic", "heix", "hevc", "mif1", "msf1", "avif"}, string(f.head[8:12]))
}

// isBMP tells a bitmap. Its signature is two letters, as a text may begin with: what must be zero
// in the head, and the length of what follows, tell more.
func isBMP(f file) bool {
	if !bytes.HasPrefix(f.head, []byte("BM")) || len(f.head) < 18 {
		return false
	}
	return bytes.Equal(f.head[6:10], make([]byte, 4)) && slices.Contains([]byte{12, 40, 52, 56, 64, 108, 124}, f.head[14]) && bytes.Equal(f.head[15:18], make([]byte, 3))
}

// near finds a signature somewhere in the first bytes, where viewers look: mail gateways and
// scripts put bytes before that of a PDF.
func near(signature string, within int) func(file) bool {
	return func(f file) bool { return bytes.Contains(f.head[:min(len(f.head), within)], []byte(signature)) }
}

// tarHeader is how long the header of a member is, checksumAt where its checksum stands.
const (
	tarHeader  = 512
	checksumAt = 148
)

// isTar tells a tar archive by the checksum of its first header: old ones have no signature.
func isTar(f file) bool {
	if len(f.head) < tarHeader || f.head[0] == 0 {
		return false
	}
	said, err := strconv.ParseUint(strings.Trim(string(f.head[checksumAt:checksumAt+8]), " \x00"), 8, 32)
	sum := uint64(8 * ' ') // the checksum itself counts as spaces
	for i, b := range f.head[:tarHeader] {
		if i < checksumAt || i >= checksumAt+8 {
			sum += uint64(b)
		}
	}
	return err == nil && said == sum
}

var (
	mailField = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9-]*:|[ \t]|From )`)
	mailSigns = regexp.MustCompile(`(?im)^(?:from|to|received|date|subject|message-id|mime-version):`)
	webSaved  = regexp.MustCompile(`(?im)^content-type:\s*multipart/related`)
)

// isMail tells an e-mail by its header: each line is a field, and three are those that e-mails
// have. A web page that a browser saved whole is written like one, and is none.
func isMail(f file) bool {
	head, _, _ := bytes.Cut(bytes.ReplaceAll(bytes.TrimPrefix(f.head, []byte("\uFEFF")), []byte("\r"), nil), []byte("\n\n"))
	for line := range bytes.Lines(head) {
		if !mailField.Match(line) {
			return false
		}
	}
	return len(mailSigns.FindAll(head, 3)) == 3 && !webSaved.Match(head)
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
			if len(entry.Path) == 0 && slices.ContainsFunc(streams, func(s string) bool { return strings.EqualFold(s, entry.Name) }) {
				return true
			}
			entry, err = c.Next()
		}
		return false
	}
}
