package answer

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"nianbao/cmd/internal/web/page"
)

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// workbook returns the file of some sheets.
func workbook(sheets []page.Sheet) ([]byte, error) {
	var err error
	book := excelize.NewFile()
	defer book.Close()
	for i, each := range sheets {
		if i == 0 {
			err = book.SetSheetName("Sheet1", each.Name)
		} else {
			_, err = book.NewSheet(each.Name)
		}
		if err == nil {
			err = fillSheet(book, each)
		}
		if err != nil {
			return nil, fmt.Errorf("workbook: %w", err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	return b.Bytes(), nil
}

// numberCell returns a plain number as what a spreadsheet reckons with.
func numberCell(text string) any {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return n
}

// fillSheet writes texts as texts, so that none is a formula, and plain numbers
// of up to 15 digits, which a spreadsheet holds exactly, as numbers.
func fillSheet(book *excelize.File, s page.Sheet) error {
	w, err := book.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	if err := w.SetColWidth(1, max(1, len(s.Rows[0])), 18); err != nil {
		return err
	}
	for i, row := range s.Rows {
		cells := make([]any, len(row))
		for j, text := range row {
			switch {
			case i == 0:
				cells[j] = excelize.Cell{StyleID: bold, Value: text}
			case plainNumber.MatchString(text) && len(text) <= 15:
				cells[j] = numberCell(text)
			default:
				cells[j] = text
			}
		}
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		if err := w.SetRow(at, cells); err != nil {
			return err
		}
	}
	return w.Flush()
}
