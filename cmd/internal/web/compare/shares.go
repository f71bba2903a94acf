package compare

import (
	"cmp"
	"context"
	"math/big"
	"net/url"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/headline"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/compare/yearly"
	"nianbao/store/database"
)

// A sharesData is how the figure of each region is divided into the parts that the
// form has for it, such as 不予公开 by reason.
type sharesData struct {
	asked
	Of    string      `json:"of"` // code of the breakdown
	Name  string      `json:"name"`
	Whole sharePart   `json:"whole"`
	Parts []sharePart `json:"parts"`
	regionChoice
	yearChoice
	Year     int         `json:"year"`
	By       string      `json:"by,omitempty"` // the part by whose share regions are sorted; empty: by the whole
	Counts   shareCounts `json:"counts"`       // of the year
	Together []shareSum  `json:"together"`     // by year
	Rows     []shareRow  `json:"shares"`       // of the year
	regionList

	Choices []sharePart  `json:"-"` // breakdowns to choose from
	Years   []int        `json:"-"`
	Bars    figure.Chart `json:"-"` // of regions in the year
	Course  figure.Chart `json:"-"` // of all together over the years
	of      catalogue.Breakdown
	found   *compare.ShareList
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
	Complete int `json:"complete"` // with the whole and every part known, which add up to it
	Doubtful int `json:"doubtful"` // with a figure in doubt, counted in or left out as chosen
	// Of the complete: whose report is invented, with a figure that a person corrected, and with one that is printed
	// nowhere and follows from the form.
	Invented  int `json:"invented"`
	Corrected int `json:"corrected"`
	Derived   int `json:"derived"`
	// Differing are those of which all is known and the parts don't add up to the whole: they are not in the shares together.
	Differing int `json:"differing"`
}

// A shareRow is how the figure of one region is divided.
type shareRow struct {
	Code   string          `json:"region_code"`
	Region string          `json:"region"`
	Parent string          `json:"parent,omitempty"`
	Year   int             `json:"year"`
	Report int64           `json:"report"`
	Whole  figure.Figure   `json:"whole"`
	Parts  []figure.Figure `json:"parts"` // in the order of the page's parts, each with its share
	// Complete says that the whole and every part are known.
	Complete bool `json:"complete"`
	// Differs says that all are known, and that the parts do not add up to the whole.
	Differs  bool `json:"differs"`
	Doubt    bool `json:"doubtful"`
	Invented bool `json:"invented"`
}

// A shareSum is how the figures of one year are divided taken together. It is of
// the regions alone of which all is known and adds up, so that its parts are of the same.
type shareSum struct {
	Year int `json:"year"`
	shareCounts
	Whole string   `json:"whole"`
	Parts []string `json:"parts"`
	// Percent are the shares of the parts, rounded to two decimals; empty if the
	// whole is zero.
	Percent []string `json:"percent"`
}

func (d *sharesData) choose(r *page.Request) {
	var codes []string
	for _, b := range catalogue.Breakdowns() {
		codes = append(codes, b.Code)
		d.Choices = append(d.Choices, sharePart{Code: b.Code, Name: r.Language.Pick(b.Zh, b.En)})
	}
	d.Of = r.Choice("of", codes...)
	d.of = catalogue.Breakdowns()[slices.Index(codes, d.Of)]
	d.Name = r.Language.Pick(d.of.Zh, d.of.En)
	d.Title = d.Name
	d.Whole = sharePartOf(r.Language, d.of.Whole, nil)
	by := []string{""}
	for _, part := range d.of.Parts {
		d.Parts = append(d.Parts, sharePartOf(r.Language, part, &d.of.Whole))
		by = append(by, part.Name())
	}
	d.regionChoice.choose(r, anyLevel)
	d.Year = r.Year("year")
	d.By = r.Choice("by", by...)
}

