package answer

import (
	"net/http"
	"slices"

	"nianbao/cmd/internal/web/labels"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/sent"
)

// A Taken is a table that the answer to a form offers to be taken along.
type Taken struct {
	Sheet page.Sheet
	// First are sheets that stand before it in a workbook, in words as they are.
	First []page.Sheet
	Facts []page.Fact
	// Plain is by what it is kept, in letters of every system, and Told the same in words.
	Plain string
	Told  []string
}

// Tables returns the files of a table for people, as CSV and as a workbook, by their endings.
func (d *Desk) Tables(r *page.Request, t Taken) (map[string]sent.File, error) {
	table := labels.CSV(r, t.Sheet.Rows, t.Facts)
	sheets := append(slices.Clone(t.First), labels.Book(r, []page.Sheet{t.Sheet}, t.Facts)...)
	if err := r.Wrong(); err != nil { // the names of columns and sheets are phrases
		return nil, err
	}
	asText, err := asCSV(table)
	if err != nil {
		return nil, err
	}
	book, err := workbook(sheets)
	if err != nil {
		return nil, err
	}
	name := fileName{t.Plain, naming.FileTitle(t.Told...)}
	file := func(format page.Format, kind string, body []byte) sent.File {
		return sent.File{Header: http.Header{"Content-Type": {kind}, "Content-Disposition": {attached(name, string(format))}}, Body: body}
	}
	return map[string]sent.File{string(page.CSV): file(page.CSV, csvType, asText), string(page.XLSX): file(page.XLSX, workbookType, book)}, nil
}

// DataFile returns the data of a view as JSON, which the answer to a form offers.
func (d *Desk) DataFile(v page.View) (sent.File, error) {
	body, err := asJSON(v.Data)
	return sent.File{Header: http.Header{"Content-Type": {jsonType}}, Body: body}, err
}
