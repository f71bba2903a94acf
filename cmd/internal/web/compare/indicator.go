package compare

import (
	"cmp"
	"context"
	"html/template"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/compare/yearly"
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
	applicantChoice
	// Definition is what the forms and the Regulation say of it, and which years are alike.
	Definition naming.Definition `json:"definition"`
	selection
	sameChoice
	yearChoice
	doubtList
	Years   []figure.Summary `json:"years"`   // of the regions chosen
	Summary figure.Summary   `json:"summary"` // of the year ranked
	Ranking []rankedEntry    `json:"ranking"`
	regionList

	Heading   string        `json:"-"` // the name, with that of what is divided by
	Means     string        `json:"-"` // of a rate with a common name, what it divides
	Rule      string        `json:"-"` // the same: the articles about it
	Chosen    string        `json:"-"` // of the choices of indicators, as chosenOf has it
	Divided   string        `json:"-"`
	Base      string        `json:"-"` // of a rate: the name of what is divided by
	Cell      string        `json:"-"` // the figure that is shown in print
	Made      bool          `json:"-"` // it is made of several, which Cell tells as naming.Origin has it
	PartLinks []naming.Link `json:"-"`
	Series    figure.Chart  `json:"-"`
	Bars      figure.Chart  `json:"-"`
	Spread    figure.Chart  `json:"-"`
	Map       figure.Chart  `json:"-"`

	Levels   []string `json:"-"`
	Orders   []string `json:"-"`
	of       catalogue.Quantity
	per      *catalogue.Quantity
	language wording.Language
	ranked   *compare.Ranking
	covered  yearly.Choice // the last year that is covered well enough
	// provinces is in how many the regions lie that state the figure for the last year that the headline of the course tells.
	provinces int
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
	if d.chooseAnother(r) {
		return
	}
	of, ok := naming.Quantity(d.Code, "")
	if !ok {
		r.Refuse(page.NotFound(page.Shorten(d.Code)))
		return
	}
	d.Region = r.Words("region")
	d.applicantChoice.choose(r, of)
	d.Levels, d.Orders = rankedLevels, rankedOrders
	d.Level = r.Choice("level", rankedLevels...)
	d.Flagged = r.Choice("flagged", flaggedWords...)
	d.Order = r.Choice("order", rankedOrders...)
	d.Year = r.Year("year")
	d.sameChoice.choose(r)
	if d.of, ok = naming.Quantity(d.Code, d.Applicant); !ok {
		r.Refuse(page.BadParameter("applicant", d.Applicant))
		return
	}
	d.Per, d.per = rateBase(r, d.Applicant)
	d.describe(r)
}

// chooseAnother leads to the page of the indicator that is chosen in the form of this one. What
// is as it is anyway is left out of the address.
func (d *indicatorData) chooseAnother(r *page.Request) bool {
	q := r.URL.Query()
	another := q.Get("indicator")
	if another == "" {
		return false
	}
	for name, usual := range map[string]string{"indicator": another, "level": rankedLevels[0], "flagged": flaggedWords[0], "order": rankedOrders[0], "same": "0", "applicant": "total", "examples": "0"} {
		if q.Get(name) == usual {
			q.Del(name)
		}
	}
	for name := range q {
		if q.Get(name) == "" {
			q.Del(name)
		}
	}
	address := page.Address(r.Language, "/indicators/%v", another)
	if r.Format != page.HTML {
		address += "." + string(r.Format)
	}
	if len(q) > 0 {
		address += "?" + q.Encode()
	}
	r.Refuse(&page.Elsewhere{Address: address})
	return true
}

// Others returns the rates that are asked for most, for links to their rankings of the same
// regions.
func (d *indicatorData) Others() []naming.Rate {
	var list []naming.Rate
	for _, rate := range naming.Rates(d.language) {
		if len(list) < othersShown && rate.Code != d.Chosen {
			list = append(list, rate)
		}
	}
	return list
}

