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
// Errors are of type *Error, or that of the context. With one, the document has at least what
// was found attached to the file.
func Read(ctx context.Context, doc *document.Document, data []byte, limits document.Limits) (readable []byte, err error) {
	doc.MediaType, doc.Layout = "application/pdf", document.Positioned
	readable, how, err := opened(doc.Path, data, limits, func(readable []byte) error {
		doc.Pages, doc.Warnings, doc.Attached = nil, nil, nil
		return read(ctx, doc, readable, limits)
	})
	if err == nil && how != "" {
		doc.Repaired = how
		doc.Warnings = append(doc.Warnings, document.Warning{Code: "repaired", Message: "the file could not be read as it stands and was " + how})
		if isCut(data) {
			doc.Warnings = append(doc.Warnings, document.Warning{Code: document.EndsEarly, Message: "the file ends too early; what stood behind is not read"})
		}
	}
	return readable, err
}

// isCut reports whether a file ends within its objects, as a download that broke off does: each of its parts ends with a
// mark, which may have anything behind it but objects.
func isCut(data []byte) bool {
	return bytes.LastIndex(data, []byte(" obj")) > bytes.LastIndex(data, []byte("%%EOF"))
}

// opened has the bytes of a file read, in the first way that succeeds: as they stand, or rewritten.
// It returns the bytes that were read, and what had to be done, "" for nothing.
func opened(path string, data []byte, limits document.Limits, read func(readable []byte) error) (readable []byte, how string, err error) {
	data, err = guard.Preflight(data, limits)
	if err != nil {
		reason := document.ErrDamaged
		if errors.Is(err, document.ErrLimit) {
			reason = document.ErrLimit
		}
		return nil, "", &document.Error{Path: path, Reason: reason, Detail: document.Words(err)}
	}
	var standing error // why it can't be read as it stands
	reason := document.ErrDamaged
	locked := false // it needs a password
	for _, way := range waysOf(data, limits) {
		readable, how, err := way()
		if errors.Is(err, document.ErrPassword) {
			locked = true // by this way
			continue
		}
		if errors.Is(err, document.ErrLimit) {
			return nil, "", limitOf(path, err)
		}
		if errors.Is(err, document.ErrNoPages) || errors.Is(err, document.ErrNotPDF) {
			reason = err
		}
		if err == nil {
			err = guarded(func() error { return read(readable) })
		}
		switch {
		case err == nil, isFinal(err), how == "" && errors.Is(err, document.ErrNoPages):
			return readable, how, err // no other way would change these
		case how == "" && standing == nil:
			standing = err
		}
	}
	if locked {
		return nil, "", limitOf(path, document.ErrPassword)
	}
	return nil, "", unreadable(path, reason, standing)
}

// isFinal reports whether an error is one that a file gives in whatever way it is read.
func isFinal(err error) bool {
	for _, final := range []error{context.Canceled, context.DeadlineExceeded, document.ErrLimit, document.ErrDynamicForm} {
		if errors.Is(err, final) {
			return true
		}
	}
	return false
}

// guarded turns a panic of the library into an error.
func guarded(do func() error) (err error) {
	defer document.RecoverTo(&err)
	return do()
}

// A way makes bytes of a file that may be readable, and says what was done, "" for nothing.
type way func() (readable []byte, how string, err error)

// waysOf lists the ways to read a file, the gentlest first.
func waysOf(data []byte, limits document.Limits) []way {
	asItStands := func() ([]byte, string, error) { return data, "", nil }
	rebuilt := func(how string) way {
		return func() ([]byte, string, error) {
			out, err := guard.Rebuild(data, limits)
			return out, how, err
		}
	}
	decrypted := func() ([]byte, string, error) {
		out, err := guard.Decrypt(data, limits)
		return out, "decrypted with the empty password", err
	}
	rewritten := func() ([]byte, string, error) { return guard.Rewrite(data, limits) }
	both := func() ([]byte, string, error) {
		out, err := guard.Rebuild(data, limits)
		if err != nil {
			return nil, "", err
		}
		return guard.Rewrite(out, limits)
	}
	repaired := rebuilt("rebuilt from its objects")
	switch {
	case guard.HasLongPacks(data):
		return []way{rebuilt(""), asItStands, rewritten} // nothing is wrong with it: it is unpacked once
	case guard.HasShortLengths(data):
		return []way{repaired, both, decrypted, asItStands, rewritten}
	}
	return []way{asItStands, repaired, decrypted, rewritten, both}
}

// unreadable returns the error of a file that no way makes readable; standing is why it
// can't be read as it stands.
func unreadable(path string, reason, standing error) error {
	e := &document.Error{Path: path, Reason: reason, Detail: document.Words(standing)}
	var first *document.Error
	if errors.As(standing, &first) {
		e.Page, e.Detail = first.Page, first.Detail
	}
	return e
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
	root := r.Trailer().Key("Root")
	optional, forms, attached := optionalContentOf(root), root.Key("AcroForm"), attachmentsOf(root)
	defer func() { tellAttached(doc, attached) }()
	for i, v := range pages {
		pageNumber = i + 1
		if err := ctx.Err(); err != nil {
			return err
		}
		p, warnings, err := readPage(v, pageNumber, fonts, optional, forms, attached, budget)
		if err != nil {
			return err
		}
		doc.Pages = append(doc.Pages, p)
		doc.Warnings = append(doc.Warnings, warnings...)
	}
	return refuseDynamic(doc, root)
}

// limitOf returns the error of a file that can't be rewritten for a limit or a password.
func limitOf(path string, err error) error {
	if errors.Is(err, document.ErrLimit) {
		return &document.Error{Path: path, Reason: document.ErrLimit, Detail: err.Error()}
	}
	return &document.Error{Path: path, Reason: err}
}
