package compare

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/compare"
	"nianbao/store/compare/yearly"
	"nianbao/store/database"
)

// reportYears returns the years of which there can be figures, none without a
// report.
func reportYears(ctx context.Context, db *database.DB) ([]int, error) {
	first, last, err := compare.Years(ctx, db)
	if err != nil || first == 0 {
		return nil, err
	}
	return span(first, last), nil
}

// yearsOf returns the parameters that hold the years of a chart: none of one of the course over all years, where the
// page does not choose which.
func (q question) yearsOf(c *figure.Chart) map[string]int {
	first, last := cmp.Or(c.FromYear, c.Year), c.Year
	switch {
	case len(q.years) == 1 && last != 0:
		return map[string]int{q.years[0]: last}
	case len(q.years) == 1:
		return nil
	case last == 0 && len(c.Categories) > 0: // lines over the years
		var err error
		if first, err = strconv.Atoi(c.Categories[0]); err == nil {
			last, err = strconv.Atoi(c.Categories[len(c.Categories)-1])
		}
		if err != nil {
			return nil
		}
	}
	if last == 0 {
		return nil
	}
	return map[string]int{q.years[0]: first, q.years[1]: last}
}

// reportedYears returns the years on which one of some regions has a report.
func reportedYears(covered []yearly.Year) []int {
	var list []int
	for _, y := range covered {
		if y.Reports > 0 {
			list = append(list, y.Year)
		}
	}
	return list
}

// span returns the years from one to another.
func span(first, last int) []int {
	var years []int
	for year := first; year <= last; year++ {
		years = append(years, year)
	}
	return years
}

// within returns those of some years that lie in a span; 0 leaves an end open.
func within(years []int, from, to int) []int {
	var list []int
	for _, year := range years {
		if (from == 0 || year >= from) && (to == 0 || year <= to) {
			list = append(list, year)
		}
	}
	return list
}

// first returns the first of some years, 0 if there are none.
func first(years []int) int {
	if len(years) == 0 {
		return 0
	}
	return years[0]
}

// lastOf returns the last of some years, 0 if there are none.
func lastOf(years []int) int {
	if len(years) == 0 {
		return 0
	}
	return years[len(years)-1]
}

// yearsTold says of a page which of the years that were asked for none of its regions has a report on, and which
// there are instead. What is asked for is shown, be it empty, and no other year in its place.
type yearsTold struct {
	Unreported []int `json:"unreported_years,omitempty"`

	withReport []int // years on which one of the regions has a report, in order
}

// tellUnreported reads the years that were asked for: one, or the first or the last of several.
func (t *yearsTold) tellUnreported(r *page.Request) {
	if len(t.withReport) == 0 {
		return
	}
	if year := r.Year("year"); year != 0 && !slices.Contains(t.withReport, year) {
		t.Unreported = []int{year}
	}
	from, to := r.Year("from"), r.Year("to")
	if first := t.withReport[0]; from != 0 && from < first {
		last := first - 1
		if to != 0 {
			last = min(last, to)
		}
		t.Unreported = append(t.Unreported, span(from, last)...)
	}
	if last := lastOf(t.withReport); to > last || from > last {
		t.Unreported = append(t.Unreported, span(max(last+1, from), max(to, from))...)
	}
}

// UnreportedSpans and ReportedSpans write these years, and those that there are, with a mark between spans.
func (t *yearsTold) UnreportedSpans(between string) string { return spansText(t.Unreported, between) }

// ReportedSpans is explained there.
func (t *yearsTold) ReportedSpans(between string) string { return spansText(t.withReport, between) }

// AnyYear returns the parameters of a page without the years.
func (t *yearsTold) AnyYear(query string) (string, error) {
	choice, err := url.ParseQuery(query)
	for _, name := range []string{"year", "from", "to", "page"} {
		choice.Del(name)
	}
	return choice.Encode(), err
}

