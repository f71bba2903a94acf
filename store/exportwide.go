package store

import (
	"slices"

	"nianbao/normalize"
)

// wideColumnsBefore are the first columns of reports_wide, before the figures.
var wideColumnsBefore = slices.Concat(identityColumns, []exportColumn{
	{name: "latest", kind: flagKind, width: 8},
	{name: "form", kind: textKind, nullable: true, width: 8},
	{name: "errors", kind: smallKind, width: 8},
	{name: "warnings", kind: smallKind, width: 9},
	{name: "flagged", kind: smallKind, width: 8},
	{name: "untrusted", kind: smallKind, width: 10},
	{name: "unplaced", kind: smallKind, width: 10},
})

// wideTable turns figures into columns. It does not read the view, whose
// numbers are rounded to what SQLite can reckon with.
func (src *exportSource) wideTable() (exportTable, error) {
	all, err := wideColumns(src.ctx, src.tx)
	if err != nil {
		return exportTable{}, err
	}
	chosen := map[string]bool{}
	for _, i := range src.book.Indicators {
		chosen[i.Code] = true
	}
	columns := slices.Clone(wideColumnsBefore)
	at := map[wideColumn]int{}
	for _, c := range all {
		if chosen[c.indicator] {
			at[c] = len(columns)
			columns = append(columns, exportColumn{name: c.name(), kind: decimalKind, nullable: true, width: 16})
		}
	}
	return exportTable{
		shape:   Wide,
		columns: columns,
		count:   func() (int, error) { return len(src.infos), nil },
		each: func(do func([]field) error) error {
			row := make([]field, 0, len(columns))
			return src.eachReport(func(info *ReportInfo, figures []figure) error {
				row = append(row[:0], identityFields(info)...)
				row = append(row, flagField(info.Latest), knownField(info.Form), intField(info.Errors),
					intField(info.Warnings), intField(info.Flagged), intField(info.Untrusted), intField(info.Unplaced))
				for len(row) < len(columns) {
					row = append(row, field{null: true})
				}
				for _, f := range figures {
					switch normalize.Status(f.status) {
					case normalize.Read, normalize.Derived:
						if i, ok := at[wideColumn{f.indicator, f.applicant}]; ok {
							row[i] = decimalField(f.value)
						}
					}
				}
				return do(row)
			})
		},
	}, nil
}