const othersShown = 8

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
	c := compare.Comparison{Of: d.of, Per: d.per, Scope: compare.Scope{Region: d.Region, Level: catalogue.LevelNamed(d.Level)},
		FromYear: totals.FirstYear, ToYear: totals.LastYear, Doubt: compare.Doubt(d.Flagged), Real: d.LeftOut}
	years, err := compare.Summaries(r.Context(), db, c)
	if err != nil {
		return err
	}
	covered := compare.CoverageOfYears(years)
	d.withReport = reportedYears(covered)
	choice := yearly.Choose(covered)
	d.covered = choice
	if !d.chooseYear(choice, years) {
		return nil
	}
	if d.Same && choice.Known > 0 {
		course := c
		course.Same, course.FromYear, course.ToYear = true, choice.First, choice.Year.Year
		if years, err = compare.Summaries(r.Context(), db, course); err != nil {
			return err
		}
	}
	for i, y := range years {
		d.Years = append(d.Years, figure.SummaryOf(y, d.per != nil))
		d.Years[i].Apart = i > 0 && y.Known > 0 && years[i-1].Known > 0 && !y.Follows(years[i-1])
	}
	d.tell("year", d.Year, choice.Newer)
	c.FromYear, c.ToYear = d.Year, d.Year
	if d.ranked, err = compare.Rank(r.Context(), db, c, d.Order == "asc"); err != nil {
		return err
	}
	if d.provinces, err = d.provincesOfCourse(r.Context(), db, c); err != nil {
		return err
	}
	if err := d.cover(r, db, c, 0); err != nil {
		return err
	}
	if err := d.leaveOut(r, db, c, anyYear); err != nil {
		return err
	}
	doubtful, all := d.ranked.InDoubt(compare.MostInDoubt)
	if err := d.doubt(r, db, c, doubtful, all, d.Cell, d.Made); err != nil {
		return err
	}
	order := make([]int, d.ranked.Len())
	for i := range order {
		order[i] = i
	}
	d.reported(order, d.ranked.HasReport)
	return nil
}

// provincesOfCourse returns in how many provinces the regions lie that state the figure for the last year that the headline of the
// course tells: by the rule of the ranking, so that both say the same of one year. 0 where it tells none.
func (d *indicatorData) provincesOfCourse(ctx context.Context, db *database.DB, c compare.Comparison) (int, error) {
	course := d.course()
	if course == nil {
		return 0, nil
	}
	ranked := d.ranked
	if course.To != d.Year {
		var err error
		c.FromYear, c.ToYear = course.To, course.To
		if ranked, err = compare.Rank(ctx, db, c, false); err != nil {
			return 0, err
		}
	}
	return provincesAmong(ranked.Known(), func(i int) string { return ranked.At(i).Region.Code }), nil
}

// describe documents the quantity: its unit, where the rule about it stands, and
// what a sum adds up.
func (d *indicatorData) describe(r *page.Request) {
	of, language := d.of, r.Language
	d.language = language
	var err error
	if d.Heading, err = figure.Heading(language, of, d.per); err != nil {
		r.Refuse(err)
	}
	d.Chosen, d.Divided = chosenOf(language, of, d.per)
	if rate, ok := naming.Called(language, of, d.per); ok {
		d.Means, d.Rule = rate.Definition, rate.Article
	}
	d.Name, d.Zh, d.En, d.Unit = naming.Short(language, of), of.Zh, of.En, of.Unit
	d.Cell, d.Made = naming.Origin(of, d.per)
	d.Title = d.Heading
	if d.Region != "" {
		d.Title = r.Text("indicator-in", d.Heading, naming.Place(r.Language, naming.Region(d.Region, 0)))
	}
	if d.per != nil {
		d.Unit, d.Base = "%", naming.Short(language, *d.per)
	}
	d.Definition = naming.Define(language, of)
	names := naming.Names(language)
	d.Article, d.Forms = names.Article(of.Cells[0].Indicator), names.Forms(of.Cells[0].Indicator)
	if len(of.Cells) > 1 {
		for _, c := range of.Cells {
			d.Parts = append(d.Parts, c.Indicator)
			d.PartLinks = append(d.PartLinks, naming.Link{Code: c.Indicator, Name: naming.Plain(names.Indicator(c.Indicator), " · ")})
		}
	}
}

// Along returns the choice as parameters of the other pages that compare.
func (d *indicatorData) Along() (template.URL, error) {
	return page.Query("indicator", d.Code, "applicant", d.Applicant, "per", d.Per, "region", d.Region, "level", d.Level, "flagged", d.Flagged, "examples", d.ExamplesAsked())
}

