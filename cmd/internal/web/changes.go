package web

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/wording"
	"nianbao/store"
)

// A changesData is how an indicator changed between two years in each region.
type changesData struct {
	indicatorChoice
	FromYear int          `json:"from_year"`
	ToYear   int          `json:"to_year"`
	Order    string       `json:"order"` // one of changeOrders
	Counts   changeCounts `json:"counts"`
	Rows     []changeRow  `json:"changes"`
	Paging   Paging       `json:"paging"`

	Years []int `json:"-"`
	Bars  chart `json:"-"`
	list  *store.ChangeList
	all   []int // indexes in list of the changes of regions with a report, in order; few of them are shown
}

// A changeCounts says what the changes are of.
type changeCounts struct {
	Regions  int `json:"regions"` // that there were in both years
	Known    int `json:"known"`   // of these, with a value in both years
	Risen    int `json:"risen"`
	Fallen   int `json:"fallen"`
	Same     int `json:"same"`
	Doubtful int `json:"doubtful"` // with a figure in doubt, counted in or left out as chosen
}

// A changeRow is the change in one region; Difference is empty unless both years'
// values are known.
type changeRow struct {
	Code       string `json:"region_code"`
	Region     string `json:"region"`
	Parent     string `json:"parent,omitempty"`
	From       figure `json:"from"`
	To         figure `json:"to"`
	Difference string `json:"difference"` // of rates in percentage points
	// Growth is the difference in percent of the earlier value. It is empty for a
	// rate, and where the earlier value is zero.
	Growth string `json:"growth_percent"`
	Doubt  bool   `json:"doubtful"`
}

// changeOrders are the orders of changes: by difference or growth, the greatest
// rise or the greatest fall first.
var changeOrders = []string{"rise", "fall", "growth", "decline"}

// Orders returns the orders to choose from.
func (d *changesData) Orders() []string { return changeOrders }

func (s *Server) changes(r *request) (view, error) {
	data, err := s.changesData(r)
	if err != nil {
		return view{}, err
	}
	if data.Paging, err = r.pagingOfAll(len(data.all)); err != nil {
		return view{}, err
	}
	data.Rows = data.rows(cutAll(&data.Paging, data.all))
	title, err := r.language.Text("changes")
	return view{name: "changes", title: title, data: data, rows: func() [][]string { return data.table(data.Rows) },
		sheets: func() ([]sheet, error) { return []sheet{{"changes", data.table(data.Rows)}}, nil }}, err
}

func (s *Server) changesData(r *request) (*changesData, error) {
	data := &changesData{}
	if err := data.choose(r); err != nil {
		return nil, err
	}
	var err error
	if data.Years, err = s.reportYears(r.Context()); err != nil || len(data.Years) == 0 {
		return data, err
	}
	if data.ToYear == 0 {
		data.ToYear = lastOf(data.Years)
	}
	if data.FromYear == 0 {
		data.FromYear = data.ToYear - 1
	}
	if data.FromYear >= data.ToYear {
		return nil, badParameter("from", itoa(data.FromYear))
	}
	changes, err := s.config.Store.Changes(r.Context(), data.comparison(data.scope(), data.FromYear, data.ToYear))
	if err != nil {
		return nil, err
	}
	data.fill(changes)
	return data, data.draw(r.language)
}

func (d *changesData) choose(r *request) (err error) {
	if err = d.indicatorChoice.choose(r, "county", "prefecture", "province", "below", "itself"); err != nil {
		return err
	}
	if d.FromYear, err = r.year("from"); err != nil {
		return err
	}
	if d.ToYear, err = r.year("to"); err != nil {
		return err
	}
	d.Order, err = r.choice("order", changeOrders...)
	return err
}

// fill counts the changes and puts those of regions with a report in order.
func (d *changesData) fill(list *store.ChangeList) {
	d.list = list
	d.Counts.Regions = list.Len()
	for i := range list.Len() {
		if list.Doubtful(i) {
			d.Counts.Doubtful++
		}
		sign, known := list.Sign(i)
		if !known {
			continue
		}
		d.Counts.Known++
		switch sign {
		case 1:
			d.Counts.Risen++
		case -1:
			d.Counts.Fallen++
		default:
			d.Counts.Same++
		}
	}
	falling := d.Order == "fall" || d.Order == "decline"
	if d.per == nil && (d.Order == "growth" || d.Order == "decline") {
		d.all = list.ByGrowth(falling)
	} else {
		d.all = list.ByDifference(falling)
	}
	d.all = slices.DeleteFunc(d.all, func(i int) bool { return !list.HasReport(i) })
}

// rows returns the changes with those indexes.
func (d *changesData) rows(indexes []int) []changeRow {
	if len(d.all) == 0 { // no region has a report
		return nil
	}
	rows := make([]changeRow, len(indexes))
	for i, at := range indexes {
		rows[i] = changeRowOf(d.list.At(at), d.per != nil)
	}
	return rows
}

func changeRowOf(c store.YearChange, rate bool) changeRow {
	figures := figuresOf([]store.Figure{c.From, c.To}, rate)
	row := changeRow{Code: c.Region.Code, Region: c.Region.Name, Parent: figures[1].Parent, From: figures[0], To: figures[1], Doubt: c.Doubtful()}
	if c.Difference == nil {
		return row
	}
	if rate {
		row.Difference = percent(c.Difference)
	} else {
		row.Difference = plainRat(c.Difference)
	}
	if c.Growth != nil && !rate {
		row.Growth = new(big.Rat).Mul(hundred, c.Growth).FloatString(1)
	}
	return row
}

func (d *changesData) draw(language wording.Language) error {
	title, err := language.Text("chart-changes", d.Heading, d.FromYear, d.ToYear)
	if err != nil {
		return err
	}
	d.Bars = chart{Kind: barChart, Title: title, Unit: d.Unit, File: fmt.Sprintf("nianbao-changes-%s-%d-%d", d.Indicator, d.FromYear, d.ToYear)}
	if d.per != nil {
		if d.Bars.Unit, err = language.Text("points"); err != nil {
			return err
		}
	}
	drawn := d.rows(d.all[:min(len(d.all), barsShown)])
	var places []figure
	for _, row := range drawn {
		places = append(places, figure{Code: row.Code, Region: row.Region, Parent: row.Parent})
	}
	bars, names := chartSeries{Name: d.Name}, tellApart(places)
	for i, row := range drawn {
		if row.Difference != "" {
			d.Bars.Categories = append(d.Bars.Categories, names[i])
			bars.Values, bars.Doubtful = append(bars.Values, &row.Difference), append(bars.Doubtful, row.Doubt)
		}
	}
	d.Bars.Series = []chartSeries{bars}
	return nil
}

func (d *changesData) table(list []changeRow) [][]string {
	rows := [][]string{{"region_code", "region", "parent", "indicator", "applicant", "unit", "from_year", "from_value", "from_rate_percent", "from_status",
		"to_year", "to_value", "to_rate_percent", "to_status", "difference", "growth_percent", "doubtful", "from_report", "to_report"}}
	for _, c := range list {
		rows = append(rows, []string{c.Code, c.Region, c.Parent, d.Indicator, d.Applicant, d.Unit, itoa(d.FromYear), c.From.Value, c.From.Rate, c.From.Status,
			itoa(d.ToYear), c.To.Value, c.To.Rate, c.To.Status, c.Difference, c.Growth, strconv.FormatBool(c.Doubt),
			strconv.FormatInt(c.From.Report, 10), strconv.FormatInt(c.To.Report, 10)})
	}
	return rows
}
