package store_test

import (
	"slices"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

// The views give the tables as printed; the golden files are to be read beside
// the cells of the sample report.
func TestTableViews(t *testing.T) {
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t))
	for name, q := range map[string]string{
		"table_disclosure.txt":   "SELECT heading, label, column_1, value_1, column_2, value_2, column_3, value_3, flagged FROM table_disclosure",
		"table_applications.txt": "SELECT label, natural_person, business, research, public_welfare, legal_service, other, total, flagged FROM table_applications",
		"table_disputes.txt":     "SELECT * FROM table_disputes",
	} {
		storetest.Golden(t, name, storetest.Table(t, s, q))
	}
}

// A row that was not found shows as missing; an optional one is left out.
func TestTableViewsMissing(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	r.Observations = slices.DeleteFunc(r.Observations, func(o annual.Observation) bool {
		return o.Indicator == "applications.denied_query" || o.Indicator == "applications.granted" && o.Applicant == "total"
	})
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	got := storetest.Table(t, s, "SELECT label, total, flagged FROM table_applications WHERE flagged LIKE '%missing%'")
	want := "label | total | flagged\n" +
		"三、本年度办理结果 / （一）予以公开 | NULL | total: missing\n" +
		"三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项 | NULL | natural_person: missing; business: missing; " +
		"research: missing; public_welfare: missing; legal_service: missing; other: missing; total: missing\n"
	if got != want {
		t.Errorf("rows:\n%s", got)
	}
	if n := storetest.Count(t, s, "SELECT count(*) FROM table_applications"); n != 25 {
		t.Errorf("%d rows, want the form's 25", n)
	}
}

// Only figures that are read or derived are numbers of the wide view.
func TestWideView(t *testing.T) {
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t))
	got := storetest.Table(t, s, `SELECT errors, warnings, flagged, untrusted,
		"applications.received.natural_person" AS read,
		"applications.received.business" AS flagged_value,
		"applications.received.research" AS no_number,
		"applications.received.total" AS inferred,
		"applications.carried_in.total" AS derived,
		"disclosure.normative_documents.in_force" AS blank,
		"disclosure.normative_documents.repealed" AS negative,
		"disclosure.fees.amount" AS fraction,
		"disclosure.rules.made" AS of_another_form
		FROM reports_wide`)
	want := "errors | warnings | flagged | untrusted | read | flagged_value | no_number | inferred | derived | blank | negative | fraction | of_another_form\n" +
		"1 | 1 | 1 | 2 | 21 | NULL | NULL | NULL | 0 | NULL | -1 | 7730.28 | NULL\n"
	if got != want {
		t.Errorf("wide:\n%s", got)
	}
}
