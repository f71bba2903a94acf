package export

import (
	"slices"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/chinese"
	"nianbao/normalize/form"
	"nianbao/store/catalogue"
	"nianbao/store/reports"
	"nianbao/store/tables"
)

var longColumns = slices.Concat(identityColumns, []column{
	{name: "form", kind: textKind, nullable: true, width: 8},
	{name: "table", kind: textKind, width: 14},
	{name: "indicator", kind: textKind, width: 40},
	{name: "indicator_zh", kind: textKind, width: 60},
	{name: "applicant", kind: textKind, width: 16},
	{name: "applicant_zh", kind: textKind, width: 24},
	{name: "value", kind: decimalKind, nullable: true, width: 14, printed: true},
	{name: "unit", kind: textKind, width: 8},
	{name: "status", kind: textKind, width: 10},
	{name: "confidence", kind: realKind, width: 11},
	{name: "raw", kind: textKind, width: 14},
	{name: "remark", kind: textKind, width: 20}, // printed beside the figure
	{name: "note", kind: textKind, width: 40},
	{name: "note_zh", kind: textKind, width: 40},
	{name: "page", kind: smallKind, nullable: true, width: 8},
	{name: "x0", kind: realKind, nullable: true, width: 9}, // PDF points
	{name: "y0", kind: realKind, nullable: true, width: 9},
	{name: "x1", kind: realKind, nullable: true, width: 9},
	{name: "y1", kind: realKind, nullable: true, width: 9},
	{name: "line", kind: smallKind, nullable: true, width: 8}, // of a plain text
	{name: "cell", kind: textKind, nullable: true, width: 14}, // of a spreadsheet
	{name: "sha256", kind: textKind, width: 20},
	{name: "path", kind: textKind, width: 40},
}, correctionColumns, whoseColumns, fileColumns)

// longTable has a row for each figure of the filter, in doubt or not: see the
// column status.
func (src *source) longTable() table {
	indicators := map[string]CodebookIndicator{}
	for _, i := range src.book.Indicators {
		indicators[i.Code] = i
	}
	applicants := map[string]string{}
	for _, a := range src.book.Applicants {
		applicants[a.Code] = a.Zh
	}
	at := func(name string) int {
		return slices.IndexFunc(longColumns, func(c column) bool { return c.name == name })
	}
	indicator, status := at("indicator"), at("status")
	return table{
		shape:   Long,
		columns: longColumns,
		count:   src.countFigures,
		each: func(do func([]field) error) error {
			var row []field
			return src.eachReport(func(info *reports.Info, figures []figure) error {
				identity := append(identityFields(info), knownField(info.Form))
				for _, f := range figures {
					indicator := indicators[f.indicator]
					row = append(row[:0], identity...)
					row = append(row, textField(indicator.Table), textField(f.indicator), textField(indicator.Zh),
						textField(f.applicant), textField(applicants[f.applicant]), decimalField(f.value),
						textField(f.unit), textField(f.status), field{real: f.confidence},
						textField(f.raw), textField(f.remark), textField(f.note), textField(chinese.Of(f.note)), field{integer: f.page.Int64, null: !f.page.Valid})
					for _, x := range f.box {
						row = append(row, field{real: x.Float64, null: !x.Valid})
					}
					row = append(row, field{integer: f.line.Int64, null: !f.line.Valid}, knownField(f.cell.String), textField(info.SHA256), textField(info.Path))
					row = append(row, correctionFields(&f)...)
					row = append(row, whoseFields(info)...)
					row = append(row, fileFields(info)...)
					if err := do(row); err != nil {
						return err
					}
				}
				return nil
			})
		},
		doubtful: func(row []field) bool {
			return annual.Status(row[status].text).Doubtful(form.IsStated(row[indicator].text))
		},
	}
}

// wideColumnsBefore are the first columns of reports_wide, before the figures.
var wideColumnsBefore = slices.Concat(identityColumns, []column{
	{name: "latest", kind: flagKind, width: 8},
	{name: "form", kind: textKind, nullable: true, width: 8},
	{name: "errors", kind: smallKind, width: 8},
	{name: "warnings", kind: smallKind, width: 9},
	{name: "flagged", kind: smallKind, width: 8},
	{name: "untrusted", kind: smallKind, width: 10},
	{name: "unplaced", kind: smallKind, width: 10},
	{name: "corrected", kind: smallKind, width: 10},
}, whoseColumns, keyColumns)

