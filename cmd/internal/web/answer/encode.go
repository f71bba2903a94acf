package answer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"time"

	"nianbao/cmd/internal/web/labels"
	"nianbao/cmd/internal/web/page"
)

const jsonType = "application/json; charset=utf-8"

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
		return body, jsonType, err
	case page.CSV:
		if v.Rows == nil {
			return nil, "", page.NotFound(r.Page + ".csv")
		}
		rows := v.Rows()
		if r.Labelled() {
			facts, err := d.facts(r, v)
			if err != nil {
				return nil, "", err
			}
			rows = labels.CSV(r, rows, facts)
		}
		if err := r.Wrong(); err != nil { // the name of a column is a phrase
			return nil, "", err
		}
		body, err = asCSV(rows)
		return body, csvType, err
	case page.XLSX:
		if v.Sheets == nil {
			return nil, "", page.NotFound(r.Page + ".xlsx")
		}
		sheets, err := v.Sheets()
		if err != nil {
			return nil, "", err
		}
		if r.Labelled() {
			facts, err := d.facts(r, v)
			if err != nil {
				return nil, "", err
			}
			sheets = labels.Book(r, sheets, facts)
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

// facts returns what is told of the tables of a page: what the page itself says, and then what is so of all: the page they
// are from, where its figures come from, and when the last report was read.
func (d *Desk) facts(r *page.Request, v page.View) ([]page.Fact, error) {
	facts := []page.Fact{{Key: "page", Text: v.Title, Column: true}}
	if v.Facts != nil {
		facts = append(facts, v.Facts()...)
	}
	if part := r.Part(); part != nil {
		facts = append(facts, page.Fact{Key: "part", Text: partTold(r, part), Column: true})
	}
	facts = append(facts, page.Fact{Key: "origin", Text: r.Text("fact-origin-text")}, page.Fact{Key: "address", Text: r.Absolute(pageAddress(r)), Column: true})
	if d.readLast == nil {
		return facts, nil
	}
	last, err := d.readLast(r.Context())
	if err == nil && !last.IsZero() {
		facts = append(facts, page.Fact{Key: "as-of", Text: last.Format(time.DateOnly), Column: true})
	}
	return facts, err
}

// partTold says which rows of a list a table has, and where the others are.
func partTold(r *page.Request, part *page.Part) string {
	text := r.Text("fact-part-text", part.First, part.Last)
	if part.Total > 0 {
		text = r.Text("fact-part-of", part.First, part.Last, part.Total)
	}
	if part.More {
		text += r.Text("fact-part-next", r.Absolute(r.Next()))
	}
	return text
}

// pageAddress returns the address of the page that a table is of, with what was chosen of it.
func pageAddress(r *page.Request) string {
	address := r.Language.Prefix() + (&url.URL{Path: r.Page}).EscapedPath()
	if chosen := r.Chosen(page.LabelsParameter).Encode(); chosen != "" {
		address += "?" + chosen
	}
	return address
}
