package web

import (
	"context"
	"fmt"
	"html/template"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
	"nianbao/store"
)

// An indicatorsData lists the indicators by table.
type indicatorsData struct {
	Tables []indicatorTable `json:"tables"`
}

func (s *Server) indicators(r *request) (view, error) {
	data := &indicatorsData{Tables: indicatorTables(r.language)}
	title, err := r.language.Text("indicators")
	return view{name: "indicators", title: title, data: data, rows: func() [][]string {
		rows := [][]string{{"code", "table", "name", "unit"}}
		for _, t := range data.Tables {
			for _, i := range t.Indicators {
				rows = append(rows, []string{i.Code, t.ID, i.Name, i.Unit})
			}
		}
		return rows
	}}, err
}

// An indicatorData is one indicator over regions and years.
type indicatorData struct {
	Code      string   `json:"code"`
	Name      string   `json:"name"`
	Zh        string   `json:"zh"`
	En        string   `json:"en"`
	Unit      string   `json:"unit"` // of the values; "%" of rates
	Article   string   `json:"article"`
	Forms     []string `json:"forms"`
	Parts     []string `json:"parts,omitempty"` // indicators that a sum adds up
	Applicant string   `json:"applicant,omitempty"`
	selection
	Years   []summary     `json:"years"`   // of the regions chosen
	Summary summary       `json:"summary"` // of the year ranked
	Ranking []rankedEntry `json:"ranking"`
	Paging  Paging        `json:"paging"`

	Query      string           `json:"-"` // the whole choice, for downloads
	Heading    string           `json:"-"` // the name, with that of what is divided by
	Cell       string           `json:"-"` // the figure that is shown in print
	PartLinks  []indicatorLink  `json:"-"`
	Applicants []form.Applicant `json:"-"`
	Choices    []indicatorTable `json:"-"` // to divide by
	Series     chart            `json:"-"`
	Bars       chart            `json:"-"`
	Spread     chart            `json:"-"`
	language   wording.Language
}

