package container

import (
	"errors"
	"fmt"
	"io"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// A File is a container, to be opened.
type File struct {
	Path string // for messages
	Kind filekind.ID
	In   io.ReaderAt
	Size int64
	// Only is the name of the one member that is wanted, "" for all: where names tell the place, it is
	// gone to at once.
	Only string
	// LeftOut, which may be nil, is called for each record of an archive of the web that has what a server said and is no member.
	LeftOut func(Why)
	// Outer, which may be nil, is Count of the member that the container is: what is unpacked of it is unpacked of
	// that which it is in.
	Outer func(bytes int64) bool
}

// A Member is a file in a container.
type Member struct {
	Name   string // as text, with its folders
	Size   int64  // of its bytes, -1 if the container does not tell
	Packed int64  // of its bytes in the container, -1 if that can't be told
	Locked bool   // it asks for a password
	// Beside says that it is a text that goes with files, as that of an e-mail does.
	Beside bool
	// IsFurniture says that a server called it something that pages are furnished with: a script, a font.
	IsFurniture bool
	// URL and At say where and when it was had from the web, in an archive of that; else empty.
	URL   string
	At    time.Time
	Place int // among the members as the container lists them, folders included, from 0
	Of    int // how many those are, 0 if that is not known before
	// Open opens its bytes: at any time if IsFree says so, otherwise once, before the next member is come to.
	Open   func() (io.ReadCloser, error)
	IsFree bool
	// InPlace are its bytes where the container has them as they are, nil where it does not.
	InPlace *io.SectionReader
	// Take counts the member among those that are read. It returns ErrBeyond for one too many.
	Take func() error
	// Count counts what is unpacked of the member itself. It reports false where that is too much.
	Count func(bytes int64) bool
}

// walk comes to the members of a container.
type walk func(f File, limits ingest.Limits, visit func(Member) error) error

var walks = map[filekind.ID]walk{
	filekind.Zip: walkZip, filekind.RAR: walkRAR, filekind.SevenZip: walkSevenZip, filekind.Tar: walkTar, filekind.Mail: walkMail,
	filekind.WARC: walkWARC, filekind.ARC: refuseARC,
	filekind.PDF:  walkPDF,
	filekind.Gzip: walkPacked, filekind.XZ: walkPacked, filekind.Bzip2: walkPacked, filekind.Zstandard: walkPacked,
}

// IsOne reports whether files of a kind are opened here. A PDF is a document besides.
func IsOne(kind filekind.ID) bool { return walks[kind] != nil }

// Walk calls visit for each file in a container, in their order; folders and links are none. An error of visit
// ends it and is returned as it is. Another says why the container is not read, or not further:
// one of document.ErrLimit, or one with a kind of ingest.
func Walk(f File, limits ingest.Limits, visit func(Member) error) (err error) {
	b := &bounds{file: f, limits: limits, visit: visit}
	err = guarded(func() error { return walks[f.Kind](f, limits, b.member) })
	switch {
	case err == nil || b.visited != nil:
		return errors.Join(b.visited) // nil for nil
	case errors.Is(err, document.ErrLimit):
		return asLimit(f.Path, err)
	case errors.Is(err, document.ErrPassword):
		return &document.Error{Path: f.Path, Reason: document.ErrPassword, Detail: "the archive is encrypted"}
	case errors.As(err, new(*placesError)):
		return ingest.WithKind(ingest.KindArchive, fmt.Errorf("%s: %w", f.Path, err))
	case b.count == 0:
		return ingest.WithKind(ingest.KindArchive, fmt.Errorf("%s: the archive can't be opened: %s", f.Path, Words(err)))
	}
	return ingest.WithKind(ingest.KindArchive, fmt.Errorf("%s: the archive can't be read to its end: %s; what comes behind its first %d files is not read", f.Path, Words(err), b.count))
}

// asLimit returns an error of the limits as one of a file.
func asLimit(path string, err error) error {
	var typed *document.Error
	if errors.As(err, &typed) {
		return typed
	}
	return &document.Error{Path: path, Reason: document.ErrLimit, Detail: err.Error()}
}

// guarded turns a panic of a library into an error.
func guarded(do func() error) (err error) {
	defer document.RecoverTo(&err)
	return do()
}
