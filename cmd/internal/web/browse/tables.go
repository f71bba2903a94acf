package browse

import (
	"errors"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/report"
	"nianbao/store/columns"
	"nianbao/store/tables"
)

// A tableSearchData lists the cells of printed tables under names that hold some words.
type tableSearchData struct {
	page.Mistyped
	Words  string      `json:"q"`
	Region string      `json:"region,omitempty"`
	Year   int         `json:"year,omitempty"`
	Cells  []tableHit  `json:"cells"`
	Paging page.Paging `json:"paging"`
}

// A tableHit is a cell that was found, with the doubt that other pages have of it.
type tableHit struct {
	tables.Hit
	Doubt bool `json:"doubtful"`

	Why string `json:"-"` // it is out of proportion, "" if it is not
}

func (p *Pages) tableSearch(r *page.Request) (page.View, error) {
	data := &tableSearchData{Words: r.Words("q"), Region: r.Words("region"), Year: r.Year("year"), Paging: r.Paging(), Cells: []tableHit{}}
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	view := page.View{Name: "tablesearch", Title: r.Text("table-search"), Data: data, Rows: data.rows}
	hits, err := tables.Search(r.Context(), p.db, tables.Query{Words: data.Words, Region: data.Region, FromYear: data.Year, ToYear: data.Year,
		Limit: data.Paging.Size + 1, Offset: data.Paging.Offset()})
	if err != nil && !errors.Is(err, tables.ErrNoWords) {
		return data.FormAlone(r, view, err)
	}
	for _, h := range page.Cut(&data.Paging, hits) {
		data.Cells = append(data.Cells, tableHit{Hit: h})
	}
	return view, p.doubtHits(r, data.Cells)
}

// doubtHits marks the cells that are figures in doubt.
func (p *Pages) doubtHits(r *page.Request, list []tableHit) error {
	var asked []columns.CellAt
	var hits []int
	for i, h := range list {
		if h.Indicator == "" {
			continue
		}
		at, _ := columns.PlaceOf(h.RegionCode)
		at.Year = int32(h.Year)
		asked = append(asked, columns.CellAt{ReportAt: columns.ReportAt{Report: h.ReportID, At: at}, Cell: h.CellRef})
		hits = append(hits, i)
	}
	entries, err := columns.ReadCells(r.Context(), p.db, asked)
	if err != nil {
		return err
	}
	for k, e := range entries {
		h := &list[hits[k]]
		h.Doubt = e.Doubtful()
		if phrase := figure.OutsizedPhrase(e.Outsized); phrase != "" {
			h.Why = r.Text(phrase)
		}
	}
	return nil
}

func (d *tableSearchData) rows() [][]string {
	return page.Table("report organ region_code region year table "+report.CellColumns+" doubtful", d.Cells, func(h tableHit) []string {
		of := []string{strconv.FormatInt(h.ReportID, 10), h.Organ, h.RegionCode, h.Region, strconv.Itoa(h.Year), strconv.Itoa(h.Table)}
		return append(append(of, report.CellRow(h.PrintedCell)...), strconv.FormatBool(h.Doubt))
	})
}
