package web

import (
	"fmt"
	"math/big"
	"net/url"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/wording"
	"nianbao/store"
)

// A sharesData is how the figure of each region is divided into the parts that the
// form has for it, such as 不予公开 by reason.
type sharesData struct {
	Of    string      `json:"of"` // code of the breakdown
	Name  string      `json:"name"`
	Whole sharePart   `json:"whole"`
	Parts []sharePart `json:"parts"`
	regionChoice
	Year     int         `json:"year"`
	By       string      `json:"by,omitempty"` // the part by whose share regions are sorted; empty: by the whole
	Counts   shareCounts `json:"counts"`       // of the year
	Together []shareSum  `json:"together"`     // by year
	Rows     []shareRow  `json:"shares"`       // of the year
	Paging   Paging      `json:"paging"`

	Choices []sharePart `json:"-"` // breakdowns to choose from
	Years   []int       `json:"-"`
	Bars    chart       `json:"-"` // of regions in the year
	Course  chart       `json:"-"` // of all together over the years
	list    *store.ShareList
	all     []int // indexes in list of the regions with a report, in order; few of them are shown
}

// A sharePart names what is divided, or a part of it, or a breakdown.
type sharePart struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Cell string `json:"-"` // the figure that is shown in print
	Sum  bool   `json:"-"` // it is a sum, of which Cell is the first part
}

// A shareCounts says what the shares are of.
type shareCounts struct {
	Regions  int `json:"regions"`
	Reports  int `json:"reports"`
	Complete int `json:"complete"` // with the whole and every part known
	Doubtful int `json:"doubtful"` // with a figure in doubt, counted in or left out as chosen
}

// A shareRow is how the figure of one region is divided.
type shareRow struct {
	Code   string   `json:"region_code"`
	Region string   `json:"region"`
	Parent string   `json:"parent,omitempty"`
	Year   int      `json:"year"`
	Report int64    `json:"report"`
	Whole  figure   `json:"whole"`
	Parts  []figure `json:"parts"` // in the order of the page's parts, each with its share
	// Complete says that the whole and every part are known.
	Complete bool `json:"complete"`
	// Differs says that all are known, and that the parts do not add up to the whole.
	Differs bool `json:"differs"`
	Doubt   bool `json:"doubtful"`
}

// A shareSum is how the figures of one year are divided taken together. It is of
// the regions alone of which all is known, so that its parts are of the same.
type shareSum struct {
	Year int `json:"year"`
	shareCounts
	Whole string   `json:"whole"`
	Parts []string `json:"parts"`
	// Percent are the shares of the parts, rounded to two decimals; empty if the
	// whole is zero.
	Percent []string `json:"percent"`
}

func (s *Server) shares(r *request) (view, error) {
	data, err := s.sharesData(r)
	if err != nil {
		return view{}, err
	}
	if data.Paging, err = r.pagingOfAll(len(data.all)); err != nil {
		return view{}, err
	}
	data.Rows = data.rows(cutAll(&data.Paging, data.all))
	return view{name: "shares", title: data.Name, data: data, rows: func() [][]string { return data.table(data.Rows) },
		sheets: func() ([]sheet, error) {
			return []sheet{{"regions", data.table(data.Rows)}, {"together", data.togetherTable()}}, nil
		}}, nil
}

func (s *Server) sharesData(r *request) (*sharesData, error) {
	data := &sharesData{}
	breakdown, err := data.choose(r)
	if err != nil {
		return nil, err
	}
	if data.Years, err = s.reportYears(r.Context()); err != nil || len(data.Years) == 0 {
		return data, err
	}
	c := store.Comparison{Scope: data.scope(), FromYear: data.Years[0], ToYear: lastOf(data.Years), Doubt: store.Doubt(data.Flagged)}
	sums, err := s.config.Store.ShareSums(r.Context(), breakdown, c)
	if err != nil {
		return nil, err
	}
	data.together(sums)
	c.FromYear, c.ToYear = data.Year, data.Year
	list, err := s.config.Store.Shares(r.Context(), breakdown, c)
	if err != nil {
		return nil, err
	}
	data.fill(list)
	return data, data.draw(r.language)
}

