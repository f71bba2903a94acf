package compare

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/compare/basis"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A regionsData is a choice of figures of a choice of regions over some years.
// All of the choice is in the address of the page, so that it can be passed on.
type regionsData struct {
	asked
	followChoice
	Regions    string   `json:"-"` // as typed
	Codes      []string `json:"regions"`
	Children   bool     `json:"children"` // the divisions directly below the regions are meant
	Indicators []string `json:"indicators"`
	applicantChoice
	FromYear  int          `json:"from_year,omitempty"`
	ToYear    int          `json:"to_year,omitempty"`
	Per       string       `json:"per,omitempty"`
	Flagged   string       `json:"flagged"` // "show" or "exclude"
	Years     []int        `json:"years"`
	Rows      []regionsRow `json:"rows"`
	Truncated bool         `json:"truncated"` // there are more regions than are compared

	Unknown []string       `json:"-"` // what was typed and is no region
	Chosen  []string       `json:"-"` // of the choices of indicators, as chosenOf has it
	Divided string         `json:"-"`
	Charts  []figure.Chart `json:"-"`

	typed  []string          // as Regions, each by itself
	links  []page.RegionLink // of Codes
	within string            // the one region that they are the children of, by its code
	per    *catalogue.Quantity
}

// A regionsRow is one figure of one region over the years.
type regionsRow struct {
	Code      string          `json:"region_code"`
	Region    string          `json:"region"`
	Named     string          `json:"-"` // the region, with what it lies in where others of the country are called the same
	Indicator string          `json:"indicator"`
	Name      string          `json:"name"`
	Applicant string          `json:"applicant,omitempty"` // empty where the indicator is not counted so
	Unit      string          `json:"unit"`
	Cell      string          `json:"-"`       // the figure that is shown in print
	Sum       bool            `json:"-"`       // it is made of several, which Cell tells as naming.Origin has it
	Figures   []figure.Figure `json:"figures"` // in the order of the years; without a report Report is 0
	// Apart says of each year that it is of another thing than the last one before it that
	// has a figure: its report covers something else, or the area changed.
	Apart []bool `json:"apart"`
}

// Bounds on a comparison.
const (
	maxRegions    = 40
	maxIndicators = 4
)

func (d *regionsData) choose(r *page.Request) {
	var chosen []catalogue.Quantity
	for _, code := range r.URL.Query()["indicator"] {
		if code == "" || slices.Contains(d.Indicators, code) {
			continue
		}
		of, ok := naming.Quantity(code, "")
		if !ok {
			r.Refuse(page.BadParameter("indicator", code))
		}
		d.Indicators, chosen = append(d.Indicators, code), append(chosen, of)
	}
	if len(d.Indicators) > maxIndicators {
		r.Refuse(page.BadParameter("indicator", strconv.Itoa(len(d.Indicators))))
	}
	asked := r.URL.Query()
	d.typed = typedRegions(append(asked["region"], asked["regions"]...))
	shown := slices.Clone(d.typed)
	for i, name := range d.typed {
		if region, ok := gazetteer.LookupRegion(name, 0); ok { // it was asked for by its code
			shown[i] = naming.Typed(r.Language, region)
		}
	}
	d.Regions = strings.Join(shown, "、")
	d.applicantChoice.choose(r, chosen...)
	d.FromYear, d.ToYear = r.Span()
	d.Flagged = r.Choice("flagged", flaggedWords...)
	d.Children = r.Choice("children", "0", "1") == "1"
	d.followChoice.choose(r)
	d.Per, d.per = rateBase(r, d.Applicant)
	d.Chosen, d.Divided = d.Indicators, d.Per
	if len(chosen) == 1 && d.per != nil {
		rate, divided := chosenOf(r.Language, chosen[0], d.per)
		d.Chosen, d.Divided = []string{rate}, divided
	}
}

