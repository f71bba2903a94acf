package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
	"nianbao/normalize/identity"
	"nianbao/store"
)

// A compareData is a choice of figures of a choice of regions over some years.
// All of the choice is in the address of the page, so that it can be passed on.
type compareData struct {
	Regions    string        `json:"-"` // as typed
	Codes      []string      `json:"regions"`
	Children   bool          `json:"children"` // the divisions directly below the regions are meant
	Indicators []string      `json:"indicators"`
	Applicant  string        `json:"applicant,omitempty"`
	FromYear   int           `json:"from_year,omitempty"`
	ToYear     int           `json:"to_year,omitempty"`
	Per        string        `json:"per,omitempty"`
	Flagged    string        `json:"flagged"` // "show" or "exclude"
	Years      []int         `json:"years"`
	Rows       []comparedRow `json:"rows"`
	Truncated  bool          `json:"truncated"` // there are more regions than are compared

	Unknown    []string         `json:"-"` // what was typed and is no region
	Links      []regionLink     `json:"-"`
	Tables     []indicatorTable `json:"-"`
	Applicants []form.Applicant `json:"-"`
	Charts     []chart          `json:"-"`
	Query      string           `json:"-"` // the whole choice
}

// A comparedRow is one figure of one region over the years.
type comparedRow struct {
	Code      string   `json:"region_code"`
	Region    string   `json:"region"`
	Indicator string   `json:"indicator"`
	Name      string   `json:"name"`
	Unit      string   `json:"unit"`
	Cell      string   `json:"-"`       // the figure that is shown in print
	Sum       bool     `json:"-"`       // it is a sum, of which Cell is the first part
	Figures   []figure `json:"figures"` // in the order of the years; without a report Report is 0
}

// Bounds on a comparison.
const (
	maxRegions    = 40
	maxIndicators = 4
)

func (s *Server) compare(r *request) (view, error) {
	title, err := r.language.Text("compare")
	if err != nil {
		return view{}, err
	}
	data, err := s.compareData(r)
	if err != nil {
		return view{}, err
	}
	return view{name: "compare", title: title, data: data, rows: data.rows, sheets: data.sheets}, nil
}

func (s *Server) compareData(r *request) (*compareData, error) {
	data := &compareData{Tables: indicatorTables(r.language), Applicants: form.Applicants(), Query: r.URL.Query().Encode()}
	if err := data.choose(r); err != nil {
		return nil, err
	}
	if err := data.chooseRegions(r, s.config.Store); err != nil {
		return nil, err
	}
	if len(data.Codes) == 0 || len(data.Indicators) == 0 {
		return data, nil
	}
	totals, err := s.config.Store.Totals(r.Context())
	if err != nil {
		return nil, err
	}
	if data.chooseYears(totals); len(data.Years) == 0 {
		return data, nil
	}
	for _, code := range data.Indicators {
		if err := s.compareIndicator(r.Context(), r.language, data, code); err != nil {
			return nil, err
		}
	}
	data.dropEmptyYears()
	return data, data.draw(r.language)
}

// choose reads the parameters but for the regions.
func (d *compareData) choose(r *request) (err error) {
	for _, code := range r.URL.Query()["indicator"] {
		if code == "" || slices.Contains(d.Indicators, code) {
			continue
		}
		if _, ok := quantity(code, ""); !ok {
			return badParameter("indicator", code)
		}
		d.Indicators = append(d.Indicators, code)
	}
	if len(d.Indicators) > maxIndicators {
		return badParameter("indicator", itoa(len(d.Indicators)))
	}
	if d.Applicant, err = applicantOf(r, true); err != nil {
		return err
	}
	if d.FromYear, err = r.year("from"); err != nil {
		return err
	}
	if d.ToYear, err = r.year("to"); err != nil {
		return err
	}
	if d.Flagged, err = r.choice("flagged", "show", "exclude"); err != nil {
		return err
	}
	children, err := r.choice("children", "0", "1")
	if err != nil {
		return err
	}
	d.Children = children == "1"
	d.Per = r.words("per")
	_, err = rateBase(d.Per, d.Applicant)
	return err
}

