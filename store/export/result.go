package export

import (
	"io"
	"math/big"

	"nianbao/normalize/gazetteer"
	"nianbao/store/compare"
)

// A Result is what a comparison found as a table of rows, to be written in the
// formats of exports.
type Result struct{ table table }

// ResultFormats are the formats that a Result can be written in.
var ResultFormats = []Format{CSV, JSON, XLSX}

// Write writes the rows as an export writes those of reports: an unknown value is
// empty or null, never zero, and rows in doubt are coloured in a workbook. Values
// are exact, but for rates, which are rounded to six decimals and stand beside
// what they were divided from. An *OptionError says that the format is none of
// ResultFormats.
func (r Result) Write(w io.Writer, format Format) error {
	switch format {
	case CSV:
		return writeTableCSV(r.table, w)
	case JSON:
		return writeTableJSON(r.table, w)
	case XLSX:
		return writeBook([]table{r.table}, w)
	}
	var allowed []string
	for _, f := range ResultFormats {
		allowed = append(allowed, string(f))
	}
	return &OptionError{Option: "format", Value: string(format), Allowed: allowed}
}

// The decimals of numbers: figures have at most 8 and keep them; a rate that has
// no end, or a later one, gets 6.
const (
	figureDecimals = 8
	rateDecimals   = 6
)

// NumberText returns a number in plain decimal notation: exactly if 8 decimals
// are enough, and else rounded to 6.
func NumberText(v *big.Rat) string {
	if decimals, exact := v.FloatPrec(); exact && decimals <= figureDecimals {
		return v.FloatString(decimals)
	}
	return v.FloatString(rateDecimals)
}

func numberField(v *big.Rat) field {
	if v == nil {
		return field{null: true}
	}
	return field{text: NumberText(v)}
}

// newResult makes a table of rows. doubtful tells the rows that are in doubt.
func newResult[T any](columns []column, rows []T, fields func(T) []field, doubtful func(T) bool) Result {
	at := 0
	return Result{table{
		shape:   "comparison",
		columns: columns,
		count:   func() (int, error) { return len(rows), nil },
		each: func(do func([]field) error) error {
			for i, r := range rows {
				at = i
				if err := do(fields(r)); err != nil {
					return err
				}
			}
			return nil
		},
		doubtful: func([]field) bool { return doubtful(rows[at]) },
	}}
}

var placeColumnsOfResult = []column{
	{name: "region_code", kind: textKind, width: 12},
	{name: "region", kind: textKind, width: 16},
	{name: "region_full", kind: textKind, width: 28},
	{name: "year", kind: smallKind, width: 8},
}

func placeFields(r gazetteer.Region, year int) []field {
	return []field{textField(r.Code), textField(r.Name), textField(gazetteer.FullName(r, year)), intField(year)}
}

// FigureRows returns a row for each figure of a comparison. rank is a figure's
// place, null for none, as for rates of a small base. Where places are followed place_id has the place, by which
// the years of one belong together. in_failing_sum says that it is a term of a sum which fails in its own report.
func FigureRows(c compare.Comparison, figures []compare.Ranked) Result {
	columns := append(placeColumnsOfResult[:len(placeColumnsOfResult):len(placeColumnsOfResult)],
		column{name: "rank", kind: integerKind, nullable: true, width: 8},
		column{name: "indicator", kind: textKind, width: 36},
		column{name: "value", kind: decimalKind, nullable: true, width: 14},
		column{name: "status", kind: textKind, width: 12},
		column{name: "unit", kind: textKind, width: 8})
	if c.Per != nil {
		columns = append(columns,
			column{name: "per", kind: textKind, width: 36},
			column{name: "per_value", kind: decimalKind, nullable: true, width: 14},
			column{name: "per_status", kind: textKind, width: 12},
			column{name: "per_unit", kind: textKind, width: 8},
			column{name: "rate", kind: decimalKind, nullable: true, width: 14},
			column{name: "small_base", kind: flagKind, width: 11})
	}
	columns = append(columns, column{name: "report_id", kind: integerKind, nullable: true, width: 10}, inventedColumn)
	if c.Follow {
		columns = append(columns, column{name: "place_id", kind: textKind, width: 9})
	}
	columns = append(columns, column{name: "in_failing_sum", kind: flagKind, width: 14})
	return newResult(columns, figures, func(f compare.Ranked) []field {
		row := append(placeFields(f.Region, f.Year), yearField(f.Rank), textField(c.Of.Name()), numberField(f.Of.Value),
			textField(string(f.Of.Status)), textField(c.Of.Unit))
		if c.Per != nil {
			row = append(row, textField(c.Per.Name()), numberField(f.Per.Value), textField(string(f.Per.Status)),
				textField(c.Per.Unit), numberField(f.Value), flagField(f.SmallBase()))
		}
		row = append(row, field{integer: f.ReportID, null: f.ReportID == 0}, flagField(f.Invented))
		if c.Follow {
			row = append(row, textField(gazetteer.PlaceID(f.Region)))
		}
		return append(row, flagField(f.Failing()))
	}, func(f compare.Ranked) bool { return f.Doubtful() })
}

