package faults_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/faults"
	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), faults.Own) }

// Of a region only its reports are counted.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), faults.Own, map[string]storetest.Planned{
		"compared_reports": storetest.ExpectSteps([]string{"SEARCH before USING COVERING INDEX reports_by_identity"}, "r"), // once, for all questions
	})
}

// contradictory is a database of reports whose sums fail: two in one of 洪泽区, one in 淮安区's and one
// in 平安区's; 洪泽区 carried 7 applications into 2023 where it had carried 5 out of 2022.
func contradictory(t *testing.T) *database.DB {
	t.Helper()
	s := storetest.OpenNew(t)
	for i, r := range []struct {
		code  string
		year  int
		fails string
		cells map[string]string
	}{
		{"320813", 2022, "", map[string]string{"applications.carried_out": "5"}},
		{"320813", 2023, "applications-balance applications-row", map[string]string{"applications.carried_in": "7"}},
		{"320803", 2023, "applications-row", nil},
		{"630203", 2021, "reconsideration-total", nil},
		{"630203", 2022, "row-missing", nil},
	} {
		report := storetest.Plain(t, r.code, "", r.year)
		report.Findings, report.Observations = nil, nil
		for _, code := range strings.Fields(r.fails) {
			report.Findings = append(report.Findings, annual.Finding{Code: code, Severity: annual.Error, Message: "总计 = 其余六列之和: 805 ≠ 673 + 133 = 806", Left: "805", Right: "806"})
		}
		for indicator, value := range r.cells {
			report.Observations = append(report.Observations, annual.Observation{Indicator: indicator, Applicant: "total", Value: storetest.Decimal(t, value), Raw: value, Unit: "件", Status: annual.Read})
		}
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
	}
	return s
}

// lines writes a list, a report a word.
func lines(l faults.List) string {
	var words []string
	for _, r := range l.Reports {
		words = append(words, fmt.Sprintf("%s%d:%d/%d", r.Report.Region, r.Report.Year, r.Number, len(r.Faults)))
	}
	return fmt.Sprintf("%s of %d with %d", strings.Join(words, " "), l.Total, l.Faults)
}

// Reports are ranked by how many of their sums fail, and chosen by what fails, where and when.
func TestSums(t *testing.T) {
	s := contradictory(t)
	ask := func(q faults.Query) faults.Query {
		if q.Limit == 0 {
			q.Limit = 10
		}
		return q
	}
	region := faults.Query{}
	region.Region = "江苏省"
	old := faults.Query{}
	old.ToYear = 2022
	second := faults.Query{}
	second.Offset, second.Limit = 1, 1
	for _, tc := range []struct {
		ask  faults.Query
		want string
	}{
		{faults.Query{}, "洪泽区2023:2/2 淮安区2023:1/1 平安区2021:1/1 of 3 with 4"},
		{faults.Query{Code: "applications-row"}, "淮安区2023:1/1 洪泽区2023:1/1 of 2 with 2"},
		{faults.Query{Order: faults.ByRegion}, "淮安区2023:1/1 洪泽区2023:2/2 平安区2021:1/1 of 3 with 4"},
		{region, "洪泽区2023:2/2 淮安区2023:1/1 of 2 with 3"},
		{old, "平安区2021:1/1 of 1 with 1"},
		{second, "淮安区2023:1/1 of 3 with 4"},
	} {
		list, err := faults.Sums(context.Background(), s, ask(tc.ask))
		if err != nil || lines(list) != tc.want {
			t.Errorf("%+v: %s, %v, want %s", tc.ask, lines(list), err, tc.want)
		}
	}
}

// What contradicts the year before is listed in the same way, with both figures.
func TestYears(t *testing.T) {
	s := contradictory(t)
	q := faults.Query{}
	q.Limit = 10
	list, err := faults.Years(context.Background(), s, q)
	if err != nil || lines(list) != "洪泽区2023:1/1 of 1 with 1" || list.Looked != 5 || list.Compared != 2 {
		t.Fatalf("%s of %d, %v", lines(list), list.Looked, err)
	}
	if f := list.Reports[0].Faults[0]; f.Code != "carry-over" || f.Before != "5" || f.Value != "7" || f.Previous == 0 {
		t.Errorf("%+v", f)
	}
}

