package catalogue_test

import (
	"testing"

	"nianbao/normalize/form"
	"nianbao/normalize/gazetteer"
	"nianbao/store/storetest"
)

func TestCatalogue(t *testing.T) {
	s := storetest.OpenNew(t)
	for q, want := range map[string]int{
		"SELECT count(*) FROM regions":                                                  len(gazetteer.Regions()),
		"SELECT count(*) FROM regions WHERE place_id = ''":                              0,
		"SELECT count(*) FROM place_changes":                                            len(gazetteer.Successions()),
		"SELECT count(*) FROM forms":                                                    len(form.All()),
		"SELECT count(*) FROM indicators":                                               len(form.Indicators()),
		"SELECT count(*) FROM applicants WHERE id <> ''":                                len(form.Applicants()),
		"SELECT count(*) FROM pragma_foreign_key_check":                                 0,
		"SELECT count(*) FROM form_cells WHERE form='2019' AND table_id='disclosure'":   3*2 + 3*2 + 3*2 + 2 + 2,
		"SELECT count(*) FROM form_cells WHERE form='2019' AND table_id='applications'": 23 * 7,
		"SELECT count(*) FROM form_cells WHERE form='2021' AND table_id='disclosure'":   3*2 + 1 + 2 + 1,
		// 25 rows, and the sum of （六） that some reports print.
		"SELECT count(*) FROM form_cells WHERE form='2021' AND table_id='applications'": 26 * 7,
		"SELECT count(*) FROM form_cells WHERE form='2021' AND table_id='disputes'":     15,
		// Every indicator has its place in each of its forms.
		`SELECT count(*) FROM indicator_forms AS i WHERE NOT EXISTS
			(SELECT 1 FROM form_cells AS c WHERE c.indicator = i.indicator AND c.form = i.form)`: 0,
	} {
		if got := storetest.Count(t, s, q); got != want {
			t.Errorf("%s: %d, want %d", q, got, want)
		}
	}
}
