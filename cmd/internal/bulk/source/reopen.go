package source

import (
	"context"
	"errors"
	"fmt"
	"os"

	"nianbao/cmd/internal/ingest"
)

// There reports whether a file of that size stands where an import recorded a document, or of a member of an archive
// whether the archive does, without reading it.
func There(path string, size int64) bool {
	if file, _, ok := ingest.SplitPart(path); ok {
		path, size = file, 0
	}
	if archive, _, ok := splitMember(path); ok {
		path, size = archive, 0
	}
	info, err := os.Stat(ingest.FileName(path))
	return err == nil && info.Mode().IsRegular() && (size == 0 || info.Size() == size)
}

// Reopen returns the bytes of a document under the path that an import recorded
// for it, a member of an archive included, or of the file that a further report stands in.
// Whether they are still the bytes that
// were imported, the caller tells by their hash. A file of more than
// limits.MaxBytes gives an error that is extract.ErrLimit.
func Reopen(path string, limits ingest.Limits) (data []byte, err error) {
	if file, _, ok := ingest.SplitPart(path); ok {
		if _, err := os.Stat(ingest.FileName(path)); err != nil { // no file of that very name
			path = file
		}
	}
	archive, member, ok := splitMember(path)
	if !ok {
		return readFile(ingest.FileName(path), limits)
	}
	d := &Discoverer{Limits: limits, Yield: func(s Source) error {
		if s.Fault != nil {
			return errors.New(s.Fault.Message)
		}
		defer s.Drop()
		in, err := s.Open()
		if err != nil {
			return err
		}
		defer in.Close()
		data, err = ingest.Load(in, path, limits.MaxBytes)
		return err
	}}
	if err := d.member(context.Background(), ingest.FileName(archive), member, Source{Path: path}); err != nil {
		return nil, err
	}
	return data, nil
}

// readFile reads a regular file: a device or a pipe may have no end.
func readFile(path string, limits ingest.Limits) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file", ingest.PathOf(path))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ingest.Load(f, ingest.PathOf(path), limits.MaxBytes)
}
