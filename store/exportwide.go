package store

import (
	"context"
	"encoding/csv"
	"slices"
	"strconv"

	"nianbao/normalize"
)

// wideHeader are the first columns of reports_wide, before the figures.
var wideHeader = []string{
	"report_id", "region_code", "region", "parent_region", "organ", "department", "year", "version", "latest",
	"form", "errors", "warnings", "flagged", "untrusted", "unplaced",
}

// exportWide turns figures into columns. It does not read the view, whose
// numbers are rounded to what SQLite can reckon with.
func exportWide(ctx context.Context, db queryer, out *csv.Writer, f Filter) error {
	columns, err := wideColumns(ctx, db)
	if err != nil {
		return err
	}
	columns = slices.DeleteFunc(columns, func(c wideColumn) bool { return !f.wants(c.indicator) })
	header := slices.Clone(wideHeader)
	for _, c := range columns {
		header = append(header, c.name())
	}
	if err := out.Write(header); err != nil {
		return err
	}
	return eachReport(ctx, db, f, func(info ReportInfo, rows []longRow) error {
		year := ""
		if info.Year != 0 {
			year = strconv.Itoa(info.Year)
		}
		figures := map[wideColumn]string{}
		for _, r := range rows {
			switch normalize.Status(r.Status) {
			case normalize.Read, normalize.Derived:
				figures[wideColumn{r.Indicator, r.Applicant}] = numberText(r.Value)
			}
		}
		record := []string{
			strconv.FormatInt(info.ID, 10), info.RegionCode, info.Region, info.ParentRegion,
			info.Organ, info.Department, year, strconv.Itoa(info.Version), bit(info.Latest),
			info.Form, strconv.Itoa(info.Errors), strconv.Itoa(info.Warnings), strconv.Itoa(info.Flagged),
			strconv.Itoa(info.Untrusted), strconv.Itoa(info.Unplaced),
		}
		for _, c := range columns {
			record = append(record, figures[c])
		}
		return out.Write(record)
	})
}

func bit(yes bool) string {
	if yes {
		return "1"
	}
	return "0"
}
