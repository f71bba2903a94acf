package web

import (
	"math/big"
	"slices"
	"strconv"

	"nianbao/normalize/identity"
	"nianbao/store"
)

// A figure is a value of one region and year as pages show it.
type figure struct {
	Report int64  `json:"report"` // 0 where there is none
	Code   string `json:"region_code"`
	Region string `json:"region"`
	Parent string `json:"parent,omitempty"` // name of the next higher division
	Year   int    `json:"year"`
	Value  string `json:"value"` // empty: not known, or left out
	// Base is what the value is divided by, for a rate.
	Base   string `json:"base,omitempty"`
	Rate   string `json:"rate,omitempty"` // percent, rounded to two decimals
	Status string `json:"status"`         // of the value, or of the base of a rate if that is the graver
	Doubt  bool   `json:"doubtful"`       // the value, or what it is divided by, is in doubt

	amount *big.Rat // by which it is sorted and summed: of a rate what it comes to, not in percent
}

// Shown returns what the figure is compared by: the rate, else the value.
func (f figure) Shown() string {
	switch {
	case f.amount == nil:
		return ""
	case f.Rate != "":
		return f.Rate
	}
	return f.Value
}

// known reports whether the figure has a value to be compared by.
func (f figure) known() bool { return f.amount != nil }

var hundred = big.NewRat(100, 1)

// figuresOf returns the figures of a comparison.
func figuresOf(compared []store.Figure, rates bool) []figure {
	list := make([]figure, len(compared))
	for i, c := range compared {
		list[i] = comparedFigure(c, rates)
	}
	return list
}

func comparedFigure(c store.Figure, rate bool) figure {
	f := figure{Report: c.ReportID, Code: c.Region.Code, Region: c.Region.Name, Year: c.Year, Status: string(c.Of.Status),
		Doubt: c.Doubtful(), amount: c.Value}
	if parent, ok := identity.LookupRegion(c.Region.Parent, c.Year); ok {
		f.Parent = parent.Name
	}
	if c.Of.Value != nil {
		f.Value = plainRat(c.Of.Value)
	}
	if rate {
		if c.Per.Value != nil {
			f.Base = plainRat(c.Per.Value)
		}
		if c.Of.Value != nil && !c.Of.Doubtful() || c.Per.Value == nil {
			f.Status = string(c.Per.Status)
		}
		if c.Of.Value == nil {
			f.Status = string(c.Of.Status)
		}
		if c.Value != nil {
			f.Rate = percent(c.Value)
		}
	}
	return f
}

// A summary says how values are spread.
type summary struct {
	Year    int    `json:"year,omitempty"`
	Regions int    `json:"regions"` // chosen
	Reports int    `json:"reports"` // of these regions
	Known   int    `json:"known"`   // of these, with a value
	Sum     string `json:"sum,omitempty"`
	Least   string `json:"least,omitempty"`
	Lower   string `json:"lower_quartile,omitempty"`
	Median  string `json:"median,omitempty"`
	Upper   string `json:"upper_quartile,omitempty"`
	Most    string `json:"most,omitempty"`
}

// summaryOf returns the summary of a year as pages show it.
func summaryOf(s store.Summary, rates bool) summary {
	shown := func(r *big.Rat) string {
		switch {
		case r == nil:
			return ""
		case rates:
			return percent(r)
		}
		return plainRat(r)
	}
	return summary{Year: s.Year, Regions: s.Regions, Reports: s.Reports, Known: s.Known, Sum: shown(s.Sum),
		Least: shown(s.Least), Lower: shown(s.Lower), Median: shown(s.Median), Upper: shown(s.Upper), Most: shown(s.Most)}
}

// summarize describes the values that are known. Quartiles are values of the
// list: of an even number the lower one.
func summarize(list []figure) summary {
	s := summary{Regions: len(list)}
	var amounts []*big.Rat
	sum := new(big.Rat)
	rates := false
	for _, f := range list {
		if f.Report != 0 {
			s.Reports++
		}
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
	text := plainRat
	if rates {
		text = percent
	}
	at := func(part, of int) string { return text(amounts[(len(amounts)-1)*part/of]) }
	s.Least, s.Lower, s.Median, s.Upper, s.Most = at(0, 4), at(1, 4), at(2, 4), at(3, 4), at(4, 4)
	if !rates { // a sum of rates means nothing
		s.Sum = plainRat(sum)
	}
	return s
}

// plainRat writes a number with the decimals it has.
func plainRat(r *big.Rat) string {
	if r.IsInt() { // as nearly all are
		return r.Num().String()
	}
	digits, exact := r.FloatPrec()
	if !exact {
		digits = 2
	}
	return r.FloatString(digits)
}

// percent writes a number in percent, rounded to two decimals, halves away from zero.
func percent(r *big.Rat) string {
	const few = 1 << 40 // of which no product here overflows
	num, denom := r.Num(), r.Denom()
	if !num.IsInt64() || !denom.IsInt64() || num.Int64() <= -few || num.Int64() >= few || denom.Int64() >= few {
		return new(big.Rat).Mul(hundred, r).FloatString(2)
	}
	n, d := num.Int64(), denom.Int64()
	var text []byte
	if n < 0 {
		n, text = -n, append(text, '-')
	}
	hundredths := (2*10_000*n + d) / (2 * d)
	text = strconv.AppendInt(text, hundredths/100, 10)
	return string(append(text, '.', byte('0'+hundredths/10%10), byte('0'+hundredths%10)))
}

// compareAmounts orders amounts, the greatest first or last, an unknown one always
// at the end.
func compareAmounts(a, b *big.Rat, ascending bool) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	case ascending:
		return a.Cmp(b)
	}
	return b.Cmp(a)
}

// tellApart returns the names of the figures' regions. Where several are called the
// same, as districts of different cities are, the name of the next higher division
// stands before.
func tellApart(list []figure) []string {
	codes := map[string]string{}
	several := map[string]bool{}
	for _, f := range list {
		if other, known := codes[f.Region]; known && other != f.Code {
			several[f.Region] = true
		}
		codes[f.Region] = f.Code
	}
	names := make([]string, len(list))
	for i, f := range list {
		names[i] = f.Region
		if several[f.Region] {
			names[i] = f.Parent + f.Region
		}
	}
	return names
}

// rank sorts figures by value, the greatest first or last, those without a value
// at the end, and returns the rank of each: equal values share theirs.
func rank(list []figure, ascending bool) []int {
	slices.SortStableFunc(list, func(a, b figure) int { return compareAmounts(a.amount, b.amount, ascending) })
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
