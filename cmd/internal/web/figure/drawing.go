package figure

import (
	"slices"
	"time"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/headline"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/wording"
)

// A drawing is a chart with all its words, and where it is.
type drawing struct {
	chart.Chart
	shows  bool
	noun   string // for the regions
	silent string // address of where those without a report are listed
	retold bool   // its headline was set by the form that is folded below it
	maker  string // who made it
	// language is that in which files are named.
	language wording.Language
	site     string
	address  string // of the page, with its whole choice, below the site
	files    func(format page.Format, shape string) string
	rescaled string // address of the page on which small charts have the other scales
	now      time.Time
}

// Complete gives the charts of a page their words, headlines and addresses. The headline of
// the chart that is asked for can be another one.
func Complete(r *page.Request, charts []*Chart) {
	asked := Asked(r, charts)
	for _, c := range charts {
		c.complete(r)
		c.drawn.retold = c == asked && r.URL.Query().Has("headline")
		if typed := r.Words("headline"); c == asked && typed != "" {
			c.drawn.Headline = typed
		}
	}
}

// complete works out what is drawn.
func (c *Chart) complete(r *page.Request) {
	d := &drawing{language: r.Language, site: r.Site(), address: pageAddress(r, c.Years), files: fileAddresses(r, c.Name, c.Years), now: time.Now()}
	d.Chart = c.described(r)
	if c.Kind == Multiples {
		d.OwnScales, d.Words.Scales, d.rescaled = c.OwnScales, scaleWords(r, c.OwnScales), rescaledAddress(r, c)
	}
	d.shows = len(d.Categories) > 0 || len(d.Tiles) > 0 || len(d.Points) > 0
	c.drawn = d
	if !d.shows {
		return
	}
	subject := headline.Subject{Language: r.Language, Measure: c.Measure, Region: naming.Place(r.Language, naming.Region(c.Region, c.Year)), Level: c.Level, Year: c.Year, FromYear: c.FromYear,
		Regions: c.Regions, Known: c.Known, Aside: c.Aside, Failing: c.Failing, Why: c.why(r), Doubt: r.Text("chart-doubt"), Provinces: c.Provinces, AllProvinces: c.AllProvinces, InDoubt: c.InDoubt, Sums: c.Sums, Varied: c.Varied,
		Counted: c.Counted && !c.Middle, Course: c.Course, Changes: c.Changes}
	if c.Regions == 0 && c.Kind != SharesChart {
		_, subject.Regions, _ = c.counted(d)
	}
	if c.Ascending {
		subject.Ordered = headline.Rising
	}
	if c.Together {
		subject.Doubt = r.Text("chart-together-doubt")
	}
	text, err := headline.Of(d.Chart, subject)
	if err != nil {
		r.Refuse(err)
	}
	if d.Headline = text; text == "" {
		d.Headline = c.Title
	}
	c.tell(r, d)
}

// placesOf returns the names of regions in a language; what is none, as a year, stays.
func placesOf(language wording.Language, names []string) []string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = naming.Place(language, name)
	}
	return list
}

// Noun returns the word for the regions of a subject.
func (s Subject) Noun(r *page.Request) string {
	noun, err := headline.Noun(r.Language, s.Level, max(2, s.Regions))
	if err != nil {
		r.Refuse(err)
	}
	return noun
}

// tell writes what stands around the chart: what it is of, its notes and its source.
func (c *Chart) tell(r *page.Request, d *drawing) {
	noun := c.Noun(r)
	d.Subtitle = c.Title
	if span := c.span(); span != "" {
		d.Subtitle = r.Text("chart-span", d.Subtitle, span)
	}
	if c.Unit != "" {
		d.Subtitle = r.Text("chart-unit", d.Subtitle, naming.Unit(r.Language, c.Unit, c.Of))
	}
	for _, more := range []string{c.where(r, noun), c.Formula} {
		if more != "" {
			d.Subtitle = r.Text("chart-where", d.Subtitle, more)
		}
	}
	if shown := len(c.Categories); c.Kind == BarChart && c.Changes == nil && c.Known > shown {
		d.Notes = append(d.Notes, r.Text("chart-first-of", many(c.Known), shown))
	}
	d.noun, d.silent = noun, c.silentAt(r)
	d.Notes = append(d.Notes, c.silence(r, noun)...)
	if note := cutOff(r, d.Chart); note != "" {
		d.Notes = append(d.Notes, note)
	}
	if c.Note != "" {
		d.Notes = append(d.Notes, c.Note)
	}
	if c.Corrected > 0 {
		d.Notes = append(d.Notes, r.Text("chart-corrected", c.Corrected))
	}
	source := r.Text("chart-source")
	if known, all, year := c.counted(d); year != "" {
		source = r.Text("chart-source-year", many(known), many(all), noun, year)
	} else if all > 0 {
		key := "chart-source-of"
		if c.Changes != nil {
			key = "chart-source-both"
		}
		source = r.Text(key, many(known), many(all), noun)
	}
	switch {
	case c.Invented > 0 && c.Invented == c.Reports:
		d.Mark = r.Text("chart-all-invented")
	case 2*c.Invented > c.Reports: // one real report among hundreds makes them no more real
		d.Mark = r.Text("chart-most-invented", many(c.Invented), many(c.Reports))
	}
	if c.Invented > 0 {
		source = r.Text("chart-source-invented", source, c.invented(r))
	}
	d.Footer = []string{source, r.Text("chart-made", r.Text("chart-maker"), d.now.Format(time.DateOnly), d.site+d.printedAddress())}
	d.maker = r.Text("chart-maker")
}

