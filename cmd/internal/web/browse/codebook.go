package browse

import (
	"slices"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/export"
	"nianbao/store/reports"
)

// A codebookData is the codebook with its indicators by topic.
type codebookData struct {
	export.Codebook
	Groups []codebookGroup `json:"-"`
}

type codebookGroup struct {
	ID, Name   string
	Indicators []export.CodebookIndicator
}

// byTopic puts indicators in order by topic, those of none last.
func byTopic(language wording.Language, indicators []export.CodebookIndicator) []codebookGroup {
	var groups []codebookGroup
	at := map[string]int{}
	for _, t := range naming.Tables(language) {
		for _, i := range t.Indicators {
			at[i.Code] = len(groups)
		}
		groups = append(groups, codebookGroup{ID: t.ID, Name: t.Name})
	}
	groups = append(groups, codebookGroup{ID: "other"})
	for _, i := range indicators {
		g, known := at[i.Code]
		if !known {
			g = len(groups) - 1
		}
		groups[g].Indicators = append(groups[g].Indicators, i)
	}
	return slices.DeleteFunc(groups, func(g codebookGroup) bool { return len(g.Indicators) == 0 })
}

func (p *Pages) codebook(r *page.Request) (page.View, error) {
	book, err := export.ReadCodebook(r.Context(), p.db, reports.Filter{})
	if err != nil {
		return page.View{}, err
	}
	return page.View{Name: "codebook", Title: r.Text("codebook"), Data: &codebookData{book, byTopic(r.Language, book.Indicators)}, Rows: func() [][]string {
		return page.Table("code table zh en unit article forms by_applicant", book.Indicators, func(i export.CodebookIndicator) []string {
			by := "0"
			if i.ByApplicant {
				by = "1"
			}
			return []string{i.Code, i.Table, i.Zh, i.En, i.Unit, i.Article, strings.Join(i.Forms, " "), by}
		})
	}}, nil
}
