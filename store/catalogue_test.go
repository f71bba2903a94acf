package store

import (
	"path/filepath"
	"testing"

	"nianbao/normalize/form"
	"nianbao/normalize/identity"
)

func TestCatalogue(t *testing.T) {
	s := openNew(t)
	for q, want := range map[string]int{
		"SELECT count(*) FROM regions":                                                  len(identity.Regions()),
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
		if got := count(t, s, q); got != want {
			t.Errorf("%s: %d, want %d", q, got, want)
		}
	}
}

// The catalogue is written when it changes, not whenever the file is opened.
func TestCatalogueSync(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports.db")
	closeStore(t, openAt(t, path))
	run(t, path, `
		UPDATE catalogue SET synced_at = 'long ago';
		INSERT INTO indicators VALUES ('old', 1, 'disclosure', '旧', 'old', '件', '', 0, 1);
		UPDATE indicators SET unit = '条' WHERE code = 'applications.received'`)
	state := `SELECT c.synced_at, o.current, i.unit
		FROM catalogue AS c, indicators AS o, indicators AS i
		WHERE o.code = 'old' AND i.code = 'applications.received'`

	s := openAt(t, path)
	if got, want := table(t, s, state), "synced_at | current | unit\nlong ago | 1 | 条\n"; got != want {
		t.Errorf("same catalogue:\n%s", got)
	}
	closeStore(t, s)

	run(t, path, "UPDATE catalogue SET digest = 'another', revision = revision + 1")
	s = openAt(t, path)
	if got, want := table(t, s, state), "synced_at | current | unit\nlong ago | 1 | 条\n"; got != want {
		t.Errorf("catalogue of a later program:\n%s", got)
	}
	closeStore(t, s)

	run(t, path, "UPDATE catalogue SET revision = revision - 1")
	s = openAt(t, path)
	if got, want := table(t, s, "SELECT o.current, i.unit FROM indicators AS o, indicators AS i WHERE o.code = 'old' AND i.code = 'applications.received'"),
		"current | unit\n0 | 件\n"; got != want {
		t.Errorf("changed catalogue:\n%s", got)
	}
	if n := count(t, s, `SELECT count("old") FROM reports_wide`); n != 0 {
		t.Errorf("%d reports with the old indicator", n)
	}
}
