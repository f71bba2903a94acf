package compare

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// An indicatorData is one indicator over regions and years.
type indicatorData struct {
	asked
	Code    string   `json:"code"`
	Name    string   `json:"name"`
	Zh      string   `json:"zh"`
	En      string   `json:"en"`
	Unit    string   `json:"unit"` // of the values; "%" of rates
	Article string   `json:"article"`
	Forms   []string `json:"forms"`
	Parts   []string `json:"parts,omitempty"` // indicators that a sum adds up
	// Definition is what the forms and the Regulation say of it, and which years are alike.
	Definition naming.Definition `json:"definition"`
	Applicant  string            `json:"applicant,omitempty"`
	selection
	Years   []figure.Summary `json:"years"`   // of the regions chosen
	Summary figure.Summary   `json:"summary"` // of the year ranked
	Ranking []rankedEntry    `json:"ranking"`
	regionList

	Heading    string           `json:"-"` // the name, with that of what is divided by
	Cell       string           `json:"-"` // the figure that is shown in print
	PartLinks  []naming.Link    `json:"-"`
	Applicants []form.Applicant `json:"-"`
	Choices    []naming.Table   `json:"-"` // to divide by
	Series     figure.Chart     `json:"-"`
	Bars       figure.Chart     `json:"-"`
	Spread     figure.Chart     `json:"-"`

	Levels    []string `json:"-"`
	Orders    []string `json:"-"`
	of        catalogue.Quantity
	per       *catalogue.Quantity
	language  wording.Language
	askedYear bool // a year was asked for
	ranked    *compare.Ranking
}

// A selection is what is chosen on the page of an indicator.
type selection struct {
	Region  string `json:"region,omitempty"`
	Level   string `json:"level"` // "county", "prefecture", "province", "below": directly below the region
	Year    int    `json:"year"`
	Per     string `json:"per,omitempty"` // indicator, or indicator/applicant, that is divided by
	Flagged string `json:"flagged"`       // "show" or "exclude"
	Order   string `json:"order"`         // "desc" or "asc"
}

func (d *indicatorData) choose(r *page.Request) {
	d.Code = r.Value("code")
	of, ok := naming.Quantity(d.Code, "")
	if !ok {
		r.Refuse(page.NotFound(page.Shorten(d.Code)))
		return
	}
	d.Region = r.Words("region")
	byApplicant := of.Applicant != ""
	d.Applicant = applicantOf(r, byApplicant)
	if byApplicant {
		d.Applicants = form.Applicants()
	}
	d.Levels, d.Orders = rankedLevels, rankedOrders
	d.Level = r.Choice("level", rankedLevels...)
	d.Flagged = r.Choice("flagged", flaggedWords...)
	d.Order = r.Choice("order", rankedOrders...)
	d.Year = r.Year("year")
	d.askedYear = r.URL.Query().Get("year") != ""
	d.Choices = naming.Tables(r.Language)
	if d.of, ok = naming.Quantity(d.Code, d.Applicant); !ok {
		r.Refuse(page.BadParameter("applicant", d.Applicant))
		return
	}
	d.Per, d.per = rateBase(r, d.Applicant)
	d.describe(r.Language)
}

// The words for the regions that are ranked and for their order.
var (
	rankedLevels = []string{"county", "prefecture", "province", "below"}
	rankedOrders = []string{"desc", "asc"}
)

// ask describes each year, chooses the one that is ranked, and puts its figures in
// order.
func (d *indicatorData) ask(r *page.Request, db *database.DB) error {
	d.ranked = &compare.Ranking{}
	totals, err := reports.Total(r.Context(), db)
	if err != nil || totals.FirstYear == 0 {
		return err
	}
	c := compare.Comparison{Of: d.of, Per: d.per, Scope: compare.Scope{Region: d.Region, Level: levels[d.Level]},
		FromYear: totals.FirstYear, ToYear: totals.LastYear, Doubt: compare.Doubt(d.Flagged)}
	years, err := compare.Summaries(r.Context(), db, c)
	if err != nil {
		return err
	}
	for _, y := range years {
		d.Years = append(d.Years, figure.SummaryOf(y, d.per != nil))
	}
	if !d.chooseYear() {
		return nil
	}
	c.FromYear, c.ToYear = d.Year, d.Year
	if d.ranked, err = compare.Rank(r.Context(), db, c, d.Order == "asc"); err != nil {
		return err
	}
	if err := d.cover(r, db, c, 0); err != nil {
		return err
	}
	order := make([]int, d.ranked.Len())
	for i := range order {
		order[i] = i
	}
	d.reported(order, d.ranked.HasReport)
	return nil
}

// describe documents the quantity: its unit, where the rule about it stands, and
// what a sum adds up.
func (d *indicatorData) describe(language wording.Language) {
	of := d.of
	d.language = language
	d.Heading = heading(language, of, d.per)
	d.Name, d.Zh, d.En, d.Unit, d.Cell = language.Pick(of.Zh, of.En), of.Zh, of.En, of.Unit, naming.FirstCell(of)
	d.Title = d.Name
	if d.per != nil {
		d.Unit = "%"
	}
	d.Definition = naming.Define(language, of)
	names := naming.Names(language)
	d.Article, d.Forms = names.Article(of.Cells[0].Indicator), names.Forms(of.Cells[0].Indicator)
	if len(of.Cells) > 1 {
		for _, c := range of.Cells {
			d.Parts = append(d.Parts, c.Indicator)
			d.PartLinks = append(d.PartLinks, naming.Link{Code: c.Indicator, Name: names.Indicator(c.Indicator)})
		}
	}
}

