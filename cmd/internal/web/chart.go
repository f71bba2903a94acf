package web

// A chart is what chart.js draws. Its table stands on the page beside it.
type chart struct {
	Kind       chartKind     `json:"kind"`
	Title      string        `json:"title"`
	Unit       string        `json:"unit"`
	File       string        `json:"file"` // name of a download, without its ending
	Categories []string      `json:"categories"`
	Series     []chartSeries `json:"series"`
	Note       string        `json:"-"`
}

type chartKind string

// The kinds of charts.
const (
	lineChart   chartKind = "line"      // over years
	barChart    chartKind = "bars"      // lying, one below the other
	histogram   chartKind = "histogram" // of how many regions have a value in each range
	sharesChart chartKind = "shares"    // lying bars, each divided into the shares of the series
)

// A chartSeries is one line, or one set of bars.
type chartSeries struct {
	Name     string    `json:"name"`
	Values   []*string `json:"values"`             // exact decimals, null where not known
	Doubtful []bool    `json:"doubtful,omitempty"` // drawn hollow
	Own      []bool    `json:"own,omitempty"`      // drawn in the colour of what matters
}
