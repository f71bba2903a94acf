package compare

import (
	"context"
	"fmt"
	"math/big"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

func TestSummaries(t *testing.T) {
	const received, handled = "applications.received", "applications.handled"
	cell := func(code string, year int, indicator, value string, status annual.Status) storetest.Told {
		return storetest.CellTold(code, year, indicator, "total", value, status)
	}
	s := storetest.Known(t,
		cell("320803", 2023, received, "4", annual.Read), cell("320803", 2023, handled, "8", annual.Read),
		cell("320804", 2023, received, "1", annual.Read), cell("320804", 2023, handled, "3", annual.Read),
		cell("320812", 2023, received, "2.5", annual.Read), cell("320812", 2023, handled, "0", annual.Read),
		cell("320813", 2023, received, "900719925474099301", annual.Derived), cell("320813", 2023, handled, "1800719925474099301", annual.Read),
		cell("320826", 2023, received, "900719925474099300", annual.Flagged), cell("320826", 2023, handled, "2", annual.Read),
		cell("320830", 2023, received, "", annual.Blank), cell("320830", 2023, handled, "5", annual.Read),
		cell("320803", 2022, received, "7", annual.Inferred),
	)
	told := func(r *big.Rat) string {
		if r == nil {
			return "?"
		}
		return r.RatString()
	}
	for _, tc := range []struct {
		name  string
		per   *catalogue.Quantity
		doubt Doubt
		want  []string // year: regions, reports, known, sum, least, quartiles, greatest
	}{
		// 320813 and 320826 differ in their last digit, which rounding takes away.
		{"values", nil, ShowDoubtful, []string{"2022: 7 1 1 7 7 7 7 7 7",
			"2023: 7 6 5 3602879701896397217/2 1 5/2 4 900719925474099300 900719925474099301"}},
		{"values but those in doubt", nil, ExcludeDoubtful, []string{"2022: 7 1 0 ? ? ? ? ? ?",
			"2023: 7 6 4 1801439850948198617/2 1 7/4 13/4 900719925474099305/2 900719925474099301"}},
		{"rates", storetest.QuantityAt(t, handled), ExcludeDoubtful, []string{"2022: 7 1 0 ? ? ? ? ? ?",
			"2023: 7 6 3 ? 1/3 1/3 1/2 900719925474099301/1800719925474099301 900719925474099301/1800719925474099301"}},
	} {
		list, err := Summaries(context.Background(), s, Comparison{Of: storetest.Quantity(t, received), Per: tc.per, Scope: Scope{Region: "320800"},
			FromYear: 2022, ToYear: 2023, Doubt: tc.doubt})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, y := range list {
			got = append(got, fmt.Sprintf("%d: %d %d %d %s %s %s %s %s %s", y.Year, y.Regions, y.Reports, y.Known,
				told(y.Sum), told(y.Least), told(y.Lower), told(y.Median), told(y.Upper), told(y.Most)))
		}
		t.Run(tc.name, func(t *testing.T) { storetest.ExpectLines(t, got, tc.want...) })
	}
}
