package export

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/store/database"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// workbook opens an export as a spreadsheet program would.
func workbook(t *testing.T, s *database.DB, o Options) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(strings.NewReader(exported(t, s, o)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

func cellName(t *testing.T, column, row int) string {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// sameCells compares a sheet with the CSV of the same shape, cell by cell.
func sameCells(t *testing.T, book *excelize.File, s *database.DB, shape Shape, f reports.Filter) {
	t.Helper()
	records := csvRecords(t, s, shape, f)
	rows, err := book.GetRows(string(shape), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(records) {
		t.Fatalf("%s: %d rows, %d in CSV", shape, len(rows), len(records))
	}
	for i, record := range records {
		for j, want := range record {
			got := ""
			if j < len(rows[i]) { // empty cells at the end of a row are not there
				got = rows[i][j]
			}
			// A number has no notation of its own.
			if x, err := strconv.ParseFloat(want, 64); err == nil && got != want {
				if y, err := strconv.ParseFloat(got, 64); err == nil && x == y {
					continue
				}
			}
			if got != want {
				t.Errorf("%s row %d, %s: %q, %q in CSV", shape, i+1, records[0][j], got, want)
			}
		}
	}
}

func TestXLSXIsCSV(t *testing.T) {
	s := twoReports(t)
	for _, shape := range []Shape{Long, Wide} {
		book := workbook(t, s, Options{Format: XLSX, Shape: shape})
		want := fmt.Sprint([]Shape{shape, CodebookRows, FindingRows, ReportRows})
		if got := fmt.Sprint(book.GetSheetList()); got != want {
			t.Errorf("sheets %s, want %s", got, want)
		}
		for _, sheet := range []Shape{shape, CodebookRows, FindingRows, ReportRows} {
			sameCells(t, book, s, sheet, reports.Filter{})
			panes, err := book.GetPanes(string(sheet))
			if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.TopLeftCell != "A2" {
				t.Errorf("%s: panes %+v, %v", sheet, panes, err)
			}
		}
	}
	book := workbook(t, s, Options{Format: XLSX, Filter: few})
	for _, sheet := range []Shape{Long, CodebookRows, FindingRows, ReportRows} {
		sameCells(t, book, s, sheet, few)
	}
}

func TestXLSXEmpty(t *testing.T) {
	s := storetest.OpenNew(t)
	for _, shape := range []Shape{Long, Wide} {
		book := workbook(t, s, Options{Format: XLSX, Shape: shape})
		sameCells(t, book, s, shape, reports.Filter{})
		sameCells(t, book, s, ReportRows, reports.Filter{})
	}
}

// Values are numbers where a spreadsheet keeps all their digits, else texts, and
// texts are never formulas.
func TestXLSXTypes(t *testing.T) {
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("=cmd.pdf", "a"), hard(t))
	book := workbook(t, s, Options{Format: XLSX})
	numbers := map[string]string{"0.1": "0.1", "-3375.66": "-3375.66", "3374": "3374", "0.00": "0",
		"999999999999999": "999999999999999", "-0.000000000001": "-0.000000000001", "7730.280": "7730.28"}
	for i, c := range hardCells {
		value, raw := cellName(t, 15, i+2), cellName(t, 19, i+2)
		kind, err := book.GetCellType("long", value)
		if err != nil {
			t.Fatal(err)
		}
		got, err := book.GetCellValue("long", value, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		number, exact := numbers[c.value]
		switch {
		case exact && (kind != excelize.CellTypeUnset || got != number): // numbers are what has no type
			t.Errorf("%s: %q of type %d, want the number %s", c.value, got, kind, number)
		case !exact && c.value != "" && (kind != excelize.CellTypeInlineString || got != c.value):
			t.Errorf("%s: %q of type %d, want the text", c.value, got, kind)
		case c.value == "" && got != "":
			t.Errorf("unknown value: %q", got)
		}
		for _, cell := range []string{raw, cellName(t, len(longColumns)-len(correctionColumns)-len(whoseColumns)-len(fileColumns), i+2)} {
			kind, err := book.GetCellType("long", cell)
			if err != nil {
				t.Fatal(err)
			}
			formula, err := book.GetCellFormula("long", cell)
			if err != nil {
				t.Fatal(err)
			}
			if kind != excelize.CellTypeInlineString || formula != "" {
				t.Errorf("%s of %q: type %d, formula %q", cell, c.raw, kind, formula)
			}
		}
		if text, err := book.GetCellValue("long", raw); err != nil || text != c.raw {
			t.Errorf("raw %q: %q, %v", c.raw, text, err)
		}
	}
}

// The rows of figures that are not to be trusted are coloured.
func TestXLSXMarksDoubt(t *testing.T) {
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t))
	book := workbook(t, s, Options{Format: XLSX})
	seen := map[string]int{}
	for i, record := range csvRecords(t, s, Long, reports.Filter{})[1:] {
		style, err := book.GetCellStyle("long", cellName(t, 15, i+2))
		if err != nil {
			t.Fatal(err)
		}
		status := record[16]
		seen[status]++
		if record[14] == "" && style == 0 {
			continue // an empty cell that is not coloured is not there
		}
		if doubtful := status == "flagged" || status == "inferred"; doubtful != (style != 0) {
			t.Errorf("%s %s is %s and has style %d", record[10], record[12], status, style)
		}
	}
	if seen["flagged"] == 0 || seen["inferred"] == 0 || seen["derived"] == 0 || seen["read"] == 0 {
		t.Errorf("statuses of the sample: %v", seen)
	}
}

func TestXLSXLimits(t *testing.T) {
	for _, c := range []struct {
		rows, columns int
		what          string
	}{
		{1_048_575, 16_384, ""},
		{1_048_576, 1, "1048577 rows with the header, not over 1048576"},
		{1, 16_385, "16385 columns, not over 16384"},
	} {
		err := checkSheet(table{shape: Long, columns: make([]column, c.columns), count: func() (int, error) { return c.rows, nil }})
		var limit *LimitError
		switch {
		case c.what == "" && err != nil:
			t.Errorf("%d rows, %d columns: %v", c.rows, c.columns, err)
		case c.what != "" && (!errors.As(err, &limit) || !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), c.what)):
			t.Errorf("%d rows, %d columns: %v", c.rows, c.columns, err)
		}
	}
}

