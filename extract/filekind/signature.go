package filekind

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
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

// isText tells a text by what it lacks: characters that control something else than lines.
func isText(f file) bool {
	return !bytes.ContainsFunc(f.head, func(c rune) bool {
		return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f'
	})
}
