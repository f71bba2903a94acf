package profile

import (
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/gazetteer"
	"nianbao/store/database"
	"nianbao/store/profile"
)

// An organData is the page of an organ.
type organData struct {
	Key      string      `json:"organ_id"`
	Name     string      `json:"name"`  // in its last report
	Names    []organName `json:"names"` // that its reports bear, the last first
	Code     string      `json:"region_code"`
	Region   string      `json:"region"` // with those around it
	Kind     string      `json:"organ_kind"`
	Function string      `json:"organ_function"`
	Township string      `json:"township"`
	// Profile is nil where it is of no report known on which year it is.
	Profile *Profile `json:"profile"`
}

// An organName is a name of an organ with the years of the reports that bear it.
type organName struct {
	Name string `json:"name"`
	From int    `json:"from"` // 0 if not known
	To   int    `json:"to"`
}

func organPage(r *page.Request, db *database.DB) (page.View, error) {
	key := r.Value("key")
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	stored, err := profile.Organ(r.Context(), db, key)
	if err != nil {
		return page.View{}, err
	}
	last := stored.Reports[0]
	if counted, ok := stored.Last(); ok {
		last = counted
	}
	d := &organData{Key: key, Name: last.Organ, Names: namesOf(stored.Reports), Code: last.Region.Code, Kind: string(last.Kind),
		Function: last.Function, Township: last.Township}
	if d.Code != "" {
		d.Region = gazetteer.FullName(last.Region, last.Year)
	}
	if d.Profile, err = profileOf(r, db, stored, profile.PeersOfOrgan); err != nil {
		return page.View{}, err
	}
	return page.View{Name: "organ", Title: d.Name, Data: d, Rows: func() [][]string { return d.Profile.Rows() }}, nil
}

// namesOf returns the names that reports bear, which come newest first.
func namesOf(list []profile.Report) []organName {
	var names []organName
	for _, r := range list {
		i := slices.IndexFunc(names, func(n organName) bool { return n.Name == r.Organ })
		if i < 0 {
			names = append(names, organName{r.Organ, r.Year, r.Year})
			continue
		}
		names[i].From = min(names[i].From, r.Year)
	}
	return names
}

// Rows returns the course of the key figures for a spreadsheet.
func (p *Profile) Rows() [][]string {
	rows := page.Head("key_figure name indicator per year value base rate_percent status doubtful report corrected derived invented")
	if p == nil {
		return rows
	}
	for _, k := range p.KeyFigures {
		for _, f := range k.Course {
			rows = append(rows, []string{k.ID, k.Name, k.Indicator, k.Per, strconv.Itoa(f.Year), f.Value, f.Base, f.Rate, f.Status,
				strconv.FormatBool(f.Doubt), strconv.FormatInt(f.Report, 10), strconv.FormatBool(f.Corrected),
				strconv.FormatBool(f.Derived), strconv.FormatBool(f.Invented)})
		}
	}
	return rows
}