func (d *sharesData) choose(r *request) (store.Breakdown, error) {
	var codes []string
	for _, b := range store.Breakdowns() {
		codes = append(codes, b.Code)
		d.Choices = append(d.Choices, sharePart{Code: b.Code, Name: r.language.Pick(b.Zh, b.En)})
	}
	var err error
	if d.Of, err = r.choice("of", codes...); err != nil {
		return store.Breakdown{}, err
	}
	of := store.Breakdowns()[slices.Index(codes, d.Of)]
	d.Name = r.language.Pick(of.Zh, of.En)
	d.Whole = sharePartOf(r.language, of.Whole)
	by := []string{""}
	for _, part := range of.Parts {
		d.Parts = append(d.Parts, sharePartOf(r.language, part))
		by = append(by, part.Name())
	}
	if err := d.regionChoice.choose(r, "county", "prefecture", "province", "below", "itself"); err != nil {
		return of, err
	}
	if d.Year, err = r.year("year"); err != nil {
		return of, err
	}
	d.By, err = r.choice("by", by...)
	return of, err
}

func sharePartOf(language wording.Language, q store.Quantity) sharePart {
	zh, en := q.Label()
	return sharePart{Code: q.Name(), Name: language.Pick(zh, en), Cell: firstCell(q), Sum: len(q.Cells) > 1}
}

// together lists the years taken together, and chooses the one whose regions are
// listed: unless one is asked for the last one of which anything is known.
func (d *sharesData) together(sums []store.ShareSum) {
	for _, year := range d.Years {
		sum := store.ShareSum{Year: year}
		if at := slices.IndexFunc(sums, func(s store.ShareSum) bool { return s.Year == year }); at >= 0 {
			sum = sums[at]
		}
		d.Together = append(d.Together, shareSumOf(sum))
	}
	if d.Year == 0 {
		d.Year = lastOf(d.Years)
		for _, t := range d.Together {
			if t.Complete > 0 {
				d.Year = t.Year
			}
		}
	}
	for _, t := range d.Together {
		if t.Year == d.Year {
			d.Counts = t.shareCounts
		}
	}
}

// fill lists the regions of the year with a report; how many have none is told by
// the counts.
func (d *sharesData) fill(list *store.ShareList) {
	d.list = list
	if at := slices.IndexFunc(d.Parts, func(p sharePart) bool { return p.Code == d.By }); at >= 0 {
		d.all = list.ByPart(at)
	} else {
		d.all = list.ByWhole()
	}
	d.all = slices.DeleteFunc(d.all, func(i int) bool { return !list.HasReport(i) })
}

// rows returns the shares with those indexes.
func (d *sharesData) rows(indexes []int) []shareRow {
	rows := make([]shareRow, len(indexes))
	for i, at := range indexes {
		rows[i] = shareRowOf(d.list.At(at))
	}
	return rows
}

func shareRowOf(s store.Shares) shareRow {
	whole := store.Figure{Region: s.Region, Year: s.Year, ReportID: s.ReportID, Of: s.Whole, Value: s.Whole.Value}
	row := shareRow{Code: s.Region.Code, Region: s.Region.Name, Year: s.Year, Report: s.ReportID,
		Whole: figuresOf([]store.Figure{whole}, false)[0], Parts: figuresOf(s.Parts, true), Complete: s.Complete(),
		Differs: s.Differs, Doubt: s.Doubtful()}
	row.Parent = row.Whole.Parent
	return row
}