// A sum that fails only with a correction is marked and does not count; one that fails in print too does.
func TestCorrectedSums(t *testing.T) {
	for value, want := range map[string][2]int{"10": {1, 0}, "11": {0, 0}} {
		s := storetest.OpenNew(t)
		report := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)).ReportID
		storetest.MustCorrect(t, s, report, storetest.Reading(t, "reconsideration.total", value))
		q := faults.Query{Code: "reconsideration-total"}
		q.Limit = 10
		list, err := faults.Sums(context.Background(), s, q)
		if err != nil || list.Faults != want[0] || list.Corrected != want[1] {
			t.Errorf("%s: %+v, %v", value, list, err)
		}
		if want[0] == 1 && (!list.Reports[0].Faults[0].Corrected || list.Reports[0].Faults[0].Held) {
			t.Errorf("%s: %+v", value, list.Reports[0].Faults)
		}
	}
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	for i := range r.Observations {
		if r.Observations[i].Indicator == "reconsideration.total" {
			r.Observations[i].Value = storetest.Decimal(t, "11")
		}
	}
	r.Findings = nil
	report := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r).ReportID
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "reconsideration.total", "12"))
	q := faults.Query{Code: "reconsideration-total"}
	q.Limit = 10
	list, err := faults.Sums(context.Background(), s, q)
	if err != nil || list.Total != 0 || list.Faults != 0 || list.Others != 1 || list.Corrected != 1 || !list.Reports[0].Faults[0].Held {
		t.Errorf("only with the correction: %+v, %v", list, err)
	}
}

// A contradiction between years that there is only with a correction is marked and does not count.
func TestCorrectedYears(t *testing.T) {
	s := contradictory(t)
	q := faults.Query{}
	q.Limit = 10
	report := func() int64 {
		list, err := faults.Years(context.Background(), s, q)
		if err != nil || len(list.Reports) != 1 {
			t.Fatalf("%+v, %v", list, err)
		}
		return list.Reports[0].Report.ID
	}()
	for _, c := range []struct {
		value string
		want  string
	}{
		{"8", "1 of 1, 0 only corrected; corrected true held false"},
		{"5", "none"},
	} {
		storetest.MustCorrect(t, s, report, storetest.Reading(t, "applications.carried_in/total", c.value))
		list, err := faults.Years(context.Background(), s, q)
		if err != nil {
			t.Fatal(err)
		}
		got := "none"
		if len(list.Reports) == 1 {
			f := list.Reports[0].Faults[0]
			got = fmt.Sprintf("%d of %d, %d only corrected; corrected %v held %v", list.Faults, list.Total, list.Corrected, f.Corrected, f.Held)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.value, got, c.want)
		}
	}
	storetest.MustExec(t, s, "UPDATE observations SET value = '5' WHERE indicator = 'applications.carried_in' AND applicant = 'total'")
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "applications.carried_in/total", "8"))
	list, err := faults.Years(context.Background(), s, q)
	if err != nil || list.Total != 0 || list.Faults != 0 || list.Others != 1 || list.Corrected != 1 || !list.Reports[0].Faults[0].Held {
		t.Errorf("only with the correction: %+v, %v", list, err)
	}
}

// Sums that fail around one figure need one that is wrong; sums without a figure in common one each.
func TestFewest(t *testing.T) {
	for _, tc := range []struct {
		name string
		sums [][]int
		want int
	}{
		{"none fails", nil, 0},
		{"one", [][]int{{1, 2, 3}}, 1},
		{"a column and a row that cross", [][]int{{1, 2, 3}, {3, 4, 5}}, 1},
		{"apart", [][]int{{1, 2, 3}, {4, 5}}, 2},
		{"a chain of three", [][]int{{1, 2}, {2, 3}, {3, 4}}, 2},
		{"each two have one in common", [][]int{{1, 2}, {2, 3}, {3, 1}}, 2},
		{"three around one, and one apart", [][]int{{9, 1}, {9, 2}, {9, 3}, {4, 5}}, 2},
		{"figures are not told", [][]int{{}, {}}, 1},
	} {
		if got := faults.Fewest(tc.sums); got != tc.want {
			t.Errorf("%s: %d, want %d", tc.name, got, tc.want)
		}
	}
	// A table that is wrong all over: rows and columns cross in figures of their own.
	var grid [][]int
	for row := range 27 {
		var cells []int
		for column := range 7 {
			cells = append(cells, 100*row+column)
		}
		grid = append(grid, cells)
	}
	for column := range 7 {
		var cells []int
		for row := range 27 {
			cells = append(cells, 100*row+column)
		}
		grid = append(grid, cells)
	}
	if got := faults.Fewest(grid); got != 27 {
		t.Errorf("a whole table: %d, want 27", got)
	}
}

