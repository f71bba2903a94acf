package browse

import (
	"strings"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/export"
	"nianbao/store/reports"
)

func (p *Pages) codebook(r *page.Request) (page.View, error) {
	book, err := export.ReadCodebook(r.Context(), p.db, reports.Filter{})
	if err != nil {
		return page.View{}, err
	}
	return page.View{Name: "codebook", Title: r.Text("codebook"), Data: book, Rows: func() [][]string {
		return page.Table("code table zh en unit article forms by_applicant", book.Indicators, func(i export.CodebookIndicator) []string {
			by := "0"
			if i.ByApplicant {
				by = "1"
			}
			return []string{i.Code, i.Table, i.Zh, i.En, i.Unit, i.Article, strings.Join(i.Forms, " "), by}
		})
	}}, nil
}
