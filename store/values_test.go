package store

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"nianbao/normalize"
)

func TestValues(t *testing.T) {
	s := county(t)
	zero := plain(t, "320813", "", 2023) // a third version, with figures
	zero.Observations, zero.Form, zero.Tables = hongze(t).Observations, "2021", hongze(t).Tables
	mustImport(t, s, fileOf("zero.pdf", "zero"), zero)
	changed := plain(t, "320812", "", 2023)
	changed.Observations, changed.Form, changed.Tables = hongze(t).Observations, "2021", hongze(t).Tables
	for i := range changed.Observations {
		o := &changed.Observations[i]
		if o.Indicator == "applications.received" && o.Applicant == "total" {
			o.Value, o.Raw, o.Status, o.Note = decimal(t, "77"), "77", normalize.Flagged, "in doubt"
		}
	}
	mustImport(t, s, fileOf("flagged.pdf", "flagged"), changed)
	received := normalize.CellRef{Indicator: "applications.received", Applicant: "total"}
	for name, tc := range map[string]struct {
		query ValueQuery
		want  []string
	}{
		"all": {ValueQuery{Cell: received}, []string{"320812 2023 77 flagged", "320813 2022 - ", "320813 2023 53 inferred", "630203 2020 - "}},
		"a province, all within": {ValueQuery{Cell: received, Region: "江苏省", Within: true, FromYear: 2023, ToYear: 2023},
			[]string{"320812 2023 77 flagged", "320813 2023 53 inferred"}},
		"a province, itself":    {ValueQuery{Cell: received, Region: "江苏省"}, nil},
		"a district":            {ValueQuery{Cell: received, Region: "洪泽区"}, []string{"320813 2022 - ", "320813 2023 53 inferred"}},
		"cities alone":          {ValueQuery{Cell: received, Level: City}, nil},
		"districts of one city": {ValueQuery{Cell: received, Region: "320800", Within: true, Level: District, ToYear: 2022}, []string{"320813 2022 - "}},
		"what no report has":    {ValueQuery{Cell: normalize.CellRef{Indicator: "no.such"}, Region: "630203"}, []string{"630203 2020 - "}},
	} {
		got, err := s.Values(context.Background(), tc.query)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var texts []string
		for _, v := range got {
			value := "-"
			if v.Value != nil {
				value = v.Value.String()
			}
			texts = append(texts, fmt.Sprintf("%s %d %s %s", v.Code, v.Year, value, v.Status))
			if v.Certain() != (v.Status == normalize.Read) {
				t.Errorf("%s: certain is %v of %s", name, v.Certain(), v.Status)
			}
		}
		if !reflect.DeepEqual(texts, tc.want) {
			t.Errorf("%s: %q, want %q", name, texts, tc.want)
		}
	}
}

// The figures are found by their key: a scan of all would take minutes.
func TestValuesUseIndexes(t *testing.T) {
	s := county(t)
	rows, err := s.read.Query("EXPLAIN QUERY PLAN "+query("values"), "", "", "", "", 0, 0, "")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, step)
	}
	text := strings.Join(plan, "\n")
	for _, want := range []string{"SEARCH r USING INDEX reports_by_region", "SEARCH o USING PRIMARY KEY", "SEARCH n USING INDEX reports_by_identity"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in the plan:\n%s", want, text)
		}
	}
	if strings.Contains(text, "SCAN o") {
		t.Errorf("a scan of all figures:\n%s", text)
	}
}