func (d *sharesData) ask(r *page.Request, db *database.DB) (err error) {
	if d.Years, err = reportYears(r.Context(), db); err != nil || len(d.Years) == 0 {
		return err
	}
	c := compare.Comparison{Scope: d.scope(), FromYear: d.Years[0], ToYear: lastOf(d.Years), Doubt: compare.Doubt(d.Flagged), Real: d.LeftOut}
	sums, err := compare.ShareSums(r.Context(), db, d.of, c)
	if err != nil {
		return err
	}
	d.together(sums)
	if err := d.chooseYear(r.Context(), db, c, sums); err != nil {
		return err
	}
	c.FromYear, c.ToYear = d.Year, d.Year
	if d.found, err = compare.SharesOf(r.Context(), db, d.of, c); err != nil {
		return err
	}
	d.sort()
	whole := c
	whole.Of = d.of.Whole
	if err := d.leaveOut(r, db, whole, anyYear); err != nil {
		return err
	}
	return d.coverReports(r.Context(), r.Language, db, d.found.Resting())
}

func sharePartOf(language wording.Language, q catalogue.Quantity, whole *catalogue.Quantity) sharePart {
	cell, made := naming.Origin(q, whole)
	zh, en := q.Label()
	return sharePart{Code: q.Name(), Name: language.Pick(zh, en), Cell: cell, Sum: made}
}

// together lists the years taken together.
func (d *sharesData) together(sums []compare.ShareSum) {
	for _, year := range d.Years {
		sum := compare.ShareSum{Year: year}
		if at := slices.IndexFunc(sums, func(s compare.ShareSum) bool { return s.Year == year }); at >= 0 {
			sum = sums[at]
		}
		d.Together = append(d.Together, shareSumOf(sum))
	}
}

// chooseYear sets the year whose regions are listed: unless one is asked for the last one that
// is covered well enough, by what is known in doubt or not: the sums are those of the comparison.
func (d *sharesData) chooseYear(ctx context.Context, db *database.DB, c compare.Comparison, sums []compare.ShareSum) (err error) {
	if c.Doubt != compare.ShowDoubtful {
		c.Doubt = compare.ShowDoubtful
		if sums, err = compare.ShareSums(ctx, db, d.of, c); err != nil {
			return err
		}
	}
	var covered []yearly.Year
	for _, s := range sums {
		covered = append(covered, yearly.Year{Year: s.Year, Regions: s.Regions, Reports: s.Reports, Known: s.Complete + s.Differing})
	}
	d.withReport = reportedYears(covered)
	choice := yearly.Choose(covered)
	if d.Year == 0 {
		d.Year = cmp.Or(choice.Year.Year, lastOf(d.Years))
	}
	d.tell("year", d.Year, choice.Newer)
	for _, t := range d.Together {
		if t.Year == d.Year {
			d.Counts = t.shareCounts
		}
	}
	return nil
}

// sort puts the regions of the year in order.
func (d *sharesData) sort() {
	if at := slices.IndexFunc(d.Parts, func(p sharePart) bool { return p.Code == d.By }); at >= 0 {
		d.reported(d.found.ByPart(at), d.found.HasReport)
	} else {
		d.reported(d.found.ByWhole(), d.found.HasReport)
	}
}

func (d *sharesData) show(places []int) {
	d.Rows = make([]shareRow, len(places))
	for i, at := range places {
		d.Rows[i] = shareRowOf(d.found.At(at))
	}
}

func shareRowOf(s compare.Shares) shareRow {
	whole := compare.Figure{Region: s.Region, Year: s.Year, ReportID: s.ReportID, Of: s.Whole, Value: s.Whole.Value, Invented: s.Invented}
	row := shareRow{Code: s.Region.Code, Region: s.Region.Name, Year: s.Year, Report: s.ReportID,
		Whole: figure.Of(whole, false), Parts: figure.All(s.Parts, true), Complete: s.Complete(),
		Differs: s.Differs, Doubt: s.Doubtful(), Invented: s.Invented}
	row.Parent = row.Whole.Parent
	return row
}

func shareSumOf(s compare.ShareSum) shareSum {
	sum := shareSum{Year: s.Year, shareCounts: shareCounts{s.Regions, s.Reports, s.Complete, s.Doubtful, s.Invented, s.Corrected, s.Derived, s.Differing}}
	if s.Complete == 0 {
		return sum
	}
	sum.Whole = figure.Plain(s.Whole)
	for _, part := range s.Parts {
		sum.Parts = append(sum.Parts, figure.Plain(part))
		share := ""
		if s.Whole.Sign() != 0 {
			share = figure.Percent(new(big.Rat).Quo(part, s.Whole))
		}
		sum.Percent = append(sum.Percent, share)
	}
	return sum
}

