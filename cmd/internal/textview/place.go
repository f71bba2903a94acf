package textview

import (
	"fmt"

	"nianbao/extract/document"
)

// Where names a place: the page, the line of a plain text or of the source of a web page, or
// the cell of a spreadsheet.
func (v View) Where(p document.Place) string {
	switch {
	case p.Cell != "":
		return fmt.Sprintf("  (%s)", p.Cell)
	case p.Line > 0:
		return v.Say("  (line %d)", p.Line)
	case p.Page > 0:
		return v.Say("  (page %d)", p.Page)
	}
	return ""
}

// Box names a page and the box on it. The address of a cell says all of it.
func (v View) Box(p document.Place) string {
	where := v.Where(p)
	if p.Box.IsZero() || p.Cell != "" {
		return where
	}
	return v.Say("%s at (%.0f, %.0f) to (%.0f, %.0f)", where, p.Box.X0, p.Box.Y0, p.Box.X1, p.Box.Y1)
}
