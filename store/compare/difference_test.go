package compare

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

func TestDifference(t *testing.T) {
	s := storetest.Known(t,
		storetest.CellTold("320813", 2022, "applications.received", "total", "40", annual.Read),
		storetest.CellTold("320813", 2022, "reconsideration.total", "", "", annual.Blank),
		storetest.CellTold("320813", 2022, "applications.handled", "total", "41", annual.Flagged),
		storetest.CellTold("320813", 2022, "disclosure.procurement.items", "", "7", annual.Read),
		storetest.CellTold("320813", 2023, "reconsideration.total", "", "11", annual.Read),
		storetest.CellTold("320813", 2023, "applications.received", "total", "52.5", annual.Read),
		storetest.CellTold("320813", 2023, "applications.received", "business", "3", annual.Derived),
		storetest.CellTold("320813", 2023, "applications.handled", "total", "41.0", annual.Read))
	pairs, err := Difference(context.Background(), s, 1, 2, ShowDoubtful)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range pairs {
		side := func(c CellOf) string {
			if c.Value == nil {
				return string(c.Status)
			}
			return c.Value.String()
		}
		line := fmt.Sprintf("%s %s: %s, %s, difference ", p.Cell.Indicator, p.Cell.Applicant, side(p.A), side(p.B))
		if d := p.Difference(); d != nil {
			line += d.RatString()
		} else {
			line += "unknown"
		}
		if !p.Differs() {
			line += ", the same"
		}
		if p.Doubtful() {
			line += ", in doubt"
		}
		got = append(got, line)
	}
	storetest.ExpectLines(t, got,
		"disclosure.procurement.items : 7, missing, difference unknown",
		"applications.received business: missing, 3, difference unknown",
		"applications.received total: 40, 52.5, difference 25/2",
		"applications.handled total: 41, 41.0, difference 0, the same, in doubt",
		"reconsideration.total : blank, 11, difference unknown")
	if pairs[4].Zh != "行政复议 / 总计" {
		t.Errorf("label %q", pairs[4].Zh)
	}
	if pairs, err = Difference(context.Background(), s, 1, 2, ExcludeDoubtful); err != nil {
		t.Fatal(err)
	}
	if handled := pairs[3]; handled.A.Value != nil || handled.A.Status != annual.Flagged || handled.Difference() != nil {
		t.Errorf("a doubtful value is not left out: %+v", handled)
	}
	if _, err := Difference(context.Background(), s, 1, 99, ShowDoubtful); !errors.Is(err, reports.ErrNotFound) {
		t.Errorf("a report that is not here: %v", err)
	}
}
