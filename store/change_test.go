package store

import (
	"context"
	"errors"
	"testing"

	"nianbao/normalize/annual"
)

func TestChanges(t *testing.T) {
	s := known(t,
		cellTold("320813", 2021, "applications.received", "total", "40", annual.Read),
		cellTold("320813", 2022, "applications.received", "total", "9999", annual.Read),
		cellTold("320813", 2023, "applications.received", "total", "50", annual.Read),
		cellTold("320803", 2021, "applications.received", "total", "0", annual.Read),
		cellTold("320803", 2023, "applications.received", "total", "7", annual.Read),
		cellTold("320804", 2021, "applications.received", "total", "3", annual.Flagged),
		cellTold("320804", 2023, "applications.received", "total", "1", annual.Read),
		cellTold("320812", 2023, "applications.received", "total", "1", annual.Read))
	ask := Comparison{Of: quantity(t, "applications.received"), Scope: Scope{Region: "淮安市"}, FromYear: 2021, ToYear: 2023}
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
		expectLines(t, got, "淮安区: 7 ?", want, "清江浦区: ? ?", "洪泽区: 10 1/4")
	}
	ask.FromYear = 2023
	if _, err := Changes(context.Background(), s, ask); !errors.Is(err, ErrBadComparison) {
		t.Errorf("a change in one year: %v", err)
	}
}
