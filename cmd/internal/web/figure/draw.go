package figure

import (
	"fmt"
	"math/big"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/page"
)

const (
	// BarsShown bounds the bars of a list: more can't be read.
	BarsShown = 20
	// maxLines bounds the lines of one chart: more can't be told apart.
	maxLines = 8
)

// A Bar is what a chart has of a region.
type Bar struct {
	Place Figure  // of the region
	Value *string // nil where it is not known: no bar is drawn
	Doubt bool
	Link  string // page on which it is printed, without its language
}

// Bar returns the figure as the bar of its region. Its cell is that of the form, of a sum
// the first one.
func (f Figure) Bar(cell string, sum bool) Bar {
	return Bar{f, f.Drawn(), f.Doubt, f.Printed(cell, sum)}
}

// Made returns what the figure is made of, if it is a rate.
func (f Figure) Made() Rate {
	if f.Rate == "" {
		return Rate{}
	}
	return Rate{f.Value, f.Base}
}

// Printed returns the address, without its language, of the page on which the figure is
// printed, "" where there is none; of what is made of several that of the report, where they are framed.
func (f Figure) Printed(cell string, sum bool) string {
	switch {
	case f.Report == 0:
		return ""
	case sum:
		return "/reports/" + strconv.FormatInt(f.Report, 10) + "?" + cell + "#made-of"
	}
	return "/reports/" + strconv.FormatInt(f.Report, 10) + "/figure?cell=" + url.QueryEscape(cell)
}

// Drawn returns what the figure is compared by as charts have it: nil where it is
// not known.
func (f Figure) Drawn() *string { return Drawn(f.Shown()) }

// Drawn returns a value as charts have it: nil where it is not known.
func Drawn(value string) *string {
	if value == "" {
		return nil
	}
	return &value
}

// WithBars returns the chart with a bar for each region of which the value is known, and the
// others among those of which it has none; name is what the bars are of.
func (c Chart) WithBars(name string, list []Bar) Chart {
	places := make([]Figure, len(list))
	for i, b := range list {
		places[i] = b.Place
	}
	c.Silent = append(c.Silent, Silent(list)...)
	bars, names := Series{Name: name}, tellApart(places, c.Region == "")
	for i, b := range list {
		if b.Value != nil {
			c.Categories = append(c.Categories, names[i])
			bars.Values, bars.Doubtful, bars.Links = append(bars.Values, b.Value), append(bars.Doubtful, b.Doubt), append(bars.Links, b.Link)
			bars.Places = append(bars.Places, inProvince(names[i], b.Place))
			bars.Marks = append(bars.Marks, b.Place.Marks())
			if b.Place.Corrected {
				c.Corrected++
			}
			rate := b.Place.Made()
			bars.Rates, c.Beside = append(bars.Rates, rate), append(c.Beside, rate.beside())
		}
	}
	c.Kind, c.Series = BarChart, []Series{bars}
	return c
}

// Resting returns the chart with how many reports the figures of some regions are of, how many of these are
// invented, and how many figures a person corrected.
func (c Chart) Resting(list []Bar) Chart {
	c.Reports, c.Invented, c.Corrected = 0, 0, 0
	for _, b := range list {
		if b.Value == nil {
			continue
		}
		c.Reports++
		if b.Place.Corrected {
			c.Corrected++
		}
		if b.Place.Invented {
			c.Invented++
		}
	}
	return c
}

