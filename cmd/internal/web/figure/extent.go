package figure

import (
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/headline"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/compare/basis"
)

// span writes over which years the lines of the chart go, "" of other charts.
func (c *Chart) span() string {
	if c.Kind != LineChart && c.Kind != Multiples || len(c.Categories) == 0 {
		return ""
	}
	return c.Categories[0] + "–" + c.Categories[len(c.Categories)-1]
}

// mostPlaces is how many regions that were picked a chart names in the words of where it is; of more it says how many there are.
const mostPlaces = 4

// where says of which regions the chart is, "" where its title or its lines do.
func (c *Chart) where(r *page.Request, noun string) string {
	region := ""
	if c.Region != "" {
		region = naming.Place(r.Language, naming.Region(c.Region, c.Year))
	}
	switch {
	case c.Kind == TileMap && c.Level == "":
		return ""
	case c.Kind == TileMap && region == "":
		return r.Text("chart-country")
	case c.Kind == TileMap:
		return region
	case region != "":
		return r.Text("headline-those", region, noun)
	case c.Level != "":
		text, err := headline.Everywhere(r.Language, c.Level, c.Provinces, c.AllProvinces, noun)
		if err != nil {
			r.Refuse(err)
		}
		return text
	case !c.Picked:
		return ""
	}
	names := c.Categories
	if c.Kind != BarChart {
		names = nil
		for _, s := range c.Series {
			names = append(names, s.Name)
		}
	}
	if len(names) > mostPlaces {
		return r.Text("chart-so-many", many(len(names)), noun)
	}
	return strings.Join(placesOf(r.Language, names), r.Text("headline-comma"))
}

// counted returns of how many regions there is a value, and how many there are; 0 where that
// is not to be told. Of lines that is so in the year that the headline is of, as it stands there too.
func (c *Chart) counted(d *drawing) (known, all int, year string) {
	switch {
	case c.Regions > 0:
		return c.Known, c.Regions, ""
	case c.Course != nil:
		return c.Course.Known, c.Course.Regions, strconv.Itoa(c.Course.To)
	case c.Together && c.Level == "":
		return 0, 0, ""
	case c.Kind == BarChart:
		for _, p := range d.Series[0].Points {
			if p.Value != nil {
				known++
			}
		}
		return known, len(c.Categories) + c.beyond(), ""
	case c.Kind == LineChart || c.Kind == Multiples:
		last := headline.LastKnown(d.Chart)
		if last < 0 || len(d.Series) < 2 { // of one line every year is told
			return 0, 0, ""
		}
		for _, s := range d.Series {
			if s.Points[last].Value != nil {
				known++
			}
		}
		return known, len(d.Series) + c.beyond(), d.Categories[last]
	}
	return 0, 0, ""
}

// beyond counts the regions that have no line or bar of their own, as there is no report within them.
func (c *Chart) beyond() int {
	if !c.Together {
		return 0
	}
	return len(c.Silent)
}

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
			notes = append(notes, r.Text(each.key, strings.Join(placesOf(r.Language, tellApart(each.of.named, c.Region == "")), r.Text("headline-comma"))))
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
