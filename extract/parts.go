package extract

import (
	"nianbao/extract/document"
	"nianbao/extract/recognize"
)

// Parts takes a document apart at places that its body has, in their order: each part
// reaches from its place to the next, the first from the document's beginning. The parts
// are documents of the same file and pages, with sections of their own; what the file says
// of itself, its title and metadata, is of none of them. It reports false if it does not
// find the places.
func Parts(doc *document.Document, starts []document.Place, titles []string) ([]*document.Document, bool) {
	items := flow(doc)
	cuts := make([]int, 0, len(starts)+1)
	for i, start := range starts {
		from := 0
		if i > 0 {
			from = cuts[i-1] + 1
		}
		for from < len(items) && !begins(items[from], start) {
			from++
		}
		if from == len(items) {
			return nil, false
		}
		cuts = append(cuts, from)
	}
	if len(cuts) == 0 {
		return nil, false
	}
	cuts[0] = 0
	cuts = append(cuts, len(items))
	var parts []*document.Document
	for i := range starts {
		part := *doc
		part.Title, part.Metadata = "", nil
		part.Sections = divide(&part, items[cuts[i]:cuts[i+1]], titles)
		recognize.TrustUnruled(&part)
		parts = append(parts, &part)
	}
	return parts, true
}

// begins reports whether a line is the first of the paragraph at the place.
func begins(it document.Item, p document.Place) bool {
	if it.Line == nil {
		return false
	}
	at := it.Place()
	if at.Page != p.Page || at.Line != p.Line {
		return false
	}
	c := at.Box
	return c == p.Box || p.Box.Contains(document.Point{X: c.CenterX(), Y: c.CenterY()})
}