// invented says how many of the reports of a chart are invented, or that all are.
func (c *Chart) invented(r *page.Request) string {
	if c.Invented == c.Reports {
		return r.Text("chart-invented-all")
	}
	return r.Text("chart-invented", many(c.Invented), many(c.Reports))
}

// described returns the chart with its values.
func (c *Chart) described(r *page.Request) chart.Chart {
	d := chart.Chart{Kind: c.Kind, Unit: naming.Unit(r.Language, c.Unit, c.Of), Categories: placesOf(r.Language, c.Categories), Beside: c.Beside, Words: chart.Words{Doubtful: r.Text("chart-doubtful"), Gap: r.Text("chart-gap"), Apart: r.Text("chart-apart"), GapApart: r.Text("chart-gap-apart"), Aside: c.asideWords(r), CutOff: r.Text("chart-cut-off"), Unnamed: r.Text("chart-unnamed"), UnnamedMany: r.Text("chart-unnamed-many"), Semicolon: r.Text("chart-semicolon"), Corrected: r.Text("chart-mark-corrected"), Derived: r.Text("chart-mark-derived"), Invented: r.Text("chart-mark-invented"), Failing: r.Text("chart-mark-failing"),
		NoReport: r.Text("chart-no-report"), Blank: r.Text("chart-blank"), Outside: r.Text("chart-outside"), Few: r.Text("chart-few", LeastOfMedian), Median: r.Text("median"), Nothing: r.Text("chart-nothing"), Colon: r.Text("colon")}}
	switch {
	case c.Together:
		d.Words.Doubtful, d.Words.Apart, d.Words.GapApart = r.Text("chart-together-doubtful"), r.Text("years-broken"), r.Text("years-gap-broken")
	case c.Changes != nil:
		d.Words.Doubtful = r.Text("chart-uncertain")
	case c.Kind == SharesChart || c.Kind == TileMap:
		d.Words.Doubtful = r.Text("chart-doubtful-hatched")
	}
	prefix, digits, every := r.Language.Prefix(), c.digits(), c.everyInvented()
	for _, s := range c.Series {
		series := chart.Series{Name: naming.Place(r.Language, s.Name), Lead: s.Lead}
		for i, value := range s.Values {
			name := series.Name
			if i < len(d.Categories) && name != "" {
				name += " " + d.Categories[i]
			} else if i < len(d.Categories) {
				name = d.Categories[i]
			}
			p := pointOf(name, value, digits, s.doubtful(i), prefix, s.link(i), s.rate(i), d)
			if c.Changes != nil && p.Value != nil && *p.Value > 0 {
				p.Text = "+" + p.Text
			}
			p.Own, p.Apart, p.Aside = at(s.Own, i), at(s.Broken, i), s.aside(i)
			if c.Region == "" && c.Code == "" && i < len(s.Places) { // of the whole country nobody knows where each lies
				p.Place = naming.Place(r.Language, s.Places[i])
			}
			mark(&p, s.marks(i), every)
			p.Covered, p.All = s.coverage(i).Known, s.coverage(i).All
			series.Points = append(series.Points, p)
		}
		d.Series = append(d.Series, series)
	}
	for _, t := range c.Tiles {
		tile := chart.Tile{Row: t.Row, Column: t.Column, Short: t.Short, Point: pointOf(t.Name, t.Value, digits, t.Doubtful, prefix, t.Link, t.Rate, d), Why: chart.NoReport}
		mark(&tile.Point, t.Marks, every)
		tile.Aside, tile.Covered, tile.All = t.Small || t.Coverage.few(), t.Coverage.Known, t.Coverage.All
		switch {
		case t.Outside && t.Value == nil:
			tile.Why, tile.Link.Says = chart.Outside, t.Name+d.Words.Colon+d.Words.Outside
		case t.Few:
			tile.Why, tile.Link.Says = chart.Few, t.Name+d.Words.Colon+d.Words.Few
		case t.Reported:
			tile.Why = chart.Blank
		}
		d.Tiles = append(d.Tiles, tile)
	}
	places := make([]Figure, len(c.Dots))
	for i, dot := range c.Dots {
		places[i] = dot.Place
	}
	names := TellApart(places)
	for i, dot := range c.Dots {
		if dot.Value != nil {
			p := pointOf(naming.Place(r.Language, names[i]), dot.Value, digits, dot.Doubt, prefix, dot.Link, dot.Place.Made(), d)
			p.Aside = dot.Place.Small
			mark(&p, dot.Place.Marks(), every)
			d.Points = append(d.Points, p)
		}
	}
	if c.Median != "" {
		median := chart.Number(c.Median, max(digits, chart.Digits([]string{c.Median})))
		d.Median = &median
	}
	return d
}

