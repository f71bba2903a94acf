package check

import (
	"math/big"
	"slices"

	"nianbao/normalize/annual"
)

// A verdict is what the arithmetic says of one figure: how many checks that it
// takes part in hold, fail, and say nothing because another term is in doubt.
type verdict struct {
	holds, fails, silent int
	across, down         bool   // one holds in its row, in its column
	failed               string // the name of a check that fails, and of one that holds
	held                 string
	alone                bool // one holds of which all other terms are trusted
	inPrint              int  // how many fail of which all terms were read beyond doubt
}

// verdicts asks every check about its terms.
func verdicts(equations []equation, at map[cell]*annual.Observation) map[cell]*verdict {
	of := map[cell]*verdict{}
	for _, e := range equations {
		left, ok1 := sumWithBlanks(e.left, at)
		right, ok2 := sumWithBlanks(e.right, at)
		if ok1 && ok2 { // no other blank term, for which the check can't be made
			e.testify(left.Cmp(right) == 0, at, of)
		}
	}
	return of
}

// sumWithBlanks is the sum in which places count as nothing that are in doubt and
// seem to be blank.
func sumWithBlanks(cells []cell, at map[cell]*annual.Observation) (*big.Rat, bool) {
	list, total := known(cells, at)
	for _, c := range cells {
		if o := at[c]; o != nil && o.IsOpenBlank() {
			list = append(list, c)
		}
	}
	return total, len(list) == len(cells)
}

// testify adds what an equation says to the verdicts on its terms.
func (e equation) testify(holds bool, at map[cell]*annual.Observation, verdicts map[cell]*verdict) {
	terms := slices.Concat(e.left, e.right)
	doubtful, beyondDoubt := 0, 0
	for _, c := range terms {
		if at[c].Status == annual.Flagged {
			doubtful++
		}
		if isBeyondDoubt(at[c]) {
			beyondDoubt++
		}
	}
	for _, c := range terms {
		v := verdicts[c]
		if v == nil {
			v = new(verdict)
			verdicts[c] = v
		}
		others := doubtful
		if at[c].Status == annual.Flagged {
			others--
		}
		switch {
		case holds:
			v.holds++
			v.across, v.down = v.across || e.check.Across, v.down || !e.check.Across
			v.held = e.check.Zh
			v.alone = v.alone || others == 0
		case others > 0:
			v.silent++
		default:
			v.fails++
			if beyondDoubt == len(terms) {
				v.inPrint++
			}
			v.failed = e.check.Zh
		}
	}
}
