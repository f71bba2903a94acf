package lookup

import (
	"cmp"
	"iter"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/gazetteer"
	"nianbao/store/charges"
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
	Query string   `json:"-"` // the whole choice, for files of the table of sums
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
	Why     string `json:"doubt,omitempty"` // reading, excessive, told-twice
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

// doubtWords are the words for doubts in data, and at the end of their phrases.
var doubtWords = map[charges.Doubt]string{charges.InReading: "reading", charges.Excessive: "excessive", charges.ToldTwice: "told-twice"}

// feeSorts are the orders of the list.
var feeSorts = []string{"amount", "region", "year"}

func (p *Pages) fees(r *page.Request) (page.View, error) {
	data := &feesData{Filter: r.Filter(), Charged: r.Choice("charged", "1", "0") == "1", Sort: r.Choice("sort", feeSorts...), Sorts: feeSorts, Fees: []feeEntry{}}
	if err := data.Choose(r, p.db); err != nil {
		return page.View{}, err
	}
	data.Title = r.Text("fees")
	view := page.View{Name: "fees", Title: data.Title, Data: data, Rows: data.rows}
	if r.Choice("table", "reports", "sums") == "sums" {
		view.Rows = data.sumRows
	}
	files := r.Chosen("page")
	files.Set("table", "sums")
	data.Query = files.Encode()
	if err := r.Wrong(); err != nil {
		return data.FormAlone(r, view, err)
	}
	chosen, prefix, err := charges.Fees(r.Context(), p.db, data.Search())
	if err != nil {
		return data.FormAlone(r, view, err)
	}
	made, err := invented.Of(r.Context(), p.db)
	if err != nil {
		return page.View{}, err
	}
	if data.LeftOut {
		chosen = without(chosen, made)
	}
	sums, err := p.feeSumsOf(r, data, chosen, prefix, made)
	if err != nil {
		return page.View{}, err
	}
	of := data.chooseLevel(r, sums)
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	data.Reports = sums.reports
	data.take(of)
	if data.Coverage, err = of.coverage.told(r.Language); err != nil {
		return page.View{}, err
	}
	if data.Invented, err = figure.InventedOf(r.Language, sums.examples, data.Reports); err != nil {
		return page.View{}, err
	}
	if region, ok := gazetteer.LookupRegion((prefix + "000000")[:6], 0); ok && prefix != "" {
		data.Title = r.Text("fees-of", naming.Place(r.Language, gazetteer.FullName(region, 0)))
		view.Title = data.Title
	}
	if data.Paging = r.PagingOfAll(sums.listed); data.Charged {
		data.Paging = r.PagingOfAll(sums.charged)
	}
	fees, err := charges.Printed(r.Context(), p.db, page.Cut(&data.Paging, data.part(chosen)))
	if err != nil {
		return page.View{}, err
	}
	for _, f := range fees {
		data.Fees = append(data.Fees, feeEntry{Report: f.Report, Organ: f.Organ, Code: f.RegionCode(), Region: f.Region, Year: f.Year(), Yuan: f.Yuan.String(),
			Printed: f.Printed, InText: f.InText(), Status: string(f.Status), Scope: string(f.Scope()), Doubt: f.Doubtful(), Why: doubtWords[f.Doubt], Cell: f.Indicator, Invented: made.Has(f.Report)})
	}
	data.align()
	return view, r.Wrong()
}

// without returns the charges but for those of some reports.
func without(chosen iter.Seq[charges.Charge], reports invented.Reports) iter.Seq[charges.Charge] {
	return func(yield func(charges.Charge) bool) {
		for c := range chosen {
			if !reports.Has(c.Report) && !yield(c) {
				return
			}
		}
	}
}

// part returns the charges of the page, in the order that is asked for, and one more if there are more. They come by amount.
func (d *feesData) part(chosen iter.Seq[charges.Charge]) []charges.Charge {
	first := d.Paging.Offset()
	past := first + d.Paging.Size + 1
	var list []charges.Charge
	n := 0
	for c := range chosen {
		if d.Charged && c.Yuan.Sign() == 0 {
			continue
		}
		if d.Sort != "amount" || n >= first {
			list = append(list, c)
		}
		if n++; d.Sort == "amount" && n == past {
			break
		}
	}
	switch d.Sort {
	case "region":
		slices.SortStableFunc(list, func(a, b charges.Charge) int { return cmp.Compare(a.Within(6), b.Within(6)) })
	case "year":
		slices.SortStableFunc(list, func(a, b charges.Charge) int { return b.Year() - a.Year() })
	default:
		return list
	}
	return list[min(first, len(list)):min(past, len(list))]
}

func (d *feesData) rows() [][]string {
	return page.Table("report organ region_code region year yuan printed in_text status doubtful invented scope doubt", d.Fees, func(f feeEntry) []string {
		return []string{strconv.FormatInt(f.Report, 10), f.Organ, f.Code, f.Region, strconv.Itoa(f.Year), f.Yuan, f.Printed,
			strconv.FormatBool(f.InText), f.Status, strconv.FormatBool(f.Doubt), strconv.FormatBool(f.Invented), f.Scope, f.Why}
	})
}
