package pdf

import (
	"bytes"
	"context"
	"errors"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
	"nianbao/extract/pdf/font"
	"nianbao/extract/pdf/guard"
	"nianbao/extract/pdf/syntax"
)

// Read fills in the pages of a document, its metadata and warnings. A file that the
// library can't read as it stands is rewritten first (see Document.Repaired); readable
// are the bytes that were read then. limits must be complete: see Limits.WithDefaults.
//
// Errors are of type *Error, or that of the context.
func Read(ctx context.Context, doc *document.Document, data []byte, limits document.Limits) (readable []byte, err error) {
	doc.MediaType, doc.Layout = "application/pdf", document.Positioned
	data, err = guard.Preflight(data, limits)
	if err != nil {
		reason := document.ErrDamaged
		if errors.Is(err, document.ErrLimit) {
			reason = document.ErrLimit
		}
		return nil, &document.Error{Path: doc.Path, Reason: reason, Detail: document.Words(err)}
	}
	err = read(ctx, doc, data, limits)
	if err == nil || ctx.Err() != nil || errors.Is(err, document.ErrLimit) || errors.Is(err, document.ErrNoPages) {
		return data, err // rewriting would change none of these
	}
	rewritten, how, rerr := guard.Rewrite(data, limits)
	if errors.Is(rerr, document.ErrPassword) || errors.Is(rerr, document.ErrLimit) {
		return nil, limitOf(doc.Path, rerr)
	}
	if rerr != nil {
		var first *document.Error
		if errors.As(err, &first) {
			return nil, &document.Error{Path: doc.Path, Page: first.Page, Reason: rerr, Detail: first.Detail}
		}
		return nil, &document.Error{Path: doc.Path, Reason: rerr, Detail: document.Words(err)}
	}
	doc.Pages, doc.Warnings = nil, nil
	if err := read(ctx, doc, rewritten, limits); err != nil {
		return nil, err
	}
	doc.Repaired = how
	doc.Warnings = append(doc.Warnings, document.Warning{Code: "repaired", Message: "the file could not be read as it stands and was " + how})
	return rewritten, nil
}

// read reads the pages as the file has them.
func read(ctx context.Context, doc *document.Document, data []byte, limits document.Limits) (err error) {
	pageNumber := 0
	defer func() {
		var typed *document.Error
		if err != nil && !errors.As(err, &typed) && ctx.Err() == nil {
			reason := document.ErrDamaged
			if errors.Is(err, document.ErrLimit) {
				reason = document.ErrLimit
			}
			err = &document.Error{Path: doc.Path, Page: pageNumber, Reason: reason, Detail: document.Words(err)}
		}
	}()
	defer document.RecoverTo(&err)
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	info := r.Trailer().Key("Info")
	doc.Title, doc.Producer = syntax.InfoText(info, "Title"), syntax.InfoText(info, "Producer")
	if doc.Producer == "" {
		doc.Producer = syntax.InfoText(info, "Creator")
	}
	if r.Trailer().Key("Size").Int64() > int64(limits.MaxObjects) {
		return &document.LimitError{Limit: "objects", Max: int64(limits.MaxObjects)}
	}
	pages, err := guard.Pages(r, limits.MaxPages)
	if err != nil {
		return err
	}
	if len(pages) == 0 {
		return &document.Error{Path: doc.Path, Reason: document.ErrNoPages}
	}
	fonts := map[string]*font.Font{}
	budget := guard.NewBudget(ctx, limits)
	optional := optionalContentOf(r.Trailer().Key("Root"))
	for i, v := range pages {
		pageNumber = i + 1
		if err := ctx.Err(); err != nil {
			return err
		}
		p, warnings, err := readPage(v, pageNumber, fonts, optional, budget)
		if err != nil {
			return err
		}
		doc.Pages = append(doc.Pages, p)
		doc.Warnings = append(doc.Warnings, warnings...)
	}
	return nil
}

// limitOf returns the error of a file that can't be rewritten for a limit or a password.
func limitOf(path string, err error) error {
	if errors.Is(err, document.ErrLimit) {
		return &document.Error{Path: path, Reason: document.ErrLimit, Detail: err.Error()}
	}
	return &document.Error{Path: path, Reason: err}
}
