package compare

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/headline"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/annual"
	"nianbao/store/compare"
	"nianbao/store/compare/basis"
	"nianbao/store/compare/yearly"
	"nianbao/store/database"
)

// A changesData is how an indicator changed between two years in each region.
type changesData struct {
	asked
	indicatorChoice
	followChoice
	yearChoice
	FromYear int          `json:"from_year"`
	ToYear   int          `json:"to_year"`
	Order    string       `json:"order"` // one of changeOrders
	Counts   changeCounts `json:"counts"`
	Rows     []changeRow  `json:"changes"`
	regionList

	Orders []string     `json:"-"`
	Years  []int        `json:"-"`
	Bars   figure.Chart `json:"-"`
	found  *compare.ChangeList

	compared compare.Comparison
}

// A changeCounts says what the changes are of.
type changeCounts struct {
	Regions  int `json:"regions"`    // that there were in both years
	Known    int `json:"known"`      // of these, with a value in both years
	Certain  int `json:"certain"`    // of these, with nothing that speaks against a change of the same thing
	Forms    int `json:"other_form"` // of these, of which the two reports follow different forms
	Risen    int `json:"risen"`
	Fallen   int `json:"fallen"`
	Same     int `json:"same"`
	Doubtful int `json:"doubtful"`       // with a figure in doubt, counted in or left out as chosen
	Invented int `json:"invented"`       // reports of the known changes, two of each, that are invented
	Failing  int `json:"in_failing_sum"` // of the known, with a figure that is a term of a sum which fails in its own report
}

// Uncertain returns how many of the known changes are not certain.
func (c changeCounts) Uncertain() int { return c.Known - c.Certain }

// FormsTold reports whether so many changes are between different forms that this is said once
// of all.
func (c changeCounts) FormsTold() bool { return 2*c.Forms > c.Known }

// A changeRow is the change in one region; Difference is empty unless both years'
// values are known.
type changeRow struct {
	Code       string        `json:"region_code"`
	Region     string        `json:"region"`
	Parent     string        `json:"parent,omitempty"`
	From       figure.Figure `json:"from"`
	To         figure.Figure `json:"to"`
	Difference string        `json:"difference"` // of rates in percentage points
	// Growth is the difference in percent of the earlier value. It is empty for a
	// rate, where the earlier value is less than ten, and where the change is not certain.
	Growth string `json:"growth_percent"`
	Doubt  bool   `json:"doubtful"`
	Broken bool   `json:"area_changed"` // between the two years, as the notes tell
	// Reasons say why it may be no change of the same thing; a change that is not certain is
	// listed behind those that are. Without a difference there is nothing to be certain of.
	Reasons   []basis.Reason `json:"reasons"`
	Certain   bool           `json:"certain"`
	FromScope annual.Scope   `json:"from_scope,omitempty"` // what the report covers
	ToScope   annual.Scope   `json:"to_scope,omitempty"`
}

// Why words the reasons.
func (r changeRow) Why() []figure.Because { return figure.BecauseOf(r.Reasons, r.Difference) }

// FromTold and ToTold report whether the earlier and the later report say what they cover.
func (r changeRow) FromTold() bool { return basis.Basis{Scope: r.FromScope}.Told() }

// ToTold is explained there.
func (r changeRow) ToTold() bool { return basis.Basis{Scope: r.ToScope}.Told() }

// A changeBasisView is what is told beside a change, among all of the page.
type changeBasisView struct {
	Row    changeRow
	Counts changeCounts
}

// changeOrders are the orders of changes: by difference or growth, the greatest
// rise or the greatest fall first.
var changeOrders = []string{"rise", "fall", "growth", "decline"}

func (d *changesData) choose(r *page.Request) {
	d.indicatorChoice.choose(r, anyLevel)
	d.real = d.LeftOut
	d.followChoice.choose(r)
	d.FromYear, d.ToYear = r.Span()
	d.Orders = changeOrders
	d.Order = r.Choice("order", changeOrders...)
}

func (d *changesData) ask(r *page.Request, db *database.DB) (err error) {
	if d.Years, err = reportYears(r.Context(), db); err != nil || len(d.Years) == 0 {
		return err
	}
	if err := d.chooseYears(r.Context(), db); err != nil {
		return err
	}
	if d.FromYear >= d.ToYear {
		return page.BadParameter("from", strconv.Itoa(d.FromYear))
	}
	c := d.comparison(d.scope(), d.FromYear, d.ToYear)
	c.Follow = d.Follow
	d.compared = c
	if d.found, err = compare.Changes(r.Context(), db, c); err != nil {
		return err
	}
	if err := d.note(r.Context(), db, c); err != nil {
		return err
	}
	d.found.MarkAreas(c, d.broken)
	d.count()
	d.sort()
	if err := d.leaveOut(r, db, c, func(year int) bool { return year == d.FromYear || year == d.ToYear }); err != nil {
		return err
	}
	return d.coverReports(r.Context(), r.Language, db, d.found.Reports())
}

