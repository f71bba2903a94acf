package container

import (
	"errors"
	"io"

	"github.com/nwaples/rardecode/v2"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
)

// largestDictionary bounds the memory that the unpacking of one member takes, in bytes. WinRAR makes
// dictionaries of 32 MB where nobody asks for others, 7-Zip of up to 64 MB.
const largestDictionary = 256 << 20

// walkRAR comes to the members of a RAR archive of version 4 or 5, one after the other: one that is
// solid packs all files as a single one.
func walkRAR(f File, _ ingest.Limits, visit func(Member) error) error {
	r, err := rardecode.NewReader(&rarFile{io.NewSectionReader(f.In, 0, f.Size)}, rardecode.MaxDictionarySize(largestDictionary))
	if err != nil {
		return asPassword(err)
	}
	for i := 0; ; i++ {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return asPassword(err)
		}
		if h.IsDir || h.LinkType != rardecode.LinkTypeNone && h.LinkType != rardecode.LinkTypeFileCopy {
			continue
		}
		m := Member{Name: label(decoded(h.Name)), Size: h.UnPackedSize, Packed: h.PackedSize, Locked: h.Encrypted, Place: i,
			Open: func() (io.ReadCloser, error) { return io.NopCloser(shielded{r}), nil }}
		if h.UnKnownSize {
			m.Size = -1
		}
		if h.Solid {
			m.Packed = -1 // what it repeats is packed with files before it
		}
		if err := visit(m); err != nil {
			return err
		}
	}
}

// A rarFile is a file that can't be left at its end: the library would take that for the end of an archive that
// is cut off.
type rarFile struct{ *io.SectionReader }

// Seek makes it an io.Seeker.
func (f *rarFile) Seek(offset int64, whence int) (int64, error) {
	at, err := f.SectionReader.Seek(offset, whence)
	if err == nil && at > f.Size() {
		err = io.ErrUnexpectedEOF
	}
	return at, err
}

// asPassword tells an archive that asks for a password already for the names in it.
func asPassword(err error) error {
	if errors.Is(err, rardecode.ErrArchiveEncrypted) || errors.Is(err, rardecode.ErrArchivedFileEncrypted) {
		return document.ErrPassword
	}
	return err
}

// A shielded reader turns panics of a library into errors.
type shielded struct{ io.Reader }

// Read makes it an io.Reader.
func (s shielded) Read(p []byte) (n int, err error) {
	defer document.RecoverTo(&err)
	return s.Reader.Read(p)
}
