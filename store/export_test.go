package store

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// few chooses figures of each status.
var few = Filter{Indicators: []string{"disclosure.", "applications.received", "applications.carried_in", "reconsideration."}}

func exported(t *testing.T, write func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestExportGolden(t *testing.T) {
	ctx := context.Background()
	s := openNew(t)
	mustImport(t, s, fileOf("in/hongze, 2023.pdf", "a"), hongze(t))
	mustImport(t, s, fileOf("in/商务局.pdf", "b"), plain(t, "320813", "商务局", 2022))
	golden(t, "long.csv", exported(t, func(b *bytes.Buffer) error { return s.ExportCSV(ctx, b, few, Long) }))
	golden(t, "wide.csv", exported(t, func(b *bytes.Buffer) error { return s.ExportCSV(ctx, b, few, Wide) }))
	golden(t, "long.json", exported(t, func(b *bytes.Buffer) error { return s.ExportJSON(ctx, b, few) }))
}

// CSV and JSON say the same, and the values keep all their digits.
func TestExportExact(t *testing.T) {
	ctx := context.Background()
	s := openNew(t)
	r := hongze(t)
	mustImport(t, s, fileOf("a.pdf", "a"), r)
	records, err := csv.NewReader(strings.NewReader(exported(t, func(b *bytes.Buffer) error {
		return s.ExportCSV(ctx, b, Filter{}, Long)
	}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(strings.NewReader(exported(t, func(b *bytes.Buffer) error { return s.ExportJSON(ctx, b, Filter{}) })))
	decoder.UseNumber()
	var objects []map[string]any
	if err := decoder.Decode(&objects); err != nil {
		t.Fatal(err)
	}
	if len(records) != len(r.Observations)+1 || len(objects) != len(r.Observations) {
		t.Fatalf("%d records and %d objects for %d figures", len(records), len(objects), len(r.Observations))
	}
	for i, o := range r.Observations {
		want := ""
		if o.Value != nil {
			want = o.Value.String()
		}
		for j, column := range records[0] {
			field := ""
			if v := objects[i][column]; v != nil {
				field = fmt.Sprint(v)
			}
			if records[i+1][j] != field {
				t.Errorf("%s %s: %s is %q in CSV, %q in JSON", o.Indicator, o.Applicant, column, records[i+1][j], field)
			}
			if column == "value" && field != want || column == "raw" && field != o.Raw {
				t.Errorf("%s %s: %s is %q", o.Indicator, o.Applicant, column, field)
			}
		}
	}
}

// The wide export and the wide view agree, column by column.
func TestExportWideIsView(t *testing.T) {
	s := openNew(t)
	r := hongze(t)
	// The two figures of the sample that a number of SQLite does not print alike.
	find(t, r.Observations, "disclosure.permits.decisions", "").Value = decimal(t, "550")
	find(t, r.Observations, "disclosure.fees.amount", "").Value = decimal(t, "7730.28")
	mustImport(t, s, fileOf("a.pdf", "a"), r)
	records, err := csv.NewReader(strings.NewReader(exported(t, func(b *bytes.Buffer) error {
		return s.ExportCSV(context.Background(), b, Filter{}, Wide)
	}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, record := range records {
		got = append(got, strings.Join(record, " | "))
	}
	view := strings.ReplaceAll(table(t, s, "SELECT * FROM reports_wide"), "NULL", "")
	if strings.Join(got, "\n")+"\n" != view {
		t.Errorf("export:\n%s\nview:\n%s", strings.Join(got, "\n"), view)
	}
}

func TestExportNothing(t *testing.T) {
	s := openNew(t)
	if got := exported(t, func(b *bytes.Buffer) error { return s.ExportJSON(context.Background(), b, Filter{}) }); got != "[\n]\n" {
		t.Errorf("JSON: %q", got)
	}
	got := exported(t, func(b *bytes.Buffer) error { return s.ExportCSV(context.Background(), b, Filter{}, Long) })
	if want := strings.Join(longHeader, ",") + "\n"; got != want {
		t.Errorf("CSV: %q", got)
	}
	if err := s.ExportCSV(context.Background(), new(bytes.Buffer), Filter{Regions: []string{"某某区"}}, Wide); err == nil {
		t.Error("an unknown region is no error")
	}
}