// Along returns the choice as parameters of the other pages that compare.
func (d *indicatorData) Along() (template.URL, error) {
	return page.Query("indicator", d.Code, "applicant", d.Applicant, "per", d.Per, "region", d.Region, "level", d.Level, "flagged", d.Flagged)
}

// Divided returns the breakdowns that the indicator is the whole or a part of.
func (d *indicatorData) Divided() []sharePart {
	var list []sharePart
	for _, b := range catalogue.Breakdowns() {
		if b.Whole.Code == d.Code || slices.ContainsFunc(b.Parts, func(q catalogue.Quantity) bool { return q.Code == d.Code }) {
			list = append(list, sharePart{Code: b.Code, Name: d.language.Pick(b.Zh, b.En)})
		}
	}
	return list
}

// chooseYear sets the year that is ranked: the one asked for, if there are regions
// in it, and else the last one with a value. It reports whether there is one.
func (d *indicatorData) chooseYear() bool {
	at := func(year int) int {
		return slices.IndexFunc(d.Years, func(s figure.Summary) bool { return s.Year == year })
	}
	for _, s := range d.Years {
		if d.Year == 0 || s.Known > 0 && (!d.askedYear || at(d.Year) < 0) {
			d.Year = s.Year
		}
	}
	i := at(d.Year)
	if i >= 0 {
		d.Summary = d.Years[i]
	}
	return i >= 0
}

func (d *indicatorData) show(places []int) {
	if len(d.all) == 0 { // no region has a report
		return
	}
	d.Ranking = make([]rankedEntry, len(places))
	for i, place := range places {
		f := d.ranked.At(place)
		d.Ranking[i] = rankedEntry{f.Rank, figure.Of(f.Figure, d.per != nil)}
	}
}

func (d *indicatorData) draw(r *page.Request) {
	var bars []figure.Bar
	for i := range min(d.ranked.Len(), figure.BarsShown) {
		bars = append(bars, figure.Of(d.ranked.At(i).Figure, d.per != nil).Bar())
	}
	d.Bars = figure.Chart{Title: r.Text("chart-ranking", d.Heading, d.Year), Unit: d.Unit, File: fmt.Sprintf("nianbao-%s-%d", d.Code, d.Year)}.WithBars(d.Name, bars)
	values := make([]float64, d.ranked.Known())
	for i := range values {
		values[i] = d.ranked.Rounded(i)
	}
	d.Spread = figure.Spread(values)
	d.Spread.Title, d.Spread.Unit = r.Text("chart-spread", d.Heading, d.Year), r.Text("regions")
	d.Spread.File = fmt.Sprintf("nianbao-%s-%d-distribution", d.Code, d.Year)
	d.drawYears(r)
}

// drawYears draws the quartiles over the years, if there are several.
func (d *indicatorData) drawYears(r *page.Request) {
	if len(d.Years) < 2 {
		return
	}
	upper, median, lower := figure.Series{Name: r.Text("upper-quartile")}, figure.Series{Name: r.Text("median")}, figure.Series{Name: r.Text("lower-quartile")}
	var years []int
	for _, s := range d.Years {
		years = append(years, s.Year)
		upper.Values, median.Values, lower.Values = append(upper.Values, figure.Drawn(s.Upper)), append(median.Values, figure.Drawn(s.Median)), append(lower.Values, figure.Drawn(s.Lower))
	}
	d.Series = figure.Chart{Title: r.Text("chart-years", d.Heading), Unit: d.Unit, File: "nianbao-" + d.Code + "-years"}.
		OverYears(r, years, []figure.Series{upper, median, lower})
}

func (d *indicatorData) sheets() []sheet {
	return []sheet{{"ranking", d.rows}, {"years", d.yearRows}}
}

func (d *indicatorData) rows() [][]string {
	return page.Table("rank region_code region parent year value base rate_percent status doubtful report", d.Ranking, func(e rankedEntry) []string {
		return []string{e.place(), e.Code, e.Region, e.Parent, strconv.Itoa(e.Year), e.Value, e.Base, e.Rate, e.Status,
			strconv.FormatBool(e.Doubt), strconv.FormatInt(e.Report, 10)}
	})
}

// yearRows returns what is told of each year, for a spreadsheet.
func (d *indicatorData) yearRows() [][]string {
	return page.Table("year unit regions reports known least lower_quartile median upper_quartile most sum", d.Years, func(y figure.Summary) []string {
		return []string{strconv.Itoa(y.Year), d.Unit, strconv.Itoa(y.Regions), strconv.Itoa(y.Reports), strconv.Itoa(y.Known),
			y.Least, y.Lower, y.Median, y.Upper, y.Most, y.Sum}
	})
}

// An indicatorsData lists the indicators by table.
type indicatorsData struct {
	Tables []naming.Table `json:"tables"`
}

func indicators(r *page.Request) (page.View, error) {
	data := &indicatorsData{Tables: naming.Tables(r.Language)}
	return page.View{Name: "indicators", Title: r.Text("indicators"), Data: data, Rows: data.rows}, nil
}

func (d *indicatorsData) rows() [][]string {
	rows := page.Head("code table name unit")
	for _, t := range d.Tables {
		for _, i := range t.Indicators {
			rows = append(rows, []string{i.Code, t.ID, i.Name, i.Unit})
		}
	}
	return rows
}
