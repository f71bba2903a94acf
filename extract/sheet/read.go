package sheet

import (
	"errors"
	"slices"
	"strings"

	"nianbao/extract/character"
	"nianbao/extract/document"
	"nianbao/extract/sheet/biff"
	"nianbao/extract/sheet/opendocument"
	"nianbao/extract/sheet/openxml"
	"nianbao/extract/sheet/workbook"
)

// ReadOpenXML reads a workbook of today's Excel into a document. Errors are of type
// document.Error.
func ReadOpenXML(doc *document.Document, data []byte, limits document.Limits) error {
	doc.MediaType = openxml.MediaType
	return read(doc, data, limits, openxml.Read)
}

// ReadBinary reads a workbook of Excel 97 to 2003 or of WPS into a document. Errors are of type
// document.Error.
func ReadBinary(doc *document.Document, data []byte, limits document.Limits) error {
	doc.MediaType = biff.MediaType
	return read(doc, data, limits, biff.Read)
}

// ReadOpenDocument reads a spreadsheet of LibreOffice into a document. Errors are of type
// document.Error.
func ReadOpenDocument(doc *document.Document, data []byte, limits document.Limits) error {
	doc.MediaType = opendocument.MediaType
	return read(doc, data, limits, opendocument.Read)
}

// read has the reader of a format read the workbook and makes pages of its sheets.
func read(doc *document.Document, data []byte, limits document.Limits, from func([]byte, document.Limits) (*workbook.Workbook, error)) (err error) {
	doc.Layout = document.MarkedUp
	defer func() { err = damaged(doc.Path, err) }()
	defer document.RecoverTo(&err)
	book, err := from(data, limits)
	if err != nil {
		return err
	}
	doc.Title, doc.Producer = clean(book.Title), clean(book.Producer)
	w := &writer{doc: doc, book: book, budget: workbook.NewBudget(limits), formats: formats{from1904: book.From1904}}
	for _, s := range book.Sheets {
		if err := w.sheet(s); err != nil {
			return err
		}
	}
	if len(doc.Pages) == 0 {
		return w.nothing()
	}
	doc.Pages[0].LeftOut += w.hidden.String()
	w.tell()
	return nil
}

// nothing says why no page was made.
func (w *writer) nothing() error {
	pictures := slices.ContainsFunc(w.book.Sheets, func(s *workbook.Sheet) bool { return len(s.Pictures) > 0 })
	switch {
	case pictures:
		return &document.Error{Path: w.doc.Path, Reason: document.ErrUnsupported, Detail: "a workbook with nothing but pictures in its sheets"}
	case w.unseen.count > 0:
		return &document.Error{Path: w.doc.Path, Reason: document.ErrEmpty, Detail: "all that its sheets hold is hidden"}
	}
	return &document.Error{Path: w.doc.Path, Reason: document.ErrEmpty, Detail: "nothing stands in its sheets"}
}

// damaged makes a document.Error of whatever reading ended with.
func damaged(path string, err error) error {
	var typed *document.Error
	if err == nil || errors.As(err, &typed) {
		return err
	}
	reason, detail := document.ErrDamagedSheet, document.Words(err)
	for _, r := range []error{document.ErrLimit, document.ErrUnsupported, document.ErrPassword} {
		if errors.Is(err, r) {
			reason = r
		}
	}
	if reason == document.ErrPassword {
		detail = ""
	}
	return &document.Error{Path: path, Reason: reason, Detail: detail}
}

// A writer makes pages of sheets.
type writer struct {
	doc     *document.Document
	book    *workbook.Workbook
	budget  *workbook.Budget
	formats formats
	hidden  strings.Builder // texts of sheets that are hidden
	told
}

// sheet adds the page of a sheet. One that is hidden, or in which nothing stands, has none.
func (w *writer) sheet(s *workbook.Sheet) error {
	if s.Hidden {
		w.hideSheet(s)
		return nil
	}
	g := w.grid(s)
	for _, b := range s.Boxes {
		w.boxes.add(w.at(s, b.Row, b.Col), b.Text)
	}
	if !g.hasText() {
		w.hidden.WriteString(g.leftOut.String())
		return nil
	}
	p := &page{writer: w, grid: g, Page: &document.Page{Number: len(w.doc.Pages) + 1, LeftOut: g.leftOut.String()}}
	if err := p.write(); err != nil {
		return err
	}
	w.doc.Pages = append(w.doc.Pages, p.Page)
	return nil
}

// hideSheet takes down what stands on a sheet that is hidden.
func (w *writer) hideSheet(s *workbook.Sheet) {
	n := 0
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			n++
			w.hidden.WriteString(w.formats.show(c).text)
		}
	}
	if n > 0 {
		w.unseen.add(s.Name, "")
	}
}

// clean returns a text without what can't be shown.
func clean(text string) string {
	text = strings.TrimSpace(character.Clean(text))
	if text == character.Replacement {
		return ""
	}
	return text
}

// lines returns the lines of a text, without those in which nothing stands.
func lines(text string) []string {
	list := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i := range list {
		list[i] = strings.Join(strings.Fields(clean(strings.ReplaceAll(list[i], "\r", " "))), " ")
	}
	return slices.DeleteFunc(list, func(l string) bool { return l == "" })
}