// spansText writes years, those that follow each other as a span.
func spansText(years []int, between string) string {
	var spans []string
	for i := 0; i < len(years); {
		from := i
		for i++; i < len(years) && years[i] == years[i-1]+1; i++ {
		}
		text := strconv.Itoa(years[from])
		if last := years[i-1]; last != years[from] {
			text += "–" + strconv.Itoa(last)
		}
		spans = append(spans, text)
	}
	return strings.Join(spans, between)
}

// A yearChoice is what is told of the years beside the one that a page shows.
type yearChoice struct {
	// Few are the years from that shown on of which few regions have a figure so far.
	Few []fewKnown `json:"years_coming_in,omitempty"`

	parameter string // by which the year is chosen
}

// A fewKnown is a year of which few regions have a figure so far.
type fewKnown struct {
	Year    int `json:"year"`
	Regions int `json:"regions"`
	Known   int `json:"known"`
}

// tell keeps of the years that are still coming in those from the one shown on.
func (c *yearChoice) tell(parameter string, shown int, newer []yearly.Year) {
	c.parameter = parameter
	for _, y := range newer {
		if y.Year >= shown {
			c.Few = append(c.Few, fewKnown{y.Year, y.Regions, y.Known})
		}
	}
}

// A fewView leads to a year of which there is little so far.
type fewView struct {
	fewKnown
	Query string // "" for the year that is shown
}

// FewViews returns the years of which there is little so far, with the choice of the page as
// parameters.
func (c *yearChoice) FewViews(query string, shown int) ([]fewView, error) {
	var list []fewView
	for _, y := range c.Few {
		view := fewView{fewKnown: y}
		if y.Year != shown {
			choice, err := url.ParseQuery(query)
			if err != nil {
				return nil, err
			}
			choice.Del("page")
			choice.Set(c.parameter, strconv.Itoa(y.Year))
			view.Query = choice.Encode()
		}
		list = append(list, view)
	}
	return list, nil
}

// A sameChoice is whether years are of the same regions: those alone whose figure is known in
// all of them.
type sameChoice struct {
	Same bool `json:"same_regions"`
}

func (c *sameChoice) choose(r *page.Request) { c.Same = r.Choice("same", "0", "1") == "1" }

// A followChoice is whether the years of a place are joined where its name or code
// changed, and what is to be known of such changes.
type followChoice struct {
	Follow bool        `json:"follow"`
	Notes  []placeNote `json:"notes,omitempty"`

	broken map[string]bool // series whose area changed between years compared
}

// A placeNote is a change of a region that matters to the figures of the page.
type placeNote struct {
	Year   int        `json:"year"`
	Kind   string     `json:"kind"` // renamed, recoded, merged, split, ceded
	Note   string     `json:"note"` // joined, apart, break, elsewhere
	Before noteRegion `json:"before"`
	After  noteRegion `json:"after"`
}

// A noteRegion is one of the regions of a change, and the years of the page of which
// reports are here under its code.
type noteRegion struct {
	page.RegionLink
	Years []int `json:"years,omitempty"`
}

func (c *followChoice) choose(r *page.Request) { c.Follow = r.Choice("follow", "0", "1") == "1" }

// note looks up what is to be known of the regions that are compared.
func (c *followChoice) note(ctx context.Context, db *database.DB, compared compare.Comparison) error {
	notes, err := compare.PlaceNotes(ctx, db, compared)
	c.broken = compared.Broken(notes)
	for _, n := range notes {
		c.Notes = append(c.Notes, placeNote{n.Year, string(n.Kind), string(n.Note),
			noteRegion{page.RegionLink{Code: n.Before.Code, Name: n.Before.Name}, n.BeforeYears},
			noteRegion{page.RegionLink{Code: n.After.Code, Name: n.After.Name}, n.AfterYears}})
	}
	return err
}

// Apart reports whether there are years that could be joined.
func (c *followChoice) Apart() bool {
	for _, n := range c.Notes {
		if n.Note == string(compare.Apart) {
			return true
		}
	}
	return false
}

// Following returns the choice of the page as parameters, with places followed.
func (a *asked) Following() (string, error) {
	return a.with("follow", "1")
}
