package figure

import (
	"strings"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/compare/basis"
)

// Silent returns the regions of a list of which nothing is drawn.
func Silent(list []Bar) []Bar {
	n := 0
	for i := range list {
		if list[i].Value == nil {
			n++
		}
	}
	silent := make([]Bar, 0, n) // thousands, where few reports state the figure
	for i := range list {
		if list[i].Value == nil {
			silent = append(silent, list[i])
		}
	}
	return silent
}

// mostNamed is how many regions a chart names of which it shows nothing; of more it says how many.
const mostNamed = 8

// A hush is how many regions a chart says nothing of, of which those are known that it names.
type hush struct {
	count int
	named []Figure
}

func (h *hush) add(place Figure) {
	if h.count++; h.count <= mostNamed {
		h.named = append(h.named, place)
	}
}

// withoutReport returns the silent regions of which there is no report, those whose report leaves the
// figure out, and those with nothing to divide.
func (c *Chart) withoutReport() (none, blank, nothing hush) {
	for i := range c.Silent {
		place := &c.Silent[i].Place
		switch {
		case place.Report == 0:
			none.add(*place)
		case place.OfNothing() || place.Value == "0":
			nothing.add(*place)
		default:
			blank.add(*place)
		}
	}
	return none, blank, nothing
}

// silence says of which regions a chart shows nothing, and why.
func (c *Chart) silence(r *page.Request, noun string) []string {
	var notes []string
	none, blank, nothing := c.withoutReport()
	unreported, without := "chart-without-report", "chart-without-figure"
	if c.Together { // each is of several governments, and not of its own
		unreported = "chart-without-reports"
	}
	if c.Changes != nil {
		without = "chart-without-both"
	}
	for _, each := range []struct {
		key string
		of  hush
	}{{unreported, none}, {without, blank}, {"chart-of-nothing", nothing}} {
		switch n := each.of.count; {
		case n > mostNamed:
			notes = append(notes, r.Text(each.key, r.Text("chart-so-many", many(n), noun)))
		case n > 0:
			notes = append(notes, r.Text(each.key, strings.Join(placesOf(r.Language, TellApart(each.of.named)), r.Text("headline-comma"))))
		}
	}
	return notes
}

// silentAt returns the address of where the regions without a report are listed.
func (c *Chart) silentAt(r *page.Request) string {
	switch {
	case c.SilentAt != "":
		return c.SilentAt
	case c.Code != "":
		return page.Address(r.Language, "/regions/%v", c.Code)
	}
	return page.Address(r.Language, "/") + "#coverage"
}

// A SilentLink leads to where the regions are listed that have no report.
type SilentLink struct {
	Address string
	Count   int
	Noun    string
}

// Unnamed returns where the regions without a report are listed, if they are too many to be named.
func (c *Chart) Unnamed() *SilentLink {
	none, _, _ := c.withoutReport()
	if none.count <= mostNamed {
		return nil
	}
	return &SilentLink{c.drawn.silent, none.count, c.drawn.noun}
}

// why says why values of the chart are compared to no other.
func (c *Chart) why(r *page.Request) string {
	small, few := false, false
	for _, s := range c.Series {
		for i := range s.Values {
			small, few = small || s.rate(i).small(), few || s.coverage(i).few()
		}
	}
	for _, t := range c.Tiles {
		small, few = small || t.Small, few || t.Value != nil && t.Coverage.few()
	}
	switch {
	case small && few:
		return r.Text("aside-either", basis.Least)
	case few:
		return r.Text("aside-few")
	}
	return r.Text("aside-small", basis.Least)
}

// asideWords is the legend of values that are compared to no other, by how they are drawn.
func (c *Chart) asideWords(r *page.Request) string {
	key := map[chart.Kind]string{LineChart: "aside-square", Multiples: "aside-square", TileMap: "aside-white", SpreadChart: "aside-pale", SharesChart: "aside-thin"}[c.Kind]
	if key == "" {
		key = "aside-hatched"
	}
	return r.Text(key, c.why(r))
}
