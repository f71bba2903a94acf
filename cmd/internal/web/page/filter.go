package page

import (
	"nianbao/normalize/identity"
	"nianbao/store/catalogue"
)

// A Filter is which reports a page is about, as its form asks: template "reportfilter" has the
// fields.
type Filter struct {
	Region   string `json:"region,omitempty"` // name or code, with all within it
	FromYear int    `json:"from_year,omitempty"`
	ToYear   int    `json:"to_year,omitempty"`
	Level    string `json:"level,omitempty"`      // of the region: province, prefecture, county
	Kind     string `json:"organ_kind,omitempty"` // of the organ
	Mistyped
}

// OrganKinds are the kinds of organs by which reports are chosen.
func OrganKinds() []string {
	return []string{string(identity.Government), string(identity.GovernmentOffice), string(identity.Department), string(identity.Branch),
		string(identity.Vertical), string(identity.Township), string(identity.Subdistrict), string(identity.Zone),
		string(identity.StateCouncil), string(identity.Institution), string(identity.Other)}
}

// Filter reads the parameters of a filter.
func (r *Request) Filter() Filter {
	var f Filter
	f.Region = r.Words("region")
	f.FromYear, f.ToYear = r.Span()
	f.Level = r.Choice("level", append([]string{""}, f.Levels()...)...)
	f.Kind = r.Choice("organ_kind", append([]string{""}, OrganKinds()...)...)
	return f
}

// Search returns what the store is asked for.
func (f Filter) Search() catalogue.Search {
	return catalogue.Search{Region: f.Region, FromYear: f.FromYear, ToYear: f.ToYear, Kind: f.Kind, Level: f.RegionLevel()}
}

// RegionLevel returns the level that was chosen, 0 for any.
func (f Filter) RegionLevel() catalogue.Level { return catalogue.LevelNamed(f.Level) }

// Levels are the words for levels, to choose from.
func (f Filter) Levels() []string { return catalogue.LevelWords() }

// OrganKinds are the kinds of organs, to choose from.
func (f Filter) OrganKinds() []string { return OrganKinds() }