func shareSumOf(s store.ShareSum) shareSum {
	sum := shareSum{Year: s.Year, shareCounts: shareCounts{s.Regions, s.Reports, s.Complete, s.Doubtful}}
	if s.Complete == 0 {
		return sum
	}
	sum.Whole = plainRat(s.Whole)
	for _, part := range s.Parts {
		sum.Parts = append(sum.Parts, plainRat(part))
		share := ""
		if s.Whole.Sign() != 0 {
			share = percent(new(big.Rat).Quo(part, s.Whole))
		}
		sum.Percent = append(sum.Percent, share)
	}
	return sum
}

// draw draws the shares of the first regions in order, of those of which all is
// known, and of all together over the years.
func (d *sharesData) draw(language wording.Language) error {
	title, err := language.Text("chart-shares", d.Name, d.Year)
	if err != nil {
		return err
	}
	course, err := language.Text("chart-together", d.Name)
	if err != nil {
		return err
	}
	d.Bars = chart{Kind: sharesChart, Title: title, Unit: "%", File: fmt.Sprintf("nianbao-shares-%s-%d", d.Of, d.Year)}
	d.Course = chart{Kind: sharesChart, Title: course, Unit: "%", File: "nianbao-shares-" + d.Of + "-years"}
	for _, part := range d.Parts {
		d.Bars.Series = append(d.Bars.Series, chartSeries{Name: part.Name})
		d.Course.Series = append(d.Course.Series, chartSeries{Name: part.Name})
	}
	var drawn []figure
	for _, at := range d.all {
		if len(drawn) == barsShown {
			break
		}
		if !d.list.Complete(at) {
			continue
		}
		shares := d.list.At(at)
		if shares.Whole.Value.Sign() == 0 {
			continue
		}
		row := shareRowOf(shares)
		drawn = append(drawn, row.Whole)
		for i, part := range row.Parts {
			series := &d.Bars.Series[i]
			series.Values, series.Doubtful = append(series.Values, shownOf(part)), append(series.Doubtful, part.Doubt)
		}
	}
	d.Bars.Categories = tellApart(drawn)
	for _, t := range d.Together {
		if t.Complete == 0 || t.Percent[0] == "" {
			continue
		}
		d.Course.Categories = append(d.Course.Categories, itoa(t.Year))
		for i := range t.Percent {
			d.Course.Series[i].Values = append(d.Course.Series[i].Values, &t.Percent[i])
		}
	}
	return nil
}

// SortedBy returns the address of the page with its regions in another order.
func (d *sharesData) SortedBy(part string) (string, error) {
	q, err := url.ParseQuery(d.Query)
	if err != nil {
		return "", err
	}
	q.Del("page")
	q.Set("by", part)
	return "?" + q.Encode() + "#table", nil
}

func (d *sharesData) table(list []shareRow) [][]string {
	rows := [][]string{{"region_code", "region", "parent", "year", "whole_indicator", "whole", "whole_status", "indicator", "name", "value", "share_percent", "status",
		"doubtful", "report"}}
	for _, row := range list {
		for i, part := range row.Parts {
			rows = append(rows, []string{row.Code, row.Region, row.Parent, itoa(row.Year), d.Whole.Code, row.Whole.Value, row.Whole.Status, d.Parts[i].Code,
				d.Parts[i].Name, part.Value, part.Rate, part.Status, strconv.FormatBool(part.Doubt), strconv.FormatInt(row.Report, 10)})
		}
	}
	return rows
}

func (d *sharesData) togetherTable() [][]string {
	rows := [][]string{{"year", "regions", "reports", "complete", "doubtful", "whole_indicator", "whole", "indicator", "name", "value", "share_percent"}}
	for _, t := range d.Together {
		for i := range t.Parts {
			rows = append(rows, []string{itoa(t.Year), itoa(t.Regions), itoa(t.Reports), itoa(t.Complete), itoa(t.Doubtful), d.Whole.Code, t.Whole,
				d.Parts[i].Code, d.Parts[i].Name, t.Parts[i], t.Percent[i]})
		}
	}
	return rows
}
