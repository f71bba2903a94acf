package openxml

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"nianbao/extract/sheet/workbook"
)

// A shape is what is read of one drawing that is anchored in the sheet.
type shape struct {
	workbook.Anchor
	picture bool
	small   bool
	text    strings.Builder
}

// leastSide is how high and wide a picture is at least that has anything to read, in the units of
// drawings, of which a point has 12,700: as large as a hundred pixels.
const leastSide = 75 * 12700

// drawing reads the pictures and the boxes of text of a sheet.
func (s *sheetReader) drawing(d *xml.Decoder) error {
	var open *shape
	var path []string
	for {
		t, err := d.Token()
		if err != nil {
			s.endShape(open)
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			name := t.Name.Local
			if name == "Fallback" { // the second version of a drawing
				if err := d.Skip(); err != nil {
					return err
				}
				continue
			}
			path = append(path, name)
			switch {
			case strings.HasSuffix(name, "Anchor"):
				if err := s.endShape(open); err != nil {
					return err
				}
				open = &shape{}
			case open != nil && (name == "pic" || name == "blip"):
				open.picture = true
			case open != nil && name == "ext" && workbook.Attribute(t, "cx") != "":
				open.small = number(workbook.Attribute(t, "cx")) < leastSide || number(workbook.Attribute(t, "cy")) < leastSide
			case open != nil && name == "p" && open.text.Len() > 0:
				open.text.WriteByte('\n')
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if open == nil || len(path) < 2 {
				continue
			}
			switch inner, outer := path[len(path)-1], path[len(path)-2]; {
			case inner == "row" && outer == "from":
				open.Row = number(string(t))
			case inner == "col" && outer == "from":
				open.Col = number(string(t))
			case inner == "t":
				open.text.Write(t)
			}
		}
	}
}

// endShape takes a drawing down that has been read whole.
func (s *sheetReader) endShape(of *shape) error {
	if of == nil {
		return nil
	}
	if of.picture && !of.small {
		s.Pictures = append(s.Pictures, of.Anchor)
	}
	text := strings.TrimSpace(of.text.String())
	if text != "" {
		s.Boxes = append(s.Boxes, workbook.Box{Anchor: of.Anchor, Text: text})
	}
	return s.budget.Cell(text)
}
