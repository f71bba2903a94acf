package main

import (
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"
)

// copies writes n files into a new directory: the fixtures of the given names in
// turn, each made unique by a comment after its end. The end mark is repeated, as
// some readers want it to come last.
func copies(t *testing.T, n int, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		name := names[i%len(names)]
		data, err := os.ReadFile("../../testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, fmt.Sprintf("%03d-%s", i, filepath.Base(name)))
		if err := os.WriteFile(path, fmt.Appendf(data, "\n%%%d\n%%%%EOF\n", i), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// program returns the command line as a process of its own.
func program(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), asProgram+"=1")
	return c
}

// dump returns all that a database holds but for times, which differ between
// two runs that are alike in all else. It fails the test if the database is not
// whole.
func dump(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // temporary tables are those of one connection
	for _, check := range []string{"integrity_check", "foreign_key_check"} {
		if got := strings.TrimSpace(rowsOf(t, db, "PRAGMA "+check)); got != "" && got != "ok" {
			t.Errorf("%s: %s says %s", path, check, got)
		}
	}
	var b strings.Builder
	// How often reports were changed depends on how many came at once: versions are told anew
	// for each batch.
	tables := strings.Fields(rowsOf(t, db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'narrative_index*' AND name <> 'changes' ORDER BY name"))
	for _, table := range tables {
		columns := strings.Fields(rowsOf(t, db, "SELECT name FROM pragma_table_info('"+table+"')"))
		columns = slices.DeleteFunc(columns, func(c string) bool { return strings.HasSuffix(c, "_at") })
		list := strings.Join(columns, ", ")
		fmt.Fprintf(&b, "%s (%s)\n%s", table, list, rowsOf(t, db, "SELECT "+list+" FROM "+table+" ORDER BY "+list))
	}
	// How the index of the chapters is laid out depends on the transactions that
	// filled it; where its terms are found does not. (fts4aux does not count all
	// documents of an index in descending order.)
	if _, err := db.Exec("CREATE VIRTUAL TABLE temp.terms USING fts4aux (main, narrative_index)"); err != nil {
		t.Fatal(err)
	}
	b.WriteString(rowsOf(t, db, `SELECT term, (SELECT group_concat(docid) FROM narrative_index WHERE pairs MATCH '"' || term || '"')
		FROM temp.terms WHERE col = '*' ORDER BY term`))
	return b.String()
}

// rowsOf returns the result of a query, a line for each row.
func rowsOf(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for rows.Next() {
		values, targets := make([]sql.NullString, len(columns)), make([]any, len(columns))
		for i := range values {
			targets[i] = &values[i]
		}
		if err := rows.Scan(targets...); err != nil {
			t.Fatal(err)
		}
		for i, v := range values {
			if i > 0 {
				b.WriteString("|")
			}
			b.WriteString(v.String)
		}
		b.WriteString("\n")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// difference returns the first line in which two dumps differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d:\n  %s\nwant\n  %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
