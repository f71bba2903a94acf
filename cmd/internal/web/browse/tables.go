package browse

import (
	"errors"
	"strconv"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/report"
	"nianbao/store/tables"
)

// A tableSearchData lists the cells of printed tables under names that hold some words.
type tableSearchData struct {
	page.Mistyped
	Words  string       `json:"q"`
	Region string       `json:"region,omitempty"`
	Year   int          `json:"year,omitempty"`
	Cells  []tables.Hit `json:"cells"`
	Paging page.Paging  `json:"paging"`
}

func (p *Pages) tableSearch(r *page.Request) (page.View, error) {
	data := &tableSearchData{Words: r.Words("q"), Region: r.Words("region"), Year: r.Year("year"), Paging: r.Paging(), Cells: []tables.Hit{}}
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	view := page.View{Name: "tablesearch", Title: r.Text("table-search"), Data: data, Rows: data.rows}
	hits, err := tables.Search(r.Context(), p.db, tables.Query{Words: data.Words, Region: data.Region, FromYear: data.Year, ToYear: data.Year,
		Limit: data.Paging.Size + 1, Offset: data.Paging.Offset()})
	if err != nil && !errors.Is(err, tables.ErrNoWords) {
		return data.FormAlone(r, view, err)
	}
	data.Cells = append(data.Cells, page.Cut(&data.Paging, hits)...)
	return view, nil
}

func (d *tableSearchData) rows() [][]string {
	return page.Table("report organ region_code region year table "+report.CellColumns, d.Cells, func(h tables.Hit) []string {
		of := []string{strconv.FormatInt(h.ReportID, 10), h.Organ, h.RegionCode, h.Region, strconv.Itoa(h.Year), strconv.Itoa(h.Table)}
		return append(of, report.CellRow(h.PrintedCell)...)
	})
}
