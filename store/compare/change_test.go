package compare

import (
	"context"
	"errors"
	"testing"

	"nianbao/normalize/annual"
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
	for doubt, want := range map[Doubt]string{ExcludeDoubtful: "淮阴区: ? ? in doubt", ShowDoubtful: "淮阴区: -2 -2/3 in doubt"} {
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
