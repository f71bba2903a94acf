package basis

import (
	"fmt"
	"math/big"
	"testing"

	"nianbao/normalize/annual"
)

func TestBetween(t *testing.T) {
	own, area, silent := Basis{Scope: annual.OwnScope, Form: "2021"}, Basis{Scope: annual.AreaScope, Form: "2021"}, Basis{Scope: annual.UnknownScope, Form: "2021"}
	with := func(b Basis, change func(*Basis)) Basis { change(&b); return b }
	for _, tc := range []struct {
		name     string
		a, b     Basis
		from, to int64
		want     string
		certain  bool
	}{
		{"both of the district", area, area, 21, 95, "[]", true},
		{"neither says", silent, silent, 21, 30, "[]", true},
		{"the organ's own, then the district", own, area, 21, 95, "[scope]", false},
		{"one does not say", area, silent, 21, 30, "[untold]", true},
		{"one does not say, and the figure is four times the other", area, silent, 21, 95, "[maybe-scope]", false},
		{"neither says, and the figure falls to a quarter", silent, silent, 95, 21, "[jump]", true},
		{"a multiple of few", silent, silent, 2, 11, "[]", true},
		{"nothing before", silent, silent, 0, 95, "[]", true},
		{"nothing is left of ten", silent, silent, 10, 0, "[jump]", true},
		{"nothing is left of ten, and one does not say", area, silent, 10, 0, "[maybe-scope]", false},
		{"nothing is left of nine", silent, silent, 9, 0, "[]", true},
		{"the report says two things", area, with(area, func(b *Basis) { b.Conflict = true }), 21, 95, "[conflict]", false},
		{"whose report it is", silent, with(silent, func(b *Basis) { b.Doubtful = true }), 21, 30, "[identity]", false},
		{"another form", silent, with(silent, func(b *Basis) { b.Form = "2019" }), 21, 30, "[form]", true},
		{"an old reading", Basis{}, area, 21, 30, "[untold]", true},
	} {
		got := Between(tc.a, tc.b, big.NewRat(tc.from, 1), big.NewRat(tc.to, 1))
		if fmt.Sprint(got) != tc.want || Certain(got) != tc.certain {
			t.Errorf("%s: %v, certain %v, want %s", tc.name, got, Certain(got), tc.want)
		}
	}
	if got := Between(own, area, nil, big.NewRat(1, 1)); fmt.Sprint(got) != "[scope]" {
		t.Errorf("without a value: %v", got)
	}
}
