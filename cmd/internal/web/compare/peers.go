package compare

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/compare/yearly"
	"nianbao/store/database"
)

// Peers are a region among its like: those that belong to the same division,
// or those of its level that receive half to twice as many applications.
type Peers struct {
	asked
	indicatorChoice
	peerChoice
	yearChoice
	Code       string `json:"region_code,omitempty"`
	RegionName string `json:"region_name,omitempty"`
	Named      string `json:"-"` // the same, with what it lies in where others of the country are called so
	// Nearest says that there may be more peers than are listed, which are not as near.
	Nearest bool      `json:"nearest_alone,omitempty"`
	Median  string    `json:"median,omitempty"` // of all that are compared, the region itself too
	Rows    []peerRow `json:"peers"`            // the greatest value first
	// Without counts the regions that are not listed, since they have no report.
	Without int `json:"without_report"`

	Years []int        `json:"-"`
	Bars  figure.Chart `json:"-"`

	silent []figure.Bar // of those without a report
}

// A peerChoice is with whom a region is compared.
type peerChoice struct {
	Year  int              `json:"year,omitempty"`
	Kind  compare.PeerKind `json:"kind"`
	Count int              `json:"count"` // of the nearest by volume, at most
}

// A peerRow is one of the regions compared.
type peerRow struct {
	rankedEntry
	Volume figure.Figure `json:"received"` // applications received, by which the nearest are told
	Itself bool          `json:"itself"`
}

// The number of nearest regions: at most, on the page of peers, and on the page of
// a region.
const (
	maxNearest   = maxRegions
	nearestShown = 10
)

func (d *Peers) choose(r *page.Request) {
	d.indicatorChoice.choose(r, nil)
	d.real = d.LeftOut
	d.Year = r.Year("year")
	d.Count = r.Number("count", 1, maxNearest, nearestShown)
	d.Kind = compare.PeerKind(r.Choice("kind", string(compare.SameParent), string(compare.NearestVolume)))
}

func (d *Peers) ask(r *page.Request, db *database.DB) (err error) {
	d.needed = "region"
	if d.Years, err = reportYears(r.Context(), db); err != nil || len(d.Years) == 0 {
		return err
	}
	if d.Region == "" {
		return d.chooseWithout(r.Context(), db)
	}
	if d.Code, err = catalogue.RegionCode(r.Context(), db, d.Region); err != nil {
		return err
	}
	d.needed = ""
	if d.real {
		alone, err := onlyInvented(r.Context(), db, d.of, d.Code, d.Years)
		if err != nil {
			return err
		}
		if alone {
			d.real, d.ExamplesChoice = false, figure.ExamplesChoice{}
		}
	}
	choice, err := peerYear(r.Context(), db, d.Code, d.comparison(compare.Scope{}, d.Years[0], lastOf(d.Years)))
	if err != nil {
		return err
	}
	if d.Year == 0 {
		d.Year = cmp.Or(choice.Year.Year, lastOf(d.Years))
	}
	d.tell("year", d.Year, choice.Newer)
	if d.withReport = d.Years; !slices.Contains(d.Years, d.Year) {
		return nil // before or after all reports there is nothing to compare
	}
	if err = d.fill(r.Context(), r.Language, db); err == nil && d.RegionName != "" {
		d.Title = r.Text("peers-beside", naming.Place(r.Language, d.Named))
	}
	return err
}

// onlyInvented reports whether a region has reports in some years, and all of them are invented, so that it can't be
// compared without those.
func onlyInvented(ctx context.Context, db *database.DB, of catalogue.Quantity, code string, years []int) (bool, error) {
	figures, err := compare.Figures(ctx, db, compare.Comparison{Of: of, Scope: compare.Scope{Region: code, Itself: true}, FromYear: years[0], ToYear: lastOf(years)})
	reported := false
	for _, f := range figures {
		if f.ReportID != 0 && !f.Invented {
			return false, err
		}
		reported = reported || f.ReportID != 0
	}
	return reported, err
}

