package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/headline"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
)

func (d *indicatorData) draw(r *page.Request) {
	d.keep(quantityName(d.of, d.per), d.Level, d.Year, d.Year)
	if d.Region != "" { // as it is officially called, whatever was typed
		d.Title = r.Text("indicator-in", d.Heading, naming.Place(r.Language, naming.Region(d.code, 0)))
	}
	regions := make([]figure.Bar, d.ranked.Len())
	for i := range regions {
		regions[i] = figure.Of(d.ranked.At(i).Figure, d.per != nil).Bar(d.Cell, d.Made)
	}
	known := regions[:d.ranked.Known()]
	subject := subjectOf(r, d.of, d.per)
	subject.Region, subject.Code, subject.Level, subject.Year, subject.Regions, subject.Known = d.Region, d.code, levelWithin(d.code, d.Level), d.Year, d.Summary.Regions, d.Summary.Known
	subject.Aside, subject.Failing, subject.Ascending, subject.Provinces = d.ranked.Small(), d.ranked.Failing(), d.Order == "asc", provincesOf(known)
	silent := figure.Silent(regions)
	drawn := known
	if compared := len(known) - d.ranked.Small(); len(known) > figure.BarsShown && compared > 0 {
		drawn = known[:min(compared, figure.BarsShown)] // no room is left for those that are ranked with no other
	}
	d.Bars = figure.Chart{Name: "ranking", Subject: subject, Title: r.Text("chart-ranking", d.Heading, d.Year), Of: d.Code, Unit: d.Unit, File: d.file, Silent: silent}.
		WithBars(d.Name, drawn[:min(len(drawn), figure.BarsShown)]).Resting(known)
	d.drawSpread(known)
	d.Spread.Name, d.Spread.Subject, d.Spread.Silent = "distribution", subject, silent
	if d.MedianTold() {
		d.Spread.Median = d.Summary.Median
	}
	d.Spread = d.Spread.Resting(known)
	d.Spread.Title, d.Spread.Unit, d.Spread.File = r.Text("chart-spread", d.Heading, d.Year), d.Unit, d.file+"-distribution"
	d.drawMap(r, regions, subject)
	d.drawYears(r)
}

// drawMap draws the provinces of the whole country, or the cities of a province: their own
// values, or what is in the middle of those of their regions.
func (d *indicatorData) drawMap(r *page.Request, regions []figure.Bar, subject figure.Subject) {
	var outside int
	if d.ranked.Known() == 0 {
		return
	}
	medians := d.Level == "county" || d.Level == "prefecture" && d.Region == ""
	if d.Map, outside = figure.MapOf(r.Language, regions, medians); len(d.Map.Tiles) == 0 {
		return
	}
	parts := subject.Noun(r)
	subject.Regions, subject.Known, subject.Aside, subject.Failing, subject.Level = d.Map.Regions, d.Map.Known, 0, 0, "province"
	if d.Region != "" {
		subject.Level = "prefecture"
	}
	d.Map.Title = r.Text("chart-map", d.Heading, d.Year, subject.Noun(r))
	if medians {
		subject.Measure, subject.Middle = r.Text("headline-medians", subject.Measure, parts), true
		d.Map.Title = r.Text("chart-map-median", d.Heading, d.Year, parts, subject.Noun(r))
	}
	if outside > 0 {
		d.Map.Note = r.Text("map-outside", outside)
	}
	d.Map = d.Map.Resting(regions)
	d.Map.Name, d.Map.Subject, d.Map.Unit, d.Map.File = "map", subject, d.Unit, d.file+"-map"
}

// fewValues is up to how many values each has a dot of its own.
const fewValues = 30

// drawSpread draws how the values that are known are spread.
func (d *indicatorData) drawSpread(known []figure.Bar) {
	if len(known) < fewValues {
		d.Spread = figure.Chart{Kind: figure.SpreadChart, Of: d.Code, Dots: known}
		return
	}
	values := make([]float64, len(known))
	for i := range values {
		values[i] = d.ranked.Rounded(i)
	}
	d.Spread = figure.Spread(values, d.per != nil)
	d.Spread.Of = d.Code
}