// The rows that are counted beforehand are the rows that come.
func TestExportCounts(t *testing.T) {
	s := twoReports(t)
	for _, f := range []reports.Filter{{}, few, {FromYear: 2023}, {FromYear: 2030}} {
		src, err := newSource(t.Context(), s, s, f, Long)
		if err != nil {
			t.Fatal(err)
		}
		for _, shape := range []Shape{Long, Wide, ReportRows, FindingRows, CodebookRows} {
			table, err := src.table(shape)
			if err != nil {
				t.Fatal(err)
			}
			want, err := table.count()
			if err != nil {
				t.Fatal(err)
			}
			got := 0
			if err := table.each(func(row []field) error {
				if got++; len(row) != len(table.columns) {
					t.Errorf("%s: %d fields in %d columns", shape, len(row), len(table.columns))
				}
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			if got != want {
				t.Errorf("%s of %v: %d rows, %d counted", shape, f, got, want)
			}
		}
	}
}

// A text that a cell can't hold is refused, not cut.
func TestXLSXLongText(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, c := range []struct {
		text string
		fits bool
	}{
		{strings.Repeat("年", 32767), true},
		{strings.Repeat("年", 32768), false},
		{strings.Repeat("𠮷", 16384), false}, // two units each
	} {
		r := storetest.Plain(t, "320813", "", 2020+i)
		r.Observations[0].Raw = c.text
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprint(i), fmt.Sprint(i)), r)
		var b strings.Builder
		err := Write(t.Context(), s, &b, Options{Format: XLSX, Filter: reports.Filter{FromYear: 2020 + i}})
		if c.fits != (err == nil) || !c.fits && (!errors.Is(err, ErrTooLarge) || b.Len() > 0) {
			t.Errorf("%d characters: %d bytes, error %v", utf16Length(c.text), b.Len(), err)
		}
	}
}
