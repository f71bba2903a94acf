package answer

import (
	"bytes"
	"encoding/json"
	"fmt"

	"nianbao/cmd/internal/web/page"
)

// Encode returns a view in the format of the request, and its media type.
func (d *Desk) Encode(r *page.Request, v page.View) (body []byte, kind string, err error) {
	if err := r.Wrong(); err != nil {
		return nil, "", err
	}
	switch r.Format {
	case page.JSON:
		body, err = asJSON(v.Data)
		if err != nil {
			err = fmt.Errorf("JSON of %s: %w", r.Page, err)
		}
		return body, "application/json; charset=utf-8", err
	case page.CSV:
		if v.Rows == nil {
			return nil, "", page.NotFound(r.Page + ".csv")
		}
		body, err = asCSV(v.Rows())
		return body, csvType, err
	case page.XLSX:
		if v.Sheets == nil {
			return nil, "", page.NotFound(r.Page + ".xlsx")
		}
		sheets, err := v.Sheets()
		if err != nil {
			return nil, "", err
		}
		if err := r.Wrong(); err != nil { // the name of a sheet is a phrase
			return nil, "", err
		}
		body, err = workbook(sheets)
		return body, workbookType, err
	}
	if r.IsDrawing() {
		if v.Drawing == nil {
			return nil, "", page.NotFound(page.Shorten(r.URL.Path))
		}
		drawing, err := v.Drawing()
		return drawing.Body, drawing.Type, err
	}
	body, err = d.templates.page(r, v)
	return body, "text/html; charset=utf-8", err
}

func asJSON(data any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", " ")
	err := e.Encode(data)
	return b.Bytes(), err
}