func (d *regionsData) ask(r *page.Request, db *database.DB) error {
	d.needed = "region, indicator"
	if err := d.askRegions(r, db); err != nil || len(d.Codes) == 0 || len(d.Indicators) == 0 {
		return err
	}
	totals, err := reports.Total(r.Context(), db)
	if err != nil {
		return err
	}
	if totals.FirstYear > 0 {
		d.withReport = span(totals.FirstYear, totals.LastYear)
		d.Years = within(span(totals.FirstYear, totals.LastYear), d.FromYear, d.ToYear)
	}
	if len(d.Years) == 0 {
		return nil
	}
	for _, code := range d.Indicators {
		if err := d.compare(r.Context(), r.Language, db, code); err != nil {
			return err
		}
	}
	of, ok := naming.Quantity(d.Indicators[0], d.Applicant)
	if !ok {
		return page.BadParameter("applicant", d.Applicant)
	}
	// Of all years asked for: reports under another code may be in those without a figure.
	if err := d.note(r.Context(), db, d.comparison(of)); err != nil {
		return err
	}
	if err := d.leaveOut(r, db, d.comparison(of), anyYear); err != nil {
		return err
	}
	d.dropEmptyYears()
	if len(d.Rows) > 0 {
		d.needed = ""
	}
	var compared []int64
	for _, row := range d.Rows[:min(len(d.Rows), len(d.links))] { // of the first indicator; the others are of the same reports
		for _, f := range row.Figures {
			compared = append(compared, f.Report)
		}
	}
	if err := d.setApart(r.Context(), db, compared); err != nil {
		return err
	}
	return d.coverReports(r.Context(), r.Language, db, compared)
}

// setApart tells which figures are of another thing than those before them.
func (d *regionsData) setApart(ctx context.Context, db *database.DB, compared []int64) error {
	bases, err := basis.Of(ctx, db, compared)
	if err != nil {
		return err
	}
	for i := range d.Rows {
		row := &d.Rows[i]
		row.Apart = make([]bool, len(row.Figures))
		var before *figure.Figure
		for k := range row.Figures {
			f := &row.Figures[k]
			if !f.Known() {
				continue
			}
			if before != nil {
				row.Apart[k] = !basis.Certain(basis.Between(bases[before.Report], bases[f.Report], nil, nil)) || d.areaChanged(before, f)
			}
			before = f
		}
	}
	return nil
}

// areaChanged reports whether the area of a region changed between two of its figures, as the
// notes tell.
func (d *regionsData) areaChanged(before, after *figure.Figure) bool {
	return slices.ContainsFunc(d.Notes, func(n placeNote) bool {
		return n.Note == string(compare.Break) && n.After.Code == after.Code && before.Year < n.Year && n.Year <= after.Year
	})
}

// askRegions looks the regions up: codes or names, each by itself or several
// with commas, spaces or lines between.
func (d *regionsData) askRegions(r *page.Request, db *database.DB) error {
	typed := d.typed
	for i, name := range typed[:min(len(typed), page.MaxValues)] {
		code, err := catalogue.RegionCode(r.Context(), db, name)
		if err != nil {
			if page.ProblemOf(err).Status >= http.StatusInternalServerError {
				return err
			}
			d.Unknown = append(d.Unknown, name)
			d.Offer(r, err, func(q url.Values, code string) {
				q.Del("region")
				q.Set("regions", strings.Join(slices.Replace(slices.Clone(typed), i, i+1, code), "、"))
			})
			continue
		}
		chosen := []string{code}
		if d.Children {
			chosen = childrenOf(code)
			if len(typed) == 1 {
				d.within = code
			}
		}
		for _, each := range chosen {
			if d.Follow {
				each = lastCode(each)
			}
			if !slices.Contains(d.Codes, each) {
				d.Codes = append(d.Codes, each)
			}
		}
	}
	if d.Truncated = len(d.Codes) > maxRegions || len(typed) > page.MaxValues; len(d.Codes) > maxRegions {
		d.Codes = d.Codes[:maxRegions]
	}
	for _, code := range d.Codes {
		link := page.RegionLink{Code: code, Name: code}
		if region, ok := gazetteer.LookupRegion(code, 0); ok {
			link.Name = region.Name
		}
		d.links = append(d.links, link)
	}
	return nil
}

// lastCode returns the code that the place which had a code last has last.
func lastCode(code string) string {
	region, ok := gazetteer.LookupRegion(code, 0)
	if place := gazetteer.Place(gazetteer.PlaceID(region)); ok && len(place) > 0 {
		return place[len(place)-1].Code
	}
	return code
}

