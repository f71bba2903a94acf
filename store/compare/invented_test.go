package compare

import (
	"context"
	"fmt"
	"testing"

	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

// Where a report is invented, the figures of it say so, and every sum says how many of what it adds up are.
func TestInventedAndDerived(t *testing.T) {
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("a", "a"), storetest.Hongze(t))
	made := storetest.Hongze(t)
	made.Organ, made.Region = "【合成样例】淮安区人民政府", storetest.Plain(t, "320803", "", 2023).Region
	out := storetest.MustImport(t, s, storetest.FileOf("b", "b"), made)
	storetest.MustCorrect(t, s, out.ReportID, storetest.Reading(t, "applications.carried_in/total", "3"))
	ctx := context.Background()
	ask := Comparison{Of: storetest.Quantity(t, "applications.carried_in"), Scope: Scope{Region: "淮安市"}, FromYear: 2023, ToYear: 2023}
	figures, err := Figures(ctx, s, ask)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{}
	for _, f := range figures {
		if f.ReportID != 0 {
			told[f.Region.Name] = fmt.Sprint("invented ", f.Invented, ", derived ", f.Derived(), ", corrected ", f.Corrected())
		}
	}
	if got, want := fmt.Sprint(told), "map[洪泽区:invented false, derived true, corrected false 淮安区:invented true, derived false, corrected true]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	ask.Scope.Itself = true
	sums, err := Sum(ctx, s, ask, catalogue.Counties)
	if err != nil {
		t.Fatal(err)
	}
	if a := sums[0]; a.Known != 2 || a.Invented != 1 || a.Corrected != 1 || a.Derived != 1 {
		t.Errorf("the sum is of %d, %d invented, %d corrected, %d derived", a.Known, a.Invented, a.Corrected, a.Derived)
	}
	ask.Real = true
	if sums, err = Sum(ctx, s, ask, catalogue.Counties); err != nil || sums[0].Known != 1 || sums[0].Invented != 0 || sums[0].Reports != 1 {
		t.Errorf("the sum of real reports: %+v, %v", sums, err)
	}
	ask.Real = false
	ask.Scope.Itself = false
	summaries, err := Summaries(ctx, s, ask)
	if err != nil || len(summaries) != 1 || summaries[0].Invented != 1 {
		t.Errorf("summaries %+v, %v", summaries, err)
	}
	covered, err := Covering(ctx, s, ask, 0)
	if err != nil || covered.Reports() != 2 || covered.Invented != 1 {
		t.Errorf("%d of %d reports are invented, %v", covered.Invented, covered.Reports(), err)
	}
	of := catalogue.Breakdowns()[0]
	shares, err := SharesOf(ctx, s, of, ask)
	if err != nil {
		t.Fatal(err)
	}
	for i := range shares.Len() {
		if each := shares.At(i); each.ReportID != 0 && each.Invented != (each.Region.Name == "淮安区") {
			t.Errorf("shares of %s: invented %v", each.Region.Name, each.Invented)
		}
	}
}
