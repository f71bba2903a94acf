package export

import (
	"errors"
	"fmt"
	"io"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/store/database"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// A parquetTable is a Parquet file read back, each field as text; NULL is
// "NULL", and a decimal has its unscaled number moved by the scale.
type parquetTable struct {
	file    *parquet.File
	columns []string
	rows    [][]string
}

func readParquet(t *testing.T, s *database.DB, o Options) parquetTable {
	t.Helper()
	o.Format = Parquet
	content := exported(t, s, o)
	file, err := parquet.OpenFile(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	out := parquetTable{file: file}
	fields := file.Schema().Fields()
	for _, f := range fields {
		out.columns = append(out.columns, f.Name())
	}
	for _, group := range file.RowGroups() {
		rows := group.Rows()
		defer rows.Close()
		buffer := make([]parquet.Row, 10)
		for {
			n, err := rows.ReadRows(buffer)
			for _, row := range buffer[:n] {
				if len(row) != len(fields) {
					t.Fatalf("%d values in %d columns", len(row), len(fields))
				}
				var texts []string
				for i, value := range row {
					texts = append(texts, parquetText(fields[i], value))
				}
				out.rows = append(out.rows, texts)
			}
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}

func parquetText(f parquet.Field, v parquet.Value) string {
	logical := f.Type().LogicalType()
	switch {
	case v.IsNull():
		return "NULL"
	case v.Kind() == parquet.FixedLenByteArray:
		n := new(big.Int).SetBytes(v.ByteArray())
		if v.ByteArray()[0] >= 0x80 {
			n.Sub(n, new(big.Int).Lsh(big.NewInt(1), 128))
		}
		var scale int
		if _, err := fmt.Sscanf(logical.String(), "DECIMAL(38,%d)", &scale); err != nil {
			return err.Error()
		}
		number := new(big.Rat).SetFrac(n, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(scale)), nil))
		return number.FloatString(scale)
	case v.Kind() == parquet.Double:
		return strconv.FormatFloat(v.Double(), 'f', -1, 64)
	case v.Kind() == parquet.Boolean:
		return map[bool]string{true: "1", false: "0"}[v.Boolean()]
	default:
		return v.String()
	}
}

// sameAsCSV compares with the CSV of the same shape, cell by cell. Unknown is
// NULL there, and decimals are equal numbers.
func (p parquetTable) sameAsCSV(t *testing.T, records [][]string, columns []column) {
	t.Helper()
	if len(p.rows) != len(records)-1 {
		t.Fatalf("%d rows, %d in CSV", len(p.rows), len(records)-1)
	}
	for i, row := range p.rows {
		j := 0
		for _, c := range columns {
			want := records[i+1][j-strings.Count(strings.Join(p.columns[:j], "\n"), "value_text")]
			text := want
			if c.nullable && want == "" {
				want, text = "NULL", "NULL"
			}
			got := row[j]
			if c.kind == decimalKind && want != "NULL" && got != "NULL" {
				a, okA := new(big.Rat).SetString(got)
				b, okB := new(big.Rat).SetString(want)
				if !okA || !okB || a.Cmp(b) != 0 {
					t.Errorf("row %d, %s: %q, %q in CSV", i, c.name, got, want)
				}
			} else if got != want {
				t.Errorf("row %d, %s: %q, %q in CSV", i, c.name, got, want)
			}
			j++
			if c.printed {
				if row[j] != text {
					t.Errorf("row %d, %s: %q, %q in CSV", i, p.columns[j], row[j], text)
				}
				j++
			}
		}
	}
}

func TestParquetIsCSV(t *testing.T) {
	s := twoReports(t)
	storetest.MustImport(t, s, storetest.FileOf("hard.pdf", "c"), hard(t))
	unknown := storetest.Plain(t, "320813", "", 2023)
	unknown.Region, unknown.Organ, unknown.Year, unknown.Form = gazetteer.Region{}, "", 0, ""
	unknown.Printed = []annual.PrintedTable{{Source: document.FromMarkup, Rows: 2, Columns: 2, Cells: []annual.PrintedCell{
		{Row: 1, Column: 2, Labels: []string{"收费"}, Heads: []string{"金额"}, Text: "1,234.56780001万元（含利息）", Value: storetest.Decimal(t, "1234.56780001"), Unit: "万元", Remark: "（含利息）"},
		{Row: 2, Column: 2, Labels: []string{}, Heads: []string{}, Text: "约3", Remark: "约"},
	}}}
	storetest.MustImport(t, s, storetest.FileOf("unknown.pdf", "d"), unknown)
	wide := []column(nil)
	header := csvRecords(t, s, Wide, reports.Filter{})[0]
	for _, name := range header[len(wideColumnsBefore) : len(header)-1] {
		wide = append(wide, column{name: name, kind: decimalKind, nullable: true})
	}
	for shape, columns := range map[Shape][]column{
		Long: longColumns, Wide: append(wideColumnsBefore[:len(wideColumnsBefore):len(wideColumnsBefore)], wide...),
		ReportRows: sourceColumns, FindingRows: findingColumns, CellRows: cellColumns,
	} {
		p := readParquet(t, s, Options{Shape: shape})
		columns = append(columns[:len(columns):len(columns)], inventedColumn)
		var names []string
		for _, c := range columns {
			names = append(names, c.name)
			if c.printed {
				names = append(names, "value_text")
			}
		}
		if strings.Join(p.columns, " ") != strings.Join(names, " ") {
			t.Fatalf("%s: columns\n got %s\nwant %s", shape, p.columns, names)
		}
		// Carriage returns are lost to readers of CSV.
		for _, row := range p.rows {
			for i := range row {
				row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
			}
		}
		p.sameAsCSV(t, csvRecords(t, s, shape, reports.Filter{}), columns)
	}
}

// The schema is what readers take for decimals, dates and texts, compressed and
// with dictionaries.
func TestParquetSchema(t *testing.T) {
	s := twoReports(t)
	for shape, want := range map[Shape]string{
		Long: "report_id INT(64,true); region_code STRING?; region STRING?; parent_region STRING?; organ STRING?; department STRING; " +
			"year INT(32,true)?; version INT(32,true); form STRING?; table STRING; indicator STRING; indicator_zh STRING; applicant STRING; " +
			"applicant_zh STRING; value DECIMAL(38,6)?; value_text STRING?; unit STRING; status STRING; confidence DOUBLE; raw STRING; " +
			"remark STRING; note STRING; note_zh STRING; page INT(32,true)?; x0 DOUBLE?; y0 DOUBLE?; x1 DOUBLE?; y1 DOUBLE?; line INT(32,true)?; cell STRING?; sha256 STRING; path STRING; " +
			"machine_value STRING?; machine_status STRING?; corrected_by STRING?; corrected_at STRING?; correction_reason STRING?; organ_kind STRING?; identity STRING?; scope STRING?; rendition INT(32,true); report_key STRING; latest BOOLEAN; invented BOOLEAN",
		Wide: "report_id INT(64,true); region_code STRING?; region STRING?; parent_region STRING?; organ STRING?; department STRING; " +
			"year INT(32,true)?; version INT(32,true); latest BOOLEAN; form STRING?; errors INT(32,true); warnings INT(32,true); " +
			"flagged INT(32,true); untrusted INT(32,true); unplaced INT(32,true); corrected INT(32,true); organ_kind STRING?; identity STRING?; scope STRING?; rendition INT(32,true); report_key STRING; applications.received.natural_person DECIMAL(38,6)?; " +
			"applications.received.business DECIMAL(38,6)?; applications.received.research DECIMAL(38,6)?; " +
			"applications.received.public_welfare DECIMAL(38,6)?; applications.received.legal_service DECIMAL(38,6)?; " +
			"applications.received.other DECIMAL(38,6)?; applications.received.total DECIMAL(38,6)?; invented BOOLEAN",
	} {
		p := readParquet(t, s, Options{Shape: shape, Filter: reports.Filter{Indicators: []string{"applications.received"}}})
		var got []string
		for _, f := range p.file.Schema().Fields() {
			text := f.Name() + " " + f.Type().String()
			if f.Optional() {
				text += "?"
			}
			got = append(got, text)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s:\n got %s\nwant %s", shape, strings.Join(got, "; "), want)
		}
		for _, group := range p.file.Metadata().RowGroups {
			for _, chunk := range group.Columns {
				m := chunk.MetaData
				name := strings.Join(m.PathInSchema, "/")
				if m.Codec.String() != "ZSTD" {
					t.Errorf("%s: %s is compressed by %s", shape, name, m.Codec)
				}
				if name != "latest" && name != "invented" && !strings.Contains(fmt.Sprint(m.Encoding), "RLE_DICTIONARY") {
					t.Errorf("%s: %s has the encodings %s", shape, name, m.Encoding)
				}
			}
		}
	}
}

func TestParquetEmpty(t *testing.T) {
	s := storetest.OpenNew(t)
	for _, shape := range []Shape{Long, Wide, ReportRows, FindingRows} {
		p := readParquet(t, s, Options{Shape: shape})
		if len(p.rows) != 0 || p.file.NumRows() != 0 || len(p.columns) == 0 {
			t.Errorf("%s: %d rows, columns %s", shape, len(p.rows), p.columns)
		}
	}
}

// The scale grows with what the values need, as far as 38 digits go.
func TestParquetDecimals(t *testing.T) {
	big28 := strings.Repeat("9", 28)
	for _, c := range []struct {
		name   string
		values []string
		want   []string // nil: refused
	}{
		{"money", []string{"3375.66", "-12", "0"}, []string{"3375.660000", "-12.000000", "0.000000"}},
		{"as exact as printed", []string{"12345678901234567.89", "0.1"}, []string{"12345678901234567.890000", "0.100000"}},
		{"many digits after the point", []string{"0.30000000000000004", "5"}, []string{"0.30000000000000004", "5.00000000000000000"}},
		{"zeros at the end take no digits", []string{"1.5000000000"}, []string{"1.500000"}},
		{"largest", []string{big28 + ".0123456789", "-" + big28}, []string{big28 + ".0123456789", "-" + big28 + ".0000000000"}},
		{"38 digits before the point", []string{strings.Repeat("7", 38), "-1"}, []string{strings.Repeat("7", 38), "-1"}},
		{"39 digits", []string{strings.Repeat("7", 39)}, nil},
		{"39 digits of two values", []string{strings.Repeat("7", 37), "0.01"}, nil},
	} {
		s := storetest.OpenNew(t)
		r := storetest.Plain(t, "320813", "", 2023)
		r.Observations = nil
		for i, value := range c.values {
			r.Observations = append(r.Observations, annual.Observation{Indicator: hardCells[i].indicator,
				Value: storetest.Decimal(t, value), Unit: "件", Status: annual.Read, Confidence: 1})
		}
		storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
		for _, shape := range []Shape{Long, Wide} {
			if c.want == nil {
				var b strings.Builder
				err := Write(t.Context(), s, &b, Options{Format: Parquet, Shape: shape})
				var value *ValueError
				if !errors.As(err, &value) || !errors.Is(err, ErrTooManyDigits) || value.Value != c.values[0] || value.ReportID != 1 || b.Len() > 0 {
					t.Errorf("%s, %s: %d bytes, error %v", c.name, shape, b.Len(), err)
				}
				continue
			}
			p := readParquet(t, s, Options{Shape: shape})
			for i := range c.values {
				got := ""
				if shape == Long {
					got = p.rows[i][14]
				} else {
					for j, name := range p.columns {
						if name == hardCells[i].indicator {
							got = p.rows[0][j]
						}
					}
				}
				if got != c.want[i] {
					t.Errorf("%s, %s: %s, want %s", c.name, shape, got, c.want[i])
				}
			}
		}
	}
}

// A value that the wide shape leaves out is no reason to refuse it.
func TestParquetDecimalsInDoubt(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Plain(t, "320813", "", 2023)
	r.Observations[0].Value, r.Observations[0].Status = storetest.Decimal(t, strings.Repeat("7", 39)), annual.Flagged
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	if p := readParquet(t, s, Options{Shape: Wide}); len(p.rows) != 1 {
		t.Errorf("%d rows", len(p.rows))
	}
	if err := Write(t.Context(), s, io.Discard, Options{Format: Parquet, Shape: Long}); !errors.Is(err, ErrTooManyDigits) {
		t.Errorf("error %v", err)
	}
}

// Row groups are bounded.
func TestParquetRowGroups(t *testing.T) {
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Plain(t, "320813", "", 2023))
	src, err := newSource(t.Context(), s, s, reports.Filter{}, Wide)
	if err != nil {
		t.Fatal(err)
	}
	one, err := src.wideTable()
	if err != nil {
		t.Fatal(err)
	}
	many := one
	rows := 3 * groupFields / len(one.columns)
	many.each = func(do func([]field) error) error {
		return one.each(func(row []field) error {
			for range rows {
				if err := do(row); err != nil {
					return err
				}
			}
			return nil
		})
	}
	var b strings.Builder
	if err := writeParquetTable(many, usualScale, &b); err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(strings.NewReader(b.String()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if file.NumRows() != int64(rows) || len(file.RowGroups()) < 3 {
		t.Errorf("%d rows in %d groups", file.NumRows(), len(file.RowGroups()))
	}
	for _, group := range file.RowGroups() {
		if n := group.NumRows() * int64(len(many.columns)); n > groupFields {
			t.Errorf("a group of %d fields", n)
		}
	}
}