// compare adds the rows of one indicator.
func (d *regionsData) compare(ctx context.Context, language wording.Language, db *database.DB, code string) error {
	of, ok := naming.Quantity(code, d.Applicant)
	if !ok {
		return page.BadParameter("applicant", d.Applicant)
	}
	unit := of.Unit
	cell, sum := naming.Origin(of, d.per)
	named, err := figure.Heading(language, of, d.per)
	if err != nil {
		return err
	}
	if d.per != nil {
		unit = "%"
	}
	c := d.comparison(of)
	list, err := compare.Figures(ctx, db, c)
	if err != nil {
		return err
	}
	type place struct {
		series string
		year   int
	}
	at := map[place]figure.Figure{}
	for _, f := range list {
		at[place{c.SeriesKey(f.Region), f.Year}] = figure.Of(f, d.per != nil)
	}
	names := d.namedAlone(language)
	for i, region := range d.links {
		row := regionsRow{Code: region.Code, Region: region.Name, Named: names[i], Indicator: code, Name: named, Applicant: of.Applicant, Unit: unit,
			Cell: cell, Sum: sum}
		series := region.Code
		if newest, ok := gazetteer.LookupRegion(region.Code, 0); ok {
			series = c.SeriesKey(newest)
		}
		for _, year := range d.Years {
			f, known := at[place{series, year}]
			if !known {
				f = figure.Figure{Code: region.Code, Region: region.Name, Year: year, Status: string(compare.NoReport)}
			}
			row.Figures = append(row.Figures, f)
		}
		d.Rows = append(d.Rows, row)
	}
	return nil
}

// namedAlone returns the names of the regions, beside which nothing says where they lie.
func (d *regionsData) namedAlone(language wording.Language) []string {
	list := make([]figure.Figure, len(d.links))
	for i, link := range d.links {
		list[i] = figure.Figure{Code: link.Code, Region: link.Name, Parent: naming.Region(regionAround(link.Code, 0), 0), Year: lastOf(d.Years)}
	}
	return figure.NamedAlone(language, list)
}

// comparison returns what the store is asked for.
func (d *regionsData) comparison(of catalogue.Quantity) compare.Comparison {
	return compare.Comparison{Of: of, Per: d.per, Scope: compare.Scope{Codes: d.Codes}, Follow: d.Follow,
		FromYear: d.Years[0], ToYear: lastOf(d.Years), Doubt: compare.Doubt(d.Flagged)}
}

// dropEmptyYears takes the years out at either end in which no region has a
// report.
func (d *regionsData) dropEmptyYears() {
	reported := func(at int) bool {
		return slices.ContainsFunc(d.Rows, func(row regionsRow) bool { return row.Figures[at].Report != 0 })
	}
	first, last := 0, len(d.Years)
	for first < last && !reported(first) {
		first++
	}
	for last > first && !reported(last-1) {
		last--
	}
	d.Years = d.Years[first:last]
	d.withReport = d.Years
	for i := range d.Rows {
		d.Rows[i].Figures = d.Rows[i].Figures[first:last]
	}
}

func (d *regionsData) charts() []*figure.Chart {
	var list []*figure.Chart
	for i := range d.Charts {
		list = append(list, &d.Charts[i])
	}
	return list
}

func (d *regionsData) sheets() []sheet { return []sheet{{"table", d.wide}, {"figures", d.rows}} }

func (d *regionsData) rows() [][]string {
	head := "region_code region indicator applicant year value base rate_percent unit status doubtful report"
	if d.Follow {
		head += " code_then region_then"
	}
	head += " small_base corrected derived invented in_failing_sum"
	rows := page.Head(head)
	for _, row := range d.Rows {
		for _, f := range row.Figures {
			line := []string{row.Code, row.Region, row.Indicator, row.Applicant, strconv.Itoa(f.Year), f.Value, f.Base, f.Rate, row.Unit,
				f.Status, strconv.FormatBool(f.Doubt), reportText(f.Report)}
			if d.Follow {
				line = append(line, f.Code, f.Region)
			}
			rows = append(rows, append(line, strconv.FormatBool(f.Small), strconv.FormatBool(f.Corrected), strconv.FormatBool(f.Derived), strconv.FormatBool(f.Invented), strconv.FormatBool(f.Failing)))
		}
	}
	return rows
}

// wide returns the table as the page shows it: a number for each year, and beside it
// whether that is in doubt.
func (d *regionsData) wide() [][]string {
	head := []string{"region_code", "region", "indicator", "unit"}
	for _, year := range d.Years {
		head = append(head, strconv.Itoa(year), fmt.Sprintf("%d doubtful", year))
	}
	rows := [][]string{head}
	for _, row := range d.Rows {
		line := []string{row.Code, row.Region, row.Name, row.Unit}
		for _, f := range row.Figures {
			doubt := ""
			if f.Doubt {
				doubt = "true"
			}
			line = append(line, f.Shown(), doubt)
		}
		rows = append(rows, line)
	}
	return rows
}