// chooseRegions reads the regions: codes or names, each by itself or several
// with commas, spaces or lines between.
func (d *compareData) chooseRegions(r *request, db *store.Store) error {
	typed := typedRegions(append(r.URL.Query()["region"], r.URL.Query()["regions"]...))
	d.Regions = strings.Join(typed, "、")
	for _, name := range typed[:min(len(typed), maxValues)] {
		code, err := db.RegionCode(r.Context(), name)
		if err != nil {
			if problemOf(err).status >= http.StatusInternalServerError {
				return err
			}
			d.Unknown = append(d.Unknown, name)
			continue
		}
		chosen := []string{code}
		if d.Children {
			chosen = childrenOf(code)
		}
		for _, each := range chosen {
			if !slices.Contains(d.Codes, each) {
				d.Codes = append(d.Codes, each)
			}
		}
	}
	if d.Truncated = len(d.Codes) > maxRegions || len(typed) > maxValues; len(d.Codes) > maxRegions {
		d.Codes = d.Codes[:maxRegions]
	}
	for _, code := range d.Codes {
		link := regionLink{code, code}
		if region, ok := identity.LookupRegion(code, 0); ok {
			link.Name = region.Name
		}
		d.Links = append(d.Links, link)
	}
	return nil
}

// typedRegions parts what is typed into codes and names.
func typedRegions(lists []string) []string {
	var typed []string
	for _, list := range lists {
		typed = append(typed, strings.FieldsFunc(list, func(c rune) bool { return strings.ContainsRune(",，、;； \n\t\u3000", c) })...)
	}
	return typed
}

// childrenOf returns the codes of the divisions directly below one that are
// still in use.
func childrenOf(code string) []string {
	var list []string
	for _, region := range identity.Regions() {
		if region.Parent == code && region.ValidTo == 0 {
			list = append(list, region.Code)
		}
	}
	return list
}

// compareIndicator adds the rows of one indicator.
func (s *Server) compareIndicator(ctx context.Context, language wording.Language, d *compareData, code string) error {
	of, ok := quantity(code, d.Applicant)
	if !ok {
		return badParameter("applicant", d.Applicant)
	}
	unit := of.Unit
	if d.Per != "" {
		unit = "%"
	}
	c := store.Comparison{Of: of, Scope: store.Scope{Codes: d.Codes}, FromYear: d.Years[0], ToYear: d.Years[len(d.Years)-1], Doubt: store.Doubt(d.Flagged)}
	list, err := s.figures(ctx, c, d.Per, d.Applicant)
	if err != nil {
		return err
	}
	type place struct {
		code string
		year int
	}
	at := map[place]figure{}
	for _, f := range list {
		at[place{f.Code, f.Year}] = f
	}
	for _, region := range d.Links {
		row := comparedRow{Code: region.Code, Region: region.Name, Indicator: code, Name: language.Pick(of.Zh, of.En), Unit: unit, Cell: firstCell(of), Sum: len(of.Cells) > 1}
		for _, year := range d.Years {
			f, known := at[place{region.Code, year}]
			if !known {
				f = figure{Code: region.Code, Region: region.Name, Year: year, Status: string(store.NoReport)}
			}
			row.Figures = append(row.Figures, f)
		}
		d.Rows = append(d.Rows, row)
	}
	return nil
}

// chooseYears sets the years compared: those asked for, as far as there are
// reports.
func (d *compareData) chooseYears(totals store.Totals) {
	from, to := totals.FirstYear, totals.LastYear
	if d.FromYear > 0 {
		from = max(from, d.FromYear)
	}
	if d.ToYear > 0 {
		to = min(to, d.ToYear)
	}
	for year := from; year <= to && totals.FirstYear > 0; year++ {
		d.Years = append(d.Years, year)
	}
}

