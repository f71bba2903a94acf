package charges

import (
	"math/big"
	"testing"
)

// An amount is in doubt that is far more for an application than in other reports, or than another one of its own report; what a person
// corrected is not, nor anything where little is known.
func TestUnlikelyCharges(t *testing.T) {
	charge := func(report int64, yuan int64, applications int32) Charge {
		return Charge{Report: report, Yuan: amountOf(big.NewRat(yuan, 1)), applications: applications}
	}
	usual := func(n int) []Charge {
		var list []Charge
		for i := range n {
			list = append(list, charge(int64(100+i), int64(10*(10+i%5)), 10)) // 10 to 14 for each
		}
		return list
	}
	corrected := charge(1, 3_000_000, 100)
	corrected.corrected = true
	flagged := charge(1, 3_000_000, 100)
	flagged.Doubt = InReading
	for name, tc := range map[string]struct {
		list []Charge // of reports 1 and 2, beside usual ones
		n    int      // of these
		want []Doubt
	}{
		"millions":                        {[]Charge{charge(1, 3_000_000, 100)}, 30, []Doubt{Excessive}},
		"much, of many applications":      {[]Charge{charge(1, 90_000, 1000)}, 30, []Doubt{NoDoubt}},
		"much, and nobody applied":        {[]Charge{charge(1, 5_000, 0)}, 30, []Doubt{Excessive}},
		"a little, and nobody applied":    {[]Charge{charge(1, 500, 0)}, 30, []Doubt{NoDoubt}},
		"applications are not told":       {[]Charge{charge(1, 3_000_000, -1)}, 30, []Doubt{NoDoubt}},
		"few reports say little":          {[]Charge{charge(1, 3_000_000, 100)}, 10, []Doubt{NoDoubt}},
		"a person corrected it":           {[]Charge{corrected}, 30, []Doubt{NoDoubt}},
		"its reading is in doubt already": {[]Charge{flagged}, 30, []Doubt{InReading}},
		"told twice, in two units":        {[]Charge{charge(1, 1_200_000, 10_000), charge(1, 120, 10_000)}, 0, []Doubt{ToldTwice, NoDoubt}},
		"told twice, about alike":         {[]Charge{charge(1, 1200, 100), charge(1, 1190, 100)}, 0, []Doubt{NoDoubt, NoDoubt}},
		"nothing, and something":          {[]Charge{charge(1, 1200, 100), charge(1, 0, 100)}, 30, []Doubt{NoDoubt, NoDoubt}},
	} {
		list := append(tc.list, usual(tc.n)...)
		doubt(list)
		for i, c := range list {
			want := NoDoubt
			if i < len(tc.want) {
				want = tc.want[i]
			}
			if c.Doubt != want || c.Doubtful() != (want != NoDoubt) {
				t.Errorf("%s: of report %d %v, want %v", name, c.Report, c.Doubt, want)
			}
		}
	}
}
