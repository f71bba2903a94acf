package publish

import (
	"fmt"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/invented"
	"nianbao/store/reports"
)

// An aboutData says what the site has.
type aboutData struct {
	Reports   int    `json:"reports"`
	Stored    int    `json:"stored"` // with other versions, and other files of the same report
	Regions   int    `json:"regions"`
	FirstYear int    `json:"first_year"`
	LastYear  int    `json:"last_year"`
	Failures  int    `json:"failures"`
	Invented  int    `json:"invented"` // of the stored, examples that were made up, as the front page counts them
	Address   string `json:"address"`  // of the site
}

// about says what the site is, what it is not, and how it is cited.
func (p *Pages) about(r *page.Request) (page.View, error) {
	data, err := p.totals(r)
	return page.View{Name: "about", Title: r.Text("about"), Data: data, Rows: data.rows}, err
}

// method says how a printed figure comes to stand on a page, and what its marks mean.
func (p *Pages) method(r *page.Request) (page.View, error) {
	data, err := p.totals(r)
	return page.View{Name: "method", Title: r.Text("method"), Data: data, Rows: data.rows}, err
}

func (p *Pages) totals(r *page.Request) (aboutData, error) {
	t, err := reports.Total(r.Context(), p.db)
	if err != nil {
		return aboutData{}, err
	}
	made, err := invented.Of(r.Context(), p.db)
	return aboutData{t.Reports, t.Stored, t.Regions, t.FirstYear, t.LastYear, t.Failures, made.Len(), r.Absolute(r.Language.Prefix() + "/")}, err
}

func (d aboutData) rows() [][]string {
	return page.Table("reports stored regions first_year last_year failures invented address", []aboutData{d}, func(d aboutData) []string {
		return []string{fmt.Sprint(d.Reports), fmt.Sprint(d.Stored), fmt.Sprint(d.Regions), fmt.Sprint(d.FirstYear), fmt.Sprint(d.LastYear), fmt.Sprint(d.Failures), fmt.Sprint(d.Invented), d.Address}
	})
}
