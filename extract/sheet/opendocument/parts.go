package opendocument

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"nianbao/extract/sheet/workbook"
)

// An archive is the parts of a spreadsheet by their names.
type archive struct{ *workbook.Archive }

// asWritten is the name by which a part is known.
func asWritten(name string) string { return name }

// each calls a function for each element that begins in a part.
func (a archive) each(name string, begins func(*xml.Decoder, xml.StartElement) error) error {
	return a.Stream(name, func(d *xml.Decoder) error {
		for {
			t, err := d.Token()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			if e, ok := t.(xml.StartElement); ok {
				if err := begins(d, e); err != nil {
					return err
				}
			}
		}
	})
}

// isOther reports whether an attribute is there and says something else than none.
func isOther(value, none string) bool { return value != "" && !strings.HasPrefix(value, none) }
