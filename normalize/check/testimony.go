package check

import (
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
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
		o := at[c]
		if o == nil || o.Value == nil {
			continue
		}
		if list := alternatives(&s, o, at); len(list) > 0 {
			holds[c] = slices.ContainsFunc(list, alternative.agrees)
			fails[c] = !holds[c]
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
