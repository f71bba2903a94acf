package lookup

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/find"
	"nianbao/store/invented"
)

// A feesData lists the fees that organs charged for information.
type feesData struct {
	page.Filter
	Charged bool        `json:"charged"` // only those that charged something
	Sort    string      `json:"sort"`    // amount, region, year
	Reports int         `json:"reports"` // that state a fee, be it none
	Sum     string      `json:"sum"`     // whose fees are added up, one of Levels; empty where none states any
	Levels  []feeLevel  `json:"levels"`
	Years   []int       `json:"years"`   // of the reports that are added up, 0 for those of no known year
	Regions []feeRegion `json:"regions"` // directly below the region that is chosen, each with the sum of that level
	Total   *feeRegion  `json:"total"`   // of them all
	Fees    []feeEntry  `json:"fees"`
	// Invented says how many of the reports are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`
	figure.ExamplesChoice
	Paging page.Paging `json:"paging"`
	// Coverage warns that the sums may count the same fees twice; nil where none does.
	Coverage *feeCoverage `json:"coverage,omitempty"`

	Sorts []string `json:"-"` // to choose from
	Asked string   `json:"-"` // of Sum, "" where nothing is
	Title string   `json:"-"` // with the region that is chosen
}

// A feeRegion adds up the fees of the reports of a region and all within it.
type feeRegion struct {
	Code     string `json:"code"` // empty for reports of no region
	Name     string `json:"name"`
	Reports  int    `json:"reports"`  // that state a fee, be it none
	Charged  int    `json:"charged"`  // of them, that charged something
	Yuan     string `json:"yuan"`     // what these charged, but for those in doubt
	Doubtful int    `json:"doubtful"` // reports that are left out of the sum
	// ByYear is what they charged in each of the years, empty where no report states it.
	ByYear []string `json:"by_year"`
	// Invented counts the reports in the sums that are examples, whose figures nobody counted. InventedIn tells
	// the years that have one.
	Invented   int    `json:"invented"`
	InventedIn []bool `json:"-"`

	amount find.Amount
	years  map[int]*feeYear // of all the reports
	digits int              // behind the point, of all amounts of the table
}

// A feeYear is what reports of one year charged.
type feeYear struct {
	amount   find.Amount
	stated   bool // by a report, not in doubt
	invented bool // one of these reports
}

func newFeeRegion(code string) *feeRegion {
	region, _ := gazetteer.LookupRegion(code, 0)
	return &feeRegion{Code: code, Name: region.Name, years: map[int]*feeYear{}}
}

// add counts a charge in, which may be of an invented report.
func (r *feeRegion) add(c find.Charge, invented bool) {
	if c.First {
		r.Reports++
	}
	of := r.years[c.Year()]
	if of == nil {
		of = &feeYear{}
		r.years[c.Year()] = of
	}
	if c.Doubtful {
		r.Doubtful++
		return
	}
	of.stated, of.invented = true, of.invented || invented
	if invented && c.First {
		r.Invented++
	}
	if c.Yuan.Sign() > 0 {
		r.Charged++
		r.amount, of.amount = r.amount.Plus(c.Yuan), of.amount.Plus(c.Yuan)
	}
}

// write puts the sums into words.
func (r *feeRegion) write(years []int) {
	r.Yuan = r.amount.String()
	for _, year := range years {
		text, invented := "", false
		if of := r.years[year]; of != nil && of.stated {
			text, invented = of.amount.String(), of.invented
		}
		r.ByYear, r.InventedIn = append(r.ByYear, text), append(r.InventedIn, invented)
	}
}

// A feeEntry is what one report states.
type feeEntry struct {
	Report  int64  `json:"report"`
	Organ   string `json:"organ"`
	Code    string `json:"region_code"`
	Region  string `json:"region"`
	Year    int    `json:"year"`
	Yuan    string `json:"yuan"`
	Printed string `json:"printed"` // the sentence, or the cell with its unit
	InText  bool   `json:"in_text"` // stated in the text and not in a table
	Status  string `json:"status"`
	Scope   string `json:"scope,omitempty"` // what the report covers: own, area, unknown
	Doubt   bool   `json:"doubtful"`
	// Invented says that the report is an example, whose figures nobody counted.
	Invented bool `json:"invented"`
	// Cell names the figure in the address of its page.
	Cell string `json:"-"`

	digits int // behind the point, of all amounts of the list
}

// Shown writes an amount of the table as the others, which stand below each other.
func (r feeRegion) Shown(yuan string) string { return chart.Number(yuan, r.digits).Text }

// Shown is the same of the list.
func (e feeEntry) Shown() string { return chart.Number(e.Yuan, e.digits).Text }

// align has the amounts of the table, and those of the list, written with as many digits behind the point.
func (d *feesData) align() {
	var sums, list []string
	regions := make([]*feeRegion, 0, len(d.Regions)+1)
	for i := range d.Regions {
		regions = append(regions, &d.Regions[i])
	}
	if d.Total != nil {
		regions = append(regions, d.Total)
	}
	for _, of := range regions {
		sums = append(append(sums, of.Yuan), of.ByYear...)
	}
	for _, f := range d.Fees {
		list = append(list, f.Yuan)
	}
	ofSums, ofList := chart.Digits(sums), chart.Digits(list) // a country's list has a hundred thousand
	for _, of := range regions {
		of.digits = ofSums
	}
	for i := range d.Fees {
		d.Fees[i].digits = ofList
	}
}

