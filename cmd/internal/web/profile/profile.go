package profile

import (
	"context"
	"slices"
	"time"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/compare/basis"
	"nianbao/store/crawldb"
	"nianbao/store/database"
	"nianbao/store/profile"
)

// A Profile is what the page of a region or an organ tells of its reports.
type Profile struct {
	Organ    string `json:"organ"`    // in the last report
	Within   string `json:"-"`        // code of the region whose districts rankings are of, "" for the whole country
	OrganKey string `json:"organ_id"` // of its page
	Report   int64  `json:"report"`   // the last, which the key figures are of
	Year     int    `json:"year"`
	// Previous is the last report on a year before, 0 where there is none, and PreviousYear that year.
	Previous     int64 `json:"previous_report,omitempty"`
	PreviousYear int   `json:"previous_year,omitempty"`
	// ScopeChanged says that the two cover different things: the organ alone, or all its area.
	ScopeChanged bool        `json:"scope_changed,omitempty"`
	KeyFigures   []KeyFigure `json:"key_figures"`
	Peers        Peers       `json:"ranked_among"`
	Checks       Checks      `json:"checks"`
	Text         *TextShare  `json:"text,omitempty"` // nil without a report on the year before
	// Repeated is how many figures of its tables are those of the report on the year before, if all are, and Positive how many of
	// them are more than zero.
	Repeated int           `json:"figures_of_year_before,omitempty"`
	Positive int           `json:"figures_of_year_before_above_zero,omitempty"`
	Years    []YearReports `json:"years"` // the newest first
	// MissingYears are those since the first report, the last that is due included, of which
	// there is none.
	MissingYears []int `json:"missing_years"`
	// Invented says how many of the reports that count are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`
}

// A YearReports is what there is of one year.
type YearReports struct {
	Year       int             `json:"year"`
	Report     int64           `json:"report"`          // that counts
	Before     int64           `json:"previous_report"` // the last on a year before, 0 for none
	BeforeYear int             `json:"previous_year"`
	Figures    []Proven        `json:"key_figures"` // in the order of the profile's
	Versions   []ReportVersion `json:"versions"`    // the one that counts first
}

