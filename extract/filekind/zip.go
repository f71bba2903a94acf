package filekind

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
)

// zipSignature begins an archive that has a member.
const zipSignature = "PK\x03\x04"

// memberNameAt is where the name of the first member of an archive stands. In a document of the
// OpenDocument format (ISO/IEC 26300) that is mimetype, not compressed, so that its content follows.
const memberNameAt = 30

// longestDirectory is how many bytes of an archive are read for its directory, which is held whole:
// a document that is an archive has some hundred members, and who sends more may mean harm.
const longestDirectory = 4 << 20

// zipWith tells a document that is an archive by a member of it. Where the directory is damaged, or
// too long, the names in the beginning have to do.
func zipWith(member string) func(file) bool {
	return func(f file) bool {
		if !bytes.HasPrefix(f.head, []byte(zipSignature)) {
			return false
		}
		if members := f.members(); members != nil {
			return slices.Contains(members, member)
		}
		return bytes.Contains(f.head, []byte(member))
	}
}

// membersOf returns the names of the members of an archive, nil where its directory can't be read.
func membersOf(r io.ReaderAt, size int64) []string {
	z, err := zip.NewReader(&bounded{r, longestDirectory}, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil
	}
	names := make([]string, 0, len(z.File))
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	return names
}

// A bounded reader reads so many bytes at most, wherever they stand.
type bounded struct {
	io.ReaderAt
	left int
}

var errBound = errors.New("more bytes than the kind of a file is told by")

// ReadAt makes it an io.ReaderAt.
func (b *bounded) ReadAt(p []byte, at int64) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errBound
	}
	return b.ReaderAt.ReadAt(p, at)
}
