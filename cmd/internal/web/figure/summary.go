package figure

import (
	"math/big"
	"slices"

	"nianbao/store/compare"
)

// A Summary says how values are spread.
type Summary struct {
	Year    int `json:"year,omitempty"`
	Regions int `json:"regions"` // chosen
	Reports int `json:"reports"` // of these regions
	Known   int `json:"known"`   // of these, with a value
	// Invented counts those of the known whose report is invented.
	Invented int    `json:"invented"`
	Sum      string `json:"sum,omitempty"`
	Least    string `json:"least,omitempty"`
	Lower    string `json:"lower_quartile,omitempty"`
	Median   string `json:"median,omitempty"`
	Upper    string `json:"upper_quartile,omitempty"`
	Most     string `json:"most,omitempty"`
	// Apart says that the year is of other regions than the one before it, but for a few, so
	// that the two can not be compared.
	Apart bool `json:"apart,omitempty"`
}

// LeastOfMedian is of how many values pages say what is in their middle; files for programs have it of fewer, beside how many they are.
const LeastOfMedian = 3

// MedianTold reports whether the values are enough for one to be in their middle.
func (s Summary) MedianTold() bool { return s.Known >= LeastOfMedian }

// SummaryOf returns the summary of a year as pages show it.
func SummaryOf(s compare.Summary, rates bool) Summary {
	shown := func(r *big.Rat) string {
		switch {
		case r == nil:
			return ""
		case rates:
			return Percent(r)
		}
		return Plain(r)
	}
	quartile := shown
	if !rates {
		quartile = between(s.Least, s.Most, s.Sum)
	}
	return Summary{Year: s.Year, Regions: s.Regions, Reports: s.Reports, Known: s.Known, Invented: s.Invented, Sum: shown(s.Sum),
		Least: shown(s.Least), Lower: quartile(s.Lower), Median: quartile(s.Median), Upper: quartile(s.Upper), Most: shown(s.Most)}
}

// between returns what writes a number that lies between others, as a median may: with as many decimals as they have where
// these are two or more, as amounts of money have, and exactly where they are fewer: a half is seen to be one.
func between(others ...*big.Rat) func(*big.Rat) string {
	digits := 0
	for _, r := range others {
		if r != nil {
			if n, exact := r.FloatPrec(); exact {
				digits = max(digits, n)
			}
		}
	}
	return func(r *big.Rat) string {
		switch {
		case r == nil:
			return ""
		case digits < 2 || r.IsInt():
			return Plain(r)
		}
		return r.FloatString(digits)
	}
}

// Summarize describes the values that are known, as compare.Summary does.
func Summarize(list []Figure) Summary {
	s := Summary{Regions: len(list)}
	var amounts []*big.Rat
	sum := new(big.Rat)
	rates := false
	for _, f := range list {
		if f.Report != 0 {
			s.Reports++
		}
		if f.Known() && f.Invented {
			s.Invented++
		}
		if f.Known() {
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
	text, inner := Plain, between(append([]*big.Rat{sum}, amounts...)...)
	if rates {
		text, inner = Percent, Percent
	}
	at := func(i int) *big.Rat { return amounts[i] }
	quartile := func(which int) string { return inner(compare.Quartile(which, len(amounts), at)) }
	s.Least, s.Lower, s.Median, s.Upper, s.Most = text(at(0)), quartile(1), quartile(2), quartile(3), text(at(len(amounts)-1))
	if !rates { // a sum of rates means nothing
		s.Sum = Plain(sum)
	}
	return s
}
