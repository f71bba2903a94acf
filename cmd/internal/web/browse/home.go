package browse

import (
	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/invented"
	"nianbao/store/reports"
)

// A homeData says what is here.
type homeData struct {
	Reports   int      `json:"reports"` // one of each organ and year
	Stored    int      `json:"stored"`  // with other versions, and other files of the same report
	Regions   int      `json:"regions"`
	FirstYear int      `json:"first_year"`
	LastYear  int      `json:"last_year"`
	Failures  int      `json:"failures"`
	Coverage  coverage `json:"coverage"`
	// Invented says how many of the stored reports are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`
	Key      []string         `json:"-"` // indicators to begin with
	Further  int              `json:"-"` // versions and files
	// Choice is whether the answers that the page leads to are to count invented reports too.
	Choice figure.ExamplesChoice `json:"-"`
}

// keyIndicators are those that readers ask for first.
var keyIndicators = []string{"applications.received", "applications.granted", "applications.handled", "reconsideration.total", "disclosure.penalties.decisions"}

func (p *Pages) home(r *page.Request) (page.View, error) {
	totals, err := reports.Total(r.Context(), p.db)
	if err != nil {
		return page.View{}, err
	}
	counts, err := reports.Counts(r.Context(), p.db, "")
	if err != nil {
		return page.View{}, err
	}
	data := &homeData{Reports: totals.Reports, Stored: totals.Stored, Regions: totals.Regions, FirstYear: totals.FirstYear, LastYear: totals.LastYear,
		Failures: totals.Failures, Coverage: coverageOf(counts), Key: keyIndicators}
	data.Further = totals.Stored - totals.Reports
	if err := data.Choice.Choose(r, p.db); err != nil {
		return page.View{}, err
	}
	if data.Invented, err = p.inventedOfAll(r, totals); err != nil {
		return page.View{}, err
	}
	return page.View{Name: "home", Title: r.Text("home"), Data: data, Rows: data.Coverage.rows}, r.Wrong()
}

// inventedOfAll says how many of all stored reports are invented, on pages whose numbers are of all of them; nil if none is.
func (p *Pages) inventedOfAll(r *page.Request, totals reports.Totals) (*figure.Invented, error) {
	made, err := invented.Of(r.Context(), p.db)
	if err != nil {
		return nil, err
	}
	return figure.InventedCounted(r.Language, made.Len(), totals.Stored)
}
