package figure

import (
	"strconv"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/database"
	"nianbao/store/invented"
)

// An Invented says how many of the reports that figures rest on are invented.
type Invented struct {
	Reports  int    `json:"reports"`
	Invented int    `json:"invented"`
	Note     string `json:"note"` // in the language of the page
}

// InventedOf returns what is to be said where some of the reports are invented, nil where none is.
func InventedOf(language wording.Language, invented, reports int) (*Invented, error) {
	switch invented {
	case 0:
		return nil, nil
	case reports:
		note, err := language.Text("invented-all", many(reports))
		return &Invented{reports, invented, note}, err
	}
	note, err := language.Text("invented-some", many(invented), many(reports))
	return &Invented{reports, invented, note}, err
}

// A Listed tells which of the reports that a page lists are invented, and counts them.
type Listed struct {
	language wording.Language
	invented invented.Reports
	reports  map[int64]bool
}

// NewListed returns what tells it of the reports of a database, of a page that lists none yet.
func NewListed(r *page.Request, db *database.DB) (*Listed, error) {
	made, err := invented.Of(r.Context(), db)
	return &Listed{r.Language, made, map[int64]bool{}}, err
}

// Invented counts a report as one that the page lists, and reports whether it is invented.
func (l *Listed) Invented(id int64) bool {
	l.reports[id] = l.invented.Has(id)
	return l.reports[id]
}

// Told returns what is to be said of the reports listed; nil if none is invented.
func (l *Listed) Told() (*Invented, error) {
	found := 0
	for _, made := range l.reports {
		if made {
			found++
		}
	}
	switch found {
	case 0:
		return nil, nil
	case len(l.reports):
		note, err := l.language.Text("listed-all", many(found))
		return &Invented{found, found, note}, err
	}
	note, err := l.language.Text("listed-some", many(found), many(len(l.reports)))
	return &Invented{len(l.reports), found, note}, err
}

// many writes a number of things as pages do, with its digits in groups of three.
func many(n int) string { return chart.Number(strconv.Itoa(n), 0).Text }