// LevelAsked returns the level unless it is the usual one.
func (d *indicatorData) LevelAsked() string {
	if d.Level == rankedLevels[0] {
		return ""
	}
	return d.Level
}

// Unusual reports whether something is chosen that the form has folded away.
func (d *indicatorData) Unusual() bool {
	return d.Divided != "" || d.Same || d.Order != rankedOrders[0] || d.Flagged != flaggedWords[0] || d.Applicant != "" && d.Applicant != "total"
}

// Breakdowns returns those that the indicator is the whole or a part of.
func (d *indicatorData) Breakdowns() []sharePart {
	var list []sharePart
	for _, b := range catalogue.Breakdowns() {
		if b.Whole.Code == d.Code || slices.ContainsFunc(b.Parts, func(q catalogue.Quantity) bool { return q.Code == d.Code }) {
			list = append(list, sharePart{Code: b.Code, Name: d.language.Pick(b.Zh, b.En)})
		}
	}
	return list
}

// chooseYear sets the year that is ranked: unless one is asked for the last one that is covered well enough, or the
// first of all. It reports whether there are regions in any.
func (d *indicatorData) chooseYear(choice yearly.Choice, years []compare.Summary) bool {
	if len(years) == 0 {
		return false
	}
	d.Year = cmp.Or(d.Year, choice.Year.Year, years[0].Year)
	for _, y := range years {
		if y.Year == d.Year {
			d.Summary = figure.SummaryOf(y, d.per != nil)
		}
	}
	return true
}

// Offered returns the years to choose from, that which is shown among them.
func (d *indicatorData) Offered() []int {
	var list []int
	for _, y := range d.Years {
		list = append(list, y.Year)
	}
	return yearsOf("", "", d.Year, list).Years
}

func (d *indicatorData) show(places []int) {
	if len(d.all) == 0 { // no region has a report
		return
	}
	d.Ranking = make([]rankedEntry, len(places))
	for i, place := range places {
		f := d.ranked.At(place)
		d.Ranking[i] = rankedEntry{Rank: f.Rank, Figure: figure.Of(f.Figure, d.per != nil)}
	}
	var figures []figure.Figure
	for _, e := range d.Ranking {
		figures = append(figures, e.Figure)
	}
	for i, name := range figure.NamedAlone(d.language, figures) {
		d.Ranking[i].Shared = name != d.Ranking[i].Region
	}
}

func (d *indicatorData) charts() []*figure.Chart {
	return []*figure.Chart{&d.Bars, &d.Map, &d.Spread, &d.Series}
}

func (d *indicatorData) sheets() []sheet {
	return []sheet{{"ranking", d.rows}, {"years", d.yearRows}}
}

func (d *indicatorData) rows() [][]string {
	return page.Table("rank region_code region parent year value base rate_percent status doubtful report small_base corrected derived invented in_failing_sum", d.Ranking, func(e rankedEntry) []string {
		return []string{e.place(), e.Code, e.Region, e.Parent, strconv.Itoa(e.Year), e.Value, e.Base, e.Rate, e.Status,
			strconv.FormatBool(e.Doubt), reportText(e.Report), strconv.FormatBool(e.Small), strconv.FormatBool(e.Corrected), strconv.FormatBool(e.Derived), strconv.FormatBool(e.Invented), strconv.FormatBool(e.Failing)}
	})
}

// yearRows returns what is told of each year, for a spreadsheet. Rates have no sum.
func (d *indicatorData) yearRows() [][]string {
	head := "year unit regions reports known invented least lower_quartile median upper_quartile most"
	if d.per == nil {
		head += " sum"
	}
	return page.Table(head, d.Years, func(y figure.Summary) []string {
		line := []string{strconv.Itoa(y.Year), d.Unit, strconv.Itoa(y.Regions), strconv.Itoa(y.Reports), strconv.Itoa(y.Known), strconv.Itoa(y.Invented),
			y.Least, y.Lower, y.Median, y.Upper, y.Most}
		if d.per == nil {
			line = append(line, y.Sum)
		}
		return line
	})
}
