package catalogue_test

import (
	"database/sql"
	"fmt"
	"testing"

	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

// A code as a number is the code again, and tells its level and what it lies in.
func TestDivisions(t *testing.T) {
	for _, c := range []struct {
		code, province, prefecture string
		level                      catalogue.Level
	}{
		{"320813", "320000", "320800", catalogue.Counties},
		{"320800", "320000", "320800", catalogue.Prefectures},
		{"320000", "320000", "320000", catalogue.Provinces},
	} {
		d, ok := catalogue.DivisionOf(c.code)
		if !ok || d.Code() != c.code || d.Within(2).Code() != c.province || d.Within(4).Code() != c.prefecture || d.Within(0).Code() != "" ||
			d.Level() != c.level || d.Level() != catalogue.LevelOf(c.code) {
			t.Errorf("%s: %s in %s in %s, level %d", c.code, d.Code(), d.Within(4).Code(), d.Within(2).Code(), d.Level())
		}
	}
	for _, code := range []string{"", "3208", "3208130", "-20813", "洪泽区"} {
		if d, ok := catalogue.DivisionOf(code); ok {
			t.Errorf("%q is %s", code, d.Code())
		}
	}
}

// A selection chooses the same by numbers as by codes. A report without a year is in no span of years.
func TestSelection(t *testing.T) {
	db := storetest.OpenNew(t)
	for _, c := range []struct {
		search catalogue.Search
		has    []string
	}{
		{catalogue.Search{}, []string{"320813 2021", "320813 0", "320800 2022", "630000 2021", " 2021"}},
		{catalogue.Search{Region: "320800"}, []string{"320813 2021", "320813 0", "320800 2022"}},
		{catalogue.Search{ToYear: 2021}, []string{"320813 2021", "630000 2021", " 2021"}},
		{catalogue.Search{FromYear: 2022}, []string{"320800 2022"}},
		{catalogue.Search{Level: catalogue.Provinces}, []string{"630000 2021"}},
		{catalogue.Search{Kind: "department"}, nil},
	} {
		var s catalogue.Selection
		if err := db.Snapshot(t.Context(), func(tx *sql.Tx) (err error) {
			s, err = c.search.Selection(t.Context(), tx)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		var has []string
		for _, r := range []struct {
			code string
			year int
		}{{"320813", 2021}, {"320813", 0}, {"320800", 2022}, {"630000", 2021}, {"", 2021}} {
			byCode := s.Has(r.code, r.year, "government")
			d, _ := catalogue.DivisionOf(r.code)
			if byNumber := s.HasDivision(d, r.year, "government"); byNumber != byCode {
				t.Errorf("%+v has %s %d: by its code %v, as a number %v", c.search, r.code, r.year, byCode, byNumber)
			}
			if byCode {
				has = append(has, fmt.Sprintf("%s %d", r.code, r.year))
			}
		}
		if fmt.Sprint(has) != fmt.Sprint(c.has) {
			t.Errorf("%+v has %q, not %q", c.search, has, c.has)
		}
	}
}
