package check

import (
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// testify notes for each value what the sums say of it, and for one that the text states
// what the table does.
func testify(r *annual.Report) {
	at := index(r)
	holds, fails := map[cell]bool{}, map[cell]bool{}
	for _, e := range equationsOf(r, at) {
		left, ok1 := sum(e.left, at)
		_, ok2 := sum(e.right, at)
		to := holds
		switch {
		case e.fails(at):
			to = fails
		case !ok1 || !ok2 || left.Sign() == 0:
			continue
		}
		for _, c := range slices.Concat(e.left, e.right) {
			to[c] = true
		}
	}
	for _, s := range form.Statements() {
		c := cell{Indicator: s.Code}
		if agrees, asked := agreesWithTable(&s, at); asked {
			holds[c], fails[c] = agrees, !agrees
		}
	}
	for c, o := range at {
		switch {
		case holds[c] && fails[c]:
			o.SetTestimony(annual.Disputed)
		case fails[c]:
			o.SetTestimony(annual.Fails)
		case holds[c]:
			o.SetTestimony(annual.Holds)
		default:
			o.SetTestimony(annual.Silent)
		}
	}
}

// agreesWithTable reports whether the table has what the text states, by one of the sums
// that it can stand for, and whether any of these could be worked out.
func agreesWithTable(s *form.Statement, at map[cell]*annual.Observation) (agrees, asked bool) {
	o := at[cell{Indicator: s.Code}]
	if o == nil || o.Value == nil {
		return false, false
	}
	for _, alternative := range s.Equals {
		cells := cellsOf(alternative)
		total, ok := sum(cells, at)
		if !ok {
			continue
		}
		asked = true
		stated := number.ConvertMoney(o.Value.Rat(), s.Unit, at[cells[0]].Unit)
		agrees = agrees || total.Cmp(stated) == 0
	}
	return agrees, asked
}
