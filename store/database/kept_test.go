package database_test

import (
	"context"
	"fmt"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// Answers that are kept in memory follow whatever changes the database, also what
// another process or a person with SQL changes.
func TestKeptFollowsChanges(t *testing.T) {
	s := storetest.OpenNew(t)
	ctx := context.Background()
	report := func(content string, year int, received string) int64 {
		r := storetest.Plain(t, "320813", "", year)
		r.Observations = []annual.Observation{{Indicator: "applications.received", Applicant: "total", Unit: "件", Raw: received,
			Value: storetest.Decimal(t, received), Status: annual.Read, Confidence: 1}}
		r.Published = map[string]string{"a": "2024-01-10", "b": "2024-02-10"}[content]
		r.Findings = []annual.Finding{{Code: "form-drift", Severity: annual.Info, Message: "a row more"}}
		return storetest.MustImport(t, s, storetest.FileOf(content+".pdf", content), r).ReportID
	}
	byHand := func(statement string) { storetest.MustExec(t, s, statement) }
	other := storetest.OpenAt(t, storetest.PathOf(t, s))
	var first, second int64
	received := storetest.Reading(t, "applications.received/total", "8")
	for _, step := range []struct {
		name   string
		change func()
		want   string // sum of all counties, reports, findings of those that stand, reports of the province
	}{
		{"nothing", func() {}, "? 0 0 0"},
		{"a report", func() { first = report("a", 2023, "5") }, "5 1 1 1"},
		{"the same again", func() { report("a", 2023, "5") }, "5 1 1 1"},
		{"a new reading", func() { report("a", 2023, "6") }, "6 1 1 1"},
		{"a second version", func() { second = report("b", 2023, "7") }, "7 2 1 1"},
		{"a correction by another process", func() { storetest.MustCorrect(t, other, second, received) }, "8 2 1 1"},
		{"the correction taken back", func() {
			if err := store.UndoCorrection(ctx, other, second, received.CellRef, "李"); err != nil {
				t.Fatal(err)
			}
		}, "7 2 1 1"},
		{"a value changed in place", func() { byHand("UPDATE observations SET value = '9' WHERE indicator = 'applications.received'") }, "9 2 1 1"},
		{"a document deleted", func() {
			byHand(fmt.Sprintf("DELETE FROM documents WHERE id = (SELECT document_id FROM reports WHERE id = %d)", first))
		}, "9 1 1 1"},
	} {
		step.change()
		for _, asked := range []string{"first", "second"} { // the second time from memory
			sums, err := compare.Sum(ctx, s, compare.Comparison{Of: storetest.Quantity(t, "applications.received"), Scope: compare.Scope{Itself: true}, FromYear: 2023, ToYear: 2023}, catalogue.Counties)
			if err != nil {
				t.Fatal(err)
			}
			totals, err := reports.Total(ctx, s)
			if err != nil {
				t.Fatal(err)
			}
			kinds, err := reports.FindingCounts(ctx, s)
			if err != nil {
				t.Fatal(err)
			}
			provinces, err := reports.Counts(ctx, s, "")
			if err != nil {
				t.Fatal(err)
			}
			sum, findings, reports := "?", 0, 0
			if len(sums) == 1 && sums[0].Value != nil {
				sum = sums[0].Value.RatString()
			}
			for _, k := range kinds {
				findings += k.Findings
			}
			for _, p := range provinces {
				reports += p.Reports
			}
			if got := fmt.Sprint(sum, " ", totals.Stored, findings, reports); got != step.want {
				t.Errorf("after %s, asked for the %s time: %s, want %s", step.name, asked, got, step.want)
			}
		}
	}
}
