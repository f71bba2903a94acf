package main

import (
	"math"
	"math/rand/v2"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/testdata/internal/invented"
)

// figures are what a report says: whole numbers, sums of money in hundredths of
// their unit.
type figures map[annual.CellRef]int

func (f figures) at(indicator, applicant string) int {
	return f[annual.CellRef{Indicator: indicator, Applicant: applicant}]
}

func (f figures) set(indicator, applicant string, n int) {
	f[annual.CellRef{Indicator: indicator, Applicant: applicant}] = n
}

// total is the column of table 三 that adds the others up.
const total = "total"

// applicantShares are the parts of the applications that each kind of applicant
// makes, in the order of the columns.
var applicantShares = []float64{0.82, 0.12, 0.002, 0.003, 0.02, 0.035}

// rareWeight is that of the outcomes that invented.OutcomeWeights does not have.
const rareWeight = 4

// figures draws the figures of the organ for a year. Every year is to be drawn, in
// order, whether the organ publishes it or not.
func (o *organ) figures(f *edition, year int) figures {
	out := figures{}
	level := o.size * math.Pow(o.growth, float64(year-o.plan.from)) * math.Exp(0.18*o.rng.NormFloat64())
	o.disclose(out, f, level/o.size)
	o.handle(out, f, level)
	o.dispute(out, level)
	return out
}

// handle draws table 三: what is carried in is what was carried out the year
// before, and all that is handled has an outcome.
func (o *organ) handle(out figures, f *edition, level float64) {
	weights := make([]float64, len(f.outcomes))
	for i, id := range f.outcomes {
		w := invented.OutcomeWeights[strings.TrimPrefix(id, "applications.")]
		weights[i] = float64(max(w, rareWeight)) * math.Exp(0.4*o.rng.NormFloat64())
	}
	for i, a := range f.applicants[:len(f.applicants)-1] {
		received := poisson(o.rng, level*applicantShares[i])
		carriedIn := o.carried[a]
		if carriedIn > 0 && o.rng.Float64() < 0.01 {
			carriedIn-- // one was withdrawn meanwhile, or counted otherwise
		}
		carriedOut := binomial(o.rng, received+carriedIn, 0.07)
		handled := received + carriedIn - carriedOut
		o.carried[a] = carriedOut
		column := map[string]int{"applications.received": received, "applications.carried_in": carriedIn,
			"applications.handled": handled, "applications.carried_out": carriedOut}
		for k, n := range scatter(o.rng, handled, weights) {
			column[f.outcomes[k]] = n
		}
		for indicator, n := range column {
			out.set(indicator, a, n)
			out.set(indicator, total, out.at(indicator, total)+n)
		}
	}
}

// dispute draws table 四: a few of a hundred answers are fought.
func (o *organ) dispute(out figures, level float64) {
	for _, kind := range disputeKinds {
		n := poisson(o.rng, level*kind.share)
		for i, part := range scatter(o.rng, n, []float64{62, 14, 16, 8}) {
			out.set(kind.name+"."+disputeResults[i], "", part)
		}
		out.set(kind.name+"."+total, "", n)
	}
}

// disputeKinds are the thirds of table 四 with their parts of the applications.
var disputeKinds = []struct {
	name  string
	share float64
}{{"reconsideration", 0.05}, {"litigation_direct", 0.012}, {"litigation_after_reconsideration", 0.008}}

var disputeResults = []string{"upheld", "corrected", "other", "pending"}

// typical are the figures of table 二 for a county of middle size, by the row and
// the column of the form.
var typical = map[string]float64{
	"rules": 0, "normative_documents": 7, "permits.decisions": 5200, "other_services.decisions": 900,
	"penalties.decisions": 800, "coercion.decisions": 90, "permits.items": 310, "other_services.items": 120,
	"penalties.items": 2400, "coercion.items": 160, "fees.items": 18, "fees.amount": 180000,
	"procurement.items": 210, "procurement.amount": 960000,
}

// disclose draws table 二. Documents and items are stocks that a year adds to
// and takes from; decisions and sums of money follow the organ's size and the
// years' growth.
func (o *organ) disclose(out figures, f *edition, growth float64) {
	scale := math.Pow(o.size/countySize, 0.7)
	for _, c := range f.disclosure {
		row, column := c.row, c.column
		name := "disclosure." + row + "." + column
		switch column {
		case "issued", "made", "last_year":
			o.renew(row, scale)
			out.set(name, "", o.stock[row+"."+column])
		case "repealed", "published", "in_force", "published_total", "change":
			out.set(name, "", o.stock[row+"."+column])
		default: // decisions, items, sums of money
			mean := typical[row+"."+column] * scale * growth
			out.set(name, "", int(math.Round(mean*math.Exp(0.25*o.rng.NormFloat64()))))
		}
	}
}

// renew draws a year of the row's documents or items.
func (o *organ) renew(row string, scale float64) {
	set := func(column string, n int) { o.stock[row+"."+column] = n }
	get := func(column string) int { return o.stock[row+"."+column] }
	mean := typical[row] * scale
	if row == "rules" && o.department == "" && strings.HasSuffix(o.region.Code, "00") {
		mean = 2.5 // governments of counties make none
	}
	issued := poisson(o.rng, mean)
	stock := get("in_force")
	if _, known := o.stock[row+".in_force"]; !known {
		stock = poisson(o.rng, 9*mean)
	}
	repealed := min(stock, poisson(o.rng, 0.8*mean))
	set("issued", issued)
	set("repealed", repealed)
	set("in_force", stock+issued-repealed)
	set("made", issued)
	set("published", issued)
	set("published_total", stock+issued-repealed)
	items, known := o.stock[row+".next"]
	if !known {
		items = poisson(o.rng, typical[row+".items"]*scale)
	}
	change := poisson(o.rng, 0.04*float64(items)) - poisson(o.rng, 0.03*float64(items))
	set("last_year", items)
	set("change", change)
	set("next", items+change)
}

// poisson draws a number of independent events.
func poisson(rng *rand.Rand, mean float64) int {
	if mean > 40 {
		return max(0, int(math.Round(mean+math.Sqrt(mean)*rng.NormFloat64())))
	}
	n := 0
	for p := rng.Float64(); p > math.Exp(-mean) && n < 400; n++ {
		p *= rng.Float64()
	}
	return n
}

// binomial draws how many of n come true with a probability.
func binomial(rng *rand.Rand, n int, p float64) int {
	if n > 60 {
		mean := float64(n) * p
		return min(n, max(0, int(math.Round(mean+math.Sqrt(mean*(1-p))*rng.NormFloat64()))))
	}
	hits := 0
	for range n {
		if rng.Float64() < p {
			hits++
		}
	}
	return hits
}

// scatter divides n by weights, at random; the parts add up to n.
func scatter(rng *rand.Rand, n int, weights []float64) []int {
	parts := make([]int, len(weights))
	left := 0.0
	for _, w := range weights {
		left += w
	}
	last := len(weights) - 1
	for i, w := range weights[:last] {
		parts[i] = binomial(rng, n, min(1, w/left))
		n -= parts[i]
		left -= w
	}
	parts[last] = n
	return parts
}
