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
		isMember := bytes.HasPrefix(head, gzipMagic) && f.beginsMember(at) || bytes.HasPrefix(head, zstdMagic) && f.beginsFrame(at)
		if isMember || bytes.Equal(head, magic) {
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
	return beginsRecord(z)
}

func beginsRecord(in io.Reader) bool {
	head := make([]byte, len(magic))
	_, err := io.ReadFull(in, head)
	return err == nil && bytes.Equal(head, magic)
}

// IsOne reports whether a file begins with a record, be it packed.
func (f File) IsOne() bool {
	head := make([]byte, len(magic))
	if n, _ := f.In.ReadAt(head, 0); n < len(head) {
		return false
	}
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		return f.beginsMember(0)
	case bytes.HasPrefix(head, dictionaryMagic):
		length, _, err := f.frame(0)
		return err == nil && f.beginsFrame(length)
	case bytes.HasPrefix(head, zstdMagic):
		return f.beginsFrame(0)
	}
	return bytes.Equal(head, magic)
}
