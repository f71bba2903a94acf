package source

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
)

// memberMark stands between the path of an archive and the name of a member.
const memberMark = "!/"

// splitMember takes "a.zip!/dir/b.pdf" apart.
func splitMember(path string) (archive, member string, ok bool) {
	at := strings.Index(strings.ToLower(path), ".zip"+memberMark)
	if at < 0 {
		return "", "", false
	}
	at += len(".zip")
	return path[:at], path[at+len(memberMark):], true
}

// An openArchive is a zip file that stays open until all its sources are done.
type openArchive struct {
	*zip.Reader
	file  *os.File
	size  int64
	users sync.WaitGroup
}

// openZip opens an archive. Nothing of it is ever written to the file system: a
// member's name is a label, whatever path it spells.
func (d *Discoverer) openZip(path string) (*openArchive, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, err
	}
	in := &directoryReader{in: file, left: int64(d.Limits.Members)*directoryEntry + directoryEnd}
	r, err := zip.NewReader(in, info.Size())
	in.whole = true
	if in.left < 0 {
		err = &document.Error{Path: ingest.PathOf(path), Reason: document.ErrLimit,
			Detail: (&document.LimitError{Limit: "members", Max: int64(d.Limits.Members)}).Error()}
	} else if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		err = ingest.WithKind(ingest.KindArchive, fmt.Errorf("%s: the archive can't be opened: %s", ingest.PathOf(path), document.Words(err)))
	} else {
		return &openArchive{Reader: r, file: file, size: info.Size()}, nil
	}
	file.Close()
	return nil, err
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

// archive yields the documents of a zip archive, in the order in which it
// lists them, up to the limits on all of them together: what comes behind is told by one fault of
// the archive, and what came before stays.
func (d *Discoverer) archive(ctx context.Context, path string) error {
	a, err := d.openZip(path)
	if err != nil {
		return d.Yield(faulty(path, err))
	}
	defer a.closeWhenDone()
	var unpacked uint64
	for i, f := range a.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := memberName(f)
		if f.FileInfo().IsDir() || !hasExtension(name, readable...) && !hasExtension(name, packed...) || isSmallPicture(name, f.Open) {
			d.passOver(f.FileInfo().IsDir())
			continue
		}
		if unpacked += min(f.UncompressedSize64, uint64(d.Limits.MaxBytes)); i >= d.Limits.Members || a.isTooMuch(unpacked, d.Limits) {
			return d.Yield(faulty(path, a.endsAt(i, name, ingest.PathOf(path), d.Limits)))
		}
		if err := d.Yield(a.source(f, Source{Path: ingest.PathOf(path) + memberMark + name}, d.Limits)); err != nil {
			return err
		}
	}
	return nil
}

// member yields the member of that name, as memberName has it, of the archive in a file.
func (d *Discoverer) member(path, name string, s Source) error {
	a, err := d.openZip(path)
	if err != nil {
		s.Fault = ingest.FaultOf(err)
		return d.Yield(s)
	}
	defer a.closeWhenDone()
	for _, f := range a.File {
		if memberName(f) == name {
			return d.Yield(a.source(f, s, d.Limits))
		}
	}
	s.Fault = ingest.FaultOf(ingest.WithKind(ingest.KindArchive, fmt.Errorf("%s: the archive has no such member", s.Path)))
	return d.Yield(s)
}

func (a *openArchive) closeWhenDone() {
	go func() {
		a.users.Wait()
		a.file.Close()
	}()
}

// isTooMuch reports whether so many bytes are more than may be unpacked of an archive.
func (a *openArchive) isTooMuch(unpacked uint64, limits ingest.Limits) bool {
	return unpacked > uint64(limits.Unpacked) || unpacked > smallArchive && unpacked/uint64(limits.Ratio) > uint64(a.size)
}

// endsAt returns the error of an archive that is not read from a member on.
func (a *openArchive) endsAt(i int, name, path string, limits ingest.Limits) error {
	limit := &document.LimitError{Limit: "members", Max: int64(limits.Members)}
	if i < limits.Members {
		limit = &document.LimitError{Limit: "bytes unpacked of an archive", Max: min(limits.Unpacked, int64(limits.Ratio)*a.size)}
	}
	return &document.Error{Path: path, Reason: document.ErrLimit,
		Detail: fmt.Sprintf("%v; of %d members those from %s on, %d, are not read", limit, len(a.File), name, len(a.File)-i)}
}

// source completes a source with a member, or with the reason not to open it.
func (a *openArchive) source(f *zip.File, s Source, limits ingest.Limits) Source {
	if err := checkMember(f, s.Path, limits); err != nil {
		s.Fault = ingest.FaultOf(err)
		return s
	}
	a.users.Add(1)
	s.Release = sync.OnceFunc(a.users.Done)
	s.Stream = func() (io.ReadCloser, error) {
		r, err := f.Open()
		if err != nil {
			return nil, ingest.WithKind(ingest.KindArchive, fmt.Errorf("%s: %s", s.Path, document.Words(err)))
		}
		return r, nil
	}
	return s
}

// flagEncrypted is the flag of a member that asks for a password.
const flagEncrypted = 0x1

// smallMember is the size below which a high ratio is harmless: an empty form
// compresses well.
const smallMember = 1 << 20

// smallArchive is the same for all members together.
const smallArchive = 64 << 20

// checkMember judges a member by what the archive says of it. What it says too
// little of, the reading stops at the same limits.
func checkMember(f *zip.File, path string, limits ingest.Limits) error {
	exceeded := func(limit string, max int64) error {
		return &document.Error{Path: path, Reason: document.ErrLimit, Detail: (&document.LimitError{Limit: limit, Max: max}).Error()}
	}
	switch {
	case hasExtension(path, packed...):
		return ingest.WithKind(ingest.KindNested, fmt.Errorf("%s: an archive inside of an archive is not opened", path))
	case f.Flags&flagEncrypted != 0:
		return &document.Error{Path: path, Reason: document.ErrPassword, Detail: "the member of the archive is encrypted"}
	case f.UncompressedSize64 > uint64(limits.MaxBytes):
		return exceeded("bytes", limits.MaxBytes)
	case f.UncompressedSize64 > smallMember && f.UncompressedSize64/uint64(limits.Ratio) > f.CompressedSize64:
		return exceeded("times the compressed size (ratio)", int64(limits.Ratio))
	}
	return nil
}
