package chart

import (
	"iter"
	"strconv"

	"nianbao/cmd/internal/web/scene"
)

// A Chart is what is drawn.
type Chart struct {
	Kind     Kind
	Mark     string // what is to be known of all of it before anything else; may be empty
	Headline string // what it shows, as a sentence
	Subtitle string // what is counted, of what, where and when
	Unit     string // "%" is written behind each value
	// Categories are the years of lines, the rows of bars, or the ranges of a histogram.
	Categories []string
	Beside     []string // what stands behind the names of rows, in brackets; may be empty
	Series     []Series
	OwnScales  bool // each small chart has a scale of its own
	Tiles      []Tile
	Points     []Point  // of a spread: one for each region
	Median     *Point   // of a spread
	Notes      []string // what is left out, or is to be known
	Footer     []string // where it comes from, when and from which page
	Words      Words
}

// A Kind is how a chart is drawn.
type Kind string

// The kinds of charts.
const (
	Lines     Kind = "line"      // over years
	Multiples Kind = "multiples" // a small chart over years for each series
	Bars      Kind = "bars"      // lying, one below the other
	Shares    Kind = "shares"    // lying bars, each divided into the shares of the series
	Histogram Kind = "histogram" // of how many regions have a value in each range
	Spread    Kind = "spread"    // a dot for each region on a scale
	Tiles     Kind = "tiles"     // a square for each region, about where it lies
)

// A Series is one line, one set of bars, or one part of all bars.
type Series struct {
	Name   string
	Points []Point // one for each category
	Lead   bool    // it is what the chart is about
}

// A Point is one value.
type Point struct {
	Name     string   // of its region, where the chart has no categories
	Place    string   // what a sentence calls the region that stands by its name alone in a list; empty: the same
	Value    *float64 // nil: not known
	Text     string   // the value as it is written, without its unit
	Doubtful bool
	// Apart says that the value covers another thing than the one before: no line leads to it.
	Apart bool
	// Aside says that the value stands for so little that it is compared to no other: a rate of
	// few cases, or a sum of few of its regions.
	Aside bool
	Own   bool // it is what the chart is about
	// Corrected says that a person corrected the value, or a part of it; Derived that it, or a part of it, is
	// printed nowhere and follows from the form. Both are marked where the value is written.
	Corrected, Derived bool
	Invented           bool // its report is an example, among others that are none
	// Failing says that it, or a part of it, is a term of a sum that fails in its own report, and may be the wrong one.
	Failing bool
	Link    scene.Link
	// Part and Whole are what a rate is made of, as they are written; empty for none.
	Part, Whole string
	Few         bool // it is a rate of so few cases that a sentence says so
	// Covered is of how many of All its regions a sum is; both 0 where that is not to be told.
	Covered, All int
}

// A Tile is the square of a region.
type Tile struct {
	Row, Column int
	Short       string // name of the region
	Point
	Why Absence // why there is no value
}

// An Absence is why a value is not there.
type Absence string

// The reasons: no report is here, or it leaves the value out.
const (
	NoReport Absence = "no-report"
	Blank    Absence = "blank"
	Outside  Absence = "outside" // there is to be none: the rules do not reach there
	Few      Absence = "few"     // it would be in the middle of too few
)

// Words are the words of a chart that are not of its data.
type Words struct {
	Doubtful string // legend of values in doubt
	Gap      string // of lines that are broken where there is no value
	Apart    string // of those broken before a value of other coverage
	GapApart string // of those broken for either
	Aside    string // of values that are compared to no other
	Scales   string // what scales small charts have; may be empty
	CutOff   string // of those that are too great for the scale
	// Unnamed stands before the names of the dots that have no room for them, Semicolon between these; UnnamedMany is instead of too many.
	Unnamed, UnnamedMany, Semicolon string
	// Corrected, Derived, Invented and Failing are what the marks mean.
	Corrected, Derived, Invented, Failing string
	NoReport                              string
	Blank                                 string
	Outside, Few                          string
	Median                                string
	Nothing                               string // there is no value at all
	Colon                                 string // between a name and its value
}

// known reports whether a chart has any value.
func (c *Chart) known() bool {
	for p := range c.all() {
		if p.Value != nil {
			return true
		}
	}
	return false
}

// all goes through all points of the chart, which may be thousands.
func (c *Chart) all() iter.Seq[Point] {
	return func(yield func(Point) bool) {
		for _, p := range c.Points {
			if !yield(p) {
				return
			}
		}
		for _, s := range c.Series {
			for _, p := range s.Points {
				if !yield(p) {
					return
				}
			}
		}
		for _, t := range c.Tiles {
			if !yield(t.Point) {
				return
			}
		}
	}
}

// any reports whether one of the points has a property.
func (c *Chart) any(has func(Point) bool) bool {
	for p := range c.all() {
		if has(p) {
			return true
		}
	}
	return false
}

// shown returns a value with the unit and the marks that are written behind it.
func (c *Chart) shown(p Point) string { return p.Text + c.sign() + p.Marks() }

func (c *Chart) sign() string {
	if c.Unit == "%" {
		return c.Unit
	}
	return ""
}

// Number returns a point of an exact decimal, written with at least so many digits behind the point; one that is no
// number is not known.
func Number(decimal string, digits int) Point {
	value, err := strconv.ParseFloat(decimal, 64)
	if err != nil {
		return Point{}
	}
	return Point{Value: &value, Text: Grouped(padded(decimal, digits))}
}
