package annual

import (
	"slices"

	"nianbao/extract/document"
)

// SetInFile sets all places to where they lie on the pages of the file, so that a
// picture of a page can be marked there, which shows a scan as it was scanned: what is
// read of it lies on the page turned upright and straightened.
func (r *Report) SetInFile(doc *document.Document) {
	set := func(p *document.Place) { *p = doc.InFile(*p) }
	for i := range r.Sections {
		s := &r.Sections[i]
		set(&s.Place)
		s.Subheadings = slices.Clone(s.Subheadings) // the document's own
		for j := range s.Subheadings {
			set(&s.Subheadings[j].Place)
		}
	}
	for i := range r.Observations {
		set(&r.Observations[i].Place)
	}
	for i := range r.Unplaced {
		set(&r.Unplaced[i].Place)
	}
	for i := range r.Printed {
		t := &r.Printed[i]
		set(&t.Place)
		for j := range t.Cells {
			set(&t.Cells[j].Place)
		}
	}
	for i := range r.Evidence {
		set(&r.Evidence[i].Place)
	}
	for i := range r.Findings {
		set(&r.Findings[i].Place)
	}
}
