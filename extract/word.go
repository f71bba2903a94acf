package extract

import (
	"context"
	"errors"

	"nianbao/extract/document"
	"nianbao/extract/markup"
	"nianbao/extract/office"
	"nianbao/extract/oldword"
)

// readOldWord reads a document of Word's binary format. One of a version before Word 97 is
// converted first, by LibreOffice.
func readOldWord(ctx context.Context, doc *document.Document, data []byte, opts Options) error {
	err := oldword.Read(doc, data, opts.Limits)
	if !errors.Is(err, oldword.ErrOlder) {
		return err
	}
	converted, err := office.Cache(opts.Readings).Convert(ctx, data, "doc", "docx")
	switch {
	case errors.Is(err, office.ErrMissing) || errors.Is(err, office.ErrStopped):
		return &document.Error{Path: doc.Path, Reason: document.ErrNeedsOffice, Detail: err.Error()}
	case errors.Is(err, office.ErrRefused):
		return &document.Error{Path: doc.Path, Reason: document.ErrDamagedWord, Detail: office.ErrRefused.Error()}
	case err != nil:
		return err
	}
	mediaType := doc.MediaType
	err = markup.ReadWordDocument(doc, converted, opts.Limits)
	doc.MediaType = mediaType
	doc.Warnings = append(doc.Warnings, document.Warning{Code: "converted", Message: "the document, of a version before Word 97, was converted by LibreOffice"})
	return err
}
