package compare

import (
	"cmp"
	"math/big"
	"net/url"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/compare/basis"
	"nianbao/store/compare/yearly"
	"nianbao/store/database"
)

// A sumsData is an indicator added up over the regions of one level within each of
// some wider ones. Each sum stands beside the number of regions it is of.
type sumsData struct {
	asked
	indicatorChoice // Level is that of the regions added up
	sameChoice
	yearChoice
	doubtList
	FromYear int   `json:"from_year,omitempty"`
	ToYear   int   `json:"to_year,omitempty"`
	Years    []int `json:"years"`
	// SortedBy is the year by whose sums the regions stand, the greatest first: the last one that is
	// covered well enough.
	SortedBy int    `json:"sorted_by_year,omitempty"`
	Groups   []sums `json:"sums"`           // of the regions directly below the one chosen, and last of that as a whole
	Without  int    `json:"without_report"` // regions below that are not listed, since there is no report within them

	Lines figure.Chart `json:"-"`

	// WithoutNoun is what the regions are called that are not listed.
	WithoutNoun string `json:"-"`

	silent   []figure.Bar // of the regions that are not listed
	language wording.Language
}

// A sumRow is a row of the table of a page.
type sumRow struct {
	Page  *sumsData
	Group sums
}

// A sums is the sums within one region.
type sums struct {
	Code   string `json:"region_code"` // empty: the whole country
	Region string `json:"region"`
	Whole  bool   `json:"whole"` // it is the region chosen
	// Aside says that the sum of the year by which regions stand is of less than half of its regions, or
	// a rate of little: it stands behind those that can be compared.
	Aside bool      `json:"aside"`
	Sums  []yearSum `json:"sums"` // in the order of the years
}

// A yearSum is the sum of one year; Value is empty where no figure is known.
type yearSum struct {
	Year  int    `json:"year"`
	Value string `json:"value"`
	// Base is what the sum is divided by, for a rate: the sum over the same regions.
	Base     string `json:"base,omitempty"`
	Rate     string `json:"rate,omitempty"` // percent, rounded to two decimals
	Regions  int    `json:"regions"`        // that there were; 0: the wider region was not there
	Reports  int    `json:"reports"`        // of these regions
	Known    int    `json:"known"`          // regions whose figure is in the sum
	Doubtful int    `json:"doubtful"`       // regions whose figure is in doubt, counted in or left out as chosen
	// Of the known: whose report is invented, whose figure a person corrected, and whose is printed nowhere and
	// follows from the form.
	Invented  int  `json:"invented"`
	Corrected int  `json:"corrected"`
	Derived   int  `json:"derived"`
	Failing   int  `json:"in_failing_sum"` // of the known: whose figure is a term of a sum that fails in its own report
	Few       bool `json:"few_known"`      // less than half of the regions are in the sum: it is compared to no other
	Small     bool `json:"small_base"`     // it is a rate of so little that it is compared to no other
	// Held counts the known that are in the sum of the year before too. Apart says that these
	// are too few for the two sums to be compared.
	Held  int  `json:"also_in_year_before"`
	Apart bool `json:"apart"`

	heavy bool // what is in doubt is more than a tenth of the sum
}

// Hollow reports whether so many figures of a sum are in doubt, or so great ones, one of ten, that it is drawn so.
func (s yearSum) Hollow(flagged string) bool {
	return flagged == string(compare.ShowDoubtful) && (10*s.Doubtful > s.Known || s.heavy)
}

// Marks returns what is to be known of the sum. That some of its figures are at odds with others of their reports is marked from
// one of ten on, as of dozens a few always are, and told with their number beside it anyway.
func (s yearSum) Marks() figure.Marks {
	return figure.Marks{Corrected: s.Corrected > 0, Invented: s.Invented > 0, Failing: 10*s.Failing > s.Known}
}

// Shown returns what the sum is compared by: the rate, else the value.
func (s yearSum) Shown() string {
	if s.Base != "" {
		return s.Rate
	}
	return s.Value
}

// OfNothing reports whether there is no rate since there is nothing to divide by.
func (s yearSum) OfNothing() bool { return s.Value != "" && s.Base == "0" }

// aside reports whether the sum is compared to no other: few or none of its regions are known, or it is small.
func (s yearSum) aside() bool { return s.Value == "" || s.Few || s.Small }

// Complete reports whether every region is in the sum.
func (s yearSum) Complete() bool { return s.Known == s.Regions }

// sumLevels are the levels whose regions can be added up.
var sumLevels = []string{"county", "prefecture", "province"}

// A levelLink leads to the sums of the governments of another level.
type levelLink struct{ Href, Level, Current string }

