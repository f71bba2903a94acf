package place

import (
	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/spelling"
)

// allTables lists the grids of a document in order.
func allTables(doc *document.Document) []*document.Table {
	var all []*document.Table
	for i := range doc.Sections {
		all = append(all, tablesIn(&doc.Sections[i])...)
	}
	return all
}

// sectionOf returns the section whose title is likest to the table's, and no
// likelier another table's; the one with its ordinal if no title is alike.
func sectionOf(doc *document.Document, t *form.Table) *document.Section {
	var named, numbered *document.Section
	best := 0.5
	for i := range doc.Sections {
		s := &doc.Sections[i]
		title := spelling.WordingOf(spelling.Canonical(s.Title))
		if like := t.Title().Like(title, 0); like > best && likestTable(title) == t.ID {
			named, best = s, like
		}
		if s.Ordinal == t.Section {
			numbered = s
		}
	}
	if named != nil {
		return named
	}
	return numbered
}

// likestTable returns the table whose title is likest to a section's.
func likestTable(title spelling.Wording) string {
	id, best := "", 0.0
	for _, f := range form.All() {
		for i := range f.Tables {
			if like := f.Tables[i].Title().Like(title, 0); like > best {
				id, best = f.Tables[i].ID, like
			}
		}
	}
	return id
}

// tablesIn lists the grids of a section, none for nil.
func tablesIn(s *document.Section) []*document.Table {
	var list []*document.Table
	if s != nil {
		for _, b := range s.Blocks {
			if b.Table != nil {
				list = append(list, b.Table)
			}
		}
	}
	return list
}
