package biff

import (
	"encoding/binary"
	"math"
	"strings"

	"nianbao/extract/sheet/workbook"
)

// A sheetReader reads the records of one sheet.
type sheetReader struct {
	*reader
	*workbook.Sheet
	begun   bool
	isCells bool // it is no chart and no macro
	depth   int  // charts in it
	pending *workbook.Cell
	drawn   drawn
}

func (s *sheetReader) read(rec *record) (more bool, err error) {
	if err := s.budget.Object(); err != nil {
		return false, err // sheets can be said to share their records
	}
	if !s.begun {
		if rec.id != recBegin {
			return false, errNoSheet
		}
		version, kind := rec.u16(), rec.u16()
		s.begun, s.isCells = true, version == version8 && kind == kindSheet
		return s.isCells, nil
	}
	switch rec.id {
	case recBegin:
		s.depth++
		return true, nil
	case recEOF:
		s.depth--
		return s.depth >= 0, nil
	}
	if s.depth > 0 {
		return true, nil
	}
	switch rec.id {
	case recRow:
		number := rec.u16()
		rec.next(10)
		if rec.u32()&0x20 != 0 {
			s.Row(number).Hidden = true
			return true, s.budget.Object()
		}
	case recColumn:
		first, last, width := rec.u16(), rec.u16(), rec.u16()
		rec.next(2)
		if hidden := rec.u16()&1 != 0; (hidden || width == 0) && first <= last {
			s.HiddenCols = append(s.HiddenCols, workbook.Span{First: first, Last: last})
			return true, s.budget.Object()
		}
	case recView:
		s.NoZeros = rec.u16()&0x10 == 0
	case recMerged:
		return true, s.merged(rec)
	case recString:
		if s.pending != nil {
			s.pending.Text = rec.string(rec.u16()).string
			s.pending = nil
		}
	case recDrawing, recObject, recBoxText:
		return true, s.drawing(rec)
	default:
		return true, s.cells(rec)
	}
	return true, nil
}

// cells reads a record of one cell or of several.
func (s *sheetReader) cells(rec *record) error {
	switch rec.id {
	case recSharedText, recLabel, recRichString, recNumber, recRK, recTruth, recFormula, recBlank, recManyRK, recManyBlank:
	default:
		return nil
	}
	row, col := rec.u16(), rec.u16()
	switch rec.id {
	case recManyRK:
		for ; rec.rest() >= 8; col++ {
			look := rec.u16()
			if err := s.add(row, col, look, workbook.Cell{Kind: workbook.Number, Number: rk(rec.u32())}); err != nil {
				return err
			}
		}
		return nil
	case recManyBlank:
		for ; rec.rest() >= 4; col++ {
			if err := s.blank(row, rec.u16()); err != nil {
				return err
			}
		}
		return nil
	}
	look := rec.u16()
	switch rec.id {
	case recBlank:
		return s.blank(row, look)
	case recNumber:
		return s.add(row, col, look, workbook.Cell{Kind: workbook.Number, Number: math.Float64frombits(binary.LittleEndian.Uint64(rec.next(8)))})
	case recRK:
		return s.add(row, col, look, workbook.Cell{Kind: workbook.Number, Number: rk(rec.u32())})
	case recTruth:
		code, isError := rec.u8(), rec.u8()
		return s.add(row, col, look, truth(code, isError != 0))
	case recFormula:
		return s.formula(rec, row, col, look)
	}
	var t text
	if rec.id == recSharedText {
		i := int(rec.u32())
		if i >= len(s.strings) {
			return errShort
		}
		t = s.strings[i]
	} else {
		t = rec.string(rec.u16())
	}
	if t.string == "" {
		return s.blank(row, look)
	}
	return s.add(row, col, look, workbook.Cell{Text: t.string, Amended: s.amended(t, s.look(look))})
}

func truth(code int, isError bool) workbook.Cell {
	switch {
	case isError && faults[code] != "":
		return workbook.Cell{Kind: workbook.Error, Text: faults[code]}
	case isError:
		return workbook.Cell{Kind: workbook.Error, Text: "#N/A"}
	case code != 0:
		return workbook.Cell{Kind: workbook.Boolean, Text: "TRUE"}
	}
	return workbook.Cell{Kind: workbook.Boolean, Text: "FALSE"}
}

// formula reads the value that a formula had when the file was saved. A text stands in a record
// of its own behind it ([MS-XLS] 2.5.133).
func (s *sheetReader) formula(rec *record, row, col, look int) error {
	value := rec.next(8)
	if value[6] != 0xFF || value[7] != 0xFF {
		return s.add(row, col, look, workbook.Cell{Kind: workbook.Number, Number: math.Float64frombits(binary.LittleEndian.Uint64(value))})
	}
	switch value[0] {
	case 0:
		if err := s.add(row, col, look, workbook.Cell{}); err != nil {
			return err
		}
		cells := s.Row(row).Cells
		s.pending = &cells[len(cells)-1]
		return nil
	case 1, 2:
		return s.add(row, col, look, truth(int(value[2]), value[0] == 2))
	}
	return s.blank(row, look) // an empty text
}

// add adds a cell with something in it.
func (s *sheetReader) add(row, col, look int, c workbook.Cell) error {
	if math.IsNaN(c.Number) || math.IsInf(c.Number, 0) {
		c = workbook.Cell{Kind: workbook.Error, Text: faults[0x24]}
	}
	of := s.look(look)
	own := s.font(of.font)
	c.Col, c.Format, c.Ruled, c.Size, c.Bold = col, s.code(of), of.ruled, own.size, own.bold
	c.Amended = c.Amended || c.Kind != workbook.Text && own.amends
	r := s.Row(row)
	r.Ruled = r.Ruled || c.Ruled
	r.Cells = append(r.Cells, c)
	return s.budget.Cell(c.Text)
}

// blank takes down that a cell with nothing in it has lines.
func (s *sheetReader) blank(row, look int) error {
	if !s.look(look).ruled {
		return nil
	}
	r := s.Row(row)
	if r.Ruled {
		return nil
	}
	r.Ruled = true
	return s.budget.Object()
}

// merged reads the ranges of cells that are one.
func (s *sheetReader) merged(rec *record) error {
	for n := rec.u16(); n > 0; n-- {
		r := workbook.Range{FirstRow: rec.u16(), LastRow: rec.u16(), FirstCol: rec.u16(), LastCol: rec.u16()}
		if rec.short {
			return errShort
		}
		if r.FirstRow <= r.LastRow && r.FirstCol <= r.LastCol {
			s.Merged = append(s.Merged, r)
		}
		if err := s.budget.Cell(""); err != nil {
			return err
		}
	}
	return nil
}

// finish drops the cells of formulas whose text never came.
func (s *sheetReader) finish() {
	for i := range s.Rows {
		kept := s.Rows[i].Cells[:0]
		for _, c := range s.Rows[i].Cells {
			if c.Kind != workbook.Text || strings.TrimSpace(c.Text) != "" {
				kept = append(kept, c)
			}
		}
		s.Rows[i].Cells = kept
	}
}
