package compare

import "testing"

// Sums are of other regions if one came or went between two years that are compared.
func TestVaried(t *testing.T) {
	year := func(known, held int, apart bool) yearSum {
		return yearSum{Value: "9", Regions: 95, Known: known, Held: held, Apart: apart}
	}
	for name, c := range map[string]struct {
		sums []yearSum
		want bool
	}{
		"the same in both":        {[]yearSum{year(75, 0, false), year(75, 75, false)}, false},
		"one for another":         {[]yearSum{year(75, 0, false), year(75, 74, false)}, true},
		"one more":                {[]yearSum{year(74, 0, false), year(75, 74, false)}, true},
		"one less":                {[]yearSum{year(75, 0, false), year(74, 74, false)}, true},
		"too many to be compared": {[]yearSum{year(10, 0, false), year(75, 10, true)}, false},
		"a year of few":           {[]yearSum{{Value: "1", Regions: 95, Known: 3, Few: true}, year(75, 3, false)}, false},
	} {
		if got := (sums{Sums: c.sums}).varied(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
