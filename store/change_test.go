package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize/annual"
)

func TestChanges(t *testing.T) {
	s := known(t,
		told{"320813", 2021, "applications.received", "total", "40", annual.Read},
		told{"320813", 2022, "applications.received", "total", "9999", annual.Read},
		told{"320813", 2023, "applications.received", "total", "50", annual.Read},
		told{"320803", 2021, "applications.received", "total", "0", annual.Read},
		told{"320803", 2023, "applications.received", "total", "7", annual.Read},
		told{"320804", 2021, "applications.received", "total", "3", annual.Flagged},
		told{"320804", 2023, "applications.received", "total", "1", annual.Read},
		told{"320812", 2023, "applications.received", "total", "1", annual.Read})
	ask := Comparison{Of: quantity(t, "applications.received"), Scope: Scope{Region: "淮安市"}, FromYear: 2021, ToYear: 2023}
	for doubt, want := range map[Doubt]string{ExcludeDoubtful: "淮阴区: ? ? in doubt", ShowDoubtful: "淮阴区: -2 -2/3 in doubt"} {
		ask.Doubt = doubt
		changes, err := s.Changes(context.Background(), ask)
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
	if _, err := s.Changes(context.Background(), ask); !errors.Is(err, ErrBadComparison) {
		t.Errorf("a change in one year: %v", err)
	}
}

func TestPeers(t *testing.T) {
	s := known(t,
		told{"320813", 2023, "applications.received", "total", "50", annual.Read},
		told{"320803", 2023, "applications.received", "total", "500", annual.Read},
		told{"630203", 2023, "applications.received", "total", "48", annual.Read},
		told{"110101", 2023, "applications.received", "total", "53", annual.Read},
		told{"110102", 2023, "applications.received", "total", "50", annual.Flagged},
		told{"320800", 2023, "applications.received", "total", "50", annual.Read})
	ask := Comparison{Of: quantity(t, "applications.received"), FromYear: 2023, ToYear: 2023}
	for _, tc := range []struct {
		region string
		kind   PeerKind
		want   []string
	}{
		{"洪泽区", NearestVolume, []string{"洪泽区 2023: 50 (50)", "平安区 2023: 48 (48)", "东城区 2023: 53 (53)"}},
		{"洪泽区", SameParent, []string{"洪泽区 2023: 50 (50)", "淮安区 2023: 500 (500)", "淮阴区 2023: ? (no-report)", "清江浦区 2023: ? (no-report)",
			"涟水县 2023: ? (no-report)", "盱眙县 2023: ? (no-report)", "金湖县 2023: ? (no-report)"}},
		{"淮安市", NearestVolume, []string{"淮安市 2023: 50 (50)"}},
		{"涟水县", NearestVolume, []string{"涟水县 2023: ? (no-report)"}},
	} {
		peers, err := s.Peers(context.Background(), tc.region, tc.kind, 2, ask)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range peers {
			got = append(got, describe(f))
		}
		expectLines(t, got, tc.want...)
	}
	if _, err := s.Peers(context.Background(), "洪泽区", "size", 2, ask); !errors.Is(err, ErrBadComparison) {
		t.Errorf("an unknown kind of peers: %v", err)
	}
}

func TestShares(t *testing.T) {
	s := known(t,
		told{"320813", 2020, "applications.handled", "total", "10", annual.Read},
		told{"320813", 2020, "applications.other", "total", "1", annual.Read},
		told{"320813", 2023, "applications.handled", "total", "20", annual.Read},
		told{"320813", 2023, "applications.granted", "total", "15", annual.Read},
		told{"320813", 2023, "applications.partly_granted", "total", "2", annual.Inferred},
		told{"320813", 2023, "applications.other_not_corrected", "total", "0", annual.Read},
		told{"320813", 2023, "applications.other_fee_unpaid", "total", "1", annual.Read},
		told{"320813", 2023, "applications.other_remaining", "total", "1", annual.Derived})
	var outcomes Breakdown
	for _, b := range Breakdowns() {
		if b.Code == "outcomes" {
			outcomes = b
		}
	}
	list, err := s.Shares(context.Background(), outcomes, Comparison{Scope: Scope{Region: "洪泽区"}, FromYear: 2020, ToYear: 2023})
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
	expectLines(t, got,
		"applications.other_handling 洪泽区 2020: 1/10 (1 / 10)",
		"applications.granted 洪泽区 2023: 3/4 (15 / 20)",
		"applications.partly_granted 洪泽区 2023: ? (inferred / 20)",
		"applications.other_handling 洪泽区 2023: 1/10 (2 derived / 20)")
}

// Shares taken together are of the regions alone of which every part is known.
func TestShareSums(t *testing.T) {
	var cells []told
	report := func(code string, values ...string) { // received, then by natural persons and five other kinds
		for i, applicant := range []string{"total", "natural_person", "business", "research", "public_welfare", "legal_service", "other"} {
			status := annual.Read
			if doubtful := strings.HasSuffix(values[i], "?"); doubtful {
				status = annual.Flagged
			}
			if values[i] == "" {
				status = annual.Blank
			}
			cells = append(cells, told{code, 2023, "applications.received", applicant, strings.TrimSuffix(values[i], "?"), status})
		}
	}
	report("320803", "10", "6", "4", "0", "0", "0", "0")
	report("320804", "5", "2", "2.5", "0", "0", "0", "1") // its parts are more than the whole
	report("320812", "7", "7?", "0", "0", "0", "0", "0")
	report("320813", "9", "9", "", "0", "0", "0", "0")
	s := known(t, cells...)
	var applicants Breakdown
	for _, b := range Breakdowns() {
		if b.Code == "applicants" {
			applicants = b
		}
	}
	for doubt, want := range map[Doubt]string{
		ExcludeDoubtful: "2023: 7 regions, 4 reports, 2 complete, 1 doubtful: 15 = 8 13/2 0 0 0 1",
		ShowDoubtful:    "2023: 7 regions, 4 reports, 3 complete, 1 doubtful: 22 = 15 13/2 0 0 0 1",
	} {
		list, err := s.ShareSums(context.Background(), applicants, Comparison{Scope: Scope{Region: "320800"}, FromYear: 2023, ToYear: 2023, Doubt: doubt})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, y := range list {
			line := fmt.Sprintf("%d: %d regions, %d reports, %d complete, %d doubtful: %s =", y.Year, y.Regions, y.Reports, y.Complete, y.Doubtful, y.Whole.RatString())
			for _, part := range y.Parts {
				line += " " + part.RatString()
			}
			got = append(got, line)
		}
		expectLines(t, got, want)
	}
}

// Every part of a breakdown has its whole's unit, and each breakdown is one that
// the forms know.
func TestBreakdowns(t *testing.T) {
	list := Breakdowns()
	if len(list) < 5 {
		t.Fatalf("%d breakdowns", len(list))
	}
	for _, b := range list {
		for _, p := range b.Parts {
			if p.Unit != b.Whole.Unit || p.Unit == "" {
				t.Errorf("%s: %s is in %q, the whole in %q", b.Code, p.Name(), p.Unit, b.Whole.Unit)
			}
		}
	}
}