// draw draws the shares of the first regions in order, of those of which all is
// known, and of all together over the years, but for those that are still coming in.
func (d *sharesData) draw(r *page.Request) {
	d.keep("shares-"+d.Of, d.Level, d.Year, d.Year)
	subject := figure.Subject{Measure: d.Name, Region: d.Region, Code: d.code, Level: levelWithin(d.code, d.Level)}
	if d.found != nil {
		subject.Provinces = provincesAmong(d.found.Len(), func(i int) string {
			if !d.found.AddsUp(i) {
				return ""
			}
			return d.found.Whole(i).Region.Code
		})
	}
	d.Course = figure.Chart{Name: "together", Subject: subject, Kind: figure.SharesChart, Title: r.Text("chart-together", d.Name), Unit: "%",
		File: page.FileName("shares-"+d.Of, cmp.Or(d.code, "china"), d.Level, spanText(first(d.Years), lastOf(d.Years)), "together")}
	subject.Year, subject.Regions, subject.Known = d.Year, d.Counts.Regions, d.Counts.Complete
	subject.Sums = d.sumsOf(d.Year)
	if d.Flagged == string(compare.ShowDoubtful) {
		subject.InDoubt = d.Counts.Doubtful
	}
	d.Bars = figure.Chart{Name: "regions", Subject: subject, Kind: figure.SharesChart, Title: r.Text("chart-shares", d.Name, d.Year), Unit: "%", File: d.file, Silent: d.silent()}
	for _, part := range d.Parts {
		d.Bars.Series = append(d.Bars.Series, figure.Series{Name: part.Name, Lead: part.Code == d.By})
		d.Course.Series = append(d.Course.Series, figure.Series{Name: part.Name})
	}
	var drawn []figure.Figure
	for _, at := range d.all {
		if len(drawn) == figure.BarsShown {
			break
		}
		if !d.found.AddsUp(at) {
			continue
		}
		shares := d.found.At(at)
		if shares.Whole.Value.Sign() == 0 {
			continue
		}
		row := shareRowOf(shares)
		drawn = append(drawn, row.Whole)
		for i, part := range row.Parts {
			series := &d.Bars.Series[i]
			series.Values, series.Doubtful = append(series.Values, part.Drawn()), append(series.Doubtful, part.Doubt)
			series.Marks = append(series.Marks, part.Marks())
			series.Rates = append(series.Rates, figure.Rate{Part: part.Value, Whole: part.Base})
			series.Links = append(series.Links, part.Printed(d.Parts[i].Cell, d.Parts[i].Sum))
		}
	}
	d.Bars.Categories = d.named(r, drawn)
	d.Bars.Note = r.Text("shares-beside")
	if d.Counts.Differing > 0 {
		d.Bars.Note += r.Text("chart-semicolon") + r.Text("shares-differing", d.Counts.Differing)
	}
	d.Bars.Corrected, d.Bars.Reports, d.Bars.Invented = d.Counts.Corrected, d.Counts.Complete, d.Counts.Invented
	for _, whole := range drawn {
		d.Bars.Beside = append(d.Bars.Beside, whole.Value)
	}
	for _, t := range d.Together {
		if t.Complete == 0 || t.Percent[0] == "" || slices.ContainsFunc(d.Few, func(y fewKnown) bool { return y.Year == t.Year }) {
			continue
		}
		d.Course.Categories = append(d.Course.Categories, strconv.Itoa(t.Year))
		d.Course.Note = ""
		if t.Differing > 0 {
			d.Course.Note = r.Text("shares-differing-year", t.Year, t.Differing)
		}
		d.Course.Course = &headline.Course{From: t.Year, To: t.Year, Known: t.Complete, Regions: t.Regions}
		if d.Course.InDoubt = 0; d.Flagged == string(compare.ShowDoubtful) {
			d.Course.InDoubt = t.Doubtful
		}
		d.Course.Corrected, d.Course.Reports, d.Course.Invented = d.Course.Corrected+t.Corrected, d.Course.Reports+t.Complete, d.Course.Invented+t.Invented
		for i := range t.Percent {
			d.Course.Series[i].Values = append(d.Course.Series[i].Values, &t.Percent[i])
			d.Course.Series[i].Rates = append(d.Course.Series[i].Rates, figure.Rate{Part: t.Parts[i], Whole: t.Whole})
			d.Course.Series[i].Marks = append(d.Course.Series[i].Marks, figure.Marks{Corrected: t.Corrected > 0, Invented: t.Invented > 0})
		}
	}
}

