package biff

import (
	"encoding/binary"
	"strings"

	"nianbao/extract/sheet/workbook"
)

// The kinds of objects on a sheet that are read ([MS-XLS] 2.5.143).
const objectPicture = 8

// recAnchor is where a shape is anchored ([MS-XLS] 2.5.193), a record inside of drawings.
const recAnchor = 0xF010

// drawn is the shape that was anchored last.
type drawn struct {
	workbook.Anchor
	small bool
}

// drawing reads a record of a drawing, of an object or of the text in a box. They come in this
// order for each.
func (s *sheetReader) drawing(rec *record) error {
	switch rec.id {
	case recDrawing:
		var data []byte
		for _, p := range rec.parts {
			data = append(data, p...)
		}
		s.anchor(data, 0)
	case recObject:
		rec.next(4)
		if rec.u16() == objectPicture && !s.drawn.small {
			s.Pictures = append(s.Pictures, s.drawn.Anchor)
			return s.budget.Object()
		}
	case recBoxText:
		rec.next(10)
		length := rec.u16()
		if length == 0 || len(rec.parts) < 2 {
			return nil
		}
		rec.parts = rec.parts[1:]
		text := strings.TrimSpace(rec.characters(length, rec.u8()&1 != 0))
		rec.short = false // what is left of a text is told
		if text != "" {
			s.Boxes = append(s.Boxes, workbook.Box{Anchor: s.drawn.Anchor, Text: text})
		}
		return s.budget.Cell(text)
	}
	return nil
}

// deepest bounds how deep shapes are grouped.
const deepest = 16

// anchor looks for the last anchor among the records of a drawing. One of fewer than two rows or
// columns is too small to have anything to read.
func (s *sheetReader) anchor(data []byte, depth int) {
	for len(data) >= 8 {
		container := data[0]&0xF == 0xF
		id, size := binary.LittleEndian.Uint16(data[2:]), int(binary.LittleEndian.Uint32(data[4:]))
		data = data[8:]
		if size < 0 || size > len(data) {
			size = len(data) // the rest is in the next record
		}
		switch {
		case id == recAnchor && size >= 18:
			at := func(i int) int { return int(binary.LittleEndian.Uint16(data[2*i:])) }
			s.drawn = drawn{workbook.Anchor{Row: at(3), Col: at(1)}, at(7)-at(3) < 2 || at(5)-at(1) < 1}
		case container && depth < deepest:
			s.anchor(data[:size], depth+1)
		}
		data = data[size:]
	}
}
