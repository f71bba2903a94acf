package markup

import (
	"bytes"
	"encoding/xml"
	"errors"

	"golang.org/x/net/html/charset"

	"nianbao/extract/document"
)

// ReadFlatWordDocument reads a Word document that is one file of XML: of Word 2003, or the parts
// of a newer one in one file. The place of what is read is the number of its paragraph.
func ReadFlatWordDocument(doc *document.Document, data []byte, limits document.Limits) error {
	doc.MediaType, doc.Layout = "application/xml", document.MarkedUp
	err := limits.CheckText(data, true)
	var root wordElement
	if err == nil {
		d := xml.NewDecoder(bytes.NewReader(data))
		d.CharsetReader = charset.NewReaderLabel
		err = d.Decode(&root)
	}
	w := &wordReader{markup: newMarkup(limits)}
	if err == nil {
		err = w.flow(bodyOf(&root))
	}
	if err == nil {
		return w.done(doc)
	}
	reason := document.ErrDamagedWord
	if errors.Is(err, document.ErrLimit) {
		reason = document.ErrLimit
	}
	return &document.Error{Path: doc.Path, Reason: reason, Detail: document.Words(err)}
}

// bodyOf returns the element with the text of a document, which heads of pages, styles and
// notes stand beside; an empty one where there is none.
func bodyOf(root *wordElement) *wordElement {
	if body := root.child("body"); body != nil {
		return body
	}
	for i := range root.Elements {
		if body := root.Elements[i].child("xmlData", "document", "body"); body != nil {
			return body
		}
	}
	return &wordElement{}
}
