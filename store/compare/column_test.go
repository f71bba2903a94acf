package compare

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

// A comparison of many regions reads whole columns, and one of few looks each
// figure up unless the columns are there: they say the same, of every kind of value
// and of sums.
func TestColumns(t *testing.T) {
	const repeated, petition, other, remaining = "applications.rejected_repeated", "applications.rejected_petition", "applications.other", "applications.other_remaining"
	s := storetest.Known(t,
		storetest.CellTold("320813", 2022, "applications.received", "total", "40", annual.Read),
		storetest.CellTold("320813", 2023, "applications.received", "total", "53", annual.Flagged),
		storetest.CellTold("320803", 2023, "applications.received", "total", "", annual.Blank),
		storetest.CellTold("320804", 2023, "applications.received", "total", "12345678901234567890123", annual.Read),
		storetest.CellTold("630203", 2023, "applications.received", "total", "-7", annual.Derived),
		storetest.CellTold("110105", 2023, "applications.received", "total", "2.5", annual.Inferred),
		storetest.CellTold("320813", 2023, "disclosure.fees.amount", "", "3375.66", annual.Read),
		storetest.CellTold("320803", 2023, "disclosure.fees.amount", "", "3375.6", annual.Read),
		storetest.CellTold("320804", 2023, "disclosure.fees.amount", "", "0.30000000000000004", annual.Read),
		storetest.CellTold("320813", 2023, repeated, "total", "1", annual.Read),
		storetest.CellTold("320803", 2023, other, "total", "9", annual.Read),
		storetest.CellTold("320804", 2023, remaining, "total", "4", annual.Read),
		storetest.CellTold("630203", 2023, other, "total", "", annual.Blank),
	)
	rejected := []storetest.Told{storetest.CellTold("110105", 2022, repeated, "total", "1", annual.Read), storetest.CellTold("110105", 2022, petition, "total", "2.5", annual.Derived),
		storetest.CellTold("110105", 2022, "applications.rejected_publication", "total", "999999999999999999", annual.Flagged),
		storetest.CellTold("110105", 2022, "applications.rejected_excessive", "total", "1", annual.Read), storetest.CellTold("110105", 2022, "applications.rejected_confirmation", "total", "0", annual.Read)}
	storetest.AddTold(t, s, "", rejected...)
	without := storetest.OpenAt(t, storetest.PathOf(t, s)) // never asked for many regions
	for _, per := range []*catalogue.Quantity{nil, storetest.QuantityAt(t, "applications.received")} {
		for _, doubt := range []Doubt{ShowDoubtful, ExcludeDoubtful} {
			for _, name := range []string{"applications.received", "disclosure.fees.amount", "applications.rejected", "applications.other_handling"} {
				c := Comparison{Of: storetest.Quantity(t, name), Per: per, Scope: Scope{Level: catalogue.Counties}, FromYear: 2022, ToYear: 2023, Doubt: doubt}
				whole, err := Figures(context.Background(), s, c)
				if err != nil {
					t.Fatal(err)
				}
				values := 0
				for _, code := range []string{"110105", "320803", "320804", "320813", "630203"} {
					c.Scope = Scope{Region: code}
					few, err := Figures(context.Background(), without, c)
					if err != nil {
						t.Fatal(err)
					}
					kept, err := Figures(context.Background(), s, c)
					if err != nil {
						t.Fatal(err)
					}
					whole := slices.DeleteFunc(slices.Clone(whole), func(f Figure) bool { return f.Region.Code != code })
					if got, want := describeAll(whole), describeAll(few); len(few) != 2 || got != want || describeAll(kept) != want {
						t.Errorf("%s of %s, per %v, doubtful values: %s\n got %s\n and %s\nwant %s", name, code, per != nil, doubt, got, describeAll(kept), want)
					}
					for _, f := range few {
						if f.Of.Value != nil {
							values++
						}
					}
				}
				if values == 0 && doubt == ShowDoubtful {
					t.Errorf("%s: no value is known", name)
				}
			}
		}
	}
}

func describeAll(figures []Figure) string {
	var lines []string
	for _, f := range figures {
		lines = append(lines, fmt.Sprint(describe(f), " of report ", f.ReportID))
	}
	return strings.Join(lines, ", ")
}
