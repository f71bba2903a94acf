package headline

import (
	"cmp"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/wording"
)

// A Subject is what a chart is of.
type Subject struct {
	Language wording.Language
	Measure  string // what is counted
	Counted  bool   // it is a number of things, of which there are most somewhere
	Region   string // within which the regions lie; empty: the whole country
	Level    string // of the regions, one of the words of addresses; empty: any
	Year     int    // of the values, but of those over years
	FromYear int    // of a change
	Regions  int    // there are; 0: not known
	Ordered  Order
	Known    int      // of these, with a value, where the chart has the first ones alone; else 0
	Aside    int      // of those with a value, how many are compared to no other, where the chart has the first ones alone
	Failing  int      // of those compared, how many are at odds with others of their report, where the chart has the first ones alone
	Why      string   // why points are that stand aside
	Changes  *Changes // of a change
	Doubt    string   // what is said of a value in doubt
	// InDoubt counts the regions, of those that are added up for the last year, with a figure in doubt.
	InDoubt int
	// Sums are the parts of all regions that are known added up, in the order of the series, where the chart has the first
	// regions alone; may be empty.
	Sums []Sum
	// Provinces is in how many the regions lie of which there is something; 0: not known.
	Provinces int
	// AllProvinces is how many there are of which there could be something, where not all of the country: those that have cities
	// below them, where cities are added up; 0: all.
	AllProvinces int
	// Varied says that the values of the years are of regions that are not all the same.
	Varied bool
	// Course is over which years the one in the middle is told; nil: over all.
	Course *Course
}

// A Sum is how much of the whole a part is in several regions together.
type Sum struct{ Part, Whole float64 }

// A Course is the run of years that are covered well enough to be told, and of how many of all regions the
// value of the last one is.
type Course struct{ From, To, Known, Regions int }

// tells reports whether a year is one of those that are told.
func (c *Course) tells(category string) bool {
	return c == nil || year(c.From) <= category && category <= year(c.To)
}

// An Order is in which order regions stand.
type Order string

// The orders: the greatest value first, or the least.
const (
	Falling Order = ""
	Rising  Order = "asc"
)

// Changes are how many regions rose and fell, and how many of the changes may be none of the
// same thing; these are in doubt. By is in what they are told and ordered.
type Changes struct {
	Known, Risen, Fallen, Uncertain int
	By                              ChangeMeasure
}

// A ChangeMeasure is in what changes are told: who leads in one need not lead in another.
type ChangeMeasure string

// The measures: as many more or fewer, percentage points of a rate, percent of the earlier value.
const (
	InNumber  ChangeMeasure = ""
	InPoints  ChangeMeasure = "-points"
	InPercent ChangeMeasure = "-percent"
)

// OwnLevel is the level of what is said of a region's own government alone, and not of those within it.
const OwnLevel = "own"

// Noun returns the word for so many regions of a level.
func Noun(language wording.Language, level string, count int) (string, error) {
	switch level {
	case "county", "prefecture", "province", OwnLevel:
	default:
		level = "region"
	}
	key := "headline-" + level
	if count != 1 && level != OwnLevel {
		key += "s"
	}
	return language.Text(key)
}

// A writer writes sentences on a subject. The first phrase that is not there is its error.
type writer struct {
	Subject
	err error
}

func (w *writer) text(key string, args ...any) string {
	text, err := w.Language.Text(key, args...)
	if err != nil && w.err == nil {
		w.err = err
	}
	return text
}

func (w *writer) noun(count int) string {
	text, err := Noun(w.Language, w.Level, count)
	if err != nil && w.err == nil {
		w.err = err
	}
	return text
}

// among returns of which regions something is said: all, or those of which the value is
// known, or of these, where some are left aside, those that can be compared.
func (w *writer) among(year string, count, aside int) string {
	all := max(w.Regions, count+aside)
	if w.Changes != nil && all > count {
		return w.amongBoth(count)
	}
	within, compared := w.within(), ""
	if aside > 0 {
		compared = "-compared"
	}
	if w.Region == "" && isPart(w.Provinces, allProvinces) && w.Level != provinceLevel { // of regions that no province of has reports nothing is said
		where := "headline-among-provinces"
		if w.Provinces == 1 {
			where = "headline-among-province"
		}
		if w.Regions > count {
			return w.text(where+compared+"-of", year, count, w.Provinces, w.noun(w.Regions), w.Regions)
		}
		return w.text(where+compared, year, count, w.Provinces, w.noun(count))
	}
	if count == all {
		return w.text("headline-among", year, within, all, w.noun(all))
	}
	return w.text("headline-among-known"+compared, year, within, count, all, w.noun(all))
}

// amongBoth returns of which regions a change is told, where not of all that existed in both years: these are fewer than
// there are in either.
func (w *writer) amongBoth(count int) string {
	both := w.text("headline-both", w.FromYear, w.Year)
	if w.Region == "" && isPart(w.Provinces, allProvinces) && w.Level != provinceLevel {
		where := "headline-among-provinces-both"
		if w.Provinces == 1 {
			where = "headline-among-province-both"
		}
		return w.text(where, both, count, w.Provinces, w.noun(w.Regions), w.Regions)
	}
	return w.text("headline-among-known-both", both, w.within(), count, w.Regions, w.noun(w.Regions))
}

// within returns what is said of the region that others lie in: of districts and cities of no region that they are those
// of the country.
func (w *writer) within() string {
	switch {
	case w.Region == "" && (w.Level == "" || w.Level == provinceLevel):
		return ""
	case w.Region == "":
		return w.text("headline-within-country")
	}
	return w.text("headline-within", w.Region)
}

// doubt returns what is said behind a claim that rests on a value in doubt.
func (w *writer) doubt(doubtful bool) string {
	if !doubtful {
		return ""
	}
	return w.text("headline-doubt", w.Doubt)
}

// mostListed is how many names are listed.
const mostListed = 3

// listed joins names; of many it says how many there are.
func (w *writer) listed(names []string) string {
	if len(names) > mostListed {
		return w.text("headline-several", names[0], len(names), len(names)-1)
	}
	separator, last := w.text("headline-comma"), w.text("headline-and")
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], separator) + last + names[len(names)-1]
}

// allProvinces is how many provinces the mainland has, with cities and autonomous regions of
// their rank.
const allProvinces = 31

// provinceLevel is the level of provinces in addresses.
const provinceLevel = "province"

// isPart reports whether there are reports of a part of the provinces alone; not where that is not known.
func isPart(provinces, all int) bool { return provinces > 0 && provinces < all }

// Everywhere names regions of the whole country, or says of how many provinces there are
// reports: three are not the country. Of how many there could be, 0 for all of the country, is said where the regions
// are the provinces.
func Everywhere(language wording.Language, level string, provinces, all int, noun string) (string, error) {
	all = cmp.Or(all, allProvinces)
	if isPart(provinces, all) {
		if level == provinceLevel {
			return language.Text("headline-provinces-here", provinces, all)
		}
		if provinces == 1 {
			return language.Text("headline-country-province", noun)
		}
		return language.Text("headline-country-part", noun, provinces)
	}
	return language.Text("headline-country", noun)
}

func year(y int) string { return strconv.Itoa(y) }

// Listed reports whether the points of a chart are the first of more that are known.
func (s Subject) Listed(points int) bool { return s.Known > points }