// dropEmptyYears takes the years out at either end in which no region has a
// report.
func (d *compareData) dropEmptyYears() {
	reported := func(at int) bool {
		return slices.ContainsFunc(d.Rows, func(row comparedRow) bool { return row.Figures[at].Report != 0 })
	}
	first, last := 0, len(d.Years)
	for first < last && !reported(first) {
		first++
	}
	for last > first && !reported(last-1) {
		last--
	}
	d.Years = d.Years[first:last]
	for i := range d.Rows {
		d.Rows[i].Figures = d.Rows[i].Figures[first:last]
	}
}

// maxLines bounds the lines of a chart: more can't be told apart.
const maxLines = 10

// draw makes a chart for each indicator: lines over the years or, of one year,
// bars.
func (d *compareData) draw(language wording.Language) error {
	for _, code := range d.Indicators {
		c := chart{Kind: lineChart, File: "nianbao-compare-" + code}
		var bars chartSeries
		for _, row := range d.Rows {
			if row.Indicator != code {
				continue
			}
			c.Title, c.Unit = row.Name, row.Unit
			line := chartSeries{Name: row.Region}
			for _, f := range row.Figures {
				line.Values, line.Doubtful = append(line.Values, shownOf(f)), append(line.Doubtful, f.Doubt)
			}
			c.Series = append(c.Series, line)
			if len(row.Figures) == 1 {
				c.Categories = append(c.Categories, row.Region)
				bars.Values, bars.Doubtful = append(bars.Values, line.Values[0]), append(bars.Doubtful, line.Doubtful[0])
			}
		}
		switch {
		case len(d.Years) == 1:
			c.Kind, c.Series = barChart, []chartSeries{bars}
			c.Title = fmt.Sprintf("%s, %d", c.Title, d.Years[0])
		case len(c.Series) > maxLines:
			c.Series = c.Series[:maxLines]
			note, err := language.Text("first-lines", maxLines)
			if err != nil {
				return err
			}
			c.Note = note
		}
		if c.Kind == lineChart {
			for _, year := range d.Years {
				c.Categories = append(c.Categories, itoa(year))
			}
		}
		d.Charts = append(d.Charts, c)
	}
	return nil
}

func shownOf(f figure) *string {
	if !f.known() {
		return nil
	}
	text := f.Shown()
	return &text
}

func (d *compareData) rows() [][]string {
	rows := [][]string{{"region_code", "region", "indicator", "applicant", "year", "value", "base", "rate_percent", "unit", "status", "doubtful", "report"}}
	for _, row := range d.Rows {
		for _, f := range row.Figures {
			rows = append(rows, []string{row.Code, row.Region, row.Indicator, d.Applicant, itoa(f.Year), f.Value, f.Base, f.Rate, row.Unit,
				f.Status, strconv.FormatBool(f.Doubt), strconv.FormatInt(f.Report, 10)})
		}
	}
	return rows
}

// wide returns the table as the page shows it. Values in doubt keep their mark,
// and so are texts and not numbers.
func (d *compareData) wide() [][]string {
	head := []string{"region_code", "region", "indicator", "unit"}
	for _, year := range d.Years {
		head = append(head, itoa(year))
	}
	rows := [][]string{head}
	for _, row := range d.Rows {
		line := []string{row.Code, row.Region, row.Name, row.Unit}
		for _, f := range row.Figures {
			switch {
			case !f.known():
				line = append(line, "")
			case f.Doubt:
				line = append(line, f.Shown()+"?")
			default:
				line = append(line, f.Shown())
			}
		}
		rows = append(rows, line)
	}
	return rows
}

// sheets returns the workbook of the comparison.
func (d *compareData) sheets() ([]sheet, error) {
	if len(d.Rows) == 0 {
		return nil, badParameter("region, indicator", "")
	}
	return []sheet{{"table", d.wide()}, {"figures", d.rows()}}, nil
}
