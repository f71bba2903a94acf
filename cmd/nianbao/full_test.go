package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
)

// A database that can't grow ends the import with a clear message. What was
// reported is there, and with space again the next run does the rest.
func TestDatabaseFull(t *testing.T) {
	dir := copies(t, 12, mixed...)
	undisturbed := filepath.Join(t.TempDir(), "undisturbed.db")
	must(t, commandline.Incomplete, "--db", undisturbed, "import", "--quiet", dir)
	want := dump(t, undisturbed)

	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, commandline.Failed, "--db", db, "import", t.TempDir())
	info, err := os.Stat(db)
	if err != nil {
		t.Fatal(err)
	}
	// Room for a few reports, but not for all.
	limit := info.Size() + 300<<10
	out, messages, code := nianbao(t, "", "--db", db, "import", "--quiet", "--batch", "1", "--max-database", fmt.Sprint(limit), dir)
	if code != commandline.Failed || !strings.Contains(messages, fmt.Sprintf("there is no space left for the database; --max-database allows it %d bytes", limit)) {
		t.Errorf("exit code %d, messages %s", code, messages)
	}
	reported := strings.Count(out, "added\t")
	if reported == 0 || reported == 9 {
		t.Errorf("%d reports were stored, want some and not all", reported)
	}
	if list := must(t, 0, "--db", db, "list"); strings.Count(list, "\n") != reported+1 {
		t.Errorf("%d reports were reported, the list is\n%s", reported, list)
	}
	dump(t, db) // it is whole
	must(t, commandline.Incomplete, "--db", db, "import", "--quiet", dir)
	if got := dump(t, db); got != want {
		t.Errorf("with space again, another database: %s", difference(got, want))
	}
}
