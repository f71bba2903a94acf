package compare

import (
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
)

// An indicatorsData lists the indicators by table.
type indicatorsData struct {
	Tables []naming.Table `json:"tables"`
}

func indicators(r *page.Request) (page.View, error) {
	data := &indicatorsData{Tables: naming.Tables(r.Language)}
	return page.View{Name: "indicators", Title: r.Text("indicators"), Data: data, Rows: data.rows}, nil
}

func (d *indicatorsData) rows() [][]string {
	rows := page.Head("code table name unit")
	for _, t := range d.Tables {
		for _, i := range t.Indicators {
			rows = append(rows, []string{i.Code, t.ID, i.Name, i.Unit})
		}
	}
	return rows
}
