package web

import (
	"context"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
	"nianbao/store"
)

// A regionChoice is which regions a page compares, and what becomes of figures
// in doubt.
type regionChoice struct {
	Region  string `json:"region,omitempty"` // as typed; empty: the whole country
	Level   string `json:"level,omitempty"`  // one of levels
	Flagged string `json:"flagged"`          // "show" or "exclude"

	Query string `json:"-"` // the whole choice, for downloads
}

// levels are the words for levels in addresses.
var levels = map[string]store.Level{"county": store.Counties, "prefecture": store.Prefectures, "province": store.Provinces, "below": 0}

func (c *regionChoice) choose(r *request, levels ...string) (err error) {
	c.Region, c.Query = r.words("region"), r.URL.Query().Encode()
	if len(levels) > 0 {
		if c.Level, err = r.choice("level", levels...); err != nil {
			return err
		}
	}
	c.Flagged, err = r.choice("flagged", "show", "exclude")
	return err
}

// scope returns the regions that the level means: "itself" is the region alone.
func (c *regionChoice) scope() store.Scope {
	if c.Level == "itself" {
		return store.Scope{Region: c.Region, Itself: true}
	}
	return store.Scope{Region: c.Region, Level: levels[c.Level]}
}

// An indicatorChoice is an indicator that a page compares regions by.
type indicatorChoice struct {
	Indicator string `json:"indicator"`
	Name      string `json:"name"`
	Unit      string `json:"unit"` // of the values; "%" of rates
	Applicant string `json:"applicant,omitempty"`
	Per       string `json:"per,omitempty"` // what is divided by
	regionChoice

	Heading    string           `json:"-"` // the name, with that of what is divided by
	Cell       string           `json:"-"` // the figure that is shown in print
	Sum        bool             `json:"-"` // it is a sum, of which Cell is the first part
	Tables     []indicatorTable `json:"-"`
	Applicants []form.Applicant `json:"-"`

	of  store.Quantity
	per *store.Quantity
}

// volume is the indicator that tells how much an organ has to do, and the one
// compared unless another is chosen.
const volume = "applications.received"

func (c *indicatorChoice) choose(r *request, levels ...string) (err error) {
	if err := c.regionChoice.choose(r, levels...); err != nil {
		return err
	}
	if c.Indicator = r.words("indicator"); c.Indicator == "" {
		c.Indicator = volume
	}
	of, ok := quantity(c.Indicator, "")
	if !ok {
		return badParameter("indicator", c.Indicator)
	}
	c.Tables, c.Applicants = indicatorTables(r.language), form.Applicants()
	if c.Applicant, err = applicantOf(r, of.Applicant != ""); err != nil {
		return err
	}
	if c.of, ok = quantity(c.Indicator, c.Applicant); !ok {
		return badParameter("applicant", c.Applicant)
	}
	c.Per = r.words("per")
	c.per, err = rateBase(c.Per, c.Applicant)
	if err != nil {
		return err
	}
	c.describe(r.language)
	return nil
}

func (c *indicatorChoice) describe(language wording.Language) {
	c.Name, c.Unit = language.Pick(c.of.Zh, c.of.En), c.of.Unit
	if c.per != nil {
		c.Unit = "%"
	}
	c.Heading = heading(language, c.of, c.per)
	c.Cell, c.Sum = firstCell(c.of), len(c.of.Cells) > 1
}

// heading returns what is compared in words: the quantity, and what it is divided
// by.
func heading(language wording.Language, of store.Quantity, per *store.Quantity) string {
	name := language.Pick(of.Zh, of.En)
	if per == nil {
		return name
	}
	return name + " ÷ " + language.Pick(per.Zh, per.En)
}

// comparison returns what the store is asked for.
func (c *indicatorChoice) comparison(scope store.Scope, from, to int) store.Comparison {
	return store.Comparison{Of: c.of, Per: c.per, Scope: scope, FromYear: from, ToYear: to, Doubt: store.Doubt(c.Flagged)}
}

// reportYears returns the years of which there can be figures, none without a
// report.
func (s *Server) reportYears(ctx context.Context) ([]int, error) {
	first, last, err := s.config.Store.Years(ctx)
	if err != nil || first == 0 {
		return nil, err
	}
	var years []int
	for year := first; year <= last; year++ {
		years = append(years, year)
	}
	return years, nil
}

// within returns those of some years that lie in a span; 0 leaves an end open.
func within(years []int, from, to int) []int {
	var list []int
	for _, year := range years {
		if (from == 0 || year >= from) && (to == 0 || year <= to) {
			list = append(list, year)
		}
	}
	return list
}

// lastOf returns the last of some years, 0 if there are none.
func lastOf(years []int) int {
	if len(years) == 0 {
		return 0
	}
	return years[len(years)-1]
}
