// Package ingest takes one file from its bytes to a typed report: the step that
// the import, the crawler and the pages share.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"sync"

	"nianbao/extract"
	"nianbao/normalize"
)

// Parser names the version of the reading, stored beside every document: one
// read by another version is read again.
var Parser = fmt.Sprintf("nianbao-%d", normalize.Revision)

// Read reads the file at path as a report. A nil Document comes with an error
// only; with ErrNotReport and the like, the document is there and the report is
// not.
func Read(ctx context.Context, path string) (*extract.Document, *normalize.Report, error) {
	return guarded(path, func() (*extract.Document, error) {
		return extract.Open(ctx, path, options())
	})
}

// ReadBytes is Read for a document in memory.
func ReadBytes(ctx context.Context, name string, data []byte) (*extract.Document, *normalize.Report, error) {
	return guarded(name, func() (*extract.Document, error) {
		return extract.Read(ctx, name, data, options())
	})
}

// ReadWithin is ReadBytes with limits of the caller's.
func ReadWithin(ctx context.Context, name string, data []byte, limits extract.Limits) (*extract.Document, *normalize.Report, error) {
	return guarded(name, func() (*extract.Document, error) {
		opts := options()
		opts.Limits = limits
		return extract.Read(ctx, name, data, opts)
	})
}

// sectionTitles are the same for every document.
var sectionTitles = sync.OnceValue(normalize.SectionTitles)

func options() extract.Options {
	return extract.Options{Titles: sectionTitles()}
}

// guarded turns a panic into an error: one hostile file must not end the
// import of the others.
func guarded(name string, open func() (*extract.Document, error)) (doc *extract.Document, r *normalize.Report, err error) {
	defer func() {
		if p := recover(); p != nil {
			r, err = nil, fmt.Errorf("%s: %w: %v\n%s", name, ErrInternal, p, debug.Stack())
		}
	}()
	if doc, err = open(); err != nil {
		return nil, nil, err
	}
	if r, err = normalize.Normalize(doc); err != nil {
		return doc, nil, fmt.Errorf("%s: %w", name, err)
	}
	return doc, r, nil
}

// ErrInternal says that the program failed on a file, not the file.
var ErrInternal = errors.New("internal error")

// Kind returns a short stable name for the reason of a failure, for the
// documents table.
func Kind(err error) string {
	for _, k := range []struct {
		err  error
		name string
	}{
		{extract.ErrEmpty, "empty"}, {extract.ErrNotPDF, "not-pdf"}, {extract.ErrDamaged, "damaged"},
		{extract.ErrDamagedPage, "damaged"}, {extract.ErrDamagedWord, "damaged"}, {extract.ErrUnsupported, "unsupported"},
		{extract.ErrPassword, "password"}, {extract.ErrNoPages, "no-pages"}, {extract.ErrNoText, "needs-ocr"},
		{extract.ErrEncoding, "encoding"}, {extract.ErrLimit, "limit"}, {normalize.ErrNotReport, "not-report"},
		{ErrInternal, "internal"}, {context.DeadlineExceeded, "timeout"}, {fs.ErrNotExist, "not-found"}, {fs.ErrPermission, "permission"},
	} {
		if errors.Is(err, k.err) {
			return k.name
		}
	}
	return "unreadable"
}

// Page returns the page at which reading failed, 0 for the file as a whole.
func Page(err error) int {
	var at *extract.Error
	if errors.As(err, &at) {
		return at.Page
	}
	return 0
}
