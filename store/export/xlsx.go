package export

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheetDigits is how many significant digits a spreadsheet keeps of a number:
// any decimal of so many goes through a float64 and back unchanged.
const sheetDigits = 15

// writeXLSX writes a workbook: the figures in the long or the wide shape, and
// the sheets codebook, findings and reports.
//
// A value is a number if it has no more than 15 significant digits, which is
// what a spreadsheet keeps, and else the text of the number, so that no digit is
// lost; such a text takes no part in sums. Texts are typed strings, also where
// they begin with =, +, - or @, and are never formulas. In the long shape the
// rows of flagged and inferred figures are coloured, and status says which is
// which; the wide shape leaves them out and counts them in untrusted.
//
// The rows of all sheets are counted before anything is written: a sheet has
// 1,048,576 rows, its header included. More is a *LimitError.
//
// In words for people it has one more sheet, with what is said of the workbook.
func writeXLSX(src *source, shape Shape, w io.Writer, o Options) error {
	var tables []table
	for _, s := range []Shape{shape, CodebookRows, FindingRows, ReportRows} {
		table, err := src.table(s)
		if err != nil {
			return err
		}
		if o.Labels != nil {
			table = table.labelled(o.Labels, nil)
		}
		tables = append(tables, table)
	}
	if o.Labels != nil {
		facts, err := src.facts(o.Labels, shape)
		if err != nil {
			return err
		}
		tables = append(tables, factTable(o.Labels, facts))
	}
	return writeBook(tables, w)
}

// writeBook writes a workbook with a sheet for each table.
func writeBook(tables []table, w io.Writer) error {
	for _, table := range tables {
		if err := checkSheet(table); err != nil {
			return err
		}
	}
	book := excelize.NewFile()
	defer book.Close() // removes its temporary files
	styles, err := newSheetStyles(book)
	if err != nil {
		return err
	}
	for i, table := range tables {
		name := cmp.Or(table.name, string(table.shape))
		if i == 0 {
			err = book.SetSheetName(book.GetSheetName(0), name)
		} else {
			_, err = book.NewSheet(name)
		}
		if err != nil {
			return err
		}
		if err := writeSheet(book, name, table, styles); err != nil {
			return err
		}
	}
	return book.Write(w)
}

// checkSheet tells whether a sheet can hold the table.
func checkSheet(t table) error {
	rows, err := t.count()
	if err != nil {
		return err
	}
	if rows+1 > excelize.TotalRows {
		return &LimitError{Format: XLSX, Shape: t.shape, What: "rows with the header", Count: rows + 1, Limit: excelize.TotalRows}
	}
	if len(t.columns) > excelize.MaxColumns {
		return &LimitError{Format: XLSX, Shape: t.shape, What: "columns", Count: len(t.columns), Limit: excelize.MaxColumns}
	}
	return nil
}

// sheetStyles are the styles of a workbook's cells.
type sheetStyles struct{ header, doubtful int }

func newSheetStyles(book *excelize.File) (s sheetStyles, err error) {
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	if s.header, err = book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill("DDE6F0")}); err != nil {
		return s, err
	}
	s.doubtful, err = book.NewStyle(&excelize.Style{Fill: fill("FFE0B3")})
	return s, err
}

func writeSheet(book *excelize.File, name string, t table, styles sheetStyles) error {
	out, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	header := make([]any, len(t.columns))
	for i, c := range t.columns {
		header[i] = excelize.Cell{StyleID: styles.header, Value: c.name}
		if err := out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := out.SetRow("A1", header); err != nil {
		return err
	}
	line, cells := 1, make([]any, len(t.columns))
	if err := t.each(func(row []field) error {
		line++
		style := 0
		if t.doubtful != nil && t.doubtful(row) {
			style = styles.doubtful
		}
		for i, c := range t.columns {
			value, err := c.sheetValue(row[i], t.shape)
			if err != nil {
				return err
			}
			cells[i] = value
			if style != 0 {
				cells[i] = excelize.Cell{StyleID: style, Value: value}
			}
		}
		return out.SetRow("A"+strconv.Itoa(line), cells)
	}); err != nil {
		return err
	}
	return out.Flush()
}

// sheetValue returns what a cell holds; nil is an empty cell.
func (c column) sheetValue(f field, of Shape) (any, error) {
	switch {
	case f.null:
		return nil, nil
	case c.kind == textKind:
		if f.text == "" {
			return nil, nil
		}
		if n := utf16Length(f.text); n > excelize.TotalCellChars {
			return nil, &LimitError{Format: XLSX, Shape: of, What: "characters in a cell of " + c.name, Count: n, Limit: excelize.TotalCellChars}
		}
		return f.text, nil
	case c.kind == decimalKind:
		if significantDigits(f.text) > sheetDigits {
			return f.text, nil
		}
		return strconv.ParseFloat(f.text, 64)
	case c.kind == realKind:
		return f.real, nil
	default:
		return f.integer, nil
	}
}

// significantDigits counts the digits of a number in plain notation without the
// zeros before the first and after the last other digit.
func significantDigits(number string) int {
	digits := strings.Replace(strings.TrimPrefix(number, "-"), ".", "", 1)
	return len(strings.Trim(digits, "0"))
}

// utf16Length returns how many characters a spreadsheet takes the text for.
func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