// wideTable turns figures into columns. It does not read the view, whose
// numbers are rounded to what SQLite can reckon with.
func (src *source) wideTable() (table, error) {
	all, err := catalogue.WideColumns(src.ctx, src.tx)
	if err != nil {
		return table{}, err
	}
	chosen := map[string]bool{}
	for _, i := range src.book.Indicators {
		chosen[i.Code] = true
	}
	columns := slices.Clone(wideColumnsBefore)
	at := map[catalogue.WideColumn]int{}
	for _, c := range all {
		if chosen[c.Indicator] {
			at[c] = len(columns)
			columns = append(columns, column{name: c.Name(), kind: decimalKind, nullable: true, width: 16})
		}
	}
	return table{
		shape:   Wide,
		columns: columns,
		count:   func() (int, error) { return len(src.infos), nil },
		each: func(do func([]field) error) error {
			row := make([]field, 0, len(columns))
			return src.eachReport(func(info *reports.Info, figures []figure) error {
				row = append(row[:0], identityFields(info)...)
				row = append(row, flagField(info.Latest), knownField(info.Form), intField(info.Errors),
					intField(info.Warnings), intField(info.Flagged), intField(info.Untrusted), intField(info.Unplaced),
					intField(info.Corrected))
				row = append(row, whoseFields(info)...)
				row = append(row, keyFields(info)...)
				for len(row) < len(columns) {
					row = append(row, field{null: true})
				}
				for _, f := range figures {
					switch annual.Status(f.status) {
					case annual.Read, annual.Derived, annual.Corrected:
						if i, ok := at[catalogue.WideColumn{Indicator: f.indicator, Applicant: f.applicant}]; ok {
							row[i] = decimalField(f.value)
						}
					}
				}
				return do(row)
			})
		},
	}, nil
}

var cellColumns = slices.Concat(identityColumns, []column{
	{name: "table", kind: smallKind, width: 8}, // number in the report
	{name: "table_title", kind: textKind, nullable: true, width: 30},
	{name: "section", kind: textKind, nullable: true, width: 24},
	{name: "row", kind: smallKind, width: 8}, // in the table, from 1
	{name: "column", kind: smallKind, width: 8},
	{name: "labels", kind: textKind, width: 60}, // of the row, as JoinNames has them
	{name: "heads", kind: textKind, width: 60},  // of the column
	{name: "text", kind: textKind, width: 14},
	{name: "value", kind: decimalKind, nullable: true, width: 14},
	{name: "unit", kind: textKind, width: 8},
	{name: "remark", kind: textKind, width: 20},
	{name: "indicator", kind: textKind, nullable: true, width: 40},
	{name: "applicant", kind: textKind, width: 16},
	{name: "unplaced", kind: flagKind, width: 9},
	{name: "page", kind: smallKind, nullable: true, width: 8},
	{name: "x0", kind: realKind, nullable: true, width: 9},
	{name: "y0", kind: realKind, nullable: true, width: 9},
	{name: "x1", kind: realKind, nullable: true, width: 9},
	{name: "y1", kind: realKind, nullable: true, width: 9},
	{name: "line", kind: smallKind, nullable: true, width: 8},
	{name: "cell", kind: textKind, nullable: true, width: 14},
}, fileColumns)

// nameMark stands between the names of a row or a column where they are one text.
const nameMark = " › "

// JoinNames returns the names of a row or a column, the widest group first, as one text.
func JoinNames(names []string) string { return strings.Join(names, nameMark) }

// cellTable has a row for each cell with a figure in the tables that the reports print,
// whether it was given to an indicator or not. With indicators in the filter it has those
// that were given to one of them.
func (src *source) cellTable() table {
	wanted := map[string]bool{}
	for _, i := range src.book.Indicators {
		wanted[i.Code] = true
	}
	return table{
		shape:   CellRows,
		columns: cellColumns,
		count:   func() (int, error) { return src.count("export_cell_count", src.args(src.wanted())...) },
		each: func(do func([]field) error) error {
			for i := range src.infos {
				list, err := tables.In(src.ctx, src.tx, src.infos[i].ID)
				if err != nil {
					return err
				}
				for _, c := range cellsOf(&src.infos[i], list) {
					if src.indicators != "[]" && !wanted[c.cell.Indicator] {
						continue
					}
					if err := do(c.fields()); err != nil {
						return err
					}
				}
			}
			return nil
		},
	}
}

// A printedCell is a cell with what it is of.
type printedCell struct {
	info   *reports.Info
	number int // of the table
	table  *annual.PrintedTable
	cell   *annual.PrintedCell
}

func cellsOf(info *reports.Info, list []annual.PrintedTable) []printedCell {
	var cells []printedCell
	for i := range list {
		for j := range list[i].Cells {
			cells = append(cells, printedCell{info, i + 1, &list[i], &list[i].Cells[j]})
		}
	}
	return cells
}

func (p printedCell) fields() []field {
	c, at := p.cell, p.cell.Place
	value, nowhere := field{null: true}, at.Box.IsZero()
	if c.Value != nil {
		value = textField(c.Value.String())
	}
	fields := append(identityFields(p.info), intField(p.number), knownField(p.table.Title), knownField(p.table.Section), intField(c.Row), intField(c.Column),
		textField(JoinNames(c.Labels)), textField(JoinNames(c.Heads)), textField(c.Text), value, textField(c.Unit), textField(c.Remark),
		knownField(c.Indicator), textField(c.Applicant), flagField(c.Unplaced), yearField(at.Page))
	for _, x := range []float64{at.Box.X0, at.Box.Y0, at.Box.X1, at.Box.Y1} {
		fields = append(fields, field{real: x, null: nowhere})
	}
	return append(append(fields, yearField(at.Line), knownField(at.Cell)), fileFields(p.info)...)
}

// PrintedCells returns the rows of the shape cells for the printed tables of one report.
func PrintedCells(info reports.Info, list []annual.PrintedTable) Result {
	return newResult(cellColumns, cellsOf(&info, list), printedCell.fields, func(c printedCell) bool { return c.cell.Unplaced })
}
