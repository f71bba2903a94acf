package recognize

import (
	"context"
	"errors"
	"fmt"

	"nianbao/extract/document"
)

// noteUnread notes why none of some pages could be read; it returns the error of the
// context.
func (r *recognizer) noteUnread(ctx context.Context, err error) error {
	r.unread = err.Error()
	return ctx.Err()
}

// errNothingRead says that a page has no text even for OCR: an empty page, or a
// picture that could not be drawn.
var errNothingRead = errors.New("nothing is written on it that could be read")

// noteUnreadPage notes why a page of the layer could not be read.
func (r *recognizer) noteUnreadPage(p *document.Page, layer document.Layer, err error) {
	r.unread = fmt.Sprintf("page %d: %v", p.Number, err)
	code, message, _ := layer.Textless()
	replaceWarning(r.doc, code, document.Warning{Code: code, Message: message + ", and could not be recognized: " + err.Error(), Page: p.Number})
}

// noteRecognized puts the warning that a page was recognized in the place of that
// which says that it has no text.
func noteRecognized(doc *document.Document, p *document.Page, layer document.Layer, legible bool) {
	code, message, _ := layer.Textless()
	w := document.Warning{Code: "ocr-page", Message: "the page is a picture; its text was recognized", Page: p.Number}
	if layer == document.GarbledLayer {
		w.Message = message + "; the page was drawn and its text recognized"
	}
	switch {
	case p.Turned != 0 && p.Skew != 0:
		w.Message += fmt.Sprintf(" after turning it by %d and then by %.2f degrees", p.Turned, p.Skew)
	case p.Turned != 0:
		w.Message += fmt.Sprintf(" after turning it by %d degrees", p.Turned)
	case p.Skew != 0:
		w.Message += fmt.Sprintf(" after turning it by %.2f degrees", p.Skew)
	}
	if p.Perspective != (document.Perspective{}) {
		w.Message += "; it was photographed at an angle, which was taken off"
	}
	if p.Restacked != nil {
		w.Message += "; tables that lie on their side on it were turned upright"
	}
	if !legible {
		w.Message += "; hardly any of it is legible, in whichever way it is turned"
	}
	replaceWarning(doc, code, w)
}

// replaceWarning puts a warning in the place of that with the code on its page.
func replaceWarning(doc *document.Document, code string, w document.Warning) {
	for i, old := range doc.Warnings {
		if old.Code == code && old.Page == w.Page {
			doc.Warnings[i] = w
			return
		}
	}
	doc.Warnings = append(doc.Warnings, w)
}