// chooseYears sets the years that are not asked for: the last one that is covered well enough,
// and the last such one before it.
func (d *changesData) chooseYears(ctx context.Context, db *database.DB) error {
	covered, err := compare.YearsCovered(ctx, db, d.comparison(d.scope(), 0, 0))
	if err != nil {
		return err
	}
	d.withReport = reportedYears(covered)
	choice := yearly.Choose(covered)
	if d.ToYear == 0 {
		if d.ToYear = choice.Year.Year; d.ToYear <= d.FromYear {
			d.ToYear = lastOf(d.Years)
		}
	}
	if d.FromYear == 0 {
		d.FromYear = cmp.Or(yearly.Before(d.ToYear, covered).Year.Year, d.ToYear-1)
	}
	d.tell("to", d.ToYear, choice.Newer)
	return nil
}

// count says what the changes are of.
func (d *changesData) count() {
	d.Counts.Regions = d.found.Len()
	for i := range d.found.Len() {
		if d.found.Doubtful(i) {
			d.Counts.Doubtful++
		}
		sign, known := d.found.Sign(i)
		if !known {
			continue
		}
		d.Counts.Known++
		d.Counts.Invented += d.found.Invented(i)
		if d.found.Failing(i) {
			d.Counts.Failing++
		}
		if d.found.Certain(i) {
			d.Counts.Certain++
		}
		if d.found.OtherForm(i) {
			d.Counts.Forms++
		}
		switch sign {
		case 1:
			d.Counts.Risen++
		case -1:
			d.Counts.Fallen++
		default:
			d.Counts.Same++
		}
	}
}

// sort puts the changes in order.
func (d *changesData) sort() {
	if d.byGrowth() {
		d.reported(d.found.ByGrowth(d.falling()), d.found.HasReport)
	} else {
		d.reported(d.found.ByDifference(d.falling()), d.found.HasReport)
	}
}

// falling reports whether the greatest falls stand first.
func (d *changesData) falling() bool { return d.Order == "fall" || d.Order == "decline" }

// byGrowth reports whether changes stand by the percentage of the earlier value, which rates have none of.
func (d *changesData) byGrowth() bool {
	return d.per == nil && (d.Order == "growth" || d.Order == "decline")
}

func (d *changesData) show(places []int) { d.Rows = d.rows(places) }

// rows returns the changes with those indexes.
func (d *changesData) rows(indexes []int) []changeRow {
	if len(d.all) == 0 { // no region has a report
		return nil
	}
	rows := make([]changeRow, len(indexes))
	for i, at := range indexes {
		change := d.found.At(at)
		rows[i] = changeRowOf(change, d.per != nil)
		rows[i].Broken = d.broken[d.compared.SeriesKey(change.Region)]
	}
	return rows
}

// ReasonsText returns reasons as tables have them: their codes, with semicolons between.
func ReasonsText(reasons []basis.Reason) string {
	var codes []string
	for _, r := range reasons {
		codes = append(codes, string(r))
	}
	return strings.Join(codes, ";")
}

func changeRowOf(c compare.YearChange, rate bool) changeRow {
	figures := figure.All([]compare.Figure{c.From, c.To}, rate)
	row := changeRow{Code: c.Region.Code, Region: c.Region.Name, Parent: figures[1].Parent, From: figures[0], To: figures[1], Doubt: c.Doubtful(),
		Reasons: c.Reasons}
	if c.Difference == nil {
		return row
	}
	row.Certain = c.Certain()
	row.FromScope, row.ToScope = cmp.Or(c.FromScope, annual.UnknownScope), cmp.Or(c.ToScope, annual.UnknownScope)
	if rate {
		row.Difference = figure.Percent(c.Difference)
	} else {
		row.Difference = figure.Plain(c.Difference)
	}
	if c.Growth != nil {
		row.Growth = figure.Growth(c.Growth)
	}
	return row
}

