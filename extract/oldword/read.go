package oldword

import (
	"errors"

	"nianbao/extract/document"
	"nianbao/extract/markup"
)

// Read reads the paragraphs and tables of a document. As of a newer one, notes, the heads of
// pages, text boxes, hidden text, and what changes took out are left out; so are the numbers that
// Word adds by itself. Of a field its result is read. Errors are of type *document.Error; one
// of an older version wraps ErrOlder.
func Read(doc *document.Document, data []byte, limits document.Limits) (err error) {
	doc.MediaType = "application/msword"
	defer func() { err = typed(doc.Path, err) }()
	defer document.RecoverTo(&err)
	s, err := open(data)
	if err != nil {
		return err
	}
	about, err := inform(s)
	if err != nil {
		return err
	}
	stream := s[textStream]
	if int64(len(stream)) > 4*limits.MaxTextBytes {
		return &document.LimitError{Limit: "text bytes", Max: 4 * limits.MaxTextBytes}
	}
	t := &text{data: s[dataStream]}
	pieces, err := piecesOf(about.clues)
	if err == nil {
		t.all, err = textOf(stream, pieces, about.length)
	}
	if err == nil {
		t.characters, err = stretches(stream, about.characters, ofCharacters)
	}
	if err == nil {
		t.paragraphs, err = stretches(stream, about.paragraphs, ofParagraphs)
	}
	if err != nil {
		return err
	}
	return markup.ReadParagraphs(doc, t.read(), limits)
}

// typed returns an error as one of the document.
func typed(path string, err error) error {
	var already *document.Error
	if err == nil || errors.As(err, &already) {
		return err
	}
	reason, detail := document.ErrDamagedWord, document.Words(err)
	for _, r := range []error{document.ErrDamagedOffice, document.ErrLimit, document.ErrUnsupported, document.ErrPassword, ErrOlder} {
		if errors.Is(err, r) {
			reason = r
		}
		if err == r {
			detail = ""
		}
	}
	return &document.Error{Path: path, Reason: reason, Detail: detail}
}
