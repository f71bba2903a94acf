package markup

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"nianbao/extract/document"
)

// A Word document can be one file of XML: of the vocabulary that Word 2003 had (WordprocessingML,
// whose elements of the text have the names and meanings that ECMA-376 gave them later), or today's
// package with its parts one behind the other (Flat OPC).

// flatMediaType is the media type of both.
const flatMediaType = "application/xml"

// ReadFlatWord reads the paragraphs and tables of a Word document that is one file of XML. Places
// are as ReadWordDocument has them. Errors are of type document.Error.
func ReadFlatWord(doc *document.Document, data []byte, limits document.Limits) error {
	doc.MediaType = flatMediaType
	return readWord(doc, limits, func() (*wordElement, error) {
		if err := limits.CheckText(data, true); err != nil {
			return nil, err
		}
		var root wordElement
		decoder := xml.NewDecoder(bytes.NewReader(data))
		decoder.CharsetReader = charset.NewReaderLabel
		if err := decoder.Decode(&root); err != nil {
			return nil, err
		}
		return root.text(), nil
	})
}

// text returns the element that holds the text of a document in one file; an empty one where none
// does.
func (e *wordElement) text() *wordElement {
	if body := e.child("body"); body != nil {
		return body
	}
	for i := range e.Elements {
		part := &e.Elements[i]
		isMain := func(a xml.Attr) bool { return a.Name.Local == "name" && strings.TrimPrefix(a.Value, "/") == wordText }
		if body := part.child("xmlData", "document", "body"); body != nil && slices.ContainsFunc(part.Attrs, isMain) {
			return body
		}
	}
	return &wordElement{}
}
