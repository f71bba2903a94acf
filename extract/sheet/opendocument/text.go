package opendocument

import (
	"encoding/xml"
	"slices"
	"strings"

	"nianbao/extract/sheet/workbook"
)

// A drawnCell is what a cell shows.
type drawnCell struct {
	text    string // paragraphs parted by "\n"
	written bool   // there is a paragraph, if an empty one
	amended bool   // some of it is struck out, raised or lowered
}

// mostSpaces bounds how many spaces an element stands for.
const mostSpaces = 100

// isBox reports whether an element of that name holds a text that is not the cell's own.
func isBox(name string) bool {
	return slices.Contains([]string{"frame", "custom-shape", "rect", "ellipse", "circle", "polygon", "caption", "g", "table"}, name)
}

// drawn reads a cell to its end: its paragraphs, and the pictures and boxes that are fixed to it.
func (s *sheetReader) drawn(d *xml.Decoder, at workbook.Anchor) (drawnCell, error) {
	var c drawnCell
	var text strings.Builder
	var inside []string // names of the elements around
	amends := 0         // of them, those that amend
	boxed := func() bool { return slices.ContainsFunc(inside, isBox) }
	for {
		t, err := d.Token()
		if err != nil {
			return c, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "annotation" {
				if err := d.Skip(); err != nil {
					return c, err
				}
				continue
			}
			inside = append(inside, t.Name.Local)
			if amends > 0 || t.Name.Local == "span" && s.looks("text", workbook.Attribute(t, "style-name")).amended {
				amends++
			}
			switch t.Name.Local {
			case "p":
				if c.written && !boxed() {
					text.WriteByte('\n')
				}
				c.written = c.written || !boxed()
			case "s":
				text.WriteString(strings.Repeat(" ", times(t, "c", mostSpaces)))
			case "tab":
				text.WriteByte(' ')
			case "line-break":
				text.WriteByte('\n')
			case "image":
				s.Pictures = append(s.Pictures, at)
				if err := s.budget.Object(); err != nil {
					return c, err
				}
			}
		case xml.EndElement:
			if len(inside) == 0 {
				c.text = text.String()
				return c, nil
			}
			inside, amends = inside[:len(inside)-1], max(amends-1, 0)
		case xml.CharData:
			if !boxed() && len(inside) > 0 {
				text.Write(t)
				c.amended = c.amended || amends > 0 && strings.TrimSpace(string(t)) != ""
			} else if box := strings.TrimSpace(string(t)); box != "" {
				s.Boxes = append(s.Boxes, workbook.Box{Anchor: at, Text: box})
				if err := s.budget.Cell(box); err != nil {
					return c, err
				}
			}
		}
	}
}
