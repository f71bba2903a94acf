package source

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
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
	*zip.ReadCloser
	users sync.WaitGroup
}

// openZip opens an archive. Nothing of it is ever written to the file system: a
// member's name is a label, whatever path it spells.
func (d *Discoverer) openZip(path string) (*openArchive, error) {
	r, err := zip.OpenReader(path)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, ingest.WithKind(ingest.KindArchive, fmt.Errorf("%s: %w", ingest.PathOf(path), err))
	}
	if len(r.File) > d.Limits.Members {
		r.Close()
		return nil, &document.Error{Path: path, Reason: document.ErrLimit,
			Detail: (&document.LimitError{Limit: "members", Max: int64(d.Limits.Members)}).Error()}
	}
	return &openArchive{ReadCloser: r}, nil
}

// archive yields the documents of a zip archive, in the order in which it
// lists them.
func (d *Discoverer) archive(ctx context.Context, path string) error {
	a, err := d.openZip(path)
	if err != nil {
		return d.Yield(faulty(path, err))
	}
	defer a.closeWhenDone()
	for _, f := range a.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := memberName(f)
		if f.FileInfo().IsDir() || !hasExtension(name, readable...) && !hasExtension(name, ".zip", ".7z", ".rar", ".tar", ".gz") {
			continue
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
		a.Close()
	}()
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
			return nil, ingest.WithKind(ingest.KindArchive, fmt.Errorf("%s: %w", s.Path, err))
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

// checkMember judges a member by what the archive says of it. What it says too
// little of, the reading stops at the same limits.
func checkMember(f *zip.File, path string, limits ingest.Limits) error {
	exceeded := func(limit string, max int64) error {
		return &document.Error{Path: path, Reason: document.ErrLimit, Detail: (&document.LimitError{Limit: limit, Max: max}).Error()}
	}
	switch {
	case hasExtension(path, ".zip", ".7z", ".rar", ".tar", ".gz"):
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
