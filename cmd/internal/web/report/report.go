package report

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/chinese"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/scope"
	"nianbao/store/invented"
	"nianbao/store/profile"
	"nianbao/store/renditions"
	"nianbao/store/reports"
)

// A reportData is what is known of one report.
type reportData struct {
	ID       int64         `json:"id"`
	Version  int           `json:"version"`
	Latest   bool          `json:"latest"`
	Revision int           `json:"revision"`
	Document documentData  `json:"document"`
	Report   annual.Report `json:"report"`
	// Invented says that it is an example, of which neither words nor figures are real.
	Invented bool `json:"invented,omitempty"`
	// Sums says how many of the sums that the forms prescribe could be checked.
	Sums   naming.Checked `json:"sums"`
	Series []seriesData   `json:"series_findings"`
	// Changes are those of whose report it is, by readings of the same bytes, the newest
	// first.
	Changes []changeData `json:"identity_changes"`
	// Files are the renditions of the version that it is of, and the other versions.
	Files *renditionsData `json:"publication"`
	// OrganKey finds the page of the organ, "" where that is not known; Previous is its last report on
	// a year before, 0 for none.
	OrganKey string `json:"organ_page,omitempty"`
	Previous int64  `json:"previous_report,omitempty"`
	// PreviousYear is the year of that.
	PreviousYear int `json:"previous_year,omitempty"`

	Info  reports.Info `json:"-"`
	Place string       `json:"-"` // the region with those around it
	// ScopeRule is the rule by which the report is on the organ alone, "" unless that alone
	// tells its scope.
	ScopeRule string   `json:"-"`
	Absent    *absence `json:"-"` // why the pages themselves are not shown, nil where they can be
	MadeOf    *madeOf  `json:"-"` // what is framed and stands in no table
	Propose   bool     `json:"-"` // visitors may propose corrections
	Shown     `json:"-"`
}

// A changeData is a reading that told otherwise whose report it is.
type changeData struct {
	Revision int                  `json:"revision"`
	At       string               `json:"changed_at"`
	Differs  []string             `json:"differs"`
	Before   reports.IdentitySide `json:"before"`
	After    reports.IdentitySide `json:"after"`
}

// A seriesData is a disagreement with the report of the year before.
type seriesData struct {
	Code     string `json:"code"`
	Previous int64  `json:"previous_report"`
	Cell     string `json:"cell"`
	Name     string `json:"name"` // of the cell
	Before   string `json:"before"`
	Value    string `json:"value"`

	Corrected bool `json:"corrected"`        // a person corrected one of the two figures
	Held      bool `json:"since_correction"` // it is there only since the correction
}

func (p *Pages) report(r *page.Request) (page.View, error) {
	id := r.ID("id")
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	stored, err := Load(r.Context(), p.db, id)
	if err != nil {
		return page.View{}, err
	}
	data, err := p.reportData(r, stored)
	if err != nil {
		return page.View{}, err
	}
	return page.View{Name: "report", Title: Title(stored.Report), Data: data,
		Rows: func() [][]string { return Rows(tableLanguage(r), stored.Report) }}, nil
}

func (p *Pages) reportData(r *page.Request, stored reports.Stored) (*reportData, error) {
	d := &reportData{ID: stored.Info.ID, Version: stored.Info.Version, Latest: stored.Info.Latest, Revision: stored.Info.Revision,
		Document: documentOf(stored.Document), Report: stored.Report.Bilingual(), Info: stored.Info,
		Place: gazetteer.FullName(stored.Report.Region, stored.Report.Year), Propose: p.propose}
	if d.Report.Scope == annual.OwnScope && d.Report.ScopeSentence == "" {
		d.ScopeRule = scope.RuleFor(d.Report.OrganKind, d.Report.Year)
	}
	made, err := invented.Of(r.Context(), p.db)
	if err != nil {
		return nil, err
	}
	d.Invented = made.Has(stored.Info.ID)
	series, err := reports.SeriesFindings(r.Context(), p.db, stored.Info.ID)
	if err != nil {
		return nil, err
	}
	for _, f := range series {
		d.Series = append(d.Series, seriesData{f.Code, f.Previous, naming.Anchor(f.Cell), naming.Names(r.Language).Cell(f.Cell), f.Before, f.Value, f.Corrected, f.Held})
	}
	publication, err := renditions.Of(r.Context(), p.db, stored.Info.ID)
	if err != nil {
		return nil, err
	}
	d.Files = renditionsOf(stored.Info.ID, publication, naming.Names(r.Language))
	changes, err := reports.IdentityChangesOf(r.Context(), p.db, stored.Info.ID)
	if err != nil {
		return nil, err
	}
	d.Changes = []changeData{}
	for _, c := range changes {
		d.Changes = append(d.Changes, changeData{c.Revision, c.At.UTC().Format(time.RFC3339), c.Differences(), c.Before, c.After})
	}
	if d.Document.Pages > 0 {
		if d.Absent, err = p.absent(r, stored.Document, 1); err != nil {
			return nil, err
		}
	}
	href := func(o annual.Observation) string {
		if o.Place.Page == 0 || d.Absent != nil {
			return ""
		}
		at := page.Address(r.Language, "/reports/%v/pages/%v", stored.Info.ID, o.Place.Page)
		q, err := page.Query("cell", naming.Anchor(annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}))
		if err != nil {
			return at
		}
		return at + string(q) + "#cell"
	}
	if d.Previous, d.PreviousYear, err = profile.Earlier(r.Context(), p.db, stored.Info.ID); err != nil {
		return nil, err
	}
	d.OrganKey = profile.KeyOf(stored.Report.OrganID, stored.Report.Region.Code, stored.Info.Body)
	if d.Shown, err = Show(&d.Report, r.Language, href); err != nil {
		return nil, err
	}
	d.Sums = d.Checked
	offered := offer{r.Language, stored.Info.ID}
	if p.propose {
		if err := offered.inTables(&d.Shown); err != nil {
			return nil, err
		}
	}
	asked, err := chooseMadeOf(r, &d.Report, href)
	if asked == nil || err != nil {
		return d, err
	}
	if p.propose {
		if err := offered.inMadeOf(asked); err != nil {
			return nil, err
		}
	}
	if asked.Absent = d.Absent; asked.Absent == nil {
		if err := asked.clip(r.Context(), p, r.Language, stored); err != nil {
			return nil, err
		}
	}
	if !asked.frame(&d.Shown) {
		d.MadeOf = asked
	}
	return d, nil
}

