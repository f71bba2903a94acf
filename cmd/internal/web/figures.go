package web

import (
	"math/big"
	"slices"

	"nianbao/normalize"
	"nianbao/store"
)

// A figure is a value of one region and year as pages show it.
type figure struct {
	Report int64  `json:"report"`
	Code   string `json:"region_code"`
	Region string `json:"region"`
	Parent string `json:"parent,omitempty"` // name of the next higher division
	Year   int    `json:"year"`
	Value  string `json:"value"` // empty: not known
	// Base is what the value is divided by, for a rate.
	Base   string `json:"base,omitempty"`
	Rate   string `json:"rate,omitempty"` // percent, rounded to two decimals
	Status string `json:"status"`         // "missing" where the report does not have the figure
	Doubt  bool   `json:"doubtful"`       // the value, or what it is divided by, is in doubt
	Note   string `json:"note,omitempty"`
	Page   int    `json:"page,omitempty"`
	Mark   string `json:"-"`

	amount *big.Rat // by which it is sorted and summed: the rate, else the value
}

// Shown returns what the figure is compared by: the rate, else the value.
func (f figure) Shown() string {
	if f.Rate != "" {
		return f.Rate
	}
	return f.Value
}

// known reports whether the figure has a value to be compared by.
func (f figure) known() bool { return f.amount != nil }

// figuresOf returns the figures of some values. Where values in doubt are to be
// left out, they are not known.
func figuresOf(values []store.RegionValue, exclude bool) []figure {
	list := make([]figure, len(values))
	for i, v := range values {
		f := figure{Report: v.ReportID, Code: v.Code, Region: v.Region, Year: v.Year, Status: string(v.Status), Note: v.Note, Page: v.Page,
			Mark: statusMarks[v.Status]}
		if parent, ok := normalize.LookupRegion(v.Parent, 0); ok {
			f.Parent = parent.Name
		}
		if v.Status == "" {
			f.Status = "missing"
		}
		f.Doubt = v.Value != nil && !v.Certain()
		if v.Value != nil {
			f.Value = v.Value.String()
			if !(f.Doubt && exclude) {
				f.amount = v.Value.Rat()
			}
		}
		list[i] = f
	}
	return list
}

var hundred = big.NewRat(100, 1)

// divide turns figures into rates of the figures of the same reports. A rate
// needs both, and a base that is not zero.
func divide(list []figure, bases []figure) {
	at := map[int64]figure{}
	for _, b := range bases {
		at[b.Report] = b
	}
	for i := range list {
		f := &list[i]
		base := at[f.Report]
		f.Base = base.Value
		f.Doubt = f.Doubt || base.Doubt
		if !f.known() || !base.known() || base.amount.Sign() == 0 {
			f.amount = nil
			continue
		}
		f.amount = new(big.Rat).Mul(hundred, new(big.Rat).Quo(f.amount, base.amount))
		f.Rate = f.amount.FloatString(2)
	}
}

// A summary says how values are spread.
type summary struct {
	Year    int    `json:"year,omitempty"`
	Reports int    `json:"reports"` // of the regions chosen
	Known   int    `json:"known"`   // of these, with a value
	Sum     string `json:"sum,omitempty"`
	Least   string `json:"least,omitempty"`
	Lower   string `json:"lower_quartile,omitempty"`
	Median  string `json:"median,omitempty"`
	Upper   string `json:"upper_quartile,omitempty"`
	Most    string `json:"most,omitempty"`
}

// summarize describes the values that are known. Quartiles are values of the
// list: of an even number the lower one.
func summarize(list []figure) summary {
	s := summary{Reports: len(list)}
	var amounts []*big.Rat
	sum := new(big.Rat)
	rates := false
	for _, f := range list {
		if f.known() {
			amounts = append(amounts, f.amount)
			sum.Add(sum, f.amount)
			rates = rates || f.Rate != ""
		}
	}
	s.Known = len(amounts)
	if s.Known == 0 {
		return s
	}
	slices.SortFunc(amounts, (*big.Rat).Cmp)
	at := func(part, of int) string { return plainRat(amounts[(len(amounts)-1)*part/of], rates) }
	s.Least, s.Lower, s.Median, s.Upper, s.Most = at(0, 4), at(1, 4), at(2, 4), at(3, 4), at(4, 4)
	if !rates { // a sum of rates means nothing
		s.Sum = plainRat(sum, false)
	}
	return s
}

// plainRat writes a number with the decimals it has; a rate with two.
func plainRat(r *big.Rat, rate bool) string {
	if rate {
		return r.FloatString(2)
	}
	digits, exact := r.FloatPrec()
	if !exact {
		digits = 2
	}
	return r.FloatString(digits)
}

// rank sorts figures by value, the greatest first or last, those without a value
// at the end, and returns the rank of each: equal values share theirs.
func rank(list []figure, ascending bool) []int {
	slices.SortStableFunc(list, func(a, b figure) int {
		switch {
		case a.known() != b.known():
			if a.known() {
				return -1
			}
			return 1
		case !a.known():
			return 0
		case ascending:
			return a.amount.Cmp(b.amount)
		}
		return b.amount.Cmp(a.amount)
	})
	ranks := make([]int, len(list))
	for i, f := range list {
		switch {
		case !f.known():
		case i > 0 && f.amount.Cmp(list[i-1].amount) == 0:
			ranks[i] = ranks[i-1]
		default:
			ranks[i] = i + 1
		}
	}
	return ranks
}