// One misprint is told as one: of the sums that fail around it, and of those of one check alone.
func TestOneMisprint(t *testing.T) {
	s := storetest.OpenNew(t)
	report := storetest.Plain(t, "320813", "", 2023)
	report.Findings, report.Observations = nil, nil
	of := func(indicators ...string) (cells []annual.CellRef) {
		for _, i := range indicators {
			cells = append(cells, annual.CellRef{Indicator: "applications." + i, Applicant: "total"})
		}
		return cells
	}
	for _, c := range of("received", "carried_in", "handled", "carried_out", "granted") {
		report.Observations = append(report.Observations, annual.Observation{Indicator: c.Indicator, Applicant: c.Applicant, Value: storetest.Decimal(t, "5"), Raw: "5", Unit: "件", Status: annual.Read})
	}
	for code, cells := range map[string][]annual.CellRef{"applications-balance": of("received", "carried_in", "handled", "carried_out"), "applications-handled": of("handled", "granted")} {
		report.Findings = append(report.Findings, annual.Finding{Code: code, Severity: annual.Error, Message: "5 ≠ 6", Left: "5", Right: "6", Cells: cells})
	}
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), report)
	for code, want := range map[string]string{"": "2 sums, 1 figures, [{applications.handled total}]", "applications-handled": "1 sums, 1 figures, []"} {
		q := faults.Query{Code: code}
		q.Limit = 10
		list, err := faults.Sums(context.Background(), s, q)
		if err != nil || len(list.Reports) != 1 {
			t.Fatalf("%+v, %v", list, err)
		}
		r := list.Reports[0]
		if got := fmt.Sprintf("%d sums, %d figures, %v", r.Number, r.Figures, faults.Shared(r.Faults)); got != want || list.Figures != r.Figures {
			t.Errorf("%q: %s of %d, want %s", code, got, list.Figures, want)
		}
	}
}

// What is asked for first comes before the rest, each in the order of the list.
func TestFirstReports(t *testing.T) {
	s := contradictory(t)
	ids, err := faults.Failing(t.Context(), s)
	if err != nil || fmt.Sprint(ids) != "[2 3 4]" {
		t.Fatalf("failing: %v, %v", ids, err)
	}
	list, err := faults.Sums(t.Context(), s, faults.Query{Order: faults.ByYear, First: map[int64]bool{4: true, 9: true}, Search: catalogue.Search{Limit: 5}})
	if err != nil || list.First != 1 || lines(list) != "平安区2021:1/1 洪泽区2023:2/2 淮安区2023:1/1 of 3 with 4" {
		t.Errorf("%d first: %s, %v", list.First, lines(list), err)
	}
	if ids, err = faults.Contradicting(t.Context(), s); err != nil || fmt.Sprint(ids) != "[2]" {
		t.Errorf("contradicting: %v, %v", ids, err)
	}
}

// The terms of sums that fail in print are known by their cells, also as parts of a quantity; those of what is only doubtful are not.
func TestTermsOfFailingSums(t *testing.T) {
	s := storetest.OpenNew(t)
	report := storetest.Plain(t, "320813", "", 2023)
	granted, handled := annual.CellRef{Indicator: "applications.granted", Applicant: "total"}, annual.CellRef{Indicator: "applications.handled", Applicant: "total"}
	upheld, received := annual.CellRef{Indicator: "reconsideration.upheld"}, annual.CellRef{Indicator: "applications.received", Applicant: "total"}
	report.Observations = nil
	for _, cell := range []annual.CellRef{granted, handled, upheld, received} {
		report.Observations = append(report.Observations, annual.Observation{Indicator: cell.Indicator, Applicant: cell.Applicant, Value: storetest.Decimal(t, "5"), Raw: "5", Unit: "件", Status: annual.Read})
	}
	report.Findings = []annual.Finding{
		{Code: "applications-handled", Severity: annual.Error, Message: "13 ≠ 22", Left: "13", Right: "22", Cells: []annual.CellRef{granted, handled}},
		{Code: "applications-balance", Severity: annual.Warning, Message: "13 ≠ 22", Left: "13", Right: "22", Cells: []annual.CellRef{received}},
	}
	id := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), report).ReportID
	failing, err := faults.CellsOf(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	for want, quantities := range map[bool][]catalogue.Quantity{
		true:  {{Cells: []annual.CellRef{granted}}, {Cells: []annual.CellRef{handled}}, {Cells: []annual.CellRef{upheld, granted}}, {Cells: []annual.CellRef{granted, handled}}, {Cells: []annual.CellRef{upheld}, Or: &granted}},
		false: {{Cells: []annual.CellRef{upheld}}, {Cells: []annual.CellRef{received}}},
	} {
		for _, q := range quantities {
			if got := failing.Of(q).Has(id); got != want {
				t.Errorf("%+v: %v", q, got)
			}
		}
	}
	if failing.Of(quantityOf(granted)).Has(id+1) || failing.Of(quantityOf(granted)).Has(0) {
		t.Error("another report")
	}
}

func quantityOf(cell annual.CellRef) catalogue.Quantity {
	return catalogue.Quantity{Cells: []annual.CellRef{cell}}
}
