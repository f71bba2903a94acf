package tables_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/store/storetest"
	"nianbao/store/tables"
)

// withTable returns a report with a table that no form knows, and one figure of which was
// read as an observation of the report.
func withTable(t *testing.T) annual.Report {
	r := storetest.Plain(t, "320813", "", 2023)
	o := r.Observations[0]
	box := document.Place{Page: 4, Box: document.Rect{X0: 10, Y0: 20, X1: 30, Y1: 40}}
	r.Printed = []annual.PrintedTable{{Title: "网站情况", Section: "概述", Source: document.FromRulings, Rows: 3, Columns: 3, Place: box,
		Cells: []annual.PrintedCell{
			{Row: 2, Column: 2, Labels: []string{"网站专栏访问量", "其中：微信"}, Heads: []string{"本年", "累计"}, Text: "约 1,200", Unit: "次", Place: box},
			{Row: 2, Column: 3, Labels: []string{"网站专栏访问量", "其中：微信"}, Heads: []string{}, Text: o.Raw, Value: o.Value, Place: o.Place,
				CellRef: annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}},
			{Row: 3, Column: 2, Labels: []string{}, Heads: []string{"本年", "累计"}, Text: "0.50", Value: storetest.Decimal(t, "0.50"), Place: document.Place{Page: 1, Line: 7}, Unplaced: true},
		}}}
	return r
}

// What is kept comes back as it was read; text and place of a cell that an observation was
// read in are the observation's.
func TestTablesComeBack(t *testing.T) {
	s := storetest.OpenNew(t)
	r := withTable(t)
	out := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	got, err := tables.Of(context.Background(), s, out.ReportID)
	if err != nil || !reflect.DeepEqual(got, r.Printed) {
		t.Errorf("%v, got\n%+v\nwant\n%+v", err, got, r.Printed)
	}
}

// Reports that are here from before tables were kept get theirs when the same reading comes
// again; a new reading replaces them.
func TestTablesFollowTheReading(t *testing.T) {
	s := storetest.OpenNew(t)
	file, r := storetest.FileOf("a.pdf", "a"), withTable(t)
	printed := r.Printed
	count := func(of []annual.PrintedTable) int {
		r.Printed = of
		storetest.MustImport(t, s, file, r)
		return storetest.Count(t, s, "SELECT count(*) FROM printed_cells")
	}
	if first, second, third := count(nil), count(printed), count(nil); first != 0 || second != 3 || third != 0 {
		t.Errorf("cells: %d, %d, %d", first, second, third)
	}
	if uses := storetest.Count(t, s, "SELECT count(*) FROM printed_uses"); uses != 0 {
		t.Errorf("%d names are still in use", uses)
	}
}

func TestSearch(t *testing.T) {
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), withTable(t))
	for _, c := range []struct {
		query tables.Query
		want  string
	}{
		{tables.Query{Words: "网站专栏访问量"}, "2/2 2/3"},
		{tables.Query{Words: "微信 访问量"}, "2/2 2/3"}, // both words name the row
		{tables.Query{Words: "累计"}, "2/2 3/2"},     // of the column
		{tables.Query{Words: "微信 累计"}, ""},         // no name has both
		{tables.Query{Words: "累计", Region: "江苏省", FromYear: 2023, ToYear: 2023}, "2/2 3/2"},
		{tables.Query{Words: "累计", Region: "青海省"}, ""},
		{tables.Query{Words: "累计", FromYear: 2024}, ""},
	} {
		c.query.Limit = 10
		hits, err := tables.Search(context.Background(), s, c.query)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range hits {
			got = append(got, fmt.Sprintf("%d/%d", h.Row, h.Column))
		}
		if all := strings.Join(got, " "); all != c.want {
			t.Errorf("%+v: %s, want %s", c.query, all, c.want)
		}
	}
	if _, err := tables.Search(context.Background(), s, tables.Query{Words: " "}); !errors.Is(err, tables.ErrNoWords) {
		t.Errorf("without words: %v", err)
	}
}

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), tables.Own) }

// Only the names, which are few, are read from end to end.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), tables.Own, map[string]storetest.Planned{
		"printed_cells":  storetest.ExpectSteps([]string{"SEARCH f USING PRIMARY KEY (report_id=?)", "SEARCH o USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?) LEFT-JOIN"}),
		"printed_search": storetest.ExpectSteps([]string{"SEARCH u USING PRIMARY KEY (name_id=?)", "SEARCH f USING PRIMARY KEY (report_id=?)"}, "n", "named"),
	})
}
