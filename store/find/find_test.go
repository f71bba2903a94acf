package find_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"nianbao/store/database"
	"nianbao/store/find"
	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), find.Own) }

// districts is a database of the reports of a city, two of its districts and a bureau, stored in
// no order.
func districts(t *testing.T) *database.DB {
	t.Helper()
	s := storetest.OpenNew(t)
	for i, r := range []struct {
		code, department string
		year             int
	}{{"320813", "", 2021}, {"320813", "商务局", 2023}, {"320800", "", 2021}, {"320803", "", 2022}, {"320800", "", 2023}, {"630203", "", 2023}} {
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), storetest.Plain(t, r.code, r.department, r.year))
	}
	return s
}

// A search by the name of a city finds its own reports first, then those within it, and says how
// many there are whatever part is asked for.
func TestReports(t *testing.T) {
	s := districts(t)
	for _, tc := range []struct {
		ask   find.Query
		want  string
		total int
	}{
		{find.Query{Words: "淮安市", Limit: 3}, "淮安市2023 淮安市2021 洪泽区商务局2023", 5},
		{find.Query{Words: "淮安市", Limit: 10, Offset: 3}, "淮安区2022 洪泽区2021", 5},
		{find.Query{Words: "淮安市2021", Limit: 10}, "淮安市2021 洪泽区2021", 2},
		{find.Query{Words: "商务局", Limit: 10}, "洪泽区商务局2023", 1},
		{find.Query{Words: "淮安市", FromYear: 2023, Level: 3, Limit: 10}, "洪泽区商务局2023", 1},
		{find.Query{Words: "淮安市", Region: "洪泽区", ToYear: 2021, Limit: 10}, "洪泽区2021", 1},
		{find.Query{Words: "无此地", Limit: 10}, "", 0},
	} {
		list, err := find.Reports(context.Background(), s, tc.ask)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range list.Reports {
			got = append(got, strings.TrimSuffix(strings.TrimPrefix(r.Organ, "江苏省"), "人民政府")+fmt.Sprint(r.Year))
		}
		if strings.Join(got, " ") != tc.want || list.Total != tc.total {
			t.Errorf("%+v: %v of %d, want %s of %d", tc.ask, got, list.Total, tc.want, tc.total)
		}
	}
}

// Several words are all in the name, in any order; a name of organs of several regions is of no one organ.
func TestOrgansOfSeveralWords(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, code := range []string{"320813", "320803", "320803"} {
		r := storetest.Plain(t, code, "商务局", 2021+i)
		if i > 0 {
			r.Organ = "商务局"
		}
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), r)
	}
	r := storetest.Plain(t, "320813", "商务局", 2020)
	r.Organ = "商务局"
	storetest.MustImport(t, s, storetest.FileOf("9.pdf", "9"), r)
	list, _, err := find.Organs(context.Background(), s, find.Query{Words: "商务 洪泽", Limit: 9})
	if err != nil || len(list) != 1 || list[0].Name != "洪泽区商务局" || !list[0].One {
		t.Errorf("%+v, %v", list, err)
	}
	list, _, err = find.Organs(context.Background(), s, find.Query{Words: "商务局", Limit: 1})
	if err != nil || len(list) != 1 || list[0].Reports != 3 || list[0].One {
		t.Errorf("of two regions: %+v, %v", list, err)
	}
}

// Organs are found by a part of the name, with the years of their reports.
func TestOrgans(t *testing.T) {
	s := districts(t)
	list, total, err := find.Organs(context.Background(), s, find.Query{Words: "淮安", Limit: 1})
	if err != nil || total != 2 || len(list) != 1 || list[0].Name != "淮安区人民政府" || list[0].Reports != 1 || list[0].From != 2022 || list[0].To != 2022 || !list[0].One {
		t.Errorf("%+v of %d, %v", list, total, err)
	}
}
