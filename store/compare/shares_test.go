package compare

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

func TestShares(t *testing.T) {
	s := storetest.Known(t,
		storetest.CellTold("320813", 2020, "applications.handled", "total", "10", annual.Read),
		storetest.CellTold("320813", 2020, "applications.other", "total", "1", annual.Read),
		storetest.CellTold("320813", 2023, "applications.handled", "total", "20", annual.Read),
		storetest.CellTold("320813", 2023, "applications.granted", "total", "15", annual.Read),
		storetest.CellTold("320813", 2023, "applications.partly_granted", "total", "2", annual.Inferred),
		storetest.CellTold("320813", 2023, "applications.other_not_corrected", "total", "0", annual.Read),
		storetest.CellTold("320813", 2023, "applications.other_fee_unpaid", "total", "1", annual.Read),
		storetest.CellTold("320813", 2023, "applications.other_remaining", "total", "1", annual.Derived))
	var outcomes catalogue.Breakdown
	for _, b := range catalogue.Breakdowns() {
		if b.Code == "outcomes" {
			outcomes = b
		}
	}
	list, err := SharesOf(context.Background(), s, outcomes, Comparison{Scope: Scope{Region: "洪泽区"}, FromYear: 2020, ToYear: 2023})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for at := range list.Len() {
		for i, part := range list.At(at).Parts {
			if part.Value != nil || part.Doubtful() {
				got = append(got, fmt.Sprint(outcomes.Parts[i].Code, " ", describe(part)))
			}
		}
	}
	storetest.ExpectLines(t, got,
		"applications.other_handling 洪泽区 2020: 1/10 (1 / 10)",
		"applications.granted 洪泽区 2023: 3/4 (15 / 20)",
		"applications.partly_granted 洪泽区 2023: ? (inferred / 20)",
		"applications.other_handling 洪泽区 2023: 1/10 (2 derived / 20)")
}

// Where a part gives the order, shares of fewer than ten come behind the others.
func TestSharesOfLittle(t *testing.T) {
	var told []storetest.Told
	for code, parts := range map[string][2]string{"320803": {"2", "2"}, "320804": {"6", "34"}, "320812": {"1", "40"}} {
		told = append(told, storetest.CellTold(code, 2023, "applications.granted", "total", parts[0], annual.Read),
			storetest.CellTold(code, 2023, "applications.handled", "total", parts[1], annual.Read))
	}
	s := storetest.Known(t, told...)
	for _, b := range catalogue.Breakdowns() {
		for part, q := range b.Parts {
			if b.Code != "outcomes" || q.Code != "applications.granted" {
				continue
			}
			list, err := SharesOf(context.Background(), s, b, Comparison{Scope: Scope{Region: "淮安市"}, FromYear: 2023, ToYear: 2023})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, i := range list.ByPart(part)[:3] {
				got = append(got, describe(list.At(i).Parts[part]))
			}
			storetest.ExpectLines(t, got, "淮阴区 2023: 3/17 (6 / 34)", "清江浦区 2023: 1/40 (1 / 40)", "淮安区 2023: 1 (2 / 2)")
			return
		}
	}
	t.Error("no share of what was granted")
}

// Shares taken together are of the regions alone of which every part is known.
func TestShareSums(t *testing.T) {
	var cells []storetest.Told
	report := func(code string, values ...string) { // received, then by natural persons and five other kinds
		for i, applicant := range []string{"total", "natural_person", "business", "research", "public_welfare", "legal_service", "other"} {
			status := annual.Read
			if doubtful := strings.HasSuffix(values[i], "?"); doubtful {
				status = annual.Flagged
			}
			if values[i] == "" {
				status = annual.Blank
			}
			cells = append(cells, storetest.CellTold(code, 2023, "applications.received", applicant, strings.TrimSuffix(values[i], "?"), status))
		}
	}
	report("320803", "10", "6", "4", "0", "0", "0", "0")
	report("320804", "5", "2", "2.5", "0", "0", "0", "1") // its parts are more than the whole: they are not in the sums
	report("320812", "7", "7?", "0", "0", "0", "0", "0")
	report("320813", "9", "9", "", "0", "0", "0", "0")
	s := storetest.Known(t, cells...)
	var applicants catalogue.Breakdown
	for _, b := range catalogue.Breakdowns() {
		if b.Code == "applicants" {
			applicants = b
		}
	}
	for doubt, want := range map[Doubt]string{
		ExcludeDoubtful: "2023: 7 regions, 4 reports, 1 complete, 1 differing, 1 doubtful: 10 = 6 4 0 0 0 0",
		ShowDoubtful:    "2023: 7 regions, 4 reports, 2 complete, 1 differing, 1 doubtful: 17 = 13 4 0 0 0 0",
	} {
		list, err := ShareSums(context.Background(), s, applicants, Comparison{Scope: Scope{Region: "320800"}, FromYear: 2023, ToYear: 2023, Doubt: doubt})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, y := range list {
			line := fmt.Sprintf("%d: %d regions, %d reports, %d complete, %d differing, %d doubtful: %s =", y.Year, y.Regions, y.Reports, y.Complete, y.Differing, y.Doubtful, y.Whole.RatString())
			for _, part := range y.Parts {
				line += " " + part.RatString()
			}
			got = append(got, line)
		}
		storetest.ExpectLines(t, got, want)
	}
}