// A rankedEntry is a region's place among others; Rank is 0 without a value.
type rankedEntry struct {
	Rank int `json:"rank"`
	figure
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

// Figure returns the figure by itself.
func (e rankedEntry) Figure() figure { return e.figure }

func (s *Server) indicator(r *request) (view, error) {
	data := &indicatorData{Code: r.value("code")}
	of, ok := quantity(data.Code, "")
	if !ok {
		return view{}, notFound(shorten(data.Code))
	}
	if err := data.choose(r, of.Applicant != ""); err != nil {
		return view{}, err
	}
	if of, ok = quantity(data.Code, data.Applicant); !ok {
		return view{}, badParameter("applicant", data.Applicant)
	}
	per, err := rateBase(data.Per, data.Applicant)
	if err != nil {
		return view{}, err
	}
	data.describe(r.language, of, per)
	totals, err := s.config.Store.Totals(r.Context())
	if err != nil {
		return view{}, err
	}
	ranked := &store.Ranking{}
	if totals.FirstYear > 0 {
		c := store.Comparison{Of: of, Scope: store.Scope{Region: data.Region, Level: levels[data.Level]},
			FromYear: totals.FirstYear, ToYear: totals.LastYear, Doubt: store.Doubt(data.Flagged)}
		if ranked, err = s.ranking(r, data, c); err != nil {
			return view{}, err
		}
	}
	if err := data.fill(r, ranked); err != nil {
		return view{}, err
	}
	return view{name: "indicator", title: data.Name, data: data, rows: data.rows,
		sheets: func() ([]sheet, error) { return []sheet{{"ranking", data.rows()}, {"years", data.yearRows()}}, nil }}, nil
}

// figures returns the figures of a comparison, or the rates to another quantity.
func (s *Server) figures(ctx context.Context, c store.Comparison, per, applicant string) ([]figure, error) {
	var err error
	if c.Per, err = rateBase(per, applicant); err != nil {
		return nil, err
	}
	compared, err := s.config.Store.Compare(ctx, c)
	if err != nil {
		return nil, err
	}
	return figuresOf(compared, c.Per != nil), nil
}

// ranking describes each year of a comparison, chooses the one that is ranked, and
// returns its figures in order.
func (s *Server) ranking(r *request, d *indicatorData, c store.Comparison) (*store.Ranking, error) {
	var err error
	if c.Per, err = rateBase(d.Per, d.Applicant); err != nil {
		return nil, err
	}
	years, err := s.config.Store.Summaries(r.Context(), c)
	if err != nil {
		return nil, err
	}
	for _, y := range years {
		d.Years = append(d.Years, summaryOf(y, c.Per != nil))
	}
	if !d.chooseYear(r) {
		return &store.Ranking{}, nil
	}
	c.FromYear, c.ToYear = d.Year, d.Year
	return s.config.Store.Ranking(r.Context(), c, d.Order == "asc")
}

// describe documents the quantity: its unit, where the rule about it stands, and
// what a sum adds up.
func (d *indicatorData) describe(language wording.Language, of store.Quantity, per *store.Quantity) {
	d.language = language
	d.Heading = heading(language, of, per)
	d.Name, d.Zh, d.En, d.Unit, d.Cell = language.Pick(of.Zh, of.En), of.Zh, of.En, of.Unit, firstCell(of)
	if per != nil {
		d.Unit = "%"
	}
	names := indicatorNames(language)
	d.Article, d.Forms = names.articles[of.Cells[0].Indicator], names.forms[of.Cells[0].Indicator]
	if len(of.Cells) > 1 {
		for _, c := range of.Cells {
			d.Parts = append(d.Parts, c.Indicator)
			d.PartLinks = append(d.PartLinks, indicatorLink{Code: c.Indicator, Name: names.indicators[c.Indicator]})
		}
	}
}

// Along returns the choice as parameters of the other pages that compare.
func (d *indicatorData) Along() (template.URL, error) {
	return queryOf("indicator", d.Code, "applicant", d.Applicant, "per", d.Per, "region", d.Region, "level", d.Level, "flagged", d.Flagged)
}

// Divided returns the breakdowns that the indicator is the whole or a part of.
func (d *indicatorData) Divided() []sharePart {
	var list []sharePart
	for _, b := range store.Breakdowns() {
		if b.Whole.Code == d.Code || slices.ContainsFunc(b.Parts, func(q store.Quantity) bool { return q.Code == d.Code }) {
			list = append(list, sharePart{Code: b.Code, Name: d.language.Pick(b.Zh, b.En)})
		}
	}
	return list
}

// choose reads the parameters.
func (d *indicatorData) choose(r *request, byApplicant bool) (err error) {
	d.Region, d.Per, d.Query = r.words("region"), r.words("per"), r.URL.Query().Encode()
	if d.Applicant, err = applicantOf(r, byApplicant); err != nil {
		return err
	}
	if byApplicant {
		d.Applicants = form.Applicants()
	}
	if d.Level, err = r.choice("level", "county", "prefecture", "province", "below"); err != nil {
		return err
	}
	if d.Flagged, err = r.choice("flagged", "show", "exclude"); err != nil {
		return err
	}
	if d.Order, err = r.choice("order", "desc", "asc"); err != nil {
		return err
	}
	if d.Year, err = r.year("year"); err != nil {
		return err
	}
	d.Choices = indicatorTables(r.language)
	return nil
}

// applicantOf reads the kind of applicant. Pages pass it on from indicator to
// indicator, so that one without kinds has no use for it.
func applicantOf(r *request, by bool) (string, error) {
	id := r.words("applicant")
	list := form.Applicants()
	switch {
	case id != "" && !slices.ContainsFunc(list, func(a form.Applicant) bool { return a.ID == id }):
		return "", badParameter("applicant", id)
	case !by:
		return "", nil
	case id == "":
		return list[len(list)-1].ID, nil
	}
	return id, nil
}

// chooseYear sets the year that is ranked: the one asked for, if there are regions
// in it, and else the last one with a value. It reports whether there is one.
func (d *indicatorData) chooseYear(r *request) bool {
	at := func(year int) int { return slices.IndexFunc(d.Years, func(s summary) bool { return s.Year == year }) }
	asked := r.URL.Query().Get("year") != ""
	for _, s := range d.Years {
		if d.Year == 0 || s.Known > 0 && (!asked || at(d.Year) < 0) {
			d.Year = s.Year
		}
	}
	i := at(d.Year)
	if i >= 0 {
		d.Summary = d.Years[i]
	}
	return i >= 0
}

// fill lists the figures of one year of the regions with a report; how many have
// none is told by the summary.
func (d *indicatorData) fill(r *request, ranked *store.Ranking) error {
	if err := d.draw(r.language, ranked); err != nil {
		return err
	}
	var places []int
	for i := range ranked.Len() {
		if ranked.HasReport(i) {
			places = append(places, i)
		}
	}
	var err error
	if d.Paging, err = r.pagingOfAll(len(places)); err != nil {
		return err
	}
	d.Ranking = d.entries(ranked, cutAll(&d.Paging, places))
	return nil
}

// entries returns the figures at some places of a ranking.
func (d *indicatorData) entries(ranked *store.Ranking, places []int) []rankedEntry {
	if places == nil { // no region has a report
		return nil
	}
	list := make([]rankedEntry, len(places))
	for i, place := range places {
		f := ranked.At(place)
		list[i] = rankedEntry{f.Rank, comparedFigure(f.Figure, d.Per != "")}
	}
	return list
}

// barsShown bounds the bars of a ranking: more can't be read.
const barsShown = 20

func (d *indicatorData) draw(language wording.Language, ranked *store.Ranking) error {
	title, err := language.Text("chart-ranking", d.Heading, d.Year)
	if err != nil {
		return err
	}
	d.Bars = chart{Kind: barChart, Title: title, Unit: d.Unit, File: fmt.Sprintf("nianbao-%s-%d", d.Code, d.Year)}
	bars := chartSeries{Name: d.Name}
	var drawn []figure
	for i := range min(ranked.Len(), barsShown) {
		drawn = append(drawn, comparedFigure(ranked.At(i).Figure, d.Per != ""))
	}
	names := tellApart(drawn)
	for i, f := range drawn {
		if f.known() {
			d.Bars.Categories = append(d.Bars.Categories, names[i])
			bars.Values, bars.Doubtful = append(bars.Values, shownOf(f)), append(bars.Doubtful, f.Doubt)
		}
	}
	d.Bars.Series = []chartSeries{bars}
	if title, err = language.Text("chart-spread", d.Heading, d.Year); err != nil {
		return err
	}
	values := make([]float64, ranked.Known())
	for i := range values {
		values[i] = ranked.Rounded(i)
	}
	d.Spread = spread(values)
	d.Spread.Title, d.Spread.File = title, fmt.Sprintf("nianbao-%s-%d-distribution", d.Code, d.Year)
	if d.Spread.Unit, err = language.Text("regions"); err != nil {
		return err
	}
	return d.drawYears(language)
}

// drawYears draws the quartiles over the years, if there are several.
func (d *indicatorData) drawYears(language wording.Language) error {
	title, err := language.Text("chart-years", d.Heading)
	if err != nil || len(d.Years) < 2 {
		return err
	}
	d.Series = chart{Kind: lineChart, Title: title, Unit: d.Unit, File: "nianbao-" + d.Code + "-years"}
	lines := []struct {
		key   string
		value func(summary) string
	}{
		{"upper-quartile", func(s summary) string { return s.Upper }},
		{"median", func(s summary) string { return s.Median }},
		{"lower-quartile", func(s summary) string { return s.Lower }},
	}
	for _, line := range lines {
		name, err := language.Text(line.key)
		if err != nil {
			return err
		}
		series := chartSeries{Name: name}
		for _, s := range d.Years {
			var value *string
			if text := line.value(s); text != "" {
				value = &text
			}
			series.Values = append(series.Values, value)
		}
		d.Series.Series = append(d.Series.Series, series)
	}
	for _, s := range d.Years {
		d.Series.Categories = append(d.Series.Categories, itoa(s.Year))
	}
	return nil
}

func (d *indicatorData) rows() [][]string {
	rows := [][]string{{"rank", "region_code", "region", "parent", "year", "value", "base", "rate_percent", "status", "doubtful", "report"}}
	for _, e := range d.Ranking {
		place := ""
		if e.Rank > 0 {
			place = itoa(e.Rank)
		}
		rows = append(rows, []string{place, e.Code, e.Region, e.Parent, itoa(e.Year), e.Value, e.Base, e.Rate, e.Status,
			strconv.FormatBool(e.Doubt), strconv.FormatInt(e.Report, 10)})
	}
	return rows
}

// yearRows returns what is told of each year, for a spreadsheet.
func (d *indicatorData) yearRows() [][]string {
	rows := [][]string{{"year", "unit", "regions", "reports", "known", "least", "lower_quartile", "median", "upper_quartile", "most", "sum"}}
	for _, y := range d.Years {
		rows = append(rows, []string{itoa(y.Year), d.Unit, itoa(y.Regions), itoa(y.Reports), itoa(y.Known), y.Least, y.Lower, y.Median, y.Upper, y.Most, y.Sum})
	}
	return rows
}
