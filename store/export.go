package store

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// A Shape is the arrangement of a CSV export.
type Shape int

// The shapes of a CSV export.
const (
	Long Shape = iota // one row for each figure, with all that is known of it
	Wide              // one row for each report, one column for each figure
)

// A longRow is one figure of the long export, in the order of its columns. All
// figures are exported, in doubt or not: see Status.
type longRow struct {
	ReportID     int64        `json:"report_id"`
	RegionCode   string       `json:"region_code"`
	Region       string       `json:"region"`
	ParentRegion string       `json:"parent_region"`
	Organ        string       `json:"organ"`
	Department   string       `json:"department"`
	Year         *int         `json:"year"`
	Version      int          `json:"version"`
	Form         string       `json:"form"`
	Table        string       `json:"table"`
	Indicator    string       `json:"indicator"`
	IndicatorZh  string       `json:"indicator_zh"`
	Applicant    string       `json:"applicant"`
	ApplicantZh  string       `json:"applicant_zh"`
	Value        *json.Number `json:"value"` // exact; null is unknown
	Unit         string       `json:"unit"`
	Status       string       `json:"status"`
	Confidence   float64      `json:"confidence"`
	Raw          string       `json:"raw"`
	Note         string       `json:"note"`
	Page         *int         `json:"page"`
	X0           *float64     `json:"x0"` // PDF points; null is unknown
	Y0           *float64     `json:"y0"`
	X1           *float64     `json:"x1"`
	Y1           *float64     `json:"y1"`
	SHA256       string       `json:"sha256"`
	Path         string       `json:"path"`
}

var longHeader = []string{
	"report_id", "region_code", "region", "parent_region", "organ", "department", "year", "version", "form",
	"table", "indicator", "indicator_zh", "applicant", "applicant_zh", "value", "unit", "status", "confidence",
	"raw", "note", "page", "x0", "y0", "x1", "y1", "sha256", "path",
}

func (r longRow) record() []string {
	record := []string{
		strconv.FormatInt(r.ReportID, 10), r.RegionCode, r.Region, r.ParentRegion, r.Organ, r.Department,
		intText(r.Year), strconv.Itoa(r.Version), r.Form,
		r.Table, r.Indicator, r.IndicatorZh, r.Applicant, r.ApplicantZh, numberText(r.Value), r.Unit, r.Status,
		formatFloat(r.Confidence), r.Raw, r.Note, intText(r.Page),
	}
	for _, x := range []*float64{r.X0, r.Y0, r.X1, r.Y1} {
		if x == nil {
			record = append(record, "")
			continue
		}
		record = append(record, formatFloat(*x))
	}
	return append(record, r.SHA256, r.Path)
}

func intText(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func numberText(n *json.Number) string {
	if n == nil {
		return ""
	}
	return n.String()
}

func formatFloat(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// ExportCSV writes the figures of the filter as CSV (RFC 4180, UTF-8) with a
// header row; an empty field is unknown. Lines end in LF, so that the line
// breaks inside of raw texts stay as they are. The wide shape has the columns of the
// view reports_wide and, like it, only figures that are read or derived.
func (s *Store) ExportCSV(ctx context.Context, w io.Writer, f Filter, shape Shape) error {
	out := csv.NewWriter(w)
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		if shape == Wide {
			return exportWide(ctx, tx, out, f)
		}
		if err := out.Write(longHeader); err != nil {
			return err
		}
		return eachReport(ctx, tx, f, func(_ ReportInfo, rows []longRow) error {
			for _, row := range rows {
				if err := out.Write(row.record()); err != nil {
					return err
				}
			}
			return nil
		})
	})
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// ExportJSON writes the figures of the filter in the long shape as an array of
// objects, one a line. Values are numbers with all the digits printed.
func (s *Store) ExportJSON(ctx context.Context, w io.Writer, f Filter) error {
	out := bufio.NewWriter(w)
	separator := "[\n"
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		return eachReport(ctx, tx, f, func(_ ReportInfo, rows []longRow) error {
			for _, row := range rows {
				line, err := json.Marshal(row)
				if err != nil {
					return err
				}
				out.WriteString(separator)
				if _, err := out.Write(line); err != nil {
					return err
				}
				separator = ",\n"
			}
			return nil
		})
	})
	if err == nil {
		if separator == "[\n" {
			out.WriteString("[")
		}
		out.WriteString("\n]\n")
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// eachReport calls do for each report of the filter with its chosen figures.
func eachReport(ctx context.Context, db queryer, f Filter, do func(ReportInfo, []longRow) error) error {
	infos, err := listIn(ctx, db, f)
	if err != nil {
		return err
	}
	for _, info := range infos {
		rows, err := longRows(ctx, db, info)
		if err != nil {
			return err
		}
		rows = slices.DeleteFunc(rows, func(r longRow) bool { return !f.wants(r.Indicator) })
		if err := do(info, rows); err != nil {
			return err
		}
	}
	return nil
}

func longRows(ctx context.Context, db queryer, info ReportInfo) ([]longRow, error) {
	of := longRow{ReportID: info.ID, RegionCode: info.RegionCode, Region: info.Region,
		ParentRegion: info.ParentRegion, Organ: info.Organ, Department: info.Department,
		Version: info.Version, Form: info.Form, SHA256: info.SHA256, Path: info.Path}
	if info.Year != 0 {
		of.Year = &info.Year
	}
	return collect(ctx, db, query("export_observations"), byReport(info.ID),
		func(scan func(...any) error) (longRow, error) {
			r := of
			var value *string
			err := scan(&r.Table, &r.Indicator, &r.IndicatorZh, &r.Applicant, &r.ApplicantZh, &value, &r.Unit,
				&r.Status, &r.Confidence, &r.Raw, &r.Note, &r.Page, &r.X0, &r.Y0, &r.X1, &r.Y1)
			if value != nil {
				number := json.Number(*value)
				r.Value = &number
			}
			if r.Applicant == "" {
				r.ApplicantZh = ""
			}
			return r, err
		})
}
