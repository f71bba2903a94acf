package answer

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
)

const csvType = "text/csv; charset=utf-8"

// byteOrderMark keeps Excel from garbling Chinese.
const byteOrderMark = "\uFEFF"

// plainNumber is a number as spreadsheets reckon with it.
var plainNumber = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// asCSV returns the file of a table.
func asCSV(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(len(byteOrderMark) + sizeOf(rows)) // to grow step by step takes longer than to fill
	b.WriteString(byteOrderMark)
	c := csv.NewWriter(&b)
	for _, row := range rows {
		if err := c.Write(inert(row)); err != nil {
			return nil, err
		}
	}
	c.Flush()
	return b.Bytes(), c.Error()
}

// sizeOf returns about how many bytes rows are as CSV: quotes are not counted.
func sizeOf(rows [][]string) int {
	n := 0
	for _, row := range rows {
		for _, cell := range row {
			n += len(cell) + len(",")
		}
	}
	return n
}

// inert keeps spreadsheets from taking a text of a report for a formula; numbers
// stay as they are. It changes the row.
func inert(row []string) []string {
	for i, cell := range row {
		if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && !plainNumber.MatchString(cell) {
			row[i] = "'" + cell
		}
	}
	return row
}
