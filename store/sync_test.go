package store

import (
	"path/filepath"
	"testing"
)

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
