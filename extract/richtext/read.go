package richtext

import (
	"errors"

	"nianbao/extract/document"
	"nianbao/extract/markup"
)

// Read reads the paragraphs and tables of a document. As of a Word document, notes, the heads of
// pages, text boxes, hidden text, what changes took out, and numbers that Word adds are left
// out; of a field its result is read. Errors are of type *document.Error.
func Read(doc *document.Document, data []byte, limits document.Limits) (err error) {
	doc.MediaType = "application/rtf"
	defer func() {
		var typed *document.Error
		if err != nil && !errors.As(err, &typed) {
			reason := document.ErrDamagedWord
			if errors.Is(err, document.ErrLimit) {
				reason = document.ErrLimit
			}
			err = &document.Error{Path: doc.Path, Reason: reason, Detail: document.Words(err)}
		}
	}()
	defer document.RecoverTo(&err)
	r := &reader{limits: limits, pages: map[int]int{}, page: western}
	if err := r.read(&lexer{data}); err != nil {
		return err
	}
	return markup.ReadParagraphs(doc, r.list, limits)
}