// A rangeRow is how many regions have a value in a range.
type rangeRow struct {
	Range string
	Count string
}

// Ranges returns the histogram as a table.
func (d *indicatorData) Ranges() ([]rangeRow, error) {
	var list []rangeRow
	for i, text := range d.Spread.Categories {
		from, to, _ := strings.Cut(text, "–")
		key := "range-from-to"
		if to == "" {
			key = "range-from"
		}
		label, err := d.language.Text(key, from, to)
		if err != nil {
			return nil, err
		}
		list = append(list, rangeRow{label, *d.Spread.Series[0].Values[i]})
	}
	return list, nil
}

// Course returns the years from the first to the last one of which a region has a value; all where none has.
func (d *indicatorData) Course() []figure.Summary {
	from, to := figure.Course(len(d.Years), func(i int) bool { return d.Years[i].Known > 0 })
	if from >= to {
		return d.Years
	}
	return d.Years[from:to]
}

// drawYears draws the quartiles over the years, if there are several: up to the last one that is covered well enough. What
// later ones have so far is of other regions, and would be seen as a rise or a fall; they are told below, and so are years
// of which too few are known for one to be in the middle.
func (d *indicatorData) drawYears(r *page.Request) {
	course := d.course()
	if course == nil {
		return
	}
	end := slices.IndexFunc(d.Years, func(s figure.Summary) bool { return s.Year == course.To }) + 1
	drawn, few := d.Years[:end], []string(nil)
	for i, s := range d.Years {
		if s.Known > 0 && (i >= end || !d.tellsMedian(s)) {
			few = append(few, r.Text("year-of-few", s.Year, s.Known))
		}
	}
	if len(drawn) < 2 {
		return
	}
	upper, median, lower := figure.Series{Name: r.Text("upper-quartile")}, figure.Series{Name: r.Text("median"), Lead: true}, figure.Series{Name: r.Text("lower-quartile")}
	var years []int
	var broken []bool
	for _, s := range drawn {
		years, broken = append(years, s.Year), append(broken, s.Apart)
		if !d.tellsMedian(s) {
			s.Upper, s.Median, s.Lower = "", "", ""
		}
		upper.Values, median.Values, lower.Values = append(upper.Values, figure.Drawn(s.Upper)), append(median.Values, figure.Drawn(s.Median)), append(lower.Values, figure.Drawn(s.Lower))
	}
	upper.Broken, median.Broken, lower.Broken = broken, broken, broken
	subject := subjectOf(r, d.of, d.per)
	subject.Region, subject.Code, subject.Level, subject.Together, subject.Middle = d.Region, d.code, levelWithin(d.code, d.Level), true, true
	subject.Course, subject.Provinces = course, d.provinces
	d.Series = figure.Chart{Name: "years", Subject: subject,
		Title: r.Text("chart-years", d.Heading), Of: d.Code, Unit: d.Unit,
		File: page.FileName(quantityName(d.of, d.per), cmp.Or(d.code, "china"), d.Level, spanText(years[0], lastOf(years)), "median")}.
		OverYears(r, years, []figure.Series{upper, median, lower})
	if len(few) > 0 {
		d.Series.Note = r.Text("years-of-few", strings.Join(few, r.Text("headline-comma")), subject.Noun(r))
	}
	for _, s := range drawn {
		d.Series.Reports, d.Series.Invented = d.Series.Reports+s.Known, d.Series.Invented+s.Invented
	}
}

// course returns the years that the headline of the course tells: as the page shows the last year that is covered well
// enough unless it is asked for another, it tells of no later one. It is nil where no year has figures enough.
func (d *indicatorData) course() *headline.Course {
	at := slices.IndexFunc(d.Years, func(s figure.Summary) bool { return s.Year == d.covered.Year.Year })
	for at >= 0 && !d.tellsMedian(d.Years[at]) {
		at--
	}
	if at < 0 {
		return nil
	}
	return &headline.Course{From: d.covered.First, To: d.Years[at].Year, Known: d.Years[at].Known, Regions: d.Years[at].Regions}
}

