package figure

import (
	"fmt"
	"strconv"

	"nianbao/cmd/internal/web/page"
)

const (
	// BarsShown bounds the bars of a list: more can't be read.
	BarsShown = 20
	// maxLines bounds the lines of a chart: more can't be told apart.
	maxLines = 10
)

// A Bar is what a chart has of a region.
type Bar struct {
	Place Figure  // of the region
	Value *string // nil where it is not known: no bar is drawn
	Doubt bool
}

// Bar returns the figure as the bar of its region.
func (f Figure) Bar() Bar { return Bar{f, f.Drawn(), f.Doubt} }

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

// WithBars returns the chart with a bar for each region of which the value is known;
// name is what the bars are of.
func (c Chart) WithBars(name string, list []Bar) Chart {
	places := make([]Figure, len(list))
	for i, b := range list {
		places[i] = b.Place
	}
	bars, names := Series{Name: name}, TellApart(places)
	for i, b := range list {
		if b.Value != nil {
			c.Categories = append(c.Categories, names[i])
			bars.Values, bars.Doubtful = append(bars.Values, b.Value), append(bars.Doubtful, b.Doubt)
		}
	}
	c.Kind, c.Series = BarChart, []Series{bars}
	return c
}

// OverYears returns the chart with lines over some years or, of one year, with a bar
// for each line. Of many lines it has the first, and its note says so.
func (c Chart) OverYears(r *page.Request, years []int, lines []Series) Chart {
	if len(years) == 1 {
		var bars Series
		for _, line := range lines {
			c.Categories = append(c.Categories, line.Name)
			bars.Values, bars.Doubtful = append(bars.Values, line.Values[0]), append(bars.Doubtful, line.Doubtful[0])
		}
		c.Kind, c.Series, c.Title = BarChart, []Series{bars}, fmt.Sprintf("%s, %d", c.Title, years[0])
		return c
	}
	for _, year := range years {
		c.Categories = append(c.Categories, strconv.Itoa(year))
	}
	if c.Kind, c.Series = LineChart, lines; len(lines) > maxLines {
		c.Series = lines[:maxLines]
		note := r.Text("first-lines", maxLines)
		if c.Note != "" {
			note += " · " + c.Note
		}
		c.Note = note
	}
	return c
}
