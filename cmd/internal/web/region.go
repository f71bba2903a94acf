package web

import (
	"strconv"

	"nianbao/normalize/identity"
	"nianbao/store"
)

// A regionData is what is known of a region.
type regionData struct {
	Code     string        `json:"code"`
	Name     string        `json:"name"`
	Above    []regionLink  `json:"above"` // the divisions around it, the province first
	Names    []regionName  `json:"names"` // it has had
	Coverage coverage      `json:"coverage"`
	Peers    []*peersData  `json:"peers,omitempty"` // by applications received
	Reports  []reportEntry `json:"reports"`         // of its own organs and, in a part, of those below
	Paging   Paging        `json:"paging"`
}

type regionLink struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// A regionName is a name of a code with the years in which it held.
type regionName struct {
	Name string `json:"name"`
	From int    `json:"from,omitempty"` // 0: before the table begins
	To   int    `json:"to,omitempty"`   // 0: still valid
}

// A reportEntry is one line of a list of reports.
type reportEntry struct {
	ID       int64  `json:"id"`
	Region   string `json:"region"`
	Code     string `json:"region_code"`
	Organ    string `json:"organ"`
	Title    string `json:"title"`
	Year     int    `json:"year"`
	Form     string `json:"form"`
	Version  int    `json:"version"`
	Latest   bool   `json:"latest"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	InDoubt  int    `json:"in_doubt"` // figures flagged or without a place
}

func entryOf(r store.ListedReport) reportEntry {
	return reportEntry{ID: r.ID, Region: r.Region, Code: r.RegionCode, Organ: r.Organ, Title: r.Title, Year: r.Year, Form: r.Form, Version: r.Version,
		Latest: r.Latest, Errors: r.Errors, Warnings: r.Warnings, InDoubt: r.InDoubt}
}

func entriesOf(list []store.ListedReport) []reportEntry {
	entries := make([]reportEntry, len(list))
	for i, r := range list {
		entries[i] = entryOf(r)
	}
	return entries
}

// Within returns the level by which pages compare the region: all directly below
// it, or itself where nothing is below.
func (d *regionData) Within() string {
	if store.LevelOf(d.Code) == store.Counties {
		return "itself"
	}
	return "below"
}

func (s *Server) region(r *request) (view, error) {
	code := r.value("code")
	if !regionCode.MatchString(code) {
		return view{}, notFound(shorten(code))
	}
	data := &regionData{Code: code}
	for _, known := range identity.Regions() {
		if known.Code == code {
			data.Names = append(data.Names, regionName{known.Name, known.ValidFrom, known.ValidTo})
			data.Name = known.Name
		}
	}
	newest, ok := identity.LookupRegion(code, 0)
	if !ok {
		return view{}, notFound(code)
	}
	data.Name = newest.Name
	for parent := newest.Parent; parent != ""; {
		above, ok := identity.LookupRegion(parent, 0)
		if !ok {
			break
		}
		data.Above = append([]regionLink{{above.Code, above.Name}}, data.Above...)
		parent = above.Parent
	}
	counts, err := s.config.Store.ReportCounts(r.Context(), code)
	if err != nil {
		return view{}, err
	}
	data.Coverage = coverageOf(counts)
	if data.Peers, err = s.peersOf(r.Context(), r.language, code); err != nil {
		return view{}, err
	}
	if data.Paging, err = r.paging(); err != nil {
		return view{}, err
	}
	list, err := s.config.Store.Browse(r.Context(), store.ReportQuery{Region: code}, store.Part{Offset: data.Paging.Offset(), Limit: data.Paging.Size + 1})
	if err != nil {
		return view{}, err
	}
	data.Reports = cut(&data.Paging, entriesOf(list))
	return view{name: "region", title: identity.FullName(newest, 0), data: data, rows: func() [][]string { return entryRows(data.Reports) }}, nil
}

func entryRows(entries []reportEntry) [][]string {
	rows := [][]string{{"id", "region_code", "region", "organ", "year", "form", "version", "latest", "errors", "warnings", "in_doubt", "title"}}
	for _, e := range entries {
		rows = append(rows, []string{strconv.FormatInt(e.ID, 10), e.Code, e.Region, e.Organ, itoa(e.Year), e.Form, itoa(e.Version),
			strconv.FormatBool(e.Latest), itoa(e.Errors), itoa(e.Warnings), itoa(e.InDoubt), e.Title})
	}
	return rows
}

// A reportsData is a part of the list of reports.
type reportsData struct {
	Region   string        `json:"region,omitempty"`
	Organ    string        `json:"organ,omitempty"`
	FromYear int           `json:"from_year,omitempty"`
	ToYear   int           `json:"to_year,omitempty"`
	Reports  []reportEntry `json:"reports"`
	Paging   Paging        `json:"paging"`
}

func (s *Server) reports(r *request) (view, error) {
	data := &reportsData{Region: r.words("region"), Organ: r.words("organ")}
	var err error
	if data.FromYear, err = r.year("from"); err != nil {
		return view{}, err
	}
	if data.ToYear, err = r.year("to"); err != nil {
		return view{}, err
	}
	if data.Paging, err = r.paging(); err != nil {
		return view{}, err
	}
	list, err := s.config.Store.Browse(r.Context(), store.ReportQuery{Region: data.Region, Organ: data.Organ,
		FromYear: data.FromYear, ToYear: data.ToYear}, store.Part{Offset: data.Paging.Offset(), Limit: data.Paging.Size + 1})
	if err != nil {
		return view{}, err
	}
	data.Reports = cut(&data.Paging, entriesOf(list))
	title, err := r.language.Text("reports")
	return view{name: "reports", title: title, data: data, rows: func() [][]string { return entryRows(data.Reports) }}, err
}
