package web

import (
	"fmt"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/wording"
	"nianbao/store"
)

// A sumsData is an indicator added up over the regions of one level within each of
// some wider ones. Each sum stands beside the number of regions it is of.
type sumsData struct {
	indicatorChoice        // Level is that of the regions added up
	FromYear        int    `json:"from_year,omitempty"`
	ToYear          int    `json:"to_year,omitempty"`
	Years           []int  `json:"years"`
	Groups          []sums `json:"sums"`           // of the regions directly below the one chosen, and last of that as a whole
	Without         int    `json:"without_report"` // regions below that are not listed, since there is no report within them

	Lines chart `json:"-"`
}

// A sums is the sums within one region.
type sums struct {
	Code   string    `json:"region_code"` // empty: the whole country
	Region string    `json:"region"`
	Whole  bool      `json:"whole"` // it is the region chosen
	Sums   []yearSum `json:"sums"`  // in the order of the years
}

// A yearSum is the sum of one year; Value is empty where no figure is known.
type yearSum struct {
	Year  int    `json:"year"`
	Value string `json:"value"`
	// Base is what the sum is divided by, for a rate: the sum over the same regions.
	Base     string `json:"base,omitempty"`
	Rate     string `json:"rate,omitempty"` // percent, rounded to two decimals
	Regions  int    `json:"regions"`        // that there were; 0: the wider region was not there
	Reports  int    `json:"reports"`        // of these regions
	Known    int    `json:"known"`          // regions whose figure is in the sum
	Doubtful int    `json:"doubtful"`       // regions whose figure is in doubt, counted in or left out as chosen
}

// Shown returns what the sum is compared by: the rate, else the value.
func (s yearSum) Shown() string {
	if s.Base != "" {
		return s.Rate
	}
	return s.Value
}

// Complete reports whether every region is in the sum.
func (s yearSum) Complete() bool { return s.Known == s.Regions }

// sumLevels are the levels whose regions can be added up.
var sumLevels = []string{"county", "prefecture", "province"}

// Levels returns the levels to choose from.
func (d *sumsData) Levels() []string { return sumLevels }

func (s *Server) sums(r *request) (view, error) {
	data, err := s.sumsData(r)
	if err != nil {
		return view{}, err
	}
	title, err := r.language.Text("sums")
	return view{name: "sums", title: title, data: data, rows: data.rows,
		sheets: func() ([]sheet, error) { return []sheet{{"table", data.wide()}, {"sums", data.rows()}}, nil }}, err
}

func (s *Server) sumsData(r *request) (*sumsData, error) {
	data := &sumsData{}
	err := data.choose(r)
	if err != nil {
		return nil, err
	}
	years, err := s.reportYears(r.Context())
	if err != nil {
		return nil, err
	}
	if data.Years = within(years, data.FromYear, data.ToYear); len(data.Years) == 0 {
		return data, nil
	}
	for _, whole := range []bool{false, true} {
		c := data.comparison(store.Scope{Region: data.Region, Itself: whole}, data.Years[0], lastOf(data.Years))
		list, err := s.config.Store.Sum(r.Context(), c, levels[data.Level])
		if err != nil {
			return nil, err
		}
		data.add(list, whole)
	}
	data.dropEmpty()
	if err := data.nameCountry(r.language); err != nil {
		return nil, err
	}
	return data, data.draw(r.language)
}

func (d *sumsData) choose(r *request) (err error) {
	if err = d.indicatorChoice.choose(r, sumLevels...); err != nil {
		return err
	}
	if d.FromYear, err = r.year("from"); err != nil {
		return err
	}
	d.ToYear, err = r.year("to")
	return err
}

// add adds the groups of sums that come by region and year. A region that is its
// own only part, as a county is, is there once.
func (d *sumsData) add(list []store.Aggregate, whole bool) {
	for _, a := range list {
		at := slices.IndexFunc(d.Groups, func(g sums) bool { return g.Code == a.Region.Code && g.Whole == whole })
		if at < 0 {
			if whole && slices.ContainsFunc(d.Groups, func(g sums) bool { return g.Code == a.Region.Code }) {
				continue
			}
			group := sums{Code: a.Region.Code, Whole: whole}
			for _, year := range d.Years {
				group.Sums = append(group.Sums, yearSum{Year: year})
			}
			at, d.Groups = len(d.Groups), append(d.Groups, group)
		}
		d.Groups[at].Region = a.Region.Name // the newest, as the sums come by year
		d.Groups[at].Sums[slices.Index(d.Years, a.Year)] = yearSumOf(a, d.per != nil)
	}
}

