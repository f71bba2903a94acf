package opendocument

import (
	"encoding/xml"
	"errors"

	"nianbao/extract/document"
	"nianbao/extract/sheet/workbook"
)

// MediaType is the media type of these spreadsheets.
const MediaType = "application/vnd.oasis.opendocument.spreadsheet"

// Read reads a spreadsheet. Errors that wrap document.ErrLimit say that it is too large, those that wrap
// document.ErrPassword that it is encrypted; all others that it is damaged.
func Read(data []byte, limits document.Limits) (*workbook.Workbook, error) {
	parts, err := workbook.OpenArchive(data, limits, asWritten)
	if err != nil {
		return nil, err
	}
	r := &reader{archive: archive{parts}, budget: workbook.NewBudget(limits), book: &workbook.Workbook{}, styles: map[string]*style{}, known: map[string]looks{}}
	if err := r.manifest(); err != nil {
		return nil, err
	}
	if err := r.optional("styles.xml", func(d *xml.Decoder, e xml.StartElement) error {
		_, err := r.readStyle(d, e)
		return err
	}); err != nil {
		return nil, err
	}
	if err := r.each("content.xml", r.content); err != nil {
		return nil, err
	}
	return r.book, errors.Join(r.settings(), r.properties())
}

// A reader reads one spreadsheet.
type reader struct {
	archive
	budget *workbook.Budget
	book   *workbook.Workbook
	styles map[string]*style
	known  map[string]looks
}

// optional is each, for a part that need not be there.
func (r *reader) optional(name string, begins func(*xml.Decoder, xml.StartElement) error) error {
	if !r.Has(name) {
		return nil
	}
	return r.each(name, begins)
}

// manifest looks whether the parts are encrypted.
func (r *reader) manifest() error {
	return r.optional("META-INF/manifest.xml", func(_ *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local == "encryption-data" {
			return document.ErrPassword
		}
		return nil
	})
}

// content reads the sheets. What changes took out stands before them in cells of its own.
func (r *reader) content(d *xml.Decoder, e xml.StartElement) error {
	if isStyle, err := r.readStyle(d, e); isStyle {
		return err
	}
	switch e.Name.Local {
	case "tracked-changes":
		return d.Skip()
	case "table":
		s := &sheetReader{reader: r, Sheet: &workbook.Sheet{Name: workbook.Attribute(e, "name"), Hidden: r.looks("table", workbook.Attribute(e, "style-name")).hidden}}
		r.book.Sheets = append(r.book.Sheets, s.Sheet)
		return s.read(d)
	}
	return nil
}

// settings looks whether a view shows zeros.
func (r *reader) settings() error {
	return r.optional("settings.xml", func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "config-item" || workbook.Attribute(e, "name") != "ShowZeroValues" {
			return nil
		}
		var value string
		if err := d.DecodeElement(&value, &e); err != nil {
			return err
		}
		for _, s := range r.book.Sheets {
			s.NoZeros = s.NoZeros || value == "false"
		}
		return nil
	})
}

// properties reads what the file says of itself.
func (r *reader) properties() error {
	return r.optional("meta.xml", func(d *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "title":
			return d.DecodeElement(&r.book.Title, &e)
		case "generator":
			return d.DecodeElement(&r.book.Producer, &e)
		}
		return nil
	})
}
