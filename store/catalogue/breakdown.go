package catalogue

import (
	_ "embed"
	"slices"
	"sync"

	"nianbao/normalize/datafile"
)

// A Breakdown is a quantity with the parts that the form divides it into.
type Breakdown struct {
	Code   string // "reasons"
	Zh, En string
	Whole  Quantity
	Parts  []Quantity
}

//go:embed breakdowns.json
var breakdownsJSON []byte

var loadBreakdowns = sync.OnceValue(func() []Breakdown {
	var entries []struct {
		Code, Zh, En, Whole string
		Parts               []string
	}
	datafile.Read("breakdowns.json", breakdownsJSON, &entries)
	var list []Breakdown
	for _, e := range entries {
		b := Breakdown{Code: e.Code, Zh: e.Zh, En: e.En}
		for i, name := range append([]string{e.Whole}, e.Parts...) {
			q, err := FindQuantity(name)
			if err != nil {
				panic("catalogue: breakdowns.json: " + err.Error())
			}
			if i == 0 {
				b.Whole = q
			} else {
				b.Parts = append(b.Parts, q)
			}
		}
		list = append(list, b)
	}
	return list
})

// Breakdowns lists what quantities can be divided by: outcomes, reasons, applicants and
// others.
func Breakdowns() []Breakdown { return slices.Clone(loadBreakdowns()) }
