package figure

// A Chart is what chart.js draws. Its table stands on the page beside it.
type Chart struct {
	Kind       ChartKind `json:"kind"`
	Title      string    `json:"title"`
	Unit       string    `json:"unit"`
	File       string    `json:"file"` // name of a download, without its ending
	Categories []string  `json:"categories"`
	Series     []Series  `json:"series"`
	Note       string    `json:"-"`
}

// A ChartKind is how a chart is drawn.
type ChartKind string

// The kinds of charts.
const (
	LineChart   ChartKind = "line"      // over years
	BarChart    ChartKind = "bars"      // lying, one below the other
	Histogram   ChartKind = "histogram" // of how many regions have a value in each range
	SharesChart ChartKind = "shares"    // lying bars, each divided into the shares of the series
)

// A Series is one line, or one set of bars.
type Series struct {
	Name     string    `json:"name"`
	Values   []*string `json:"values"`             // exact decimals, null where not known
	Doubtful []bool    `json:"doubtful,omitempty"` // drawn hollow
	Own      []bool    `json:"own,omitempty"`      // drawn in the colour of what matters
	// Broken says of each point of a line that it is of other things than the point before:
	// of other regions, another area, or an organ alone in place of a whole district. The
	// line between the two is no course, and drawn broken.
	Broken []bool `json:"broken,omitempty"`
}