// tableLanguage returns the language of names in a table: that of the page for people, and Chinese for programs, which had it
// at all addresses before there was a choice.
func tableLanguage(r *page.Request) wording.Language {
	if r.Labelled() {
		return r.Language
	}
	return wording.Chinese
}

// Rows returns the figures of a report for a spreadsheet, with names in a language.
func Rows(language wording.Language, r annual.Report) [][]string {
	names := naming.Names(language)
	return page.Table("indicator applicant name value unit raw status note note_zh page x0 y0 x1 y1 line remark cell", r.Observations, func(o annual.Observation) []string {
		value := ""
		if o.Value != nil {
			value = o.Value.String()
		}
		b := o.Place.Box
		row := []string{o.Indicator, o.Applicant, names.Cell(annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}),
			value, o.Unit, o.Raw, string(o.Status), o.Note, chinese.Of(o.Note), "", "", "", "", "", "", o.Remark, o.Place.Cell}
		if o.Place.Page > 0 {
			row[9] = strconv.Itoa(o.Place.Page)
		}
		if !b.IsZero() {
			for i, at := range []float64{b.X0, b.Y0, b.X1, b.Y1} {
				row[10+i] = fmt.Sprintf("%.2f", at)
			}
		}
		if o.Place.Line > 0 {
			row[14] = strconv.Itoa(o.Place.Line)
		}
		return row
	})
}

// A documentData says where a report comes from.
type documentData struct {
	SHA256      string `json:"sha256"`
	Size        int64  `json:"size"`
	Name        string `json:"name"`
	MediaType   string `json:"media_type"`
	SourceURL   string `json:"source_url,omitempty"`
	FetchedAt   string `json:"fetched_at,omitempty"`
	Pages       int    `json:"pages"`
	Producer    string `json:"producer"`
	Repaired    string `json:"repaired,omitempty"`
	Parser      string `json:"parser"`
	Unpublished bool   `json:"unpublished"` // there is no original
}

func documentOf(d reports.Document) documentData {
	data := documentData{SHA256: d.SHA256, Size: d.Size, Name: path.Base(strings.ReplaceAll(d.Path, `\`, "/")), MediaType: d.MediaType,
		SourceURL: d.SourceURL, Pages: d.Pages, Producer: d.Producer, Repaired: d.Repaired, Parser: d.Parser, Unpublished: d.Unpublished()}
	if !d.FetchedAt.IsZero() {
		data.FetchedAt = d.FetchedAt.UTC().Format(time.RFC3339)
	}
	return data
}

// A Link names a report.
type Link struct {
	ID     int64  `json:"id"`
	Title  string `json:"title"`
	Organ  string `json:"organ"`
	Region string `json:"region"`
	Year   int    `json:"year"`
	// Invented says that it is an example, of which neither words nor figures are real.
	Invented bool `json:"invented,omitempty"`
}

// linkOf returns the link to a report.
func linkOf(i reports.Info) Link {
	return Link{ID: i.ID, Title: i.Title, Organ: i.Organ, Region: i.Region, Year: i.Year}
}

// Title names a report as people do.
func Title(r annual.Report) string {
	name := r.Organ
	if name == "" {
		name = r.Region.Name
	}
	if name == "" {
		return r.Title
	}
	if r.Year == 0 {
		return name
	}
	return fmt.Sprintf("%s %d", name, r.Year)
}
