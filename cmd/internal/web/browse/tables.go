package browse

import (
	"errors"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/export"
	"nianbao/store/tables"
)

// A tableSearchData lists the cells of printed tables under names that hold some words.
type tableSearchData struct {
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
	hits, err := tables.Search(r.Context(), p.db, tables.Query{Words: data.Words, Region: data.Region, FromYear: data.Year, ToYear: data.Year,
		Limit: data.Paging.Size + 1, Offset: data.Paging.Offset()})
	if err != nil && !errors.Is(err, tables.ErrNoWords) {
		return page.View{}, err
	}
	data.Cells = append(data.Cells, page.Cut(&data.Paging, hits)...)
	return page.View{Name: "tablesearch", Title: r.Text("table-search"), Data: data, Rows: data.rows}, nil
}

func (d *tableSearchData) rows() [][]string {
	return page.Table("report organ region_code region year table row column labels heads text value unit indicator applicant unplaced page line", d.Cells, func(h tables.Hit) []string {
		value := ""
		if h.Value != nil {
			value = h.Value.String()
		}
		return []string{strconv.FormatInt(h.ReportID, 10), h.Organ, h.RegionCode, h.Region, strconv.Itoa(h.Year), strconv.Itoa(h.Table),
			strconv.Itoa(h.Row), strconv.Itoa(h.Column), strings.Join(h.Labels, export.NameMark), strings.Join(h.Heads, export.NameMark), h.Text, value, h.Unit,
			h.Indicator, h.Applicant, strconv.FormatBool(h.Unplaced), strconv.Itoa(h.Place.Page), strconv.Itoa(h.Place.Line)}
	})
}