// named returns the names of regions as the chart has them.
func (d *sharesData) named(r *page.Request, drawn []figure.Figure) []string {
	if d.Region == "" {
		return figure.NamedAlone(r.Language, drawn)
	}
	return figure.TellApart(drawn)
}

// sumsOf returns the parts of a year in all regions together, nil where there is nothing to divide.
func (d *sharesData) sumsOf(year int) []headline.Sum {
	at := slices.IndexFunc(d.Together, func(t shareSum) bool { return t.Year == year })
	if at < 0 || d.Together[at].Complete == 0 {
		return nil
	}
	whole, err := strconv.ParseFloat(d.Together[at].Whole, 64)
	if err != nil || whole == 0 {
		return nil
	}
	var list []headline.Sum
	for _, text := range d.Together[at].Parts {
		part, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return nil
		}
		list = append(list, headline.Sum{Part: part, Whole: whole})
	}
	return list
}

// silent returns the regions whose shares are not drawn: without a report, with a part that is not
// known, or with nothing to divide.
func (d *sharesData) silent() []figure.Bar {
	var list []figure.Bar
	if d.found == nil {
		return nil
	}
	for i := range d.found.Len() {
		whole := d.found.Whole(i)
		place := figure.Of(whole, false)
		switch {
		case d.found.Complete(i) && !d.found.AddsUp(i): // the note has how many there are
		case !d.found.Complete(i):
			list = append(list, figure.Bar{Place: figure.Figure{Code: place.Code, Region: place.Region, Parent: place.Parent, Report: place.Report}})
		case whole.Value.Sign() == 0:
			list = append(list, figure.Bar{Place: place})
		}
	}
	return list
}

// SortedBy returns the address of the page with its regions in another order.
func (d *sharesData) SortedBy(part string) (string, error) {
	q, err := url.ParseQuery(d.Query)
	if err != nil {
		return "", err
	}
	q.Del("page")
	if q.Del("by"); part != "" {
		q.Set("by", part)
	}
	return "?" + q.Encode() + "#table", nil
}

func (d *sharesData) charts() []*figure.Chart { return []*figure.Chart{&d.Bars, &d.Course} }

func (d *sharesData) sheets() []sheet {
	return []sheet{{"regions", d.regionsTable}, {"together", d.togetherTable}}
}

func (d *sharesData) regionsTable() [][]string {
	rows := page.Head(`region_code region parent year whole_indicator whole whole_status indicator name value share_percent status
		doubtful report small_base corrected derived invented in_failing_sum parts_differ`)
	for _, row := range d.Rows {
		for i, part := range row.Parts {
			rows = append(rows, []string{row.Code, row.Region, row.Parent, strconv.Itoa(row.Year), d.Whole.Code, row.Whole.Value, row.Whole.Status, d.Parts[i].Code,
				d.Parts[i].Name, part.Value, part.Rate, part.Status, strconv.FormatBool(part.Doubt), reportText(row.Report), strconv.FormatBool(part.Small),
				strconv.FormatBool(part.Corrected), strconv.FormatBool(part.Derived), strconv.FormatBool(part.Invented), strconv.FormatBool(part.Failing), strconv.FormatBool(row.Differs)})
		}
	}
	return rows
}

func (d *sharesData) togetherTable() [][]string {
	rows := page.Head("year regions reports complete doubtful whole_indicator whole indicator name value share_percent invented corrected derived differing")
	for _, t := range d.Together {
		for i := range t.Parts {
			rows = append(rows, []string{strconv.Itoa(t.Year), strconv.Itoa(t.Regions), strconv.Itoa(t.Reports), strconv.Itoa(t.Complete), strconv.Itoa(t.Doubtful), d.Whole.Code, t.Whole,
				d.Parts[i].Code, d.Parts[i].Name, t.Parts[i], t.Percent[i], strconv.Itoa(t.Invented), strconv.Itoa(t.Corrected), strconv.Itoa(t.Derived), strconv.Itoa(t.Differing)})
		}
	}
	return rows
}
