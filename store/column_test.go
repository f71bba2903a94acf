package store

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"nianbao/normalize"
)

// A comparison of many regions reads whole columns, and one of few looks each
// figure up: they say the same, of every kind of value and of sums.
func TestColumns(t *testing.T) {
	const repeated, petition, other, remaining = "applications.rejected_repeated", "applications.rejected_petition", "applications.other", "applications.other_remaining"
	s := known(t,
		told{"320813", 2022, "applications.received", "total", "40", normalize.Read},
		told{"320813", 2023, "applications.received", "total", "53", normalize.Flagged},
		told{"320803", 2023, "applications.received", "total", "", normalize.Blank},
		told{"320804", 2023, "applications.received", "total", "12345678901234567890123", normalize.Read},
		told{"630203", 2023, "applications.received", "total", "-7", normalize.Derived},
		told{"110105", 2023, "applications.received", "total", "2.5", normalize.Inferred},
		told{"320813", 2023, "disclosure.fees.amount", "", "3375.66", normalize.Read},
		told{"320803", 2023, "disclosure.fees.amount", "", "3375.6", normalize.Read},
		told{"320804", 2023, "disclosure.fees.amount", "", "0.30000000000000004", normalize.Read},
		told{"320813", 2023, repeated, "total", "1", normalize.Read},
		told{"320803", 2023, other, "total", "9", normalize.Read},
		told{"320804", 2023, remaining, "total", "4", normalize.Read},
		told{"630203", 2023, other, "total", "", normalize.Blank},
	)
	rejected := []told{{"110105", 2022, repeated, "total", "1", normalize.Read}, {"110105", 2022, petition, "total", "2.5", normalize.Derived},
		{"110105", 2022, "applications.rejected_publication", "total", "999999999999999999", normalize.Flagged},
		{"110105", 2022, "applications.rejected_excessive", "total", "1", normalize.Read}, {"110105", 2022, "applications.rejected_confirmation", "total", "0", normalize.Read}}
	add(t, s, "", rejected...)
	for _, per := range []*Quantity{nil, quantityAt(t, "applications.received")} {
		for _, doubt := range []Doubt{ShowDoubtful, ExcludeDoubtful} {
			for _, name := range []string{"applications.received", "disclosure.fees.amount", "applications.rejected", "applications.other_handling"} {
				c := Comparison{Of: quantity(t, name), Per: per, Scope: Scope{Level: Counties}, FromYear: 2022, ToYear: 2023, Doubt: doubt}
				whole, err := s.Compare(context.Background(), c)
				if err != nil {
					t.Fatal(err)
				}
				values := 0
				for _, code := range []string{"110105", "320803", "320804", "320813", "630203"} {
					c.Scope = Scope{Region: code}
					few, err := s.Compare(context.Background(), c)
					if err != nil {
						t.Fatal(err)
					}
					var got, want []string
					for _, f := range whole {
						if f.Region.Code == code {
							got = append(got, describe(f)+fmt.Sprint(f.ReportID))
						}
					}
					for _, f := range few {
						want = append(want, describe(f)+fmt.Sprint(f.ReportID))
						if f.Of.Value != nil {
							values++
						}
					}
					if len(want) != 2 || !slices.Equal(got, want) {
						t.Errorf("%s of %s, per %v, doubtful values: %s\n got %q\nwant %q", name, code, per != nil, doubt, got, want)
					}
				}
				if values == 0 && doubt == ShowDoubtful {
					t.Errorf("%s: no value is known", name)
				}
			}
		}
	}
}