// A ReportVersion is a version, or a file, of a report.
type ReportVersion struct {
	Report   int64  `json:"report"`
	Organ    string `json:"organ"`
	Version  int    `json:"version"`
	Counts   bool   `json:"counts"`
	Identity string `json:"identity"`
	Form     string `json:"form"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	InDoubt  int    `json:"in_doubt"`
}

// peersOf finds the reports that one is ranked among.
type peersOf func(context.Context, *database.DB, profile.Report) (profile.Peers, error)

// OfRegion returns the profile of the reports that count for a region, nil without any.
func OfRegion(r *page.Request, db *database.DB, code string) (*Profile, error) {
	stored, err := profile.Region(r.Context(), db, code)
	if err != nil {
		return nil, err
	}
	p, err := profileOf(r, db, stored, profile.PeersOfRegion)
	if p != nil {
		p.Within = within(code)
	}
	return p, err
}

// within returns the region whose districts a ranking is of that one looks for at the page of another:
// that one, or of a district the one above it.
func within(code string) string {
	if catalogue.LevelOf(code) != catalogue.Counties {
		return code
	}
	region, _ := gazetteer.LookupRegion(code, 0)
	return region.Parent
}

func profileOf(r *page.Request, db *database.DB, stored profile.Profile, beside peersOf) (*Profile, error) {
	last, ok := stored.Last()
	if !ok {
		return nil, nil
	}
	p := &Profile{Organ: last.Organ, OrganKey: last.Key(), Report: last.ID, Year: last.Year}
	if before, ok := stored.Earlier(last.Year); ok {
		p.Previous, p.PreviousYear, p.ScopeChanged = before.ID, before.Year, scopesDiffer(before, last)
	}
	peers, err := beside(r.Context(), db, last)
	if err != nil {
		return nil, err
	}
	figures, err := profile.Read(r.Context(), db, append(slices.Clone(stored.Counted), peers.Reports...))
	if err != nil {
		return nil, err
	}
	own, others := figures[:len(stored.Counted)], figures[len(stored.Counted):]
	if p.Invented, err = inventedOf(r.Language, own); err != nil {
		return nil, err
	}
	p.Peers = peersFrom(r.Language, peers)
	bases, err := basis.Of(r.Context(), db, []int64{p.Previous, p.Report})
	if err != nil {
		return nil, err
	}
	p.KeyFigures = keyFigures(r.Language, stored.Counted, own, others, peers.Expected, bases)
	p.years(r, stored, own)
	if err := p.tellSigns(r.Context(), db); err != nil {
		return nil, err
	}
	p.missing(stored, db.Now())
	if p.Checks, err = checksOf(r, db, last.ID); err != nil {
		return nil, err
	}
	if p.PreviousYear != p.Year-1 {
		return p, nil
	}
	if p.Repeated, p.Positive, err = profile.Repeated(r.Context(), db, p.Previous, p.Report); err != nil {
		return nil, err
	}
	p.Text, err = textShare(r.Context(), db, p.Previous, p.Report)
	return p, err
}

// tellSigns tells what is printed where the figures of the profile have no number.
func (p *Profile) tellSigns(ctx context.Context, db *database.DB) error {
	var lists [][]Proven
	for _, y := range p.Years {
		if y.Figures != nil {
			lists = append(lists, y.Figures)
		}
	}
	now := make([]Proven, len(p.KeyFigures))
	for i, k := range p.KeyFigures {
		now[i] = k.Now
	}
	if err := TellSigns(ctx, db, append(lists, now)...); err != nil {
		return err
	}
	for i := range p.KeyFigures {
		p.KeyFigures[i].Now = now[i]
	}
	return nil
}

// inventedOf says how many of some reports are invented, by their key figures.
func inventedOf(language wording.Language, reports [][]compare.Figure) (*figure.Invented, error) {
	invented := 0
	for _, figures := range reports {
		if figures[0].Invented {
			invented++
		}
	}
	return figure.InventedOf(language, invented, len(reports))
}

// scopesDiffer reports whether two reports say that they cover different things.
func scopesDiffer(a, b profile.Report) bool {
	told := func(r profile.Report) bool { return r.Scope == annual.OwnScope || r.Scope == annual.AreaScope }
	return told(a) && told(b) && a.Scope != b.Scope
}

// years lists the reports by year, with the figures of those that count.
func (p *Profile) years(r *page.Request, stored profile.Profile, figures [][]compare.Figure) {
	counted := map[int]int{} // index by year
	for i, c := range stored.Counted {
		counted[c.Year] = i
	}
	for _, each := range stored.Reports {
		last := len(p.Years) - 1
		if last < 0 || p.Years[last].Year != each.Year {
			p.Years = append(p.Years, YearReports{Year: each.Year})
			last++
			if i, has := counted[each.Year]; has {
				p.Years[last].Report = stored.Counted[i].ID
				p.Years[last].Figures = ProvenAll(r.Language, figures[i])
			}
			if before, ok := stored.Earlier(each.Year); ok {
				p.Years[last].Before, p.Years[last].BeforeYear = before.ID, before.Year
			}
		}
		y := &p.Years[last]
		y.Versions = append(y.Versions, ReportVersion{each.ID, each.Organ, each.Version, each.ID == y.Report, string(each.Identity), each.Form,
			each.Errors, each.Warnings, each.InDoubt})
	}
}

// missing finds the years of which there is no report. That on the last year may be due for
// a government and not for its departments: the later day is waited for.
func (p *Profile) missing(stored profile.Profile, now time.Time) {
	last := crawldb.LastYear(now)
	if kind := string(stored.Counted[len(stored.Counted)-1].Kind); !crawldb.IsDue(kind, last, now) {
		last--
	}
	p.MissingYears = []int{}
	for year := stored.Counted[0].Year; year <= last; year++ {
		if !slices.ContainsFunc(stored.Counted, func(r profile.Report) bool { return r.Year == year }) {
			p.MissingYears = append(p.MissingYears, year)
		}
	}
}

// FirstYear is that of the first report.
func (p *Profile) FirstYear() int { return p.Years[len(p.Years)-1].Year }

// Unknown returns the names of the key figures that the last report does not state, or not
// in a way that is understood. A rate of nothing is stated: that its parts contradict its total is a finding.
func (p *Profile) Unknown() []string {
	var names []string
	for _, k := range p.KeyFigures {
		if !k.Now.Known() && !k.Now.OfNothing() {
			names = append(names, k.Name+k.Lacks)
		}
	}
	return names
}
