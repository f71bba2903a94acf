package check

import (
	"math/big"

	"nianbao/normalize/annual"
	"nianbao/normalize/number"
)

// derive fills blank cells where the arithmetic leaves one value only: counts
// are never negative, so if the known part of a sum is the whole of it, the
// blank terms are 0; and a single blank term is the difference. Only figures
// read with certainty prove anything.
func derive(equations []equation, at map[cell]*annual.Observation) {
	for changed := true; changed; {
		changed = false
		for _, e := range equations {
			if deriveFrom(e, at) {
				changed = true
			}
		}
	}
}

func deriveFrom(e equation, at map[cell]*annual.Observation) bool {
	left, leftBlank, ok1 := knownSum(e.left, at)
	right, rightBlank, ok2 := knownSum(e.right, at)
	if !ok1 || !ok2 || len(leftBlank)+len(rightBlank) == 0 {
		return false
	}
	if len(leftBlank) > 0 && len(rightBlank) > 0 {
		return false
	}
	blanks, rest := rightBlank, new(big.Rat).Sub(left, right)
	if len(leftBlank) > 0 {
		blanks, rest = leftBlank, rest.Neg(rest)
	}
	if rest.Sign() < 0 || rest.Sign() > 0 && len(blanks) > 1 {
		return false
	}
	for _, o := range blanks {
		v, err := number.FromRat(rest)
		if err != nil {
			return false
		}
		o.Value, o.Status, o.Note = &v, annual.Derived, "the cell is blank; "+e.check.Zh+" admits this value only"
	}
	return true
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
