package extract

import (
	"slices"

	"nianbao/extract/document"
	"nianbao/extract/markup"
	"nianbao/extract/recognize"
)

// Whole puts the documents together of which each is a part of one report, in their order: the
// mirror of Parts. The pages of the second follow those of the first, and so all places tell
// by their page which file they are in (see Document.Parts). What stands before the first
// heading of a part and in the first one too, as a title over each page of an article does,
// is taken once. What the file says of itself is that of the first. The documents become part
// of the whole and are of no other use.
func Whole(docs []*document.Document, titles []string) *document.Document {
	whole := *docs[0]
	whole.Pages, whole.Warnings, whole.Parts, whole.Sections = nil, nil, nil, nil
	var items, opening []document.Item
	alike := true
	for i, doc := range docs {
		number := i + 1
		if doc.Series != nil && doc.Series.Number > 0 {
			number = doc.Series.Number
		}
		before := len(whole.Pages)
		whole.Parts = append(whole.Parts, document.Part{Number: number, Page: before + 1, Path: doc.Path, SHA256: doc.SHA256, Size: doc.Size})
		follow(doc, before)
		own := flow(doc)
		if i == 0 {
			opening = beforeTables(own)
		} else {
			own = withoutOpening(own, opening)
		}
		whole.Pages = append(whole.Pages, doc.Pages...)
		whole.Warnings = append(whole.Warnings, doc.Warnings...)
		if alike = alike && doc.Layout == whole.Layout; alike {
			items = append(items, own...)
			continue
		}
		// Tables are looked for in another way in each kind of document.
		whole.Sections = append(whole.Sections, divide(doc, own, titles)...)
	}
	whole.Sections = append(divide(&whole, joined(items), titles), whole.Sections...)
	recognize.TrustUnruled(&whole)
	return &whole
}

// SeriesOf returns what a web page that was published at an address tells of the others of its
// article, nil of one that is whole.
func SeriesOf(page []byte, published string) *document.Series {
	return markup.SeriesOf(page, published)
}

// follow counts the pages of a document on from a number of others.
func follow(doc *document.Document, before int) {
	move := func(p *document.Place) { p.Page += before }
	for _, p := range doc.Pages {
		p.Number += before
		for _, t := range p.Tables {
			for i := range t.Cells {
				move(&t.Cells[i].Place)
			}
			for i := range t.Pieces {
				move(&t.Pieces[i].Place)
			}
			for i := range t.Unread {
				move(&t.Unread[i])
			}
		}
		for i := range p.Inserted {
			move(&p.Inserted[i].Place)
		}
	}
	for i := range doc.Warnings {
		if doc.Warnings[i].Page > 0 {
			doc.Warnings[i].Page += before
		}
	}
}

// longestOpening is how many lines stand before the text of a report at most, in its title and what
// a page says of it.
const longestOpening = 12

// beforeTables returns the first lines of a document.
func beforeTables(items []document.Item) []document.Item {
	n := 0
	for n < len(items) && n < longestOpening && items[n].Line != nil {
		n++
	}
	return items[:n]
}

// withoutOpening returns the items of a part less the first lines that begin the first one too.
func withoutOpening(items, opening []document.Item) []document.Item {
	n := 0
	for n < len(items) && items[n].Line != nil && slices.ContainsFunc(opening, func(o document.Item) bool { return o.Line.Text == items[n].Line.Text }) {
		n++
	}
	return items[n:]
}