// levelWithin returns the level of the regions that are compared within one: those of its own level are its government alone.
func levelWithin(code, level string) string {
	if code != "" && catalogue.LevelOf(code) == catalogue.LevelNamed(level) {
		return headline.OwnLevel
	}
	return level
}

// ownReports says of regions with others within them that the figures are those of their own reports, and no sums; "" of counties.
func ownReports(r *page.Request, codes []string) string {
	for _, code := range codes {
		if region, known := gazetteer.LookupRegion(code, 0); known && region.Level() != gazetteer.CountyLevel {
			return r.Text("chart-own-reports")
		}
	}
	return ""
}

// draw makes a chart for each indicator.
func (d *regionsData) draw(r *page.Request) {
	if len(d.Rows) == 0 {
		return
	}
	d.keepRegions()
	for _, code := range d.Indicators {
		of, ok := naming.Quantity(code, d.Applicant)
		if !ok {
			continue // no row is of it
		}
		c := figure.Chart{Name: code, Of: code, File: d.fileOf(quantityName(of, d.per)), Subject: subjectOf(r, of, d.per), SilentAt: "#table"}
		if c.Picked = true; d.Children {
			c.Region = d.within
		}
		c.Note = ownReports(r, d.Codes)
		var lines []figure.Series
		for _, row := range d.Rows {
			if row.Indicator != code {
				continue
			}
			c.Title, c.Unit = row.Name, row.Unit
			line := figure.Series{Name: row.Named}
			if silent := row.silent(); silent != nil {
				c.Silent = append(c.Silent, *silent)
			}
			for _, f := range row.Figures {
				if f.Corrected {
					c.Corrected++
				}
				if f.Known() {
					c.Reports++
				}
				if f.Known() && f.Invented {
					c.Invented++
				}
				line.Marks = append(line.Marks, f.Marks())
				line.Rates = append(line.Rates, f.Made())
				line.Values, line.Doubtful = append(line.Values, f.Drawn()), append(line.Doubtful, f.Doubt)
				line.Links = append(line.Links, f.Printed(row.Cell, row.Sum))
			}
			line.Broken = row.Apart
			lines = append(lines, line)
		}
		d.Charts = append(d.Charts, c.OverYears(r, d.Years, lines))
	}
}

// mostInFile is how many regions the name of a file names.
const mostInFile = 4

// keepRegions names what is kept of the page by the regions and indicators.
func (d *regionsData) keepRegions() {
	var names []string
	for _, code := range d.Indicators {
		if of, ok := naming.Quantity(code, d.Applicant); ok {
			names = append(names, quantityName(of, d.per))
		}
	}
	d.file = d.fileOf(strings.Join(names, "-"))
}

func (d *regionsData) fileOf(what string) string {
	regions := strings.Join(d.Codes[:min(len(d.Codes), mostInFile)], "-")
	if more := len(d.Codes) - mostInFile; more > 0 {
		regions += fmt.Sprintf("-and-%d-more", more)
	}
	return page.FileName("compare", what, regions, spanText(first(d.Years), lastOf(d.Years)))
}

// silent returns the region of a row without a figure in any year, nil of others.
func (r regionsRow) silent() *figure.Bar {
	at := figure.Figure{Code: r.Code, Region: r.Region}
	for _, f := range r.Figures {
		if f.Known() {
			return nil
		}
		at.Report = max(at.Report, f.Report)
	}
	return &figure.Bar{Place: at}
}

// tellsMedian reports whether the charts have what is in the middle of a year's values: of a region's own government there
// is one value, which is drawn as it is.
func (d *indicatorData) tellsMedian(s figure.Summary) bool {
	return s.MedianTold() || s.Known > 0 && levelWithin(d.code, d.Level) == headline.OwnLevel
}

// MedianTold reports whether what is in the middle of the values is told: of one or two there is no middle.
func (d *indicatorData) MedianTold() bool { return d.Summary.MedianTold() }
