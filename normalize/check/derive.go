package check

import (
	"math/big"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/number"
)

// derive fills blank cells where the arithmetic leaves one value only: counts
// are never negative, so if the known part of a sum is the whole of it, the
// blank terms are 0; and a single blank term is the difference. Only figures
// read with certainty prove anything. It returns by which check each of them is known.
func derive(equations []equation, at map[cell]*annual.Observation) map[*annual.Observation]string {
	by := map[*annual.Observation]string{}
	for changed := true; changed; {
		changed = false
		for _, e := range equations {
			filled := deriveFrom(e, at)
			for _, o := range filled {
				by[o] = e.check.Zh
			}
			changed = changed || len(filled) > 0
		}
	}
	return by
}

func deriveFrom(e equation, at map[cell]*annual.Observation) []*annual.Observation {
	left, leftBlank, ok1 := knownSum(e.left, at)
	right, rightBlank, ok2 := knownSum(e.right, at)
	if !ok1 || !ok2 || len(leftBlank)+len(rightBlank) == 0 {
		return nil
	}
	if len(leftBlank) > 0 && len(rightBlank) > 0 {
		return nil
	}
	blanks, rest := rightBlank, new(big.Rat).Sub(left, right)
	if len(leftBlank) > 0 {
		blanks, rest = leftBlank, rest.Neg(rest)
	}
	if rest.Sign() < 0 || rest.Sign() > 0 && len(blanks) > 1 {
		return nil
	}
	for _, o := range blanks {
		v, err := number.FromRat(rest)
		if err != nil {
			return nil
		}
		o.Value, o.Status, o.Note = &v, annual.Derived, "the cell is blank; "+e.check.Zh+" admits this value only"
	}
	return blanks
}

// knownSum adds up what is certain and lists the blank cells. It reports false
// when a term is missing or in doubt.
func knownSum(cells []cell, at map[cell]*annual.Observation) (*big.Rat, []*annual.Observation, bool) {
	total := new(big.Rat)
	var blanks []*annual.Observation
	for _, c := range cells {
		o := at[c]
		switch {
		case o == nil:
			return nil, nil, false
		case o.Status == annual.Blank && o.Raw == "":
			blanks = append(blanks, o)
		case o.Value != nil && (o.Status == annual.Read || o.Status == annual.Derived):
			total.Add(total, o.Value.Rat())
		default:
			return nil, nil, false
		}
	}
	return total, blanks, true
}

// A Remainder is what sums leave for a cell in which a sign is printed that is no number.
type Remainder struct {
	Value number.Decimal
	Check string // by which it is known, as the form calls it
}

// Remainders returns what the sums of a report leave for the cells in which a dash, a stroke or a word is printed in
// place of a number, where that is one value only. It is no reading: such a cell stays unknown, as an organ may print the sign for
// what it did not count. A cell of which another sum fails then is left out.
func Remainders(r *annual.Report) map[annual.CellRef]Remainder {
	tried := *r
	tried.Observations = slices.Clone(r.Observations)
	var signs []*annual.Observation
	for i := range tried.Observations {
		switch o := &tried.Observations[i]; {
		case o.Status == annual.Blank && o.Raw != "":
			o.Raw = ""
			signs = append(signs, o)
		case o.Status == annual.Corrected && o.Value != nil:
			o.Status = annual.Read
		}
	}
	if len(signs) == 0 {
		return nil
	}
	at := index(&tried)
	equations := equationsOf(&tried, at)
	list := map[annual.CellRef]Remainder{}
	by := derive(equations, at)
	for _, o := range signs {
		if o.Value != nil {
			list[cell{Indicator: o.Indicator, Applicant: o.Applicant}] = Remainder{*o.Value, by[o]}
		}
	}
	for _, e := range equations {
		if e.fails(at) {
			for _, c := range slices.Concat(e.left, e.right) {
				delete(list, c)
			}
		}
	}
	return list
}
