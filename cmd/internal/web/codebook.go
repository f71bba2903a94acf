package web

import (
	"strings"

	"nianbao/store"
)

func (s *Server) codebook(r *request) (view, error) {
	book, err := s.config.Store.Codebook(r.Context(), store.Filter{})
	if err != nil {
		return view{}, err
	}
	title, err := r.language.Text("codebook")
	return view{name: "codebook", title: title, data: book, rows: func() [][]string {
		rows := [][]string{{"code", "table", "zh", "en", "unit", "article", "forms", "by_applicant"}}
		for _, i := range book.Indicators {
			by := "0"
			if i.ByApplicant {
				by = "1"
			}
			rows = append(rows, []string{i.Code, i.Table, i.Zh, i.En, i.Unit, i.Article, strings.Join(i.Forms, " "), by})
		}
		return rows
	}}, err
}
