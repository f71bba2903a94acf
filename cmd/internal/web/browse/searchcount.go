package browse

import (
	"fmt"
	"html/template"

	"nianbao/cmd/internal/web/page"
)

// A foundCount says how many there are of a kind of thing that was searched for, and how many are
// shown.
type foundCount struct {
	Kind         string
	Total, Shown int
	More         template.URL // parameters of the page that lists all of them; "" where this is it
}

// Count returns it for one of searched.
func (d *searchData) Count(kind string) (foundCount, error) {
	c := foundCount{Kind: kind}
	switch kind {
	case aRegion:
		c.Total, c.Shown = d.Totals.Regions, len(d.Regions)
	case anOrgan:
		c.Total, c.Shown = d.Totals.Organs, len(d.Organs)
	case anIndicator:
		c.Total, c.Shown = d.Totals.Indicators, len(d.Rates)+len(d.Indicators)
	case aReport:
		c.Total, c.Shown = d.Totals.Reports, len(d.Reports)
	case aPassage:
		c.Total, c.Shown = d.Totals.Passages, len(d.Passages)
	default:
		return c, fmt.Errorf("search: nothing is called %q", kind)
	}
	if d.What != "" || c.Shown >= c.Total {
		return c, nil
	}
	var err error
	c.More, err = page.Query("q", d.Words, "what", kind, "region", d.Region, "from", d.FromYear, "to", d.ToYear, "level", d.Level, "organ_kind", d.Kind)
	return c, err
}
