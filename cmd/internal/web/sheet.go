package web

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// A sheet is one table of a workbook; the first row is its head.
type sheet struct {
	name string
	rows [][]string
}

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// sheet answers with a workbook of what content returns, under its name.
func (s *Server) sheet(w http.ResponseWriter, r *request, content func() (name string, sheets []sheet, err error)) {
	name, body, err := s.workbook(r, content)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", workbookType)
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s.xlsx"`, name))
	send(w, r.Request, body)
}

func (s *Server) workbook(r *request, content func() (string, []sheet, error)) (string, []byte, error) {
	if err := checkQuery(r.URL.RawQuery); err != nil {
		return "", nil, err
	}
	leave, err := s.enter(r)
	if err != nil {
		return "", nil, err
	}
	defer leave()
	name, sheets, err := content()
	if err != nil {
		return "", nil, err
	}
	book := excelize.NewFile()
	defer book.Close()
	for i, each := range sheets {
		if i == 0 {
			err = book.SetSheetName("Sheet1", each.name)
		} else {
			_, err = book.NewSheet(each.name)
		}
		if err == nil {
			err = fillSheet(book, each)
		}
		if err != nil {
			return "", nil, fmt.Errorf("workbook: %w", err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		return "", nil, fmt.Errorf("workbook: %w", err)
	}
	return name, b.Bytes(), nil
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
func fillSheet(book *excelize.File, s sheet) error {
	w, err := book.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	if err := w.SetColWidth(1, max(1, len(s.rows[0])), 18); err != nil {
		return err
	}
	for i, row := range s.rows {
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