// AggregateRows returns a row for each sum of a comparison, with what it is of; few_known says that
// this is less than half of the regions, invented of how many of the known the report is, and in_failing_sum of how many the figure is a
// term of a sum that fails in its report.
func AggregateRows(c compare.Comparison, sums []compare.Aggregate) Result {
	columns := append(placeColumnsOfResult[:len(placeColumnsOfResult):len(placeColumnsOfResult)],
		column{name: "indicator", kind: textKind, width: 36},
		column{name: "value", kind: decimalKind, nullable: true, width: 14},
		column{name: "unit", kind: textKind, width: 8})
	if c.Per != nil {
		columns = append(columns,
			column{name: "per", kind: textKind, width: 36},
			column{name: "per_value", kind: decimalKind, nullable: true, width: 14},
			column{name: "per_unit", kind: textKind, width: 8},
			column{name: "rate", kind: decimalKind, nullable: true, width: 14},
			column{name: "small_base", kind: flagKind, width: 11})
	}
	for _, name := range []string{"known", "doubtful", "reports", "regions"} {
		columns = append(columns, column{name: name, kind: integerKind, width: 10})
	}
	columns = append(columns, column{name: "few_known", kind: flagKind, width: 11}, column{name: "invented", kind: integerKind, width: 9}, column{name: "in_failing_sum", kind: integerKind, width: 14})
	return newResult(columns, sums, func(a compare.Aggregate) []field {
		row := append(placeFields(a.Region, a.Year), textField(c.Of.Name()), numberField(a.Of), textField(c.Of.Unit))
		if c.Per != nil {
			row = append(row, textField(c.Per.Name()), numberField(a.Per), textField(c.Per.Unit), numberField(a.Value), flagField(a.SmallBase()))
		}
		return append(row, intField(a.Known), intField(a.Doubtful), intField(a.Reports), intField(a.Regions), flagField(a.Few()), intField(a.Invented), intField(a.Failing))
	}, func(a compare.Aggregate) bool { return c.Doubt == compare.ShowDoubtful && a.Doubtful > 0 })
}

// PairRows returns a row for each cell of two reports, of which each may be invented.
func PairRows(pairs []compare.CellPair, a, b bool) Result {
	columns := []column{
		{name: "indicator", kind: textKind, width: 40},
		{name: "indicator_zh", kind: textKind, width: 60},
		{name: "applicant", kind: textKind, width: 16},
		{name: "unit", kind: textKind, width: 8},
		{name: "a_value", kind: decimalKind, nullable: true, width: 14},
		{name: "a_status", kind: textKind, width: 12},
		{name: "b_value", kind: decimalKind, nullable: true, width: 14},
		{name: "b_status", kind: textKind, width: 12},
		{name: "difference", kind: decimalKind, nullable: true, width: 14},
		{name: "a_invented", kind: flagKind, width: 11},
		{name: "b_invented", kind: flagKind, width: 11},
	}
	value := func(c compare.CellOf) field {
		if c.Value == nil {
			return field{null: true}
		}
		return field{text: c.Value.String()}
	}
	return newResult(columns, pairs, func(p compare.CellPair) []field {
		return []field{textField(p.Cell.Indicator), textField(p.Zh), textField(p.Cell.Applicant), textField(p.Unit),
			value(p.A), textField(string(p.A.Status)), value(p.B), textField(string(p.B.Status)), numberField(p.Difference()), flagField(a), flagField(b)}
	}, compare.CellPair.Doubtful)
}
