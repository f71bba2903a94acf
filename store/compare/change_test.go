package compare

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/compare/basis"
	"nianbao/store/storetest"
)

func TestChanges(t *testing.T) {
	s := storetest.Known(t,
		storetest.CellTold("320813", 2021, "applications.received", "total", "40", annual.Read),
		storetest.CellTold("320813", 2022, "applications.received", "total", "9999", annual.Read),
		storetest.CellTold("320813", 2023, "applications.received", "total", "50", annual.Read),
		storetest.CellTold("320803", 2021, "applications.received", "total", "0", annual.Read),
		storetest.CellTold("320803", 2023, "applications.received", "total", "7", annual.Read),
		storetest.CellTold("320804", 2021, "applications.received", "total", "3", annual.Flagged),
		storetest.CellTold("320804", 2023, "applications.received", "total", "1", annual.Read),
		storetest.CellTold("320812", 2023, "applications.received", "total", "1", annual.Read))
	ask := Comparison{Of: storetest.Quantity(t, "applications.received"), Scope: Scope{Region: "淮安市"}, FromYear: 2021, ToYear: 2023}
	for doubt, want := range map[Doubt]string{ExcludeDoubtful: "淮阴区: ? ? in doubt", ShowDoubtful: "淮阴区: -2 ? in doubt"} {
		ask.Doubt = doubt
		changes, err := Changes(context.Background(), s, ask)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range 4 {
			c := changes.At(i)
			line := c.Region.Name + ":"
			if c.Difference != nil {
				line += " " + c.Difference.RatString()
			} else {
				line += " ?"
			}
			if c.Growth != nil {
				line += " " + c.Growth.RatString()
			} else {
				line += " ?"
			}
			if c.Doubtful() {
				line += " in doubt"
			}
			got = append(got, line)
		}
		storetest.ExpectLines(t, got, "淮安区: 7 ?", want, "清江浦区: ? ?", "洪泽区: 10 1/4")
	}
	ask.FromYear = 2023
	if _, err := Changes(context.Background(), s, ask); !errors.Is(err, ErrBadComparison) {
		t.Errorf("a change in one year: %v", err)
	}
}

// Changes that may be none of the same thing are told with the reasons, and ranked behind those
// of which nothing speaks against it. That the forms differ is told, and changes no rank.
func TestChangesOfTheSameThing(t *testing.T) {
	s := storetest.OpenNew(t)
	for _, told := range []struct {
		code     string
		year     int
		value    string
		scope    annual.Scope
		form     string
		conflict bool
	}{
		{"320803", 2022, "10", annual.OwnScope, "2021", false}, {"320803", 2023, "500", annual.AreaScope, "2021", false},
		{"320804", 2022, "10", annual.AreaScope, "2021", false}, {"320804", 2023, "14", annual.AreaScope, "2021", false},
		{"320812", 2022, "10", annual.UnknownScope, "2019", false}, {"320812", 2023, "15", annual.UnknownScope, "2021", false},
		{"320813", 2022, "21", annual.AreaScope, "2021", false}, {"320813", 2023, "95", annual.AreaScope, "2021", true},
		{"320826", 2022, "20", annual.UnknownScope, "2021", false}, {"320826", 2023, "90", annual.UnknownScope, "2021", false},
	} {
		r := storetest.Plain(t, told.code, "", told.year)
		r.Scope, r.Form = told.scope, told.form
		r.Observations[0].Value = storetest.Decimal(t, told.value)
		if told.conflict {
			r.Add(annual.Finding{Code: "scope-conflict", Severity: annual.Warning, Message: "two scopes"})
		}
		name := fmt.Sprint(told.code, told.year)
		storetest.MustImport(t, s, storetest.FileOf(name, name), r)
	}
	changes, err := Changes(context.Background(), s, Comparison{Of: storetest.Quantity(t, "applications.handled"), Scope: Scope{Region: "淮安市"}, FromYear: 2022, ToYear: 2023})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range changes.ByDifference(false)[:5] {
		c := changes.At(i)
		got = append(got, fmt.Sprintf("%s %s %v certain %v", c.Region.Name, c.Difference.RatString(), c.Reasons, c.Certain()))
	}
	for i := range changes.Len() {
		if c := changes.At(i); c.Growth != nil && (!c.Certain() || slices.Contains(c.Reasons, basis.Jump)) {
			t.Errorf("%s grew by %s, and it is not certain that both are of the same thing: %v", c.Region.Name, c.Growth.RatString(), c.Reasons)
		}
	}
	storetest.ExpectLines(t, got, "涟水县 70 [jump] certain true", "清江浦区 5 [form] certain true", "淮阴区 4 [] certain true", "淮安区 490 [scope] certain false", "洪泽区 74 [conflict] certain false")
	for falling, want := range map[bool]string{true: "淮阴区 清江浦区 涟水县", false: "清江浦区 淮阴区 涟水县"} { // a jump has no growth
		got := changes.ByGrowth(falling)[:3]
		if names := strings.Join([]string{changes.At(got[0]).Region.Name, changes.At(got[1]).Region.Name, changes.At(got[2]).Region.Name}, " "); names != want {
			t.Errorf("by growth, falling %v: %s, want %s", falling, names, want)
		}
	}
}
