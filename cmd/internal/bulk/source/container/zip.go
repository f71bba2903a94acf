package container

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"unicode/utf8"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
)

// The flags of a member that asks for a password, and of one whose name is UTF-8.
const (
	flagEncrypted = 0x1
	flagUTF8      = 0x800
)

// walkZip comes to the members of a zip archive as its directory lists them. Each can be had at any time.
func walkZip(f File, limits ingest.Limits, visit func(Member) error) error {
	in := &directoryReader{in: f.In, left: int64(limits.Members)*directoryEntry + directoryEnd}
	r, err := zip.NewReader(in, f.Size)
	in.whole = true
	if in.left < 0 {
		return &document.LimitError{Limit: "members", Max: int64(limits.Members)}
	}
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return err
	}
	for i, z := range r.File {
		if z.FileInfo().IsDir() && z.UncompressedSize64 == 0 {
			continue
		}
		m := Member{Name: zipName(z), Size: int64(min(z.UncompressedSize64, 1<<62)), Packed: int64(min(z.CompressedSize64, 1<<62)),
			Locked: z.Flags&flagEncrypted != 0, IsFree: true, Open: z.Open, Place: i, Of: len(r.File)}
		if at, err := z.DataOffset(); err == nil && z.Method == zip.Store && !m.Locked && z.CompressedSize64 == z.UncompressedSize64 {
			m.InPlace = io.NewSectionReader(f.In, at, m.Size)
		}
		if err := visit(m); err != nil {
			return err
		}
	}
	return nil
}

// The directory of an archive is held whole, so that its length is bounded: in bytes for each
// member that an archive may have, and for what is read to find its end.
const (
	directoryEntry = 400
	directoryEnd   = 1 << 20
)

// A directoryReader reads the directory of an archive as long as that is allowed, and then members.
type directoryReader struct {
	in    io.ReaderAt
	left  int64 // bytes
	whole bool  // the directory is read
}

// ReadAt makes it an io.ReaderAt.
func (r *directoryReader) ReadAt(p []byte, at int64) (int, error) {
	if !r.whole {
		if r.left -= int64(len(p)); r.left < 0 {
			return 0, document.ErrLimit
		}
	}
	return r.in.ReadAt(p, at)
}

// zipName returns a member's name. By the standard, names without
// the UTF-8 flag are in code page 437.
func zipName(f *zip.File) string {
	if f.Flags&flagUTF8 != 0 {
		return label(f.Name)
	}
	if name, ok := unicodePath(f); ok {
		return label(name)
	}
	return label(decoded(f.Name))
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
