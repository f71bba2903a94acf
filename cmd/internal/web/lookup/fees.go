package lookup

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/number"
	"nianbao/store/find"
)

// A feesData lists the fees that organs charged for information.
type feesData struct {
	page.Filter
	Charged bool        `json:"charged"` // only those that charged something
	Sort    string      `json:"sort"`    // amount, region, year
	Reports int         `json:"reports"` // that state a fee, be it none
	Regions []feeRegion `json:"regions"` // directly below the region that is chosen
	Fees    []feeEntry  `json:"fees"`
	Paging  page.Paging `json:"paging"`

	Sorts []string `json:"-"` // to choose from
}

// A feeRegion adds up the fees of the reports of a region and all within it.
type feeRegion struct {
	Code     string `json:"code"` // empty for reports of no region
	Name     string `json:"name"`
	Reports  int    `json:"reports"`  // that state a fee, be it none
	Charged  int    `json:"charged"`  // of them, that charged something
	Yuan     string `json:"yuan"`     // what these charged, but for those in doubt
	Doubtful int    `json:"doubtful"` // reports that are left out of the sum
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
	data.addUp(list, prefix)
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
			Printed: f.Printed, InText: f.InText(), Status: string(f.Status), Doubt: f.Doubtful(), Cell: f.Indicator})
	}
	return page.View{Name: "fees", Title: r.Text("fees"), Data: data, Rows: data.rows}, r.Wrong()
}

// addUp counts the reports of each division directly below the region whose codes begin so; those of
// the region itself are by themselves.
func (d *feesData) addUp(list []find.Fee, prefix string) {
	sums := map[string]*feeRegion{}
	amounts := map[string]*big.Rat{}
	reports := map[int64]bool{}
	for _, f := range list {
		reports[f.Report] = true
		code := f.RegionCode
		if code != "" {
			code = (code[:min(len(prefix)+2, 6)] + "000000")[:6]
		}
		of := sums[code]
		if of == nil {
			region, _ := gazetteer.LookupRegion(code, 0)
			of = &feeRegion{Code: code, Name: region.Name}
			sums[code], amounts[code] = of, new(big.Rat)
		}
		of.Reports++
		switch {
		case f.Doubtful():
			of.Doubtful++
		case f.Yuan.Sign() > 0:
			of.Charged++
			amounts[code].Add(amounts[code], f.Yuan)
		}
	}
	d.Reports = len(reports)
	for code, of := range sums {
		of.Yuan = number.PlainRat(amounts[code])
		d.Regions = append(d.Regions, *of)
	}
	slices.SortFunc(d.Regions, func(a, b feeRegion) int {
		return cmp.Or(amounts[b.Code].Cmp(amounts[a.Code]), cmp.Compare(a.Code, b.Code))
	})
}

func (d *feesData) rows() [][]string {
	return page.Table("report organ region_code region year yuan printed in_text status doubtful", d.Fees, func(f feeEntry) []string {
		return []string{strconv.FormatInt(f.Report, 10), f.Organ, f.Code, f.Region, strconv.Itoa(f.Year), f.Yuan, f.Printed,
			strconv.FormatBool(f.InText), f.Status, strconv.FormatBool(f.Doubt)}
	})
}