// chooseWithout sets the year that a page without a region offers: the last one that is
// covered well enough of all counties.
func (d *Peers) chooseWithout(ctx context.Context, db *database.DB) error {
	if d.Year != 0 {
		return nil
	}
	covered, err := compare.YearsCovered(ctx, db, d.comparison(compare.Scope{Level: catalogue.Counties}, 0, 0))
	d.Year = cmp.Or(yearly.Choose(covered).Year.Year, lastOf(d.Years))
	return err
}

// PeersOf returns the peers of a region of each kind by the applications received in the last
// year in which the region and enough of its peers state them, none if it states them in no
// year.
func PeersOf(ctx context.Context, db *database.DB, language wording.Language, code string) ([]*Peers, error) {
	years, err := reportYears(ctx, db)
	if err != nil || len(years) == 0 {
		return nil, err
	}
	of, err := volumeQuantity()
	if err != nil {
		return nil, err
	}
	alone, err := onlyInvented(ctx, db, of, code, years)
	if err != nil {
		return nil, err
	}
	choice, err := peerYear(ctx, db, code, compare.Comparison{Of: of, FromYear: years[0], ToYear: lastOf(years), Real: !alone})
	if err != nil || choice.Known == 0 {
		return nil, err
	}
	var list []*Peers
	for _, kind := range []compare.PeerKind{compare.SameParent, compare.NearestVolume} {
		d := &Peers{Code: code, peerChoice: peerChoice{Year: choice.Year.Year, Kind: kind, Count: nearestShown}}
		d.Indicator, d.Flagged = volume, string(compare.ShowDoubtful)
		d.of, d.real = of, !alone
		if err := d.describe(language); err != nil {
			return nil, err
		}
		d.tell("year", d.Year, choice.Newer)
		if err := d.fill(ctx, language, db); err != nil {
			return nil, err
		}
		list = append(list, d)
	}
	return list, nil
}

// volumeQuantity returns what tells how much an organ has to do.
func volumeQuantity() (catalogue.Quantity, error) { return catalogue.FindQuantity(volume) }

// peerYear chooses the year in which a region is compared with those beside it: of the years in
// which its own figure is stated, the last one that is covered well enough.
func peerYear(ctx context.Context, db *database.DB, code string, c compare.Comparison) (yearly.Choice, error) {
	region, _ := gazetteer.LookupRegion(code, 0)
	c.Scope, c.Doubt = compare.Scope{Region: region.Parent}, compare.ShowDoubtful
	covered, err := compare.YearsCovered(ctx, db, c)
	if err != nil {
		return yearly.Choice{}, err
	}
	c.Scope = compare.Scope{Region: code, Itself: true}
	own, err := compare.Figures(ctx, db, c)
	if err != nil {
		return yearly.Choice{}, err
	}
	known := map[int]bool{}
	for _, f := range own {
		known[f.Year] = f.Value != nil
	}
	for i := range covered {
		if !known[covered[i].Year] {
			covered[i].Known = 0
		}
	}
	return yearly.Choose(covered), nil
}

// fill looks the peers up and ranks them.
func (d *Peers) fill(ctx context.Context, language wording.Language, db *database.DB) error {
	if region, ok := gazetteer.LookupRegion(d.Code, d.Year); ok {
		d.RegionName = region.Name
		d.Named = figure.NamedAlone(language, []figure.Figure{{Code: d.Code, Region: region.Name, Parent: naming.Region(region.Parent, d.Year), Year: d.Year}})[0]
	}
	of, err := volumeQuantity()
	if err != nil {
		return err
	}
	volumes, err := compare.Peers(ctx, db, d.Code, d.Kind, d.Count, compare.Comparison{Of: of, FromYear: d.Year, ToYear: d.Year, Doubt: compare.Doubt(d.Flagged), Real: d.real})
	if err != nil {
		return err
	}
	received := map[string]figure.Figure{}
	for _, f := range figure.All(volumes, false) {
		received[f.Code] = f
	}
	compared := volumes
	if d.Volumes() {
		if compared, err = d.sameRegions(ctx, db, volumes); err != nil {
			return err
		}
	}
	list := figure.All(compared, d.per != nil)
	summary := figure.Summarize(list)
	if d.Median = summary.Median; summary.Known < figure.LeastOfMedian {
		d.Median = ""
	}
	ranks := figure.Rank(list, false)
	if summary.Known < 2 { // one alone is first of none
		clear(ranks)
	}
	d.Nearest = d.Kind == compare.NearestVolume && len(list) > d.Count
	for i, f := range list {
		itself := f.Code == d.Code
		if f.Report == 0 && !itself {
			d.Without++
			d.silent = append(d.silent, f.Bar(d.Cell, d.Sum))
			continue
		}
		d.Rows = append(d.Rows, peerRow{rankedEntry{Rank: ranks[i], Figure: f}, received[f.Code], itself})
	}
	var reports []int64
	for _, row := range d.Rows {
		reports = append(reports, row.Report)
	}
	return d.coverReports(ctx, language, db, reports)
}

