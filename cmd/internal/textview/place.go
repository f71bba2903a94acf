package textview

import (
	"fmt"

	"nianbao/extract/document"
)

// Where names a place: the page, or the line of a plain text or of the source of a
// web page.
func Where(p document.Place) string {
	switch {
	case p.Line > 0:
		return fmt.Sprintf("  (line %d)", p.Line)
	case p.Page > 0:
		return fmt.Sprintf("  (page %d)", p.Page)
	}
	return ""
}

// Box names a page and the box on it.
func Box(p document.Place) string {
	where := Where(p)
	if p.Box.IsZero() {
		return where
	}
	return fmt.Sprintf("%s at (%.0f, %.0f) to (%.0f, %.0f)", where, p.Box.X0, p.Box.Y0, p.Box.X1, p.Box.Y1)
}
