package profile

import (
	"slices"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/database"
	"nianbao/store/profile"
)

// An Organs is the organs of a region with the years of which there are reports.
type Organs struct {
	Total int     `json:"total"`
	Years []int   `json:"years"`
	List  []organ `json:"organs"` // the first of them: organsShown at most
}

// An organ is one of them.
type organ struct {
	Key     string        `json:"organ_id"`
	Name    string        `json:"name"`
	Kind    string        `json:"organ_kind"`
	Reports []yearsReport `json:"years"` // in the order of the years of all
}

// A yearsReport is the report on a year, 0 for none.
type yearsReport struct {
	Year   int   `json:"year"`
	Report int64 `json:"report"`
}

// organsShown bounds the organs on the page of a region; the list of reports has all.
const organsShown = 200

// OrgansOf returns the organs of a region itself, nil without any.
func OrgansOf(r *page.Request, db *database.DB, code string) (*Organs, error) {
	list, err := profile.Organs(r.Context(), db, code)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	o := &Organs{Total: len(list)}
	list = list[:min(len(list), organsShown)]
	for _, each := range list {
		for year := range each.Years {
			if !slices.Contains(o.Years, year) {
				o.Years = append(o.Years, year)
			}
		}
	}
	slices.Sort(o.Years)
	for _, each := range list {
		row := organ{Key: each.Key, Name: each.Name, Kind: each.Kind}
		for _, year := range o.Years {
			row.Reports = append(row.Reports, yearsReport{year, each.Years[year]})
		}
		o.List = append(o.List, row)
	}
	return o, nil
}

// More returns how many organs are not shown.
func (o Organs) More() int { return o.Total - len(o.List) }
