package export

import (
	"database/sql"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/store/database"
)

// An correction is a correction in force, for exports.
type correction struct {
	indicator, applicant string
	value                sql.NullString
	unit                 string
	by, at, reason       string
	read                 bool // the reading has such a cell
}

// A correctedFigure is what a figure with a correction has besides: what was read,
// and who corrected it.
type correctedFigure struct {
	machineValue  sql.NullString
	machineStatus string
	by, at        string
	reason        string
}

// loadCorrections returns the corrections of the export's reports and indicators,
// by place in infos. They are few, as people make them one by one.
func (src *source) loadCorrections() (map[int][]correction, error) {
	list := map[int][]correction{}
	_, err := database.Collect(src.ctx, src.tx, query("export_corrections"), src.args(src.wanted()),
		func(scan func(...any) error) (c correction, err error) {
			var at int
			err = scan(&at, &c.indicator, &c.applicant, &c.value, &c.unit, &c.by, &c.at, &c.reason, &c.read)
			list[at] = append(list[at], c)
			return c, err
		})
	return list, err
}

// correctFigures puts the corrections of one report over its figures. Those of
// cells that the reading does not have come last.
func correctFigures(figures []figure, corrections []correction) []figure {
	for _, c := range corrections {
		at := slices.IndexFunc(figures, func(f figure) bool { return f.indicator == c.indicator && f.applicant == c.applicant })
		if at < 0 {
			at = len(figures)
			figures = append(figures, figure{indicator: c.indicator, applicant: c.applicant, unit: c.unit, status: string(annual.Missing)})
		}
		f := &figures[at]
		f.correction = &correctedFigure{f.value, f.status, c.by, c.at, c.reason}
		f.value, f.status, f.confidence, f.note = c.value, string(annual.Corrected), 1, ""
	}
	return figures
}

// countFigures counts the rows of the long shape.
func (src *source) countFigures() (int, error) {
	n, err := src.count("export_count", src.args(src.wanted())...)
	for _, list := range src.corrections {
		for _, c := range list {
			if !c.read {
				n++
			}
		}
	}
	return n, err
}

// correctionColumns end the long shape; they are empty where nobody corrected the
// figure.
var correctionColumns = []column{
	{name: "machine_value", kind: textKind, nullable: true, width: 14}, // what was read
	{name: "machine_status", kind: textKind, nullable: true, width: 10},
	{name: "corrected_by", kind: textKind, nullable: true, width: 14},
	{name: "corrected_at", kind: textKind, nullable: true, width: 21},
	{name: "correction_reason", kind: textKind, nullable: true, width: 40},
}

func correctionFields(f *figure) []field {
	c := f.correction
	if c == nil {
		c = new(correctedFigure)
	}
	return []field{{text: c.machineValue.String, null: !c.machineValue.Valid}, knownField(c.machineStatus),
		knownField(c.by), knownField(c.at), knownField(c.reason)}
}
