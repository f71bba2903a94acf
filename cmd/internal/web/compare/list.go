package compare

import (
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
)

// A listing is an inquiry into a list of regions that is worked out as a whole, and
// shown in parts.
type listing interface {
	inquiry
	// list returns what all lists of regions have.
	list() *regionList
	// show makes the rows of the page: of the regions with those indexes.
	show(places []int)
}

// A regionList is which regions are listed, and the part of them that is shown.
type regionList struct {
	Paging page.Paging `json:"paging"`

	all []int // indexes of the regions with a report, in order; few of them are shown
}

func (l *regionList) list() *regionList { return l }

// reported takes those of some regions, in order, that have a report. The counts of a
// page tell how many have none.
func (l *regionList) reported(order []int, hasReport func(int) bool) {
	l.all = slices.DeleteFunc(order, func(i int) bool { return !hasReport(i) })
}

// part returns the regions of the part that is asked for.
func (l *regionList) part(r *page.Request) []int {
	l.Paging = r.PagingOfAll(len(l.all))
	return page.CutAll(&l.Paging, l.all)
}

// A rankedEntry is a region's place among others; Rank is 0 without a value, and of a rate of a
// small base.
type rankedEntry struct {
	Rank int `json:"rank"`
	figure.Figure
}

// reportText returns the number of a report as tables have it, "" for none.
func reportText(report int64) string {
	if report == 0 {
		return ""
	}
	return strconv.FormatInt(report, 10)
}

// place returns the rank as tables have it, "" without a value.
func (e rankedEntry) place() string {
	if e.Rank == 0 {
		return ""
	}
	return strconv.Itoa(e.Rank)
}
