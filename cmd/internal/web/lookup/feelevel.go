package lookup

import (
	"iter"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/find"
)

// A feeLevel is whose fees are added up: those of the governments of one level, or of all other organs. Never of two of
// these, since the report of a city may have in it what its districts charged, and that of a government what its
// departments did.
type feeLevel struct {
	Level   string `json:"level"`
	Reports int    `json:"reports"` // that state a fee, be it none

	Href, Current string `json:"-"`
}

// feeLevels are the words for them in addresses; of those that have a report the first is added up unless another is
// asked for.
var feeLevels = []string{"county", "prefecture", "province", "departments"}

func feeLevelOf(c find.Charge) string {
	if !c.Government || c.Within(6) == 0 {
		return "departments"
	}
	return c.Within(6).Level().String()
}

// ofLevel returns the charges of the organs of a level.
func ofLevel(charges iter.Seq[find.Charge], level string) iter.Seq[find.Charge] {
	return func(yield func(find.Charge) bool) {
		for c := range charges {
			if feeLevelOf(c) == level && !yield(c) {
				return
			}
		}
	}
}

// chooseLevel lists the levels that have reports, and sets the one that is added up. It returns its sums.
func (d *feesData) chooseLevel(r *page.Request, sums *feeSums) *levelSums {
	d.Asked = r.Choice("sum", append([]string{""}, feeLevels...)...)
	d.Sum = d.Asked
	for _, level := range feeLevels {
		total := sums.levels[level].total
		if total == nil && level != d.Asked {
			continue
		}
		if d.Sum == "" {
			d.Sum = level
		}
		choice := r.Chosen("page")
		choice.Set("sum", level)
		listed := feeLevel{Level: level, Href: "?" + choice.Encode() + "#by-region"}
		if total != nil {
			listed.Reports = total.Reports
		}
		if level == d.Sum {
			listed.Current = "true"
		}
		d.Levels = append(d.Levels, listed)
	}
	if d.Sum == "" {
		return &levelSums{}
	}
	return sums.levels[d.Sum]
}
