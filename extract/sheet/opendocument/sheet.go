package opendocument

import (
	"encoding/xml"
	"math"
	"slices"
	"strconv"

	"nianbao/extract/sheet/workbook"
)

// A sheetReader reads one sheet.
type sheetReader struct {
	*reader
	*workbook.Sheet
	columns  []columns // from the left
	row, col int       // of the cell that is next
	rows     repeated  // the row that is read
	unseen   []workbook.Span
}

// columns are some beside each other that are alike.
type columns struct {
	workbook.Span
	style string // of cells that have none
}

// A repeated row is one that stands as often below each other.
type repeated struct {
	times  int
	hidden bool
	style  string // of cells that have none
	ruled  bool   // a cell of it has a line
	cells  []workbook.Cell
}

// read reads a sheet to its end.
func (s *sheetReader) read(d *xml.Decoder) error {
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			skipped, err := s.begin(d, t)
			if err != nil {
				return err
			}
			if skipped {
				depth--
			}
		case xml.EndElement:
			depth--
			if t.Name.Local == "table-row" {
				if err := s.endRow(); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// begin takes up an element of a sheet. It reports whether it was read to its end.
func (s *sheetReader) begin(d *xml.Decoder, e xml.StartElement) (bool, error) {
	switch e.Name.Local {
	case "table-column":
		return false, s.addColumns(e)
	case "table-row":
		s.rows, s.col = repeated{times: times(e, "number-rows-repeated", workbook.MostRows), hidden: isHidden(e), style: workbook.Attribute(e, "default-cell-style-name")}, 0
	case "table-cell", "covered-table-cell":
		return true, s.cell(d, e)
	case "shapes":
		_, err := s.drawn(d, workbook.Anchor{})
		return true, err
	case "forms", "table-source", "scenario", "named-expressions":
		return true, d.Skip()
	}
	return false, nil
}

// times returns how often something is repeated.
func times(e xml.StartElement, name string, most int) int {
	n, err := strconv.Atoi(workbook.Attribute(e, name))
	if err != nil {
		return 1
	}
	return min(max(n, 1), most)
}

func isHidden(e xml.StartElement) bool {
	return isOther(workbook.Attribute(e, "visibility"), "visible")
}

// addColumns takes down columns, with the style of their cells and whether they are hidden.
func (s *sheetReader) addColumns(e xml.StartElement) error {
	from := 0
	if n := len(s.columns); n > 0 {
		from = s.columns[n-1].Last + 1
	}
	span := workbook.Span{First: from, Last: min(from+times(e, "number-columns-repeated", workbook.MostCols), workbook.MostCols) - 1}
	if span.First > span.Last {
		return nil
	}
	s.columns = append(s.columns, columns{span, workbook.Attribute(e, "default-cell-style-name")})
	if isHidden(e) {
		s.HiddenCols = append(s.HiddenCols, span)
	}
	return s.budget.Object()
}

// styleOf returns the name of the style of a cell that has none itself.
func (s *sheetReader) styleOf(col int) string {
	if s.rows.style != "" {
		return s.rows.style
	}
	i, _ := slices.BinarySearchFunc(s.columns, col, func(c columns, col int) int { return c.Last - col })
	if i == len(s.columns) {
		return ""
	}
	return s.columns[i].style
}

// cell reads a cell, which is dropped if there is nothing in it. One that is covered by those merged
// may hold what nobody sees.
func (s *sheetReader) cell(d *xml.Decoder, e xml.StartElement) error {
	name := workbook.Attribute(e, "style-name")
	if name == "" {
		name = s.styleOf(s.col)
	}
	looks := s.looks("table-cell", name)
	at := workbook.Anchor{Row: s.row, Col: s.col}
	repeats := times(e, "number-columns-repeated", workbook.MostCols)
	s.col += repeats
	s.rows.ruled = s.rows.ruled || looks.ruled
	if err := s.merge(e, at); err != nil {
		return err
	}
	was, err := s.drawn(d, at)
	if err != nil {
		return err
	}
	c, any := content(e, was)
	if !any {
		return nil
	}
	c.Ruled, c.Size, c.Bold, c.Amended = looks.ruled, looks.size, looks.bold, looks.amended || was.amended
	for i := 0; i < repeats && at.Col+i < workbook.MostCols; i++ {
		c.Col = at.Col + i
		s.rows.cells = append(s.rows.cells, c)
		if err := s.budget.Cell(was.text); err != nil {
			return err
		}
	}
	return nil
}

// merge takes down the cells that are one with a cell.
func (s *sheetReader) merge(e xml.StartElement, at workbook.Anchor) error {
	cols, rows := times(e, "number-columns-spanned", workbook.MostCols), times(e, "number-rows-spanned", workbook.MostRows)
	if cols == 1 && rows == 1 {
		return nil
	}
	s.Merged = append(s.Merged, workbook.Range{FirstRow: at.Row, LastRow: min(at.Row+rows, workbook.MostRows) - 1, FirstCol: at.Col, LastCol: min(at.Col+cols, workbook.MostCols) - 1})
	return s.budget.Object()
}

// endRow adds the row as often as it is repeated. Of rows in which nothing stands those are
// remembered that are hidden, for what may stand below them.
func (s *sheetReader) endRow() error {
	r := s.rows
	first := s.row
	s.row = min(s.row+r.times, workbook.MostRows)
	switch {
	case first >= workbook.MostRows:
		return nil
	case len(r.cells) == 0 && r.hidden:
		s.unseen = append(s.unseen, workbook.Span{First: first, Last: s.row - 1})
		return nil
	case len(r.cells) == 0 && !r.ruled:
		return nil
	}
	if len(r.cells) == 0 {
		r.times = 1 // lines without an end
	}
	for _, u := range s.unseen {
		for n := u.First; n <= u.Last; n++ {
			if err := s.budget.Object(); err != nil {
				return err
			}
			s.Row(n).Hidden = true
		}
	}
	s.unseen = nil
	for n := first; n < min(first+r.times, workbook.MostRows); n++ {
		if err := s.budget.Objects(1 + len(r.cells)); err != nil {
			return err
		}
		row := s.Row(n)
		row.Hidden, row.Ruled, row.Cells = r.hidden, r.ruled, r.cells
	}
	return nil
}

// content makes a cell of what stands in it and of the value that the file keeps beside it. It reports
// false for one with nothing in it.
func content(e xml.StartElement, was drawnCell) (workbook.Cell, bool) {
	kind := ""
	for _, a := range e.Attr {
		if a.Name.Local == "value-type" && (kind == "" || a.Value == "error") { // which LibreOffice says beside
			kind = a.Value
		}
	}
	switch kind {
	case "":
		if workbook.Attribute(e, "formula") != "" && was.text == "" {
			return workbook.Cell{Kind: workbook.Pending}, true
		}
	case "error":
		return workbook.Cell{Kind: workbook.Error, Text: was.text}, was.text != ""
	case "float", "percentage", "currency":
		n, err := strconv.ParseFloat(workbook.Attribute(e, "value"), 64)
		if err == nil && !math.IsNaN(n) && !math.IsInf(n, 0) {
			c := workbook.Cell{Kind: workbook.Number, Number: n}
			if was.written {
				c.Shown = &was.text
			}
			return c, true
		}
	case "string":
		if value := workbook.Attribute(e, "string-value"); !was.written && value != "" {
			return workbook.Cell{Text: value}, true
		}
	}
	return workbook.Cell{Text: was.text}, was.text != ""
}