// ByLevel lists the levels whose governments can be added up, for a reader who takes the sum
// of one for what the whole province counts.
func (d *sumsData) ByLevel() ([]levelLink, error) {
	var links []levelLink
	for _, level := range d.Levels {
		query, err := d.with("level", level)
		if err != nil {
			return nil, err
		}
		link := levelLink{Href: "?" + query + "#table", Level: level}
		if level == d.Level {
			link.Current = "true"
		}
		links = append(links, link)
	}
	return links, nil
}

func (d *sumsData) choose(r *page.Request) {
	d.language = r.Language
	d.indicatorChoice.choose(r, sumLevels)
	d.real = d.LeftOut
	d.FromYear, d.ToYear = r.Span()
	d.sameChoice.choose(r)
}

func (d *sumsData) ask(r *page.Request, db *database.DB) error {
	years, err := reportYears(r.Context(), db)
	if err != nil {
		return err
	}
	covered, err := compare.YearsCovered(r.Context(), db, d.comparison(compare.Scope{Region: d.Region, Level: catalogue.LevelNamed(d.Level)}, 0, 0))
	if err != nil {
		return err
	}
	d.withReport = reportedYears(covered)
	choice := yearly.Choose(covered)
	if d.Years = within(years, d.FromYear, d.ToYear); d.Same {
		d.Years = within(d.Years, cmp.Or(d.FromYear, choice.First), cmp.Or(d.ToYear, choice.Year.Year))
	}
	d.Years = d.stated(covered)
	if len(d.Years) == 0 {
		return nil
	}
	d.tell("to", 0, choice.Newer)
	c := d.comparison(compare.Scope{Region: d.Region}, d.Years[0], lastOf(d.Years))
	c.Same = d.Same
	totals, err := compare.TotalsOf(r.Context(), db, c, catalogue.LevelNamed(d.Level))
	if err != nil {
		return err
	}
	d.add(totals.Each, false)
	d.add(totals.All, true)
	if err := d.restOn(r.Language, totals.Coverage); err != nil {
		return err
	}
	added := c
	added.Scope.Level = catalogue.LevelNamed(d.Level)
	if err := d.leaveOut(r, db, added, func(year int) bool { return slices.Contains(d.Years, year) }); err != nil {
		return err
	}
	figures, all := inDoubt(totals.All, choice.Year.Year)
	if err := d.doubt(r, db, c, figures, all, d.Cell, d.Sum); err != nil {
		return err
	}
	d.dropEmpty()
	d.sort(choice.Year.Year)
	for i := range d.Groups {
		if d.Groups[i].Code == "" {
			d.Groups[i].Region = r.Text("all-regions")
		}
	}
	return nil
}

// inDoubt returns the first figures of sums that are in doubt, those of a year before others, and how many are.
func inDoubt(list []compare.Aggregate, year int) (first []compare.Figure, all int) {
	for _, a := range list {
		all += a.Doubtful
		if a.Year == year {
			first = append(slices.Clone(a.InDoubt), first...)
			continue
		}
		first = append(first, a.InDoubt...)
	}
	return first[:min(len(first), compare.MostInDoubt)], all
}

// stated returns the years of the page without those at an end that was not asked for of which no region states the
// figure; all where none does.
func (d *sumsData) stated(covered []yearly.Year) []int {
	known := map[int]bool{}
	for _, y := range covered {
		known[y.Year] = y.Known > 0
	}
	from, to := figure.Course(len(d.Years), func(i int) bool { return known[d.Years[i]] })
	if from >= to {
		return d.Years
	}
	if d.FromYear != 0 {
		from = 0
	}
	if d.ToYear != 0 {
		to = len(d.Years)
	}
	return d.Years[from:to]
}

// add adds the groups of sums that come by region and year. A region that is its
// own only part, as a county is, is there once.
func (d *sumsData) add(list []compare.Aggregate, whole bool) {
	for i, a := range list {
		at := slices.IndexFunc(d.Groups, func(g sums) bool { return g.Code == a.Region.Code && g.Whole == whole })
		if at < 0 {
			if whole && slices.ContainsFunc(d.Groups, func(g sums) bool { return g.Code == a.Region.Code }) {
				continue
			}
			group := sums{Code: a.Region.Code, Whole: whole}
			for _, year := range d.Years {
				group.Sums = append(group.Sums, yearSum{Year: year})
			}
			at, d.Groups = len(d.Groups), append(d.Groups, group)
		}
		d.Groups[at].Region = a.Region.Name // the newest, as the sums come by year
		sum := yearSumOf(a, d.per != nil)
		sum.Apart = i > 0 && list[i-1].Region.Code == a.Region.Code && a.Known > 0 && list[i-1].Known > 0 && !a.Follows(list[i-1])
		d.Groups[at].Sums[slices.Index(d.Years, a.Year)] = sum
	}
}

