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

// InventedCounted is InventedOf on a page whose numbers are of all reports, be they invented or not.
func InventedCounted(language wording.Language, invented, reports int) (*Invented, error) {
	if invented == 0 || invented == reports {
		return InventedOf(language, invented, reports)
	}
	note, err := language.Text("invented-counted", many(invented), many(reports))
	return &Invented{reports, invented, note}, err
}

// An ExamplesChoice is whether invented reports count beside real ones where reports are ranked or added up: not unless
// that is asked for. Where all reports are invented there is nothing to choose.
type ExamplesChoice struct {
	LeftOut bool `json:"invented_left_out,omitempty"` // there are invented reports beside real ones, and none counts

	Examples       bool   `json:"-"` // they count, as was asked for
	InventedBeside int    `json:"-"` // invented reports beside real ones, 0 where there is nothing to choose
	Otherwise      string `json:"-"` // the address of the page with the other choice; "" where there is none
}

// Choose reads the parameter.
func (c *ExamplesChoice) Choose(r *page.Request, db *database.DB) error {
	asked := r.Choice("examples", "0", "1") == "1"
	beside, err := invented.OfBeside(r.Context(), db)
	if err != nil || beside == nil {
		return err
	}
	c.Examples, c.LeftOut, c.InventedBeside = asked, !asked, beside.Len()
	choice := r.Chosen("page", "examples")
	if c.LeftOut {
		choice.Set("examples", "1")
	}
	c.Otherwise = "?" + choice.Encode()
	return nil
}

// Without returns the reports that are left out, as lists have it that are of no one place.
func (c *ExamplesChoice) Without(r *page.Request, db *database.DB) (invented.Reports, error) {
	if !c.LeftOut {
		return nil, nil
	}
	return invented.OfBeside(r.Context(), db)
}

// ExamplesAsked returns the parameter that has invented reports count, "" where nobody asked for it.
func (c *ExamplesChoice) ExamplesAsked() string {
	if c.Examples {
		return "1"
	}
	return ""
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