func (d *changesData) draw(r *page.Request) {
	d.keep("changes-"+quantityName(d.of, d.per), d.Level, d.FromYear, d.ToYear)
	unit, title, by := d.Unit, "chart-changes", headline.InNumber
	switch {
	case d.per != nil:
		unit, by = r.Text("points"), headline.InPoints
	case d.byGrowth():
		unit, title, by = "%", "chart-growth", headline.InPercent
	}
	var bars []figure.Bar
	for _, row := range d.rows(d.all[:min(len(d.all), figure.BarsShown)]) {
		bar := d.bar(row)
		if by == headline.InPercent {
			if bar.Value = nil; row.Growth != "" {
				bar.Value = &row.Growth
			}
		}
		if bar.Value != nil {
			bars = append(bars, bar)
		}
	}
	subject := d.subject(r)
	subject.Year, subject.FromYear, subject.Regions, subject.Known = d.ToYear, d.FromYear, d.Counts.Regions, d.Counts.Known
	subject.Provinces = d.provinces()
	subject.Ascending, subject.Failing = d.falling(), d.Counts.Failing
	subject.Changes = &headline.Changes{Known: d.Counts.Known, Risen: d.Counts.Risen, Fallen: d.Counts.Fallen, Uncertain: d.Counts.Uncertain(), By: by}
	d.Bars = figure.Chart{Name: "changes", Subject: subject, Title: r.Text(title, d.Heading, d.FromYear, d.ToYear), Of: d.Indicator, Unit: unit, File: d.file, Silent: d.silent()}.
		WithBars(d.Name, bars)
	d.Bars.Reports, d.Bars.Invented = 2*d.Counts.Known, d.Counts.Invented
	if by == headline.InPercent {
		if without := d.withoutGrowth(); without > 0 {
			d.Bars.Note = r.Text("changes-no-growth", without)
		}
	}
}

// withoutGrowth counts the known changes of which no percentage is told.
func (d *changesData) withoutGrowth() int {
	n := 0
	for _, row := range d.rows(d.all) {
		if row.Difference != "" && row.Growth == "" {
			n++
		}
	}
	return n
}

// provinces returns in how many provinces the regions lie whose change is known.
func (d *changesData) provinces() int {
	if d.found == nil {
		return 0
	}
	return provincesAmong(d.found.Len(), func(i int) string {
		if _, known := d.found.Sign(i); !known {
			return ""
		}
		return d.found.Code(i)
	})
}

// bar returns a change as the bar of its region.
func (d *changesData) bar(row changeRow) figure.Bar {
	bar := figure.Bar{Place: figure.Figure{Code: row.Code, Region: row.Region, Parent: row.Parent, Report: max(row.From.Report, row.To.Report),
		Corrected: row.From.Corrected || row.To.Corrected, Derived: row.From.Derived || row.To.Derived, Invented: row.From.Invented || row.To.Invented, Failing: row.From.Failing || row.To.Failing},
		Doubt: !row.Certain, Link: row.To.Printed(d.Cell, d.Sum)}
	if row.Difference != "" {
		bar.Value = &row.Difference
	}
	return bar
}

// silent returns the regions whose change is not known.
func (d *changesData) silent() []figure.Bar {
	if d.found == nil { // there is no report
		return nil
	}
	n := 0
	for i := range d.found.Len() {
		if _, known := d.found.Sign(i); !known {
			n++
		}
	}
	list := make([]figure.Bar, 0, n) // thousands, where few reports state the figure
	for i := range d.found.Len() {
		if _, known := d.found.Sign(i); !known {
			list = append(list, d.bar(changeRowOf(d.found.At(i), d.per != nil)))
		}
	}
	return list
}

func (d *changesData) charts() []*figure.Chart { return []*figure.Chart{&d.Bars} }

func (d *changesData) sheets() []sheet { return []sheet{{"changes", d.table}} }

func (d *changesData) table() [][]string {
	head := `region_code region parent indicator applicant unit from_year from_value from_rate_percent from_status
		to_year to_value to_rate_percent to_status difference growth_percent doubtful from_report to_report`
	if d.Follow {
		head += " from_code from_region area_changed"
	}
	head += " certain reasons from_scope to_scope from_corrected to_corrected from_derived to_derived from_invented to_invented from_in_failing_sum to_in_failing_sum"
	return page.Table(head, d.Rows, func(c changeRow) []string {
		line := []string{c.Code, c.Region, c.Parent, d.Indicator, d.Applicant, d.Unit, strconv.Itoa(d.FromYear), c.From.Value, c.From.Rate, c.From.Status,
			strconv.Itoa(d.ToYear), c.To.Value, c.To.Rate, c.To.Status, c.Difference, c.Growth, strconv.FormatBool(c.Doubt),
			reportText(c.From.Report), reportText(c.To.Report)}
		if d.Follow {
			line = append(line, c.From.Code, c.From.Region, strconv.FormatBool(c.Broken))
		}
		return append(line, strconv.FormatBool(c.Certain), ReasonsText(c.Reasons), string(c.FromScope), string(c.ToScope),
			strconv.FormatBool(c.From.Corrected), strconv.FormatBool(c.To.Corrected), strconv.FormatBool(c.From.Derived), strconv.FormatBool(c.To.Derived),
			strconv.FormatBool(c.From.Invented), strconv.FormatBool(c.To.Invented), strconv.FormatBool(c.From.Failing), strconv.FormatBool(c.To.Failing))
	})
}