// Volumes reports whether the applications received are another figure than that
// compared.
func (d *Peers) Volumes() bool { return d.of.Name() != volume || d.per != nil }

// sameRegions returns the figures of the indicator chosen for the regions of a
// list.
func (d *Peers) sameRegions(ctx context.Context, db *database.DB, regions []compare.Figure) ([]compare.Figure, error) {
	var list []compare.Figure
	for _, each := range regions {
		figures, err := compare.Figures(ctx, db, d.comparison(compare.Scope{Region: each.Region.Code, Itself: true}, d.Year, d.Year))
		if err != nil {
			return nil, err
		}
		list = append(list, figures...)
	}
	return list, nil
}

func (d *Peers) draw(r *page.Request) {
	var bars []figure.Bar
	var own []bool
	silent := d.silent
	for _, row := range d.Rows {
		bar := row.Bar(d.Cell, d.Sum)
		if !row.Known() {
			silent = append(silent, bar)
			continue
		}
		bars, own = append(bars, bar), append(own, row.Itself)
	}
	d.keep("peers-"+quantityName(d.of, d.per), string(d.Kind), d.Year, d.Year)
	subject := d.subject(r)
	subject.Region, subject.Year = "", d.Year // peers are told by the region itself
	subject.Code = regionAround(d.Code, d.Year)
	d.Bars = figure.Chart{Name: "peers", Subject: subject, Title: r.Text("chart-peers", d.Heading, d.Year), Of: d.Indicator, Unit: d.Unit, File: d.file, Silent: silent}.
		WithBars(d.Name, bars).Resting(bars)
	d.Bars.Series[0].Own = own
}

// regionAround returns the code of the region that one lies in.
func regionAround(code string, year int) string {
	region, _ := gazetteer.LookupRegion(code, year)
	return region.Parent
}

// Codes returns the codes of the regions, for a comparison of them.
func (d *Peers) Codes() []string {
	var codes []string
	for _, row := range d.Rows {
		codes = append(codes, row.Code)
	}
	return codes[:min(len(codes), maxRegions)]
}

func (d *Peers) charts() []*figure.Chart { return []*figure.Chart{&d.Bars} }

func (d *Peers) sheets() []sheet { return []sheet{{"peers", d.rows}} }

func (d *Peers) rows() [][]string {
	return page.Table("rank region_code region parent itself year indicator value base rate_percent status doubtful received report small_base corrected derived invented in_failing_sum", d.Rows, func(row peerRow) []string {
		return []string{row.place(), row.Code, row.Region, row.Parent, strconv.FormatBool(row.Itself), strconv.Itoa(d.Year), d.Indicator, row.Value, row.Base, row.Rate,
			row.Status, strconv.FormatBool(row.Doubt), row.Volume.Value, reportText(row.Report), strconv.FormatBool(row.Small), strconv.FormatBool(row.Corrected), strconv.FormatBool(row.Derived), strconv.FormatBool(row.Invented), strconv.FormatBool(row.Failing)}
	})
}

// A peersView is a table of peers; ID is that of its heading.
type peersView struct {
	*Peers
	ID string
}

// Columns is how many columns the table has.
func (v peersView) Columns() int {
	columns := 3
	for _, shown := range []bool{v.Kind == compare.NearestVolume, v.Volumes()} {
		if shown {
			columns++
		}
	}
	return columns
}
