package browse

import (
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/identity"
	"nianbao/store/invented"
	"nianbao/store/profile"
	"nianbao/store/reports"
)

// A reportsData is a part of the list of reports.
type reportsData struct {
	page.Mistyped
	Region   string        `json:"region,omitempty"`
	Organ    string        `json:"organ,omitempty"`
	Kind     string        `json:"organ_kind,omitempty"`
	Identity string        `json:"identity,omitempty"`
	Sort     string        `json:"only,omitempty"` // real or invented alone, "" for both
	FromYear int           `json:"from_year,omitempty"`
	ToYear   int           `json:"to_year,omitempty"`
	Reports  []reportEntry `json:"reports"`
	// Further is how many of the whole list are earlier versions and other files of reports, which are counted nowhere else.
	Further int         `json:"versions_and_files,omitempty"`
	Paging  page.Paging `json:"paging"`
	// Invented says how many of the reports listed are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`

	Kinds  []string `json:"-"` // that may be chosen
	States []string `json:"-"`
	Sorts  []string `json:"-"` // none where all reports are of one sort, and none was asked for
}

// The kinds of organs and states of identities by which reports are chosen.
var (
	organKinds     = page.OrganKinds()
	identityStates = []string{string(identity.Certain), string(identity.Doubtful), string(identity.Unknown)}
)

func (p *Pages) reports(r *page.Request) (page.View, error) {
	data := &reportsData{Region: r.Words("region"), Organ: r.Words("organ"), Paging: r.Paging(),
		Kinds: organKinds, States: identityStates,
		Kind: r.Choice("organ_kind", append([]string{""}, organKinds...)...), Identity: r.Choice("identity", append([]string{""}, identityStates...)...)}
	data.FromYear, data.ToYear = r.Span()
	data.Sort = r.Choice("only", append([]string{""}, invented.Sorts()...)...)
	view := page.View{Name: "reports", Title: r.Text("reports"), Data: data, Rows: func() [][]string { return entryRows(data.Reports) }}
	if err := r.Wrong(); err != nil {
		return data.FormAlone(r, view, err)
	}
	beside, err := invented.OfBeside(r.Context(), p.db)
	if err != nil {
		return page.View{}, err
	}
	if beside != nil || data.Sort != "" {
		data.Sorts = invented.Sorts()
	}
	query := reports.Query{Region: data.Region, Organ: data.Organ, OrganKind: data.Kind, Identity: data.Identity, FromYear: data.FromYear, ToYear: data.ToYear}
	if query.Among, err = invented.Alone(r.Context(), p.db, data.Sort); err != nil {
		return page.View{}, err
	}
	length, err := reports.Length(r.Context(), p.db, query)
	if err != nil {
		return data.FormAlone(r, view, err)
	}
	if data.Further, err = reports.Further(r.Context(), p.db, query); err != nil {
		return page.View{}, err
	}
	data.Paging = r.PagingOfTotal(length)
	list, err := reports.Browse(r.Context(), p.db, query, reports.Part{Offset: data.Paging.Offset(), Limit: data.Paging.Size + 1})
	if err != nil {
		return data.FormAlone(r, view, err)
	}
	data.Reports = page.Cut(&data.Paging, entriesOf(list))
	if data.Invented, err = p.markInvented(r, data.Reports); err != nil {
		return page.View{}, err
	}
	return view, nil
}

// Followed reports whether the feed can be of the reports that are listed: it is of regions and sorts alone.
func (d *reportsData) Followed() bool {
	return d.Organ == "" && d.Kind == "" && d.Identity == "" && d.FromYear == 0 && d.ToYear == 0
}

// Counted is how many of the whole list stand for their organ and year.
func (d *reportsData) Counted() int { return d.Paging.Total - d.Further }

// A reportEntry is one line of a list of reports.
type reportEntry struct {
	ID       int64  `json:"id"`
	Region   string `json:"region"`
	Code     string `json:"region_code"`
	Organ    string `json:"organ"`
	Kind     string `json:"organ_kind"` // empty if unknown
	Township string `json:"township"`   // empty but for organs of townships and streets
	Identity string `json:"identity"`   // certain, doubtful, unknown; empty if read before that was told
	Title    string `json:"title"`
	Year     int    `json:"year"`
	Form     string `json:"form"`
	Version  int    `json:"version"`
	Latest   bool   `json:"latest"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	InDoubt  int    `json:"in_doubt"` // figures flagged or without a place
	// OrganKey finds the page of the organ, "" where that is not known.
	OrganKey string `json:"organ_page,omitempty"`
	// Invented says that it is an example, of which neither words nor figures are real.
	Invented bool `json:"invented"`
}

func entryOf(r reports.Listed) reportEntry {
	return reportEntry{ID: r.ID, Region: r.Region, Code: r.RegionCode, Organ: r.Organ, Kind: r.OrganKind, Township: r.Township, Identity: r.Identity, Title: r.Title, Year: r.Year, Form: r.Form, Version: r.Version,
		Latest: r.Latest, Errors: r.Errors, Warnings: r.Warnings, InDoubt: r.InDoubt,
		OrganKey: profile.KeyOf(r.OrganID, r.RegionCode, r.Body)}
}

func entriesOf(list []reports.Listed) []reportEntry {
	entries := make([]reportEntry, len(list))
	for i, r := range list {
		entries[i] = entryOf(r)
	}
	return entries
}

// markInvented marks the reports of a list that are invented, and returns what is to be said of them.
func (p *Pages) markInvented(r *page.Request, entries []reportEntry) (*figure.Invented, error) {
	listed, err := figure.NewListed(r, p.db)
	if err != nil {
		return nil, err
	}
	for i := range entries {
		entries[i].Invented = listed.Invented(entries[i].ID)
	}
	return listed.Told()
}

func entryRows(entries []reportEntry) [][]string {
	return page.Table("id region_code region organ year form version latest errors warnings in_doubt title organ_kind township identity invented", entries, func(e reportEntry) []string {
		return []string{strconv.FormatInt(e.ID, 10), e.Code, e.Region, e.Organ, strconv.Itoa(e.Year), e.Form, strconv.Itoa(e.Version),
			strconv.FormatBool(e.Latest), strconv.Itoa(e.Errors), strconv.Itoa(e.Warnings), strconv.Itoa(e.InDoubt), e.Title,
			e.Kind, e.Township, e.Identity, strconv.FormatBool(e.Invented)}
	})
}