// OverYears returns the chart with lines over some years or, of one year, with a bar
// for each line. Of many lines each has a small chart of its own. The years before the first
// value and after the last one of all lines are left out: half a page would be of nothing.
func (c Chart) OverYears(r *page.Request, years []int, lines []Series) Chart {
	years, lines = stated(years, lines)
	if len(years) == 1 {
		var bars Series
		lines = slices.Clone(lines)
		slices.SortStableFunc(lines, func(a, b Series) int {
			if apart := a.aside(0); apart != b.aside(0) {
				return behind(apart)
			}
			return compareAmounts(a.amount(), b.amount(), false)
		})
		for _, line := range lines {
			c.Categories = append(c.Categories, line.Name)
			bars.Values, bars.Doubtful, bars.Links = append(bars.Values, line.Values[0]), append(bars.Doubtful, line.doubtful(0)), append(bars.Links, line.link(0))
			bars.Marks = append(bars.Marks, line.marks(0))
			bars.Rates, bars.Coverage = append(bars.Rates, line.rate(0)), append(bars.Coverage, line.coverage(0))
			c.Beside = append(c.Beside, line.beside(0))
		}
		c.Kind, c.Series, c.Year = BarChart, []Series{bars}, years[0]
		c.Title = r.Text("chart-ranking", c.Title, c.Year)
		return c
	}
	for _, year := range years {
		c.Categories = append(c.Categories, strconv.Itoa(year))
	}
	c.Kind, c.Series = LineChart, lines
	if len(lines) > maxLines {
		c.Kind, c.OwnScales = Multiples, ownScalesAsked(r)
	}
	return c
}

// cutOff says which values of lines are cut off, as the rest could not be read on a scale that has them; "" for none.
func cutOff(r *page.Request, c chart.Chart) string {
	var list []string
	cut := c.CutOff()
	for _, p := range cut[:min(len(cut), mostNamed)] {
		list = append(list, p.Name+r.Text("colon")+p.Text+p.Marks())
	}
	if len(list) == 0 {
		return ""
	}
	text := strings.Join(list, r.Text("chart-semicolon"))
	if more := len(cut) - len(list); more > 0 {
		text = r.Text("chart-cut-off-more", text, more)
	}
	return r.Text("chart-cut-off-note", text)
}

// Course returns between which of n years, from one to before another, those lie of which something is known; from is not before to
// where it is of none.
func Course(n int, known func(year int) bool) (from, to int) {
	from = n
	for i := range n {
		if known(i) {
			from, to = min(from, i), i+1
		}
	}
	return from, to
}

// stated returns the years from the first to the last one of which there is a value, and what the lines have of these;
// all where that is of fewer than two, of which there is no course.
func stated(years []int, lines []Series) ([]int, []Series) {
	from, to := Course(len(years), func(i int) bool {
		return slices.ContainsFunc(lines, func(line Series) bool { return i < len(line.Values) && line.Values[i] != nil })
	})
	if to-from < 2 {
		return years, lines
	}
	cut := make([]Series, len(lines))
	for i, line := range lines {
		line.Values = line.Values[from:to]
		line.Doubtful, line.Marks, line.Own, line.Links = part(line.Doubtful, from, to), part(line.Marks, from, to), part(line.Own, from, to), part(line.Links, from, to)
		line.Rates, line.Coverage, line.Broken = part(line.Rates, from, to), part(line.Coverage, from, to), part(line.Broken, from, to)
		cut[i] = line
	}
	return years[from:to], cut
}

// part returns a part of a list that may be empty or end early.
func part[E any](list []E, from, to int) []E {
	return list[min(from, len(list)):min(to, len(list))]
}

// beside returns what stands beside a rate: of how little it is; nothing beside another value.
func (r Rate) beside() string {
	if r.Whole == "" {
		return ""
	}
	return r.Part + "/" + r.Whole
}

// beside returns what stands beside a value: what a rate is made of, or of how many regions a sum is.
func (s *Series) beside(i int) string {
	if covered := s.coverage(i); covered.All > 0 && s.rate(i).Whole == "" {
		return fmt.Sprintf("%d/%d", covered.Known, covered.All)
	}
	return s.rate(i).beside()
}

// amount returns the first value of a series, nil if it is not known.
func (s Series) amount() *big.Rat {
	if s.Values[0] == nil {
		return nil
	}
	return exact(*s.Values[0])
}

// exact returns the number of a value as charts have it.
func exact(value string) *big.Rat {
	amount, _ := new(big.Rat).SetString(value) // it is written by Plain or Percent
	return amount
}
