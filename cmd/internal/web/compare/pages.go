package compare

import (
	"embed"
	"html/template"
	"maps"
	"net/url"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/choices"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/database"
)

// questions are all pages of figures, in the order in which they lead to each other.
var questions = []question{
	{"/compare", "compare", "way-regions", "figures", firstAndLast, false, func() inquiry { return &regionsData{} }},
	{"/compare/changes", "changes", "way-changes", "changes", firstAndLast, true, func() inquiry { return &changesData{} }},
	{"/compare/sums", "sums", "way-sums", "sums", firstAndLast, true, func() inquiry { return &sumsData{} }},
	{"/compare/shares", "shares", "way-shares", "regions", oneYear, true, func() inquiry { return &sharesData{} }},
	{"/compare/peers", "peers", "way-peers", "peers", oneYear, true, func() inquiry { return &Peers{} }},
	{"/indicators/{code}", "indicator", "", "ranking", oneYear, true, func() inquiry { return &indicatorData{} }},
}

// The parameters that choose the years of a page.
var (
	oneYear      = []string{"year"}
	firstAndLast = []string{"from", "to"}
)

// Pages returns the pages of figures by their paths.
func Pages(db *database.DB) map[string]page.Handler {
	pages := map[string]page.Handler{"/indicators": indicators}
	for _, q := range questions {
		pages[q.path] = q.page(db)
	}
	return pages
}

//go:embed templates/*.html
var files embed.FS

// Templates returns the templates of the pages.
func Templates() page.Templates {
	return page.Templates{Files: files, Functions: func(language wording.Language) template.FuncMap {
		functions := template.FuncMap{
			"rates": func() []naming.Rate { return naming.Rates(language) },
			"words": func(name, label, chosen string, words []string) wordsView {
				return wordsView{name, label, name + "-", words, chosen}
			},
			"flagged": func() []string { return flaggedWords },
			"years":   yearsOf,
			"ways": func(path, choice string) ([]answer.NavItem, error) {
				return waysFrom(questions, language, path, choice)
			},
			"sumrow":      func(d *sumsData, group sums) sumRow { return sumRow{d, group} },
			"peerstable":  func(id string, d *Peers) peersView { return peersView{d, id} },
			"changebasis": func(row changeRow, counts changeCounts) changeBasisView { return changeBasisView{row, counts} },
			"three":       func() []int { return []int{1, 2, 3} },
			"at": func(list []string, i int) string {
				if i < len(list) {
					return list[i]
				}
				return ""
			},
		}
		maps.Copy(functions, choices.Functions(language))
		return functions
	}}
}

// waysFrom returns links from one page that compares to all of some questions. They
// take its choice along: one region, the first indicator, and what is common to all pages.
func waysFrom(questions []question, language wording.Language, path, choice string) ([]answer.NavItem, error) {
	chosen, err := url.ParseQuery(choice)
	if err != nil {
		return nil, err
	}
	along := url.Values{}
	for _, name := range []string{"indicator", "applicant", "per", "flagged", "follow", "examples"} {
		if value := chosen.Get(name); value != "" {
			along.Set(name, value)
		}
	}
	if regions := typedRegions(append(chosen["region"], chosen["regions"]...)); len(regions) == 1 {
		along.Set("region", regions[0])
	}
	var items []answer.NavItem
	for _, q := range questions {
		if q.way == "" {
			continue
		}
		text, err := language.Text(q.way)
		if err != nil {
			return nil, err
		}
		item, query := answer.NavItem{Href: language.Prefix() + q.path, Text: text}, along.Encode()
		if q.path == path {
			item.Current, query = "page", choice
		}
		if query != "" {
			item.Href += "?" + query
		}
		items = append(items, item)
	}
	return items, nil
}

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
