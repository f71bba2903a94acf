package store_test

import (
	"path/filepath"
	"testing"

	"nianbao/store/storetest"
)

// The catalogue is written when it changes, not whenever the file is opened.
func TestCatalogueSync(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports.db")
	storetest.CloseStore(t, storetest.OpenAt(t, path))
	run(t, path, `
		UPDATE catalogue SET synced_at = 'long ago';
		INSERT INTO indicators VALUES ('old', 1, 'disclosure', '旧', 'old', '件', '', 0, 1);
		UPDATE indicators SET unit = '条' WHERE code = 'applications.received'`)
	state := `SELECT c.synced_at, o.current, i.unit
		FROM catalogue AS c, indicators AS o, indicators AS i
		WHERE o.code = 'old' AND i.code = 'applications.received'`

	s := storetest.OpenAt(t, path)
	if got, want := storetest.Table(t, s, state), "synced_at | current | unit\nlong ago | 1 | 条\n"; got != want {
		t.Errorf("same catalogue:\n%s", got)
	}
	storetest.CloseStore(t, s)

	run(t, path, "UPDATE catalogue SET digest = 'another', revision = revision + 1")
	s = storetest.OpenAt(t, path)
	if got, want := storetest.Table(t, s, state), "synced_at | current | unit\nlong ago | 1 | 条\n"; got != want {
		t.Errorf("catalogue of a later program:\n%s", got)
	}
	storetest.CloseStore(t, s)

	run(t, path, "UPDATE catalogue SET revision = revision - 1")
	s = storetest.OpenAt(t, path)
	if got, want := storetest.Table(t, s, "SELECT o.current, i.unit FROM indicators AS o, indicators AS i WHERE o.code = 'old' AND i.code = 'applications.received'"),
		"current | unit\n0 | 件\n"; got != want {
		t.Errorf("changed catalogue:\n%s", got)
	}
	if n := storetest.Count(t, s, `SELECT count("old") FROM reports_wide`); n != 0 {
		t.Errorf("%d reports with the old indicator", n)
	}
}
