package extract

import (
	"strings"

	"nianbao/extract/character"
	"nianbao/extract/document"
)

// readText reads a plain text that was extracted elsewhere: UTF-8, or else
// GB 18030. A form feed ends a page. Lines have no boxes.
func readText(doc *document.Document, data []byte) error {
	doc.MediaType, doc.Layout = "text/plain", document.Ordered
	text, lost := character.DecodeText(data)
	if lost > 0 {
		return &document.Error{Path: doc.Path, Reason: document.ErrEncoding}
	}
	number := 0 // of a line in the file
	for i, page := range strings.Split(text, "\f") {
		p := &document.Page{Number: i + 1}
		for j, line := range strings.Split(page, "\n") {
			if i == 0 || j > 0 { // a form feed ends no line
				number++
			}
			if line = strings.TrimSpace(character.Clean(line)); line != "" && line != character.Replacement {
				p.Lines = append(p.Lines, document.Line{Text: line, Number: number})
			}
		}
		doc.Pages = append(doc.Pages, p)
	}
	return nil
}