// dropEmpty leaves out the groups in which no region has a report in any year.
func (d *sumsData) dropEmpty() {
	d.Groups = slices.DeleteFunc(d.Groups, func(g sums) bool {
		empty := !g.Whole && !slices.ContainsFunc(g.Sums, func(s yearSum) bool { return s.Reports > 0 })
		if empty {
			d.silent = append(d.silent, figure.Bar{Place: figure.Figure{Code: g.Code, Region: g.Region}})
		}
		return empty
	})
	d.Without = len(d.silent)
}

// sort puts the groups in order by their sums of a year, or of the last one if that is not shown: the
// greatest first, behind them those that are compared to none, and the whole last, as it is no part
// of a ranking.
func (d *sumsData) sort(year int) {
	at := slices.Index(d.Years, year)
	if at < 0 {
		at = len(d.Years) - 1
	}
	d.SortedBy = d.Years[at]
	for i := range d.Groups {
		d.Groups[i].Aside = !d.Groups[i].Whole && d.Groups[i].Sums[at].aside()
	}
	rank := func(g sums) int {
		switch {
		case g.Whole && len(d.Groups) > 1:
			return 3
		case g.Aside && g.Sums[at].Value == "":
			return 2
		case g.Aside || g.Sums[at].Shown() == "":
			return 1
		}
		return 0
	}
	slices.SortStableFunc(d.Groups, func(a, b sums) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), figure.CompareShown(b.Sums[at].Shown(), a.Sums[at].Shown()))
	})
}

// Columns returns the years as the table has them, by their places: from the one by which the regions stand back to the first,
// and behind them the later ones, of which there is little so far. The one that is seen first is that of the order.
func (d *sumsData) Columns() []int {
	sorted := slices.Index(d.Years, d.SortedBy)
	var list []int
	for i := sorted; i >= 0; i-- {
		list = append(list, i)
	}
	for i := sorted + 1; i < len(d.Years); i++ {
		list = append(list, i)
	}
	return list
}

// LaterSpans writes the years behind that by which the regions stand, with a mark between spans.
func (d *sumsData) LaterSpans(between string) string {
	return spansText(d.Years[slices.Index(d.Years, d.SortedBy)+1:], between)
}

// Compared returns the sums that can be compared, Beside those that can't, and Total that of the whole.
func (d *sumsData) Compared() []sums {
	return d.those(func(g sums) bool { return !g.Aside && (!g.Whole || len(d.Groups) == 1) })
}

// Beside is explained there.
func (d *sumsData) Beside() []sums { return d.those(func(g sums) bool { return g.Aside }) }

// Total is explained there.
func (d *sumsData) Total() []sums {
	return d.those(func(g sums) bool { return g.Whole && len(d.Groups) > 1 })
}

// AsideWhy says why sums can't be compared: for what they are of, or also for what rates are of.
func (d *sumsData) AsideWhy() (string, error) {
	if d.per == nil {
		return d.language.Text("aside-few")
	}
	return d.language.Text("aside-either", basis.Least)
}

func (d *sumsData) those(is func(sums) bool) []sums {
	return slices.DeleteFunc(slices.Clone(d.Groups), func(g sums) bool { return !is(g) })
}

func yearSumOf(a compare.Aggregate, rate bool) yearSum {
	s := yearSum{Year: a.Year, Regions: a.Regions, Reports: a.Reports, Known: a.Known, Doubtful: a.Doubtful, Held: a.WithBefore, Invented: a.Invented, Corrected: a.Corrected, Derived: a.Derived, Failing: a.Failing,
		Few: a.Regions > 0 && a.Few(), Small: a.SmallBase()}
	if a.Of != nil {
		s.Value = figure.Plain(a.Of)
		s.heavy = a.OfDoubtful != nil && new(big.Rat).Mul(a.OfDoubtful, big.NewRat(10, 1)).Cmp(a.Of) > 0
	}
	if rate && a.Per != nil {
		s.Base = figure.Plain(a.Per)
	}
	if rate && a.Value != nil {
		s.Rate = figure.Percent(a.Value)
	}
	return s
}

// CountedAt returns the address of the list of exactly those regions whose figures are in a sum, and of those within
// that have a report without one; "" where the sum is of fewer, as of those known in every year.
func (d *sumsData) CountedAt(group sums, s yearSum) string {
	if d.Same {
		return ""
	}
	choice := url.Values{"level": {d.Level}, "year": {strconv.Itoa(s.Year)}}
	for name, value := range map[string]string{"region": group.Code, "applicant": d.Applicant, "per": d.Per} {
		if value != "" {
			choice.Set(name, value)
		}
	}
	if d.Flagged != flaggedWords[0] {
		choice.Set("flagged", d.Flagged)
	}
	if d.Examples {
		choice.Set("examples", "1")
	}
	return page.Address(d.language, "/indicators/%v", d.Indicator) + "?" + choice.Encode() + "#ranking"
}
