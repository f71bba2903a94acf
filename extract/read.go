package extract

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"github.com/ledongthuc/pdf"
)

// ReadPages fills in the pages of a document, its metadata and warnings. A file that the
// library can't read as it stands is rewritten first (see Document.Repaired); readable
// are the bytes that were read then. limits must be complete: see Limits.WithDefaults.
//
// Errors are of type *Error, or that of the context.
func readPages(ctx context.Context, doc *Document, data []byte, limits Limits) (readable []byte, err error) {
	doc.MediaType = "application/pdf"
	err = read(ctx, doc, data, limits)
	if err == nil || ctx.Err() != nil || errors.Is(err, ErrLimit) || errors.Is(err, ErrNoPages) {
		return data, err // rewriting would change none of these
	}
	rewritten, how, rerr := rewrite(data)
	if errors.Is(rerr, ErrPassword) {
		return nil, &Error{Path: doc.Path, Reason: rerr}
	}
	if rerr != nil {
		var first *Error
		if errors.As(err, &first) {
			return nil, &Error{Path: doc.Path, Page: first.Page, Reason: rerr, Detail: strings.TrimPrefix(first.Detail, "not a PDF file: ")} // the library says so of any fault
		}
		return nil, &Error{Path: doc.Path, Reason: rerr, Detail: err.Error()}
	}
	doc.Pages, doc.Warnings = nil, nil
	if err := read(ctx, doc, rewritten, limits); err != nil {
		return nil, err
	}
	doc.Repaired = how
	doc.Warnings = append(doc.Warnings, Warning{Code: "repaired", Message: "the file could not be read as it stands and was " + how})
	return rewritten, nil
}

// read reads the pages as the file has them.
func read(ctx context.Context, doc *Document, data []byte, limits Limits) (err error) {
	pageNumber := 0
	defer func() {
		var typed *Error
		if err != nil && !errors.As(err, &typed) && ctx.Err() == nil {
			reason := ErrDamaged
			if errors.Is(err, ErrLimit) {
				reason = ErrLimit
			}
			err = &Error{Path: doc.Path, Page: pageNumber, Reason: reason, Detail: err.Error()}
		}
	}()
	defer recoverTo(&err)
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	info := r.Trailer().Key("Info")
	doc.Title, doc.Producer = infoText(info, "Title"), infoText(info, "Producer")
	if doc.Producer == "" {
		doc.Producer = infoText(info, "Creator")
	}
	if r.Trailer().Key("Size").Int64() > int64(limits.MaxObjects) {
		return &LimitError{"objects", int64(limits.MaxObjects)}
	}
	pages, err := pageList(r, limits.MaxPages)
	if err != nil {
		return err
	}
	if len(pages) == 0 {
		return &Error{Path: doc.Path, Reason: ErrNoPages}
	}
	fonts := map[string]*font{}
	budget := newBudget(ctx, limits)
	for i, v := range pages {
		pageNumber = i + 1
		if err := ctx.Err(); err != nil {
			return err
		}
		p, warnings, err := readPage(v, pageNumber, fonts, budget)
		if err != nil {
			return err
		}
		doc.Pages = append(doc.Pages, p)
		doc.Warnings = append(doc.Warnings, warnings...)
	}
	return nil
}
