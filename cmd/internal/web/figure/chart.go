package figure

import (
	"math/big"
	"unicode"
	"unicode/utf8"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/headline"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/catalogue"
	"nianbao/store/compare/basis"
	"nianbao/store/compare/yearly"
)

// A Chart is what a page has a chart of. Its table stands on the page beside it.
type Chart struct {
	Name       string // by which the page is asked for it, one of its own on each page
	Kind       ChartKind
	Title      string // what is counted, and when
	Of         string // code of the indicator, which tells what the unit is in English; may be empty
	Unit       string
	File       string // name of a download, without its ending
	Categories []string
	Beside     []string // what stands behind the names of rows, in brackets; may be empty
	Series     []Series
	OwnScales  bool // of small charts: each has a scale of its own
	Note       string
	Corrected  int    // values that a person corrected, or have a part that was
	Invented   int    // reports whose figures are in it that are invented
	Reports    int    // reports whose figures are in it; 0: not told
	Tiles      []Tile // of a map
	Dots       []Bar  // of a spread of few values
	Median     string // of a spread
	Silent     []Bar  // of regions of which nothing is drawn
	SilentAt   string // address of where those without a report are listed; "" for the page of the region
	// Years are the parameters of the page that hold the years of the chart, in all addresses that are passed on: without
	// them these would lead to other years as soon as there are newer reports.
	Years map[string]int
	Subject

	drawn *drawing // once the chart is complete
}

// A Subject is what the values of a chart are of, for its headline and its source.
type Subject struct {
	Measure      string // what is counted, in words that fit into a sentence
	Counted      bool   // the measure is a number of things, of which there are most somewhere
	Middle       bool   // each value is the one in the middle of several
	Formula      string // of a rate: what it is made of, in words; empty: none is told
	Region       string // as asked for, within which the regions lie; empty: the whole country
	Code         string // of that region; empty: the whole country, or not known
	Level        string // of the regions, as in addresses
	Year         int    // of the values; 0 for several
	FromYear     int    // of a change
	Regions      int    // there are; 0: not told
	Known        int    // of these, with a value; 0: as many as the chart shows
	Aside        int    // of the known, how many are compared to no other; 0: as many as the chart shows
	Failing      int    // of the known that are compared, how many are at odds with others of their report; 0: as many as the chart shows
	Ascending    bool   // the least value stands first
	Changes      *headline.Changes
	Picked       bool           // the regions were named one by one, whatever provinces they lie in
	Together     bool           // each value is of several regions
	InDoubt      int            // regions with a figure in doubt, of those that are added up for the last year
	Sums         []headline.Sum // of each part in all regions that are known, where the first alone are drawn
	Provinces    int            // in which there are reports; 0: not told
	AllProvinces int            // that there are with what the chart is of; 0: all
	Varied       bool           // the values of its years are of regions that are not the same
	// Course is over which years the course of the one in the middle is told, and of how many of all regions the
	// last one is; nil: over all years.
	Course *headline.Course
}

// A ChartKind is how a chart is drawn.
type ChartKind = chart.Kind

// The kinds of charts.
const (
	LineChart   = chart.Lines
	Multiples   = chart.Multiples
	BarChart    = chart.Bars
	Histogram   = chart.Histogram
	SpreadChart = chart.Spread
	SharesChart = chart.Shares
	TileMap     = chart.Tiles
)

// A Series is one line, or one set of bars. Its lists are as long as the list of values, or
// empty.
type Series struct {
	Name     string
	Values   []*string  // exact decimals, nil where not known
	Doubtful []bool     // drawn hollow
	Marks    []Marks    // written behind the values
	Own      []bool     // drawn in the colour of what matters
	Links    []string   // pages, without their language, on which the values are printed
	Places   []string   // what a sentence calls the regions of bars, each with its province
	Rates    []Rate     // what the values are made of, if they are rates
	Coverage []Coverage // of how many of their regions they are, if they are sums
	Lead     bool       // what the chart is about
	// Broken says of each point of a line that it is of other things than the point before:
	// of other regions, another area, or an organ alone in place of a whole district. No
	// line is drawn between the two.
	Broken []bool
}

// Marks are what is to be known of a value that is as good as any other: a person corrected it, or a part of it; it,
// or a part of it, is printed nowhere and follows from the form; its report is invented. Failing says of one that may be as
// good that it, or a part of it, is a term of a sum which fails in its own report.
type Marks struct{ Corrected, Derived, Invented, Failing bool }

// Marks returns those of a figure.
func (f Figure) Marks() Marks { return Marks{f.Corrected, f.Derived, f.Invented, f.Failing} }

// A Rate is what a rate is made of; empty where there is none.
type Rate struct{ Part, Whole string }

// A Coverage is of how many of all its regions a sum, or the one in the middle, is.
type Coverage struct{ Known, All int }

// few reports whether it is of so few that it is compared to no other.
func (c Coverage) few() bool { return c.All > 0 && yearly.Few(c.Known, c.All) }

// small reports whether the rate is of so little.
func (r Rate) small() bool {
	whole, ok := new(big.Rat).SetString(r.Whole)
	return ok && basis.Small(whole)
}

// few reports whether the rate is of so few cases that a sentence says so.
func (r Rate) few() bool {
	part, known := new(big.Rat).SetString(r.Part)
	whole, ok := new(big.Rat).SetString(r.Whole)
	return known && ok && basis.FewCases(part, whole)
}

// A Tile is the square of a region on a map.
type Tile struct {
	Row, Column int
	Short       string // name of the region
	Name        string // the same in full
	Value       *string
	Doubtful    bool
	Marks       Marks
	Reported    bool // there is a report, so that without a value it is left blank
	Few         bool // too few of its regions have a value for one to be in the middle
	Outside     bool // there is to be none: the rules of reports do not reach there
	Link        string
	Rate        Rate // what the value is made of, if it is a rate
	Coverage    Coverage
	Small       bool // it is in the middle of rates of little alone
}

// Measure returns what is counted in words that fit into a sentence: a quantity, or a rate by
// its common name, or the share of another quantity.
func Measure(language wording.Language, of catalogue.Quantity, per *catalogue.Quantity) (string, error) {
	name := naming.Short(language, of)
	if per == nil {
		return name, nil
	}
	if rate, ok := naming.Called(language, of, per); ok {
		return withFirst(rate.Name, unicode.ToLower), nil
	}
	return language.Text("headline-rate", name, naming.Short(language, *per))
}

// Heading returns the same as the title of a page or a chart.
func Heading(language wording.Language, of catalogue.Quantity, per *catalogue.Quantity) (string, error) {
	text, err := Measure(language, of, per)
	return withFirst(text, unicode.ToUpper), err
}

// withFirst changes the first letter of a text.
func withFirst(text string, change func(rune) rune) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(change(first)) + text[size:]
}

// Shows reports whether there is anything to draw.
func (c *Chart) Shows() bool { return c.drawn != nil && c.drawn.shows }
