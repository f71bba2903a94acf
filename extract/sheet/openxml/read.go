package openxml

import (
	"nianbao/extract/document"
	"nianbao/extract/sheet/workbook"
)

// MediaType is the media type of these workbooks.
const MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Read reads a workbook. Errors that wrap document.ErrLimit say that it is too large; all others
// that it is damaged.
func Read(data []byte, limits document.Limits) (*workbook.Workbook, error) {
	parts, err := workbook.OpenArchive(data, limits, partName)
	if err != nil {
		return nil, err
	}
	a := archive{parts}
	root, err := a.relations("")
	if err != nil {
		return nil, err
	}
	main := related(root, "officeDocument")
	if !a.Has(main) {
		main = "xl/workbook.xml"
	}
	r := &reader{archive: a, budget: workbook.NewBudget(limits), book: &workbook.Workbook{}}
	if err := r.workbook(main); err != nil {
		return nil, err
	}
	r.properties(root)
	return r.book, nil
}

// A reader reads one workbook.
type reader struct {
	archive
	budget  *workbook.Budget
	book    *workbook.Workbook
	strings []sharedString
	styles  []style
}

// workbook reads the main part and what it leads to.
func (r *reader) workbook(name string) error {
	var main struct {
		Properties struct {
			From1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			ID    string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
			// The strict standard has another name for the same.
			StrictID string `xml:"http://purl.oclc.org/ooxml/officeDocument/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := r.decode(name, &main); err != nil {
		return err
	}
	r.book.From1904 = isTrue(main.Properties.From1904)
	relations, err := r.relations(name)
	if err != nil {
		return err
	}
	if shared := related(relations, "sharedStrings"); r.Has(shared) {
		if err := r.Stream(shared, r.readStrings); err != nil {
			return err
		}
	}
	if styles := related(relations, "styles"); r.Has(styles) {
		if err := r.readStyles(styles); err != nil {
			return err
		}
	}
	for _, s := range main.Sheets {
		for _, to := range relations {
			if to.ID != s.ID+s.StrictID || !to.is("worksheet") {
				continue // a sheet that is a chart has no cells
			}
			sheet := &workbook.Sheet{Name: s.Name, Hidden: s.State == "hidden" || s.State == "veryHidden"}
			if err := r.sheet(to.Target, sheet); err != nil {
				return err
			}
			r.book.Sheets = append(r.book.Sheets, sheet)
		}
	}
	return nil
}

// properties reads what the file says of itself. It is no harm if it says nothing.
func (r *reader) properties(root []relation) {
	var core struct {
		Title string `xml:"title"`
	}
	if name := related(root, "core-properties"); r.Has(name) && r.decode(name, &core) == nil {
		r.book.Title = core.Title
	}
	var app struct {
		Application string `xml:"Application"`
	}
	if name := related(root, "extended-properties"); r.Has(name) && r.decode(name, &app) == nil {
		r.book.Producer = app.Application
	}
}

// isTrue reads a value of the type xsd:boolean.
func isTrue(value string) bool { return value == "1" || value == "true" || value == "on" }
