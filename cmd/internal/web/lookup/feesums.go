package lookup

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"

	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/charges"
	"nianbao/store/database"
	"nianbao/store/invented"
)

// feeSums are what the charges of a search come to, for each level by itself. They are kept in memory until the database
// changes: a country has a million charges, of which a page lists a hundred.
type feeSums struct {
	levels            map[string]*levelSums // by the words of feeLevels; each of them has one
	reports, examples int                   // that state a fee, and those of them that are invented
	listed, charged   int                   // charges in all, and those that are not zero
}

// levelSums are those of the organs of a level.
type levelSums struct {
	years    []int
	regions  []feeRegion
	total    *feeRegion // nil if there is no charge
	coverage feeCoverage
}

// bytes estimates what they take.
func (s *feeSums) bytes() int {
	n := 1000
	for _, of := range s.levels {
		n += len(of.regions) * (200 + 40*len(of.years))
	}
	return n
}

// feeSumsOf returns the sums of the charges that a page chooses, within the region whose code begins so.
func (p *Pages) feeSumsOf(r *page.Request, d *feesData, chosen iter.Seq[charges.Charge], prefix string, made invented.Reports) (*feeSums, error) {
	state, err := database.State(r.Context(), p.db)
	if err != nil {
		return nil, err
	}
	return database.Keep(p.db, state, fmt.Sprintf("sums of fees %+v, real ones alone: %v", d.Search(), d.LeftOut), (*feeSums).bytes, func() (*feeSums, error) {
		s := &feeSums{levels: map[string]*levelSums{}}
		for c := range chosen {
			if s.listed++; c.Yuan.Sign() != 0 {
				s.charged++
			}
			if !c.First {
				continue
			}
			if s.reports++; made.Has(c.Report) {
				s.examples++
			}
		}
		for _, level := range feeLevels {
			s.levels[level] = addUp(ofLevel(chosen, level), prefix, made)
		}
		return s, nil
	})
}

// take shows the sums of a level, which nobody may change.
func (d *feesData) take(s *levelSums) {
	d.Years, d.Regions = s.years, slices.Clone(s.regions)
	if s.total != nil {
		total := *s.total
		d.Total = &total
	}
}

// addUp counts the reports of each division directly below the region whose codes begin so; those of
// the region itself are by themselves.
func addUp(list iter.Seq[charges.Charge], prefix string, made invented.Reports) *levelSums {
	s := &levelSums{coverage: coverageOf(list)}
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
	s.years = slices.Sorted(maps.Keys(total.years))
	for _, of := range sums {
		of.write(s.years)
		s.regions = append(s.regions, *of)
	}
	slices.SortFunc(s.regions, func(a, b feeRegion) int {
		return cmp.Or(b.sum.amount.Cmp(a.sum.amount), cmp.Compare(order(a), order(b)), cmp.Compare(a.Code, b.Code))
	})
	if len(s.regions) > 0 {
		total.write(s.years)
		s.total = total
	}
	return s
}

// A feeRegion adds up the fees of the reports of a region and all within it.
type feeRegion struct {
	Code     string `json:"code"` // empty for reports of no region
	Name     string `json:"name"`
	Reports  int    `json:"reports"`  // that state a fee, be it none
	Charged  int    `json:"charged"`  // of them, that charged something
	Yuan     string `json:"yuan"`     // what these charged, but for those in doubt; empty where that is unknown
	Doubtful int    `json:"doubtful"` // reports that are left out of the sum
	// ByYear is what they charged in each of the years, empty where no report states it or that is unknown.
	ByYear []string `json:"by_year"`
	// ReportsByYear is how many reports of each of the years state a fee, be it none.
	ReportsByYear []int `json:"reports_by_year"`
	// Invented counts the reports in the sums that are examples, whose figures nobody counted. InventedIn tells
	// the years that have one, in the sum or left out of it.
	Invented   int    `json:"invented"`
	InventedIn []bool `json:"-"`
	LeftOutIn  []int  `json:"-"` // in each of the years, reports that are left out of a sum that is unknown for them

	sum    feeSum          // of all years
	years  map[int]*feeSum // of all the reports
	digits int             // behind the point, of all amounts of the table
}

// A feeSum is what reports charged.
type feeSum struct {
	amount   charges.Amount
	stated   bool // by a report, not in doubt
	doubtful int  // reports whose amount is in doubt and left out
	invented bool // one of these reports, in doubt or not
	reports  int  // that state it, in doubt or not
}

// unknown reports whether nothing is left of the sum but what is in doubt: then it is not zero.
func (s *feeSum) unknown() bool { return s.doubtful > 0 && s.amount.Sign() == 0 }

// text writes the sum, empty where there is none to write.
func (s *feeSum) text() string {
	if !s.stated || s.unknown() {
		return ""
	}
	return s.amount.String()
}

// add counts a charge in, which may be of an invented report.
func (s *feeSum) add(c charges.Charge, invented bool) {
	s.invented = s.invented || invented
	if c.First {
		s.reports++
	}
	if c.Doubtful() {
		s.doubtful++
		return
	}
	s.stated, s.amount = true, s.amount.Plus(c.Yuan)
}

// order puts the regions whose sum is unknown behind the others.
func order(r feeRegion) int {
	if r.Yuan == "" {
		return 1
	}
	return 0
}

// Made reports whether an invented report states any of the fees, in the sum or left out of it.
func (r feeRegion) Made() bool { return r.sum.invented }

func newFeeRegion(code string) *feeRegion {
	region, _ := gazetteer.LookupRegion(code, 0)
	return &feeRegion{Code: code, Name: region.Name, years: map[int]*feeSum{}}
}

// add counts a charge in, which may be of an invented report.
func (r *feeRegion) add(c charges.Charge, invented bool) {
	if c.First {
		r.Reports++
	}
	of := r.years[c.Year()]
	if of == nil {
		of = &feeSum{}
		r.years[c.Year()] = of
	}
	of.add(c, invented)
	r.sum.add(c, invented)
	if c.Doubtful() {
		r.Doubtful++
		return
	}
	if invented && c.First {
		r.Invented++
	}
	if c.Yuan.Sign() > 0 {
		r.Charged++
	}
}

// write puts the sums into words.
func (r *feeRegion) write(years []int) {
	r.Yuan = r.sum.text()
	for _, year := range years {
		of := r.years[year]
		if of == nil {
			of = &feeSum{}
		}
		leftOut := 0
		if of.unknown() {
			leftOut = of.doubtful
		}
		r.ReportsByYear = append(r.ReportsByYear, of.reports)
		r.ByYear, r.InventedIn, r.LeftOutIn = append(r.ByYear, of.text()), append(r.InventedIn, of.invented), append(r.LeftOutIn, leftOut)
	}
}