// dropEmpty leaves out the groups in which no region has a report in any year.
func (d *sumsData) dropEmpty() {
	listed := len(d.Groups)
	d.Groups = slices.DeleteFunc(d.Groups, func(g sums) bool {
		return !g.Whole && !slices.ContainsFunc(g.Sums, func(s yearSum) bool { return s.Reports > 0 })
	})
	d.Without = listed - len(d.Groups)
}

func yearSumOf(a store.Aggregate, rate bool) yearSum {
	s := yearSum{Year: a.Year, Regions: a.Regions, Reports: a.Reports, Known: a.Known, Doubtful: a.Doubtful}
	if a.Of != nil {
		s.Value = plainRat(a.Of)
	}
	if rate && a.Per != nil {
		s.Base = plainRat(a.Per)
	}
	if rate && a.Value != nil {
		s.Rate = percent(a.Value)
	}
	return s
}

func (d *sumsData) nameCountry(language wording.Language) (err error) {
	for i := range d.Groups {
		if d.Groups[i].Code == "" {
			if d.Groups[i].Region, err = language.Text("all-regions"); err != nil {
				return err
			}
		}
	}
	return nil
}

// draw draws the sums within the regions, without that of the whole, beside which
// they could not be told apart.
func (d *sumsData) draw(language wording.Language) error {
	title, err := language.Text("chart-sums", d.Heading)
	if err != nil {
		return err
	}
	d.Lines = chart{Kind: lineChart, Title: title, Unit: d.Unit, File: "nianbao-sums-" + d.Indicator}
	var bars chartSeries
	for _, g := range d.Groups {
		if g.Whole && len(d.Groups) > 1 {
			continue
		}
		line := chartSeries{Name: g.Region}
		for _, s := range g.Sums {
			var value *string
			if text := s.Shown(); text != "" {
				value = &text
			}
			line.Values, line.Doubtful = append(line.Values, value), append(line.Doubtful, !s.Complete() || s.Doubtful > 0)
		}
		d.Lines.Series = append(d.Lines.Series, line)
		if len(d.Years) == 1 {
			d.Lines.Categories = append(d.Lines.Categories, g.Region)
			bars.Values, bars.Doubtful = append(bars.Values, line.Values[0]), append(bars.Doubtful, line.Doubtful[0])
		}
	}
	if d.Lines.Note, err = language.Text("sums-hollow"); err != nil {
		return err
	}
	if len(d.Years) == 1 {
		d.Lines.Kind, d.Lines.Series = barChart, []chartSeries{bars}
		d.Lines.Title = fmt.Sprintf("%s, %d", d.Lines.Title, d.Years[0])
		return nil
	}
	for _, year := range d.Years {
		d.Lines.Categories = append(d.Lines.Categories, itoa(year))
	}
	if len(d.Lines.Series) > maxLines {
		d.Lines.Series = d.Lines.Series[:maxLines]
		note, err := language.Text("first-lines", maxLines)
		if err != nil {
			return err
		}
		d.Lines.Note = note + " · " + d.Lines.Note
	}
	return nil
}

func (d *sumsData) rows() [][]string {
	rows := [][]string{{"region_code", "region", "whole", "indicator", "applicant", "level", "unit", "year", "sum", "base", "rate_percent", "regions", "reports", "known", "doubtful"}}
	for _, g := range d.Groups {
		for _, s := range g.Sums {
			rows = append(rows, []string{g.Code, g.Region, strconv.FormatBool(g.Whole), d.Indicator, d.Applicant, d.Level, d.Unit, itoa(s.Year), s.Value, s.Base, s.Rate,
				itoa(s.Regions), itoa(s.Reports), itoa(s.Known), itoa(s.Doubtful)})
		}
	}
	return rows
}

// wide returns the table as the page shows it, each sum beside what it is of.
func (d *sumsData) wide() [][]string {
	head := []string{"region_code", "region", "unit"}
	for _, year := range d.Years {
		head = append(head, itoa(year), fmt.Sprintf("%d known", year), fmt.Sprintf("%d regions", year))
	}
	rows := [][]string{head}
	for _, g := range d.Groups {
		line := []string{g.Code, g.Region, d.Unit}
		for _, s := range g.Sums {
			line = append(line, s.Shown(), itoa(s.Known), itoa(s.Regions))
		}
		rows = append(rows, line)
	}
	return rows
}
