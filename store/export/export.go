package export

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"slices"

	"nianbao/store/database"
	"nianbao/store/reports"
)

// A Format is the file format of an export, by its name.
type Format string

// The formats of exports. See Formats for what each can hold.
const (
	CSV      Format = "csv"
	JSON     Format = "json"
	XLSX     Format = "xlsx"
	Parquet  Format = "parquet"
	Markdown Format = "markdown"
)

// A Shape is what an export holds and how it is arranged, by its name.
type Shape string

// The shapes of exports. See Shapes for what each is called.
const (
	Long        Shape = "long"     // one row for each figure, in doubt or not, with all that is known of it
	Wide        Shape = "wide"     // one row for each report, one column for each figure, as in reports_wide
	ReportRows  Shape = "reports"  // one row for each report: whose, from where, which version, how good
	FindingRows Shape = "findings" // one row for each finding about a report
	CellRows    Shape = "cells"    // one row for each cell with a figure in the tables of each report, under its printed names
	// RenditionRows has one row for each cell that two files of one publication both state.
	RenditionRows Shape = "renditions"
	CodebookRows  Shape = "codebook" // what the indicators, applicants, statuses and checks mean
)

// A ShapeInfo says what a shape is, for menus and help texts.
type ShapeInfo struct {
	Shape  Shape
	Zh, En string
}

var shapes = []ShapeInfo{
	{Long, "长表：每行一个数值，含状态、原文和出处", "one row for each figure, with its status, text and place"},
	{Wide, "宽表：每行一份报告，每列一个指标", "one row for each report, one column for each figure"},
	{ReportRows, "报告清单：来源、版本和计数", "one row for each report: source, versions, counts"},
	{FindingRows, "检查发现：每行一条", "one row for each finding about a report"},
	{CellRows, "表格单元：每行一个印有数字的单元格，含行名、列名和出处", "one row for each printed cell with a figure, under the names its table gives it"},
	{RenditionRows, "版本互证：同一报告的两个文件都印有的每一数值，相同或不同", "one row for each figure that two files of one publication both state, alike or not"},
	{CodebookRows, "指标手册：指标、申请人、状态和勾稽关系", "what the indicators, applicants, statuses and checks mean"},
}

// Shapes lists the shapes of exports.
func Shapes() []ShapeInfo { return slices.Clone(shapes) }

// A FormatInfo says what a format is and which shapes it can have.
type FormatInfo struct {
	Format    Format
	Name      string // for people
	MediaType string
	Extension string  // of file names, with its dot
	Shapes    []Shape // the first is the one meant by an empty Shape
	BOM       bool    // can begin with a byte order mark
}

// A format is a FormatInfo with the function that writes it.
type format struct {
	FormatInfo
	write func(src *source, shape Shape, w io.Writer, o Options) error
}

var formats = []format{
	{FormatInfo{CSV, "CSV", "text/csv; charset=utf-8", ".csv",
		[]Shape{Long, Wide, ReportRows, FindingRows, CellRows, RenditionRows, CodebookRows}, true}, writeCSV},
	{FormatInfo{JSON, "JSON", "application/json", ".json",
		[]Shape{Long, Wide, ReportRows, FindingRows, CellRows, RenditionRows, CodebookRows}, false}, writeJSON},
	{FormatInfo{XLSX, "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx",
		[]Shape{Long, Wide}, false}, writeXLSX},
	{FormatInfo{Parquet, "Parquet", "application/vnd.apache.parquet", ".parquet",
		[]Shape{Long, Wide, ReportRows, FindingRows, CellRows}, false}, writeParquet},
	{FormatInfo{Markdown, "Markdown", "text/markdown; charset=utf-8", ".md",
		[]Shape{CodebookRows}, false}, writeMarkdown},
}

// Formats lists the formats of exports, for menus and help texts.
func Formats() []FormatInfo {
	list := make([]FormatInfo, len(formats))
	for i, f := range formats {
		list[i] = f.FormatInfo
		list[i].Shapes = slices.Clone(f.Shapes)
	}
	return list
}

// Options say what to export and how.
type Options struct {
	Format Format
	Shape  Shape // empty: the format's first
	// BOM puts a byte order mark before CSV. Excel takes CSV without one for
	// text in the system's encoding and garbles Chinese.
	BOM bool
	// Labels put CSV and workbooks into words for people; nil: names and codes for programs.
	Labels Labels
	// Filter chooses reports and figures. A codebook has the indicators of the
	// filter, whichever reports there are.
	Filter reports.Filter
}

// Validate returns an *OptionError if no export has the format, the shape and the
// byte order mark together. What the filter names is looked up by Write.
func (o Options) Validate() error {
	_, _, err := o.resolve()
	return err
}

// resolve returns the format and the shape meant, or an *OptionError.
func (o Options) resolve() (format, Shape, error) {
	var names []string
	for _, f := range formats {
		names = append(names, string(f.Format))
		if f.Format != o.Format {
			continue
		}
		shape := o.Shape
		if shape == "" {
			shape = f.Shapes[0]
		}
		if !slices.Contains(f.Shapes, shape) {
			var shapes []string
			for _, s := range f.Shapes {
				shapes = append(shapes, string(s))
			}
			return f, "", &OptionError{Option: "shape of " + string(f.Format), Value: string(shape), Allowed: shapes}
		}
		if o.BOM && !f.BOM {
			return f, "", &OptionError{Option: "byte order mark of " + string(f.Format), Value: "true", Allowed: []string{"false"}}
		}
		if o.Labels != nil && f.Format != CSV && f.Format != XLSX {
			return f, "", &OptionError{Option: "labels of " + string(f.Format), Value: "true", Allowed: []string{"false"}}
		}
		return f, shape, nil
	}
	return format{}, "", &OptionError{Option: "format", Value: string(o.Format), Allowed: names}
}

// Write writes the figures of the filter, or what is told of them, to w. The
// export holds one state of the database, whatever is written meanwhile. Rows
// are in the order of List, and within a report in that of the reading.
//
// In all formats an unknown value is absent, never zero: an empty field of CSV,
// null in JSON, an empty cell of a sheet, NULL in Parquet. The wide shape has
// the columns of the view reports_wide and, like it, only figures that are read,
// derived or corrected. For what becomes of the digits of a value, see the writers:
// writeCSV and writeJSON keep them all, writeXLSX and writeParquet say how.
//
// Errors are an *OptionError for options that do not fit together, a
// *RegionError for a region of the filter, a *LimitError for more than the
// format can hold, a *ValueError for a number it can't hold, and those of w and
// of the database. A *LimitError or *ValueError comes before anything is
// written; after any other error what was written is incomplete.
//
// Rows are streamed. CSV, JSON and Parquet take memory for the list of reports
// and a bounded number of rows; XLSX keeps its rows in temporary files and the
// compressed workbook in memory.
func Write(ctx context.Context, db *database.DB, w io.Writer, o Options) error {
	f, shape, err := o.resolve()
	if err == nil {
		err = db.Snapshot(ctx, func(tx *sql.Tx) error {
			src, err := newSource(ctx, db, tx, o.Filter, shape)
			if err != nil {
				return err
			}
			return f.write(src, shape, w, o)
		})
	}
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}