// pointOf returns a value with what is said of it.
func pointOf(name string, value *string, digits int, doubtful bool, prefix, link string, rate Rate, of chart.Chart) chart.Point {
	p := chart.Point{}
	if value != nil {
		p = chart.Number(*value, digits)
		p.Part, p.Whole, p.Few = rate.Part, rate.Whole, rate.few()
	}
	p.Name, p.Doubtful = name, doubtful
	p.Link = scene.Link{Says: name + of.Words.Colon + p.Text}
	if of.Unit == "%" && p.Text != "" {
		p.Link.Says += of.Unit
	}
	if p.Text == "" {
		p.Link.Says = name + of.Words.Colon + of.Words.Nothing
	}
	if p.Whole != "" {
		p.Link.Says += " = " + p.Part + "/" + p.Whole
	}
	if doubtful {
		p.Link.Says += " (?)"
	}
	if link != "" {
		p.Link.Address = prefix + link
	}
	return p
}

// everyInvented reports whether all values of the chart rest on invented reports, and its source says so: where it
// says that some do, as of a list of which the first are drawn, each that does is marked.
func (c *Chart) everyInvented() bool {
	if c.Invented == 0 || c.Invented < c.Reports {
		return false
	}
	for _, s := range c.Series {
		for i, value := range s.Values {
			if value != nil && !s.marks(i).Invented {
				return false
			}
		}
	}
	return !slices.ContainsFunc(c.Tiles, func(t Tile) bool { return t.Value != nil && !t.Marks.Invented }) &&
		!slices.ContainsFunc(c.Dots, func(b Bar) bool { return b.Value != nil && !b.Place.Invented })
}

// mark says what is to be known of a value. Of values that all rest on invented reports the source alone tells.
func mark(p *chart.Point, m Marks, every bool) {
	if p.Value == nil {
		return
	}
	p.Corrected, p.Derived, p.Invented, p.Failing = m.Corrected, m.Derived, m.Invented && !every, m.Failing
	p.Link.Says += p.Marks()
}

// digits returns with how many digits behind the point the values of the chart are written. The values of a histogram
// are numbers of regions, of whatever its median is.
func (c *Chart) digits() int {
	var decimals []string
	if c.Kind != Histogram {
		decimals = append(decimals, c.Median)
	}
	add := func(value *string) {
		if value != nil {
			decimals = append(decimals, *value)
		}
	}
	for _, s := range c.Series {
		for _, value := range s.Values {
			add(value)
		}
	}
	for _, t := range c.Tiles {
		add(t.Value)
	}
	for _, dot := range c.Dots {
		add(dot.Value)
	}
	return chart.Digits(decimals)
}

// at returns the entry of a list that may be empty.
func at(list []bool, i int) bool { return i < len(list) && list[i] }

func (s *Series) doubtful(i int) bool { return at(s.Doubtful, i) }

func (s *Series) marks(i int) Marks {
	if i < len(s.Marks) {
		return s.Marks[i]
	}
	return Marks{}
}

func (s *Series) link(i int) string {
	if i < len(s.Links) {
		return s.Links[i]
	}
	return ""
}

func (s *Series) coverage(i int) Coverage {
	if i < len(s.Coverage) {
		return s.Coverage[i]
	}
	return Coverage{}
}

// aside reports whether a value stands for so little that it is compared to no other.
func (s *Series) aside(i int) bool { return s.rate(i).small() || s.coverage(i).few() }

func (s *Series) rate(i int) Rate {
	if i < len(s.Rates) {
		return s.Rates[i]
	}
	return Rate{}
}
