package profile

import (
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/gazetteer"
	"nianbao/store/database"
	"nianbao/store/profile"
)

// A Below is the regions directly below one with their key figures in one year.
type Below struct {
	Year    int           `json:"year"` // the last of which enough regions have a report
	Reports int           `json:"reports"`
	SoFar   []coveredYear `json:"later_years"` // of which there are few reports so far
	Regions []belowRegion `json:"regions"`
}

// A coveredYear is a year with the number of regions that have a report.
type coveredYear struct {
	Year    int `json:"year"`
	Reports int `json:"reports"`
}

// A belowRegion is a region with its key figures, which say so where it has no report.
type belowRegion struct {
	Code    string   `json:"code"`
	Name    string   `json:"name"`
	Report  int64    `json:"report"` // 0 for none
	Figures []Proven `json:"key_figures"`
}

// Without returns the names of the regions that have no report.
func (b Below) Without() []string {
	var names []string
	for _, r := range b.Regions {
		if r.Report == 0 {
			names = append(names, r.Name)
		}
	}
	return names
}

// BelowRegion returns what is directly below a region, nil where nothing is or nothing of it
// has a report.
func BelowRegion(r *page.Request, db *database.DB, code string) (*Below, error) {
	years, err := profile.CoveredYears(r.Context(), db, profile.Below(code, db.Now().Year()))
	if err != nil {
		return nil, err
	}
	shown := profile.LastCovered(years)
	if shown.Known == 0 {
		return nil, nil
	}
	b := &Below{Year: shown.Year.Year, SoFar: []coveredYear{}}
	for _, y := range shown.Newer {
		b.SoFar = append(b.SoFar, coveredYear{y.Year, y.Known})
	}
	codes := profile.Below(code, b.Year)
	counting, err := profile.Counting(r.Context(), db, codes, b.Year)
	if err != nil {
		return nil, err
	}
	b.Reports = len(counting)
	here := map[string]profile.Report{}
	for _, report := range counting {
		here[report.Region.Code] = report
	}
	all := make([]profile.Report, len(codes))
	for i, each := range codes {
		if all[i] = here[each]; all[i].ID == 0 {
			all[i].Year = b.Year
			all[i].Region, _ = gazetteer.LookupRegion(each, b.Year)
		}
	}
	figures, err := profile.Read(r.Context(), db, all)
	if err != nil {
		return nil, err
	}
	var lists [][]Proven
	for i, each := range all {
		b.Regions = append(b.Regions, belowRegion{each.Region.Code, each.Region.Name, each.ID, ProvenAll(r.Language, figures[i])})
		lists = append(lists, b.Regions[i].Figures)
	}
	return b, TellSigns(r.Context(), db, lists...)
}
