package warc

import (
	"bufio"
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
)

// gzipMagic is how a member of a gzip stream begins that is packed as all are.
var gzipMagic = []byte{0x1f, 0x8b, 0x08}

// next returns where the next record begins at or behind so many bytes, for a file that is damaged before.
func (f File) next(from int64) (Position, bool) {
	in := bufio.NewReaderSize(io.NewSectionReader(f.In, from, f.Size-from), 64<<10)
	for at := from; ; at++ {
		head, err := in.Peek(len(magic))
		if err != nil {
			return Position{}, false
		}
		if bytes.Equal(head, magic) || bytes.HasPrefix(head, gzipMagic) && f.beginsMember(at) {
			return Position{Offset: at}, true
		}
		if _, err := in.Discard(1); err != nil {
			return Position{}, false
		}
	}
}

// beginsMember reports whether a record is packed from there on.
func (f File) beginsMember(at int64) bool {
	z, err := gzip.NewReader(bufio.NewReader(io.NewSectionReader(f.In, at, f.Size-at)))
	if err != nil {
		return false
	}
	head := make([]byte, len(magic))
	_, err = io.ReadFull(z, head)
	return err == nil && bytes.Equal(head, magic)
}
