package openxml

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"

	"nianbao/extract/sheet/workbook"
)

// sheet reads the cells of a sheet and what is drawn on it.
func (r *reader) sheet(name string, into *workbook.Sheet) error {
	s := &sheetReader{reader: r, Sheet: into, row: -1}
	if err := r.Stream(name, s.read); err != nil {
		return err
	}
	relations, err := r.relations(name)
	if err != nil {
		return err
	}
	for _, to := range relations {
		if to.is("drawing") && r.Has(to.Target) {
			if err := r.Stream(to.Target, s.drawing); err != nil {
				return err
			}
		}
	}
	return nil
}

// A sheetReader reads one sheet.
type sheetReader struct {
	*reader
	*workbook.Sheet
	row int // of the element row that is read
	col int // of its last cell
}

func (s *sheetReader) read(d *xml.Decoder) error {
	return elements(d, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "sheetView":
			s.NoZeros = s.NoZeros || workbook.Attribute(e, "showZeros") != "" && !isTrue(workbook.Attribute(e, "showZeros"))
		case "col":
			return s.columns(e)
		case "row":
			return s.beginRow(e)
		case "c":
			return s.cell(d, e)
		case "mergeCell":
			if first, last, ok := parseRange(workbook.Attribute(e, "ref")); ok {
				s.Merged = append(s.Merged, workbook.Range{FirstRow: first.Row, LastRow: last.Row, FirstCol: first.Col, LastCol: last.Col})
			}
			return s.budget.Cell("")
		}
		return nil
	})
}

// columns takes down those of the element col that are hidden.
func (s *sheetReader) columns(e xml.StartElement) error {
	width, err := strconv.ParseFloat(workbook.Attribute(e, "width"), 64)
	if !isTrue(workbook.Attribute(e, "hidden")) && (err != nil || width > 0) {
		return nil
	}
	first, last := number(workbook.Attribute(e, "min")), number(workbook.Attribute(e, "max"))
	if first > 0 && last >= first {
		s.HiddenCols = append(s.HiddenCols, workbook.Span{First: first - 1, Last: last - 1})
	}
	return s.budget.Object()
}

// beginRow takes down the number of a row and whether it is hidden.
func (s *sheetReader) beginRow(e xml.StartElement) error {
	s.row++
	s.col = -1
	if n := number(workbook.Attribute(e, "r")); n > 0 && n <= workbook.MostRows {
		s.row = n - 1
	}
	height, err := strconv.ParseFloat(workbook.Attribute(e, "ht"), 64)
	if isTrue(workbook.Attribute(e, "hidden")) || err == nil && height == 0 {
		s.Row(s.row).Hidden = true
		return s.budget.Object()
	}
	return nil
}

// A stored cell is what a file says of one.
type stored struct {
	kind    string
	value   string
	valued  bool
	formula *string
	inline  *sharedString
}

// cell reads a cell, which is dropped if there is nothing in it.
func (s *sheetReader) cell(d *xml.Decoder, e xml.StartElement) error {
	s.col++
	if at, ok := parseCell(workbook.Attribute(e, "r")); ok {
		s.row, s.col = at.Row, at.Col
	}
	if s.row < 0 || s.row >= workbook.MostRows || s.col >= workbook.MostCols {
		return d.Skip()
	}
	looks := s.style(number(workbook.Attribute(e, "s")))
	was, err := storedCell(d, workbook.Attribute(e, "t"))
	if err != nil {
		return err
	}
	c, any := s.content(was)
	if !any && !looks.ruled {
		return nil
	}
	row := s.Row(s.row)
	if !any {
		if row.Ruled {
			return nil
		}
		row.Ruled = true
		return s.budget.Object()
	}
	c.Col, c.Format, c.Ruled, c.Size, c.Bold = s.col, looks.format, looks.ruled, looks.size, looks.bold
	c.Amended = c.Amended || looks.amended
	row.Ruled = row.Ruled || looks.ruled
	row.Cells = append(row.Cells, c)
	return s.budget.Cell(c.Text)
}

// storedCell reads the element of a cell to its end.
func storedCell(d *xml.Decoder, kind string) (stored, error) {
	was := stored{kind: kind}
	inside := ""
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return was, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "is":
				text, err := richText(d)
				if err != nil {
					return was, err
				}
				was.inline = &text
				continue
			case "v":
				was.valued = true
			case "f":
				was.formula = new(string)
			case "extLst":
				if err := d.Skip(); err != nil {
					return was, err
				}
				continue
			}
			inside = t.Name.Local
			depth++
		case xml.EndElement:
			inside = ""
			depth--
		case xml.CharData:
			switch inside {
			case "v":
				was.value += string(t)
			case "f":
				*was.formula += string(t)
			}
		}
	}
	return was, nil
}

// content makes a cell of what is stored. It reports false for one with nothing in it, and for
// one that shows a picture, which is taken down as such.
func (s *sheetReader) content(was stored) (workbook.Cell, bool) {
	if was.formula != nil && strings.Contains(*was.formula, "DISPIMG") {
		s.Pictures = append(s.Pictures, workbook.Anchor{Row: s.row, Col: s.col})
		return workbook.Cell{}, false
	}
	if was.formula != nil && (!was.valued || was.value == "" && was.kind != "str") {
		return workbook.Cell{Kind: workbook.Pending}, true
	}
	switch was.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(was.value))
		if err != nil || i < 0 || i >= len(s.strings) {
			return workbook.Cell{}, false
		}
		return workbook.Cell{Text: s.strings[i].text, Amended: s.strings[i].amended}, s.strings[i].text != ""
	case "inlineStr":
		if was.inline == nil {
			return workbook.Cell{}, false
		}
		return workbook.Cell{Text: was.inline.text, Amended: was.inline.amended}, was.inline.text != ""
	case "b":
		text := "FALSE"
		if isTrue(was.value) {
			text = "TRUE"
		}
		return workbook.Cell{Kind: workbook.Boolean, Text: text}, was.valued
	case "e":
		return workbook.Cell{Kind: workbook.Error, Text: was.value}, was.value != ""
	case "str", "d":
		text := unescape(was.value)
		return workbook.Cell{Text: text}, text != ""
	}
	value := strings.TrimSpace(was.value)
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return workbook.Cell{Text: value}, value != ""
	}
	return workbook.Cell{Kind: workbook.Number, Number: n}, true
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}

// parseCell reads the address of a cell, as B7 or $B$7.
func parseCell(text string) (workbook.Anchor, bool) {
	text = strings.ReplaceAll(text, "$", "")
	col, i := 0, 0
	for ; i < len(text) && i < 3 && (text[i]|0x20) >= 'a' && (text[i]|0x20) <= 'z'; i++ {
		col = col*26 + int(text[i]|0x20-'a') + 1
	}
	row := number(text[i:])
	return workbook.Anchor{Row: row - 1, Col: col - 1}, row > 0 && col > 0 && row <= workbook.MostRows && col <= workbook.MostCols
}

// parseRange reads the address of a rectangle, as A1:C3.
func parseRange(text string) (first, last workbook.Anchor, ok bool) {
	from, to, found := strings.Cut(text, ":")
	first, ok = parseCell(from)
	if !found {
		return first, first, ok
	}
	last, okLast := parseCell(to)
	return first, last, ok && okLast && first.Row <= last.Row && first.Col <= last.Col
}
