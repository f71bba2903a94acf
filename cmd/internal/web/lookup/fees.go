package lookup

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/number"
	"nianbao/store/find"
	"nianbao/store/invented"
)

// A feesData lists the fees that organs charged for information.
type feesData struct {
	page.Filter
	Charged bool        `json:"charged"` // only those that charged something
	Sort    string      `json:"sort"`    // amount, region, year
	Reports int         `json:"reports"` // that state a fee, be it none
	Years   []int       `json:"years"`   // of the reports that state a fee, 0 for those of no known year
	Regions []feeRegion `json:"regions"` // directly below the region that is chosen
	Total   *feeRegion  `json:"total"`   // of them all
	Fees    []feeEntry  `json:"fees"`
	// Invented says how many of the reports are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`
	Paging   page.Paging      `json:"paging"`

	Sorts []string `json:"-"` // to choose from
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

	amount  *big.Rat
	amounts map[int]*big.Rat
}

func newFeeRegion(code string) *feeRegion {
	region, _ := gazetteer.LookupRegion(code, 0)
	return &feeRegion{Code: code, Name: region.Name, amount: new(big.Rat), amounts: map[int]*big.Rat{}}
}

// add counts a fee in.
func (r *feeRegion) add(f find.Fee) {
	r.Reports++
	if f.Doubtful() {
		r.Doubtful++
		return
	}
	if r.amounts[f.Year] == nil {
		r.amounts[f.Year] = new(big.Rat)
	}
	if f.Yuan.Sign() > 0 {
		r.Charged++
		r.amount.Add(r.amount, f.Yuan)
		r.amounts[f.Year].Add(r.amounts[f.Year], f.Yuan)
	}
}

// write puts the sums into words.
func (r *feeRegion) write(years []int) {
	r.Yuan = number.PlainRat(r.amount)
	for _, year := range years {
		text := ""
		if amount := r.amounts[year]; amount != nil {
			text = number.PlainRat(amount)
		}
		r.ByYear = append(r.ByYear, text)
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
	Doubt   bool   `json:"doubtful"`
	// Invented says that the report is an example, whose figures nobody counted.
	Invented bool `json:"invented"`
	// Cell names the figure in the address of its page.
	Cell string `json:"-"`
}

// feeSorts are the orders of the list.
var feeSorts = []string{"amount", "region", "year"}

func (p *Pages) fees(r *page.Request) (page.View, error) {
	data := &feesData{Filter: r.Filter(), Charged: r.Choice("charged", "1", "0") == "1", Sort: r.Choice("sort", feeSorts...), Sorts: feeSorts, Fees: []feeEntry{}}
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	list, prefix, err := find.Fees(r.Context(), p.db, data.Search())
	if err != nil {
		return page.View{}, err
	}
	made, err := invented.Of(r.Context(), p.db)
	if err != nil {
		return page.View{}, err
	}
	reports := data.addUp(list, prefix)
	data.Reports = len(reports)
	maps.DeleteFunc(reports, func(id int64, _ bool) bool { return !made.Has(id) })
	if data.Invented, err = figure.InventedOf(r.Language, len(reports), data.Reports); err != nil {
		return page.View{}, err
	}
	data.Title = r.Text("fees")
	if region, ok := gazetteer.LookupRegion((prefix + "000000")[:6], 0); ok && prefix != "" {
		data.Title = r.Text("fees-of", naming.Place(r.Language, gazetteer.FullName(region, 0)))
	}
	if data.Charged {
		list = slices.DeleteFunc(list, func(f find.Fee) bool { return f.Yuan.Sign() == 0 })
	}
	switch data.Sort { // they come by amount
	case "region":
		slices.SortStableFunc(list, func(a, b find.Fee) int { return cmp.Compare(a.RegionCode, b.RegionCode) })
	case "year":
		slices.SortStableFunc(list, func(a, b find.Fee) int { return b.Year - a.Year })
	}
	data.Paging = r.PagingOfAll(len(list))
	for _, f := range page.CutAll(&data.Paging, list) {
		data.Fees = append(data.Fees, feeEntry{Report: f.Report, Organ: f.Organ, Code: f.RegionCode, Region: f.Region, Year: f.Year, Yuan: number.PlainRat(f.Yuan),
			Printed: f.Printed, InText: f.InText(), Status: string(f.Status), Doubt: f.Doubtful(), Cell: f.Indicator, Invented: made.Has(f.Report)})
	}
	return page.View{Name: "fees", Title: data.Title, Data: data, Rows: data.rows}, r.Wrong()
}

// addUp counts the reports of each division directly below the region whose codes begin so; those of
// the region itself are by themselves. It returns the reports.
func (d *feesData) addUp(list []find.Fee, prefix string) map[int64]bool {
	sums := map[string]*feeRegion{}
	total := newFeeRegion("")
	reports := map[int64]bool{}
	for _, f := range list {
		reports[f.Report] = true
		if !slices.Contains(d.Years, f.Year) {
			d.Years = append(d.Years, f.Year)
		}
		code := f.RegionCode
		if code != "" {
			code = (code[:min(len(prefix)+2, 6)] + "000000")[:6]
		}
		if sums[code] == nil {
			sums[code] = newFeeRegion(code)
		}
		sums[code].add(f)
		total.add(f)
	}
	slices.Sort(d.Years)
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
	return reports
}

func (d *feesData) rows() [][]string {
	return page.Table("report organ region_code region year yuan printed in_text status doubtful invented", d.Fees, func(f feeEntry) []string {
		return []string{strconv.FormatInt(f.Report, 10), f.Organ, f.Code, f.Region, strconv.Itoa(f.Year), f.Yuan, f.Printed,
			strconv.FormatBool(f.InText), f.Status, strconv.FormatBool(f.Doubt), strconv.FormatBool(f.Invented)}
	})
}
