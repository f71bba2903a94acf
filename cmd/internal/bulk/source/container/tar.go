package container

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/warc"
	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// walkTar comes to the members of a tar archive.
func walkTar(f File, _ ingest.Limits, visit func(Member) error) error {
	return tarMembers(io.NewSectionReader(f.In, 0, f.Size), visit)
}

func tarMembers(in io.Reader, visit func(Member) error) error {
	r := tar.NewReader(in)
	for i := 0; ; i++ {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		m := Member{Name: label(decoded(h.Name)), Size: h.Size, Packed: -1, Place: i,
			Open: func() (io.ReadCloser, error) { return io.NopCloser(r), nil }}
		if err := visit(m); err != nil {
			return err
		}
	}
}

// walkPacked comes to what is packed as one file: the members of a tar archive, or a single file by the name
// of the container less its last extension.
func walkPacked(f File, limits ingest.Limits, visit func(Member) error) error {
	if f.Kind == filekind.Zstandard && (warc.File{In: f.In, Size: f.Size}).IsOne() {
		return walkWARC(f, limits, visit)
	}
	in, name, err := bounded(f, limits)
	if err != nil {
		return err
	}
	head, err := in.Peek(headLength)
	if len(head) == 0 && err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch kind, _ := filekind.Of(bytes.NewReader(head), int64(len(head))); { // bytes in memory can be read
	case kind.ID == filekind.WARC && f.Kind == filekind.Gzip:
		return walkWARC(f, limits, visit)
	case kind.ID == filekind.ARC:
		return errARC
	case kind.ID != filekind.Tar:
		return visit(Member{Name: name, Size: -1, Packed: -1, Open: func() (io.ReadCloser, error) { return io.NopCloser(in), nil }})
	}
	// What is packed has a checksum behind it. A member is not to be had before that is known to hold: what
	// is damaged may be a figure.
	if _, err := io.Copy(io.Discard, in); err != nil {
		return err
	}
	if in, _, err = bounded(f, limits); err != nil {
		return err
	}
	return tarMembers(in, visit)
}

// headLength is how many bytes tell whether something is a tar archive.
const headLength = 4096

// bounded returns what is packed and its name. The whole stream is bounded like the members of an archive together.
func bounded(f File, limits ingest.Limits) (in *bufio.Reader, name string, err error) {
	stream, name, err := unpack(f)
	if err != nil {
		return nil, name, err
	}
	most := min(limits.Unpacked, max(smallArchive, int64(limits.Ratio)*f.Size))
	return bufio.NewReaderSize(&boundedReader{in: stream, left: most, limit: most, outer: f.Outer}, headLength), name, nil
}

// unpack returns the stream of what is packed, and its name.
func unpack(f File) (in io.Reader, name string, err error) {
	raw := bufio.NewReader(io.NewSectionReader(f.In, 0, f.Size))
	name = path.Base(strings.ReplaceAll(f.Path, "!/", "/"))
	if _, known := filekind.Named(name); known && path.Ext(name) != "" {
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	switch f.Kind {
	case filekind.Gzip:
		z, err := gzip.NewReader(raw)
		return z, name, err
	case filekind.XZ:
		if err := checkXZ(f); err != nil {
			return nil, name, err
		}
		z, err := xz.NewReader(raw)
		return z, name, err
	case filekind.Bzip2:
		return bzip2.NewReader(raw), name, nil
	}
	z, err := zstd.NewReader(raw, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(largestDictionary))
	return z, name, err
}

// A boundedReader fails with a document.LimitError behind so many bytes.
type boundedReader struct {
	in          io.Reader
	left, limit int64
	outer       func(int64) bool // see File
}

// Read makes it an io.Reader.
func (r *boundedReader) Read(p []byte) (int, error) {
	n, err := shielded{r.in}.Read(p)
	if r.left -= int64(n); r.left < 0 || r.outer != nil && !r.outer(int64(n)) {
		return 0, &document.LimitError{Limit: "bytes unpacked of an archive", Max: r.limit}
	}
	return n, err
}
