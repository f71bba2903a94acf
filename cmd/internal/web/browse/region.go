package browse

import (
	"regexp"

	"nianbao/cmd/internal/web/compare"
	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/profile"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A regionData is what is known of a region.
type regionData struct {
	Code   string            `json:"code"`
	Name   string            `json:"name"`
	Above  []page.RegionLink `json:"above"` // the divisions around it, the province first
	Names  []regionName      `json:"names"` // it has had
	Place  string            `json:"place_id"`
	Before []regionChange    `json:"predecessors,omitempty"` // the latest change first
	After  []regionChange    `json:"successors,omitempty"`
	// Profile is of the reports that count for the region, nil without any.
	Profile  *profile.Profile `json:"profile"`
	Below    *profile.Below   `json:"below,omitempty"`  // regions directly below
	Organs   *profile.Organs  `json:"organs,omitempty"` // of the region itself
	Coverage coverage         `json:"coverage"`
	Peers    []*compare.Peers `json:"peers,omitempty"` // by applications received
	Reports  []reportEntry    `json:"reports"`         // of its own organs and, in a part, of those below
	Paging   page.Paging      `json:"paging"`
	// Invented says how many of the reports listed are invented; nil if none is.
	Invented *figure.Invented `json:"reports_invented,omitempty"`
}

// A regionName is a name of a code with the years in which it held.
type regionName struct {
	Name string `json:"name"`
	From int    `json:"from,omitempty"` // 0: before the table begins
	To   int    `json:"to,omitempty"`   // 0: still valid
}

// A regionChange is a change by which the area of one region, or a part of it, came to
// another.
type regionChange struct {
	Year            int    `json:"year"`
	Kind            string `json:"kind"` // renamed, recoded, merged, split, ceded
	Of              string `json:"of"`   // name of the region that had the code
	page.RegionLink        // the other region
}

// changes adds what a region that had the code was made of, and what it became. That it
// went on under the same code is among its names.
func (d *regionData) changes(r gazetteer.Region) {
	to := func(s gazetteer.Succession, other gazetteer.Region) regionChange {
		return regionChange{s.Year, string(s.Kind), r.Name, page.RegionLink{Code: other.Code, Name: other.Name}}
	}
	for _, s := range gazetteer.Predecessors(r) {
		if s.Before.Code != d.Code {
			d.Before = append(d.Before, to(s, s.Before))
		}
	}
	for _, s := range gazetteer.Successors(r) {
		if s.Kind != gazetteer.Renamed {
			d.After = append(d.After, to(s, s.After))
		}
	}
}

// Within returns the level by which pages compare the region: all directly below
// it, or itself where nothing is below.
func (d *regionData) Within() string {
	if catalogue.LevelOf(d.Code) == catalogue.Counties {
		return "itself"
	}
	return "below"
}

var regionCode = regexp.MustCompile(`^\d{6}$`)

func (p *Pages) region(r *page.Request) (page.View, error) {
	code := r.Value("code")
	if !regionCode.MatchString(code) {
		return page.View{}, page.NotFound(page.Shorten(code))
	}
	data := &regionData{Code: code}
	for known := range gazetteer.EachRegion() {
		if known.Code == code {
			data.Names = append(data.Names, regionName{known.Name, known.ValidFrom, known.ValidTo})
			data.Name = known.Name
			data.changes(known)
		}
	}
	newest, ok := gazetteer.LookupRegion(code, 0)
	if !ok {
		return page.View{}, page.NotFound(code)
	}
	data.Name, data.Place = newest.Name, gazetteer.PlaceID(newest)
	for parent := newest.Parent; parent != ""; {
		above, ok := gazetteer.LookupRegion(parent, 0)
		if !ok {
			break
		}
		data.Above = append([]page.RegionLink{{Code: above.Code, Name: above.Name}}, data.Above...)
		parent = above.Parent
	}
	if err := data.profile(r, p.db); err != nil {
		return page.View{}, err
	}
	counts, err := reports.Counts(r.Context(), p.db, code)
	if err != nil {
		return page.View{}, err
	}
	data.Coverage = coverageOf(counts)
	if data.Peers, err = compare.PeersOf(r.Context(), p.db, r.Language, code); err != nil {
		return page.View{}, err
	}
	data.Paging = r.Paging()
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	list, err := reports.Browse(r.Context(), p.db, reports.Query{Region: code}, reports.Part{Offset: data.Paging.Offset(), Limit: data.Paging.Size + 1})
	if err != nil {
		return page.View{}, err
	}
	data.Reports = page.Cut(&data.Paging, entriesOf(list))
	if data.Invented, err = p.markInvented(r, data.Reports); err != nil {
		return page.View{}, err
	}
	return page.View{Name: "region", Title: naming.Place(r.Language, gazetteer.FullName(newest, 0)), Data: data, Rows: func() [][]string { return entryRows(data.Reports) }}, nil
}

// profile finds what the reports of the region say, of those below and of its organs.
func (d *regionData) profile(r *page.Request, db *database.DB) (err error) {
	if d.Profile, err = profile.OfRegion(r, db, d.Code); err != nil {
		return err
	}
	if d.Below, err = profile.BelowRegion(r, db, d.Code); err != nil {
		return err
	}
	d.Organs, err = profile.OrgansOf(r, db, d.Code)
	return err
}