// feeSorts are the orders of the list.
var feeSorts = []string{"amount", "region", "year"}

func (p *Pages) fees(r *page.Request) (page.View, error) {
	data := &feesData{Filter: r.Filter(), Charged: r.Choice("charged", "1", "0") == "1", Sort: r.Choice("sort", feeSorts...), Sorts: feeSorts, Fees: []feeEntry{}}
	if err := data.Choose(r, p.db); err != nil {
		return page.View{}, err
	}
	data.Title = r.Text("fees")
	view := page.View{Name: "fees", Title: data.Title, Data: data, Rows: data.rows}
	if err := r.Wrong(); err != nil {
		return data.FormAlone(r, view, err)
	}
	charges, prefix, err := find.Fees(r.Context(), p.db, data.Search())
	if err != nil {
		return data.FormAlone(r, view, err)
	}
	made, err := invented.Of(r.Context(), p.db)
	if err != nil {
		return page.View{}, err
	}
	if data.LeftOut {
		charges = without(charges, made)
	}
	summed := data.chooseLevel(r, charges)
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	data.addUp(summed, prefix, made)
	examples := 0
	for c := range charges {
		if c.First {
			data.Reports++
			if made.Has(c.Report) {
				examples++
			}
		}
	}
	if data.Coverage, err = coverageOf(r.Language, summed); err != nil {
		return page.View{}, err
	}
	if data.Invented, err = figure.InventedOf(r.Language, examples, data.Reports); err != nil {
		return page.View{}, err
	}
	if region, ok := gazetteer.LookupRegion((prefix + "000000")[:6], 0); ok && prefix != "" {
		data.Title = r.Text("fees-of", naming.Place(r.Language, gazetteer.FullName(region, 0)))
		view.Title = data.Title
	}
	var list []find.Charge
	for c := range charges {
		if !data.Charged || c.Yuan.Sign() != 0 {
			list = append(list, c)
		}
	}
	switch data.Sort { // they come by amount
	case "region":
		slices.SortStableFunc(list, func(a, b find.Charge) int { return cmp.Compare(a.Within(6), b.Within(6)) })
	case "year":
		slices.SortStableFunc(list, func(a, b find.Charge) int { return b.Year() - a.Year() })
	}
	data.Paging = r.PagingOfAll(len(list))
	fees, err := find.FeesOf(r.Context(), p.db, page.CutAll(&data.Paging, list))
	if err != nil {
		return page.View{}, err
	}
	for _, f := range fees {
		data.Fees = append(data.Fees, feeEntry{Report: f.Report, Organ: f.Organ, Code: f.RegionCode(), Region: f.Region, Year: f.Year(), Yuan: f.Yuan.String(),
			Printed: f.Printed, InText: f.InText(), Status: string(f.Status), Scope: string(f.Scope()), Doubt: f.Doubtful, Cell: f.Indicator, Invented: made.Has(f.Report)})
	}
	data.align()
	return view, r.Wrong()
}

// without returns the charges but for those of some reports.
func without(charges iter.Seq[find.Charge], reports invented.Reports) iter.Seq[find.Charge] {
	return func(yield func(find.Charge) bool) {
		for c := range charges {
			if !reports.Has(c.Report) && !yield(c) {
				return
			}
		}
	}
}

// addUp counts the reports of each division directly below the region whose codes begin so; those of
// the region itself are by themselves.
func (d *feesData) addUp(list iter.Seq[find.Charge], prefix string, made invented.Reports) {
	sums := map[catalogue.Division]*feeRegion{}
	total := newFeeRegion("")
	for c := range list {
		division := c.Within(min(len(prefix)+2, len("000000")))
		of := sums[division]
		if of == nil {
			of = newFeeRegion(division.Code())
			sums[division] = of
		}
		invented := made.Has(c.Report)
		of.add(c, invented)
		total.add(c, invented)
	}
	d.Years = slices.Sorted(maps.Keys(total.years))
	for _, of := range sums {
		of.write(d.Years)
		d.Regions = append(d.Regions, *of)
	}
	slices.SortFunc(d.Regions, func(a, b feeRegion) int {
		return cmp.Or(b.amount.Cmp(a.amount), cmp.Compare(a.Code, b.Code))
	})
	if len(d.Regions) > 0 {
		total.write(d.Years)
		d.Total = total
	}
}

func (d *feesData) rows() [][]string {
	return page.Table("report organ region_code region year yuan printed in_text status doubtful invented scope", d.Fees, func(f feeEntry) []string {
		return []string{strconv.FormatInt(f.Report, 10), f.Organ, f.Code, f.Region, strconv.Itoa(f.Year), f.Yuan, f.Printed,
			strconv.FormatBool(f.InText), f.Status, strconv.FormatBool(f.Doubt), strconv.FormatBool(f.Invented), f.Scope}
	})
}
