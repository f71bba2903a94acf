package main

import (
	"archive/zip"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
	"nianbao/store/reports"
)

// library is a folder with a database of three documents: a file that was seen at two
// places, a member of an archive, and one of which a manifest says something.
func library(t *testing.T) (dir string, path func(string) string) {
	t.Helper()
	dir = t.TempDir()
	path = func(name string) string { return filepath.Join(dir, name) }
	copyFile(t, example, path("a.pdf"))
	copyFile(t, example, path("b.pdf"))
	archive, err := os.Create(path("c.zip"))
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(archive)
	member, err := w.Create("dir/member.pdf")
	if err == nil {
		var data []byte
		if data, err = os.ReadFile("../../testdata/fixtures/department.pdf"); err == nil {
			_, err = member.Write(data)
		}
	}
	if err == nil {
		err = w.Close()
	}
	if err == nil {
		err = archive.Close()
	}
	if err == nil {
		err = os.WriteFile(path("m.csv"), []byte("path,year\nlisted.pdf,1999\n"), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	copyFile(t, faulty, path("listed.pdf"))
	t.Chdir(dir) // paths are relative to it
	must(t, 0, "import", "--quiet", "a.pdf", "b.pdf", "c.zip", "m.csv")
	return dir, path
}

// asRead has a program of before have read report 1 as that of another year.
func asRead(t *testing.T, db, change string) {
	t.Helper()
	s, err := sql.Open("sqlite3", db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Exec("UPDATE reports SET digest = '', " + change + " WHERE id = 1; UPDATE documents SET parser = 'nianbao-0' WHERE id = 1"); err != nil {
		t.Fatal(err)
	}
}

// All that is stored is read again from wherever it still is. What is read as before
// leaves nothing; a change of whose report it is is told, and can be asked for.
func TestReread(t *testing.T) {
	dir, path := library(t)
	db := path("nianbao.db")
	asRead(t, db, "year = 2019, organ = '德清县首页'")
	if err := os.Remove(path("a.pdf")); err != nil { // b.pdf has the same bytes
		t.Fatal(err)
	}
	t.Chdir(t.TempDir()) // relative paths begin beside the database too
	out := must(t, 0, "--db", db, "import", "--reread", "--quiet")
	for _, want := range []string{"reread\t1\ta.pdf\t330521 2022 ", "\nidentity\t1\ta.pdf\torgan: 德清县首页 → 德清县人民政府; year: 2019 → 2022\t",
		"\nunchanged\t2\tc.zip!/dir/member.pdf\t", "\nunchanged\t3\t"} {
		if !strings.Contains(out, want) {
			t.Errorf("the import does not print %q:\n%s", want, out)
		}
	}
	if shown := must(t, 0, "--db", db, "show", "3", "--json"); !strings.Contains(shown, `"hint-year"`) {
		t.Error("what the manifest said is forgotten")
	}
	listed := must(t, 0, "--db", db, "identity-changes", "--region", "德清县")
	if !strings.Contains(out, listed) || listed == "" {
		t.Errorf("asked for later:\n%s", listed)
	}
	var changes []reports.IdentityChange
	if err := json.Unmarshal([]byte(must(t, 0, "--db", db, "identity-changes", "--json")), &changes); err != nil {
		t.Fatal(err)
	}
	if len(changes) != 1 || changes[0].Before.Year != 2019 || changes[0].Before.Parser != "nianbao-0" || changes[0].After.Evidence == "" {
		t.Errorf("as JSON: %+v", changes)
	}
	if out := must(t, 0, "--db", db, "import", "--reread", "--quiet"); strings.Count(out, "unchanged\t") != 3 || strings.Contains(out, "identity\t") {
		t.Errorf("once more:\n%s", out)
	}
	if out := must(t, 0, "--db", db, "import", "--reread", "--quiet", "--region", "浙江省", "--from", "2022"); strings.Count(out, "\n") != 1 {
		t.Errorf("of a province and a year:\n%s", out)
	}
	must(t, commandline.Failed, "--db", db, "import", "--reread", "--quiet", "--to", "1999")
	must(t, commandline.WrongCall, "--db", db, "import", "--region", "浙江省", dir)
}

// Reports are chosen by kind of organ and by how sure it is whose they are; check counts
// those in doubt.
func TestDoubtfulIdentities(t *testing.T) {
	_, path := library(t)
	db := path("nianbao.db")
	asRead(t, db, "identity = 'doubtful', identity_against = '标题“湖州市”'")
	if out := must(t, 0, "list", "--identity", "doubtful,unknown"); strings.Count(out, "\n") != 2 || !strings.Contains(out, "德清县") {
		t.Errorf("in doubt:\n%s", out)
	}
	if out := must(t, 0, "list", "--kind", "department"); strings.Count(out, "\n") != 2 || !strings.Contains(out, "商务局") {
		t.Errorf("departments:\n%s", out)
	}
	if out := must(t, 0, "export", "--format", "csv", "--shape", "reports", "--identity", "doubtful"); strings.Count(out, "\n") != 2 || !strings.Contains(out, "标题“湖州市”") {
		t.Errorf("exported:\n%s", out)
	}
	must(t, commandline.WrongCall, "list", "--kind", "ministry")
	shown := must(t, 0, "show", "1")
	for _, want := range []string{"kind        government", "identity    doubtful", "against it  标题“湖州市”"} {
		if !strings.Contains(shown, want) {
			t.Errorf("show does not print %q:\n%s", want, shown[:400])
		}
	}
	_, messages, code := nianbao(t, "", "check", "1")
	if code != 0 || !strings.Contains(messages, "of 1 reports it is doubtful of 1 whose they are") {
		t.Errorf("check: exit code %d, %s", code, messages)
	}
	must(t, commandline.Findings, "check", "1", "--doubts")
	if _, messages, _ := nianbao(t, "", "check", "--kind", "department"); strings.Contains(messages, "doubtful") {
		t.Errorf("check of reports without doubt: %s", messages)
	}
}

// What can't be had any more is told with the reason, and its report stays.
func TestRereadWithoutTheFiles(t *testing.T) {
	_, path := library(t)
	for _, name := range []string{"a.pdf", "b.pdf", "c.zip"} {
		if err := os.Remove(path(name)); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path("listed.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)-1]++ // of the same size
	if err := os.WriteFile(path("listed.pdf"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	before := must(t, 0, "list")
	out, messages, code := nianbao(t, "", "import", "--reread", "--log", "json")
	if code != commandline.Incomplete || strings.Count(out, "failed\t") != 3 {
		t.Errorf("exit code %d:\n%s%s", code, out, messages)
	}
	failures := must(t, 0, "failures")
	for _, want := range []string{"a.pdf\tnot-found\t0\ta.pdf: the document cannot be had again (a.pdf: gone; b.pdf: gone); its report stays as it was read",
		"c.zip!/dir/member.pdf\tnot-found\t", "listed.pdf\tchecksum\t"} {
		if !strings.Contains(failures, want) {
			t.Errorf("failures does not list %q:\n%s", want, failures)
		}
	}
	if after := must(t, 0, "list"); after != before {
		t.Errorf("the list of reports was\n%sand is\n%s", before, after)
	}
}
