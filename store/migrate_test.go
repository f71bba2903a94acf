package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/chapters"
	"nianbao/store/database"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// Databases that older versions wrote are brought up to date.
func TestCountedAfterMigration(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, r := range []struct {
		code, department string
		year             int
	}{{"320813", "", 2023}, {"320813", "", 2023}, {"320813", "商务局", 2023}, {"630203", "", 2020}} {
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprint(i, ".pdf"), fmt.Sprint(i)), storetest.Plain(t, r.code, r.department, r.year))
	}
	const all = "SELECT c.region_code, c.year, c.report_id, f.indicator, f.value FROM region_reports AS c JOIN region_figures AS f USING (report_id) ORDER BY 1, 2"
	want := storetest.Table(t, s, all)
	takeBack(t, s)
	if err := store.Migrate(context.Background(), s, "reports.db"); err != nil {
		t.Fatal(err)
	}
	if got := storetest.Table(t, s, all); got != want || storetest.Count(t, s, "SELECT count(*) FROM region_reports") != 2 {
		t.Errorf("after the migration\n%swant\n%s", got, want)
	}
}

// So are the names by which reports are found, and what tells that answers hold.
func TestAnswersAfterMigration(t *testing.T) {
	s := storetest.Library(t)
	found := func(ref string) int64 {
		t.Helper()
		info, err := reports.Find(context.Background(), s, ref)
		if err != nil {
			t.Fatalf("%q: %v", ref, err)
		}
		return info.ID
	}
	const names = "SELECT name FROM organs ORDER BY name"
	want := storetest.Table(t, s, names)
	takeBack(t, s)
	if err := store.Migrate(context.Background(), s, "reports.db"); err != nil {
		t.Fatal(err)
	}
	if err := s.Update(context.Background(), func(tx *database.Session) error { return store.MakeViews(context.Background(), tx) }); err != nil {
		t.Fatal(err)
	}
	if got := storetest.Table(t, s, names); got != want || !strings.Contains(got, "商务局") {
		t.Errorf("organs after the migration\n%swant\n%s", got, want)
	}
	if a, b := found("商务局"), found("9.pdf"); a != 4 || b != 9 {
		t.Errorf("found by a part of the organ's name: %d; by the file's name: %d", a, b)
	}
	const changes = "SELECT count FROM changes"
	before := storetest.Count(t, s, changes)
	storetest.MustImport(t, s, storetest.FileOf("new.pdf", "new"), storetest.Plain(t, "320813", "教育局", 2023))
	if after := storetest.Count(t, s, changes); after <= before {
		t.Errorf("%d changes after an import, %d before", after, before)
	}
	if n := found("洪泽区教育局"); n != 10 {
		t.Errorf("the organ of a report imported since is that of report %d", n)
	}
}

// A database from before the index of chapters is indexed when it is opened for
// writing.
func TestSearchAfterMigration(t *testing.T) {
	s := storetest.OpenNew(t)
	for code, text := range map[string]string{"320813": "收取费用。", "320803": "不收费用。", "630203": "公开信息。"} {
		r := storetest.Plain(t, code, "", 2023)
		r.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: text}}
		storetest.MustImport(t, s, storetest.FileOf(code+".pdf", code), r)
	}
	takeBack(t, s)
	if err := store.Migrate(context.Background(), s, "reports.db"); err != nil {
		t.Fatal(err)
	}
	hits, err := chapters.Search(context.Background(), s, chapters.Query{Words: "费用", Limit: 10})
	if err != nil || len(hits) != 2 || hits[0].RegionCode == hits[1].RegionCode {
		t.Errorf("%+v, %v", hits, err)
	}
}

// Reports that are here before there were places get that of their region, without
// being read again; so do those of a region whose first year is another now.
func TestPlacesAfterMigration(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, r := range []struct {
		code string
		year int
	}{{"320829", 2014}, {"320813", 2023}, {"130682", 2018}, {"500110", 2010}, {"500110", 2020}} {
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprint(i, ".pdf"), fmt.Sprint(i)), storetest.Plain(t, r.code, "", r.year))
	}
	takeBack(t, s)
	storetest.MustExec(t, s, `UPDATE catalogue SET digest = 'older';
		INSERT INTO regions SELECT code, name, parent, 2017, valid_to, 1 FROM regions WHERE code = '130682';
		UPDATE reports SET region_valid_from = 2017 WHERE region_code = '130682'`)
	path := storetest.PathOf(t, s)
	storetest.CloseStore(t, s)
	s = storetest.OpenAt(t, path)
	storetest.ExpectLines(t, strings.Split(strings.TrimSpace(storetest.Table(t, s, "SELECT region_code, year, place_id FROM reports ORDER BY id")), "\n"),
		"region_code | year | place_id", "320829 | 2014 | P320829", "320813 | 2023 | P320829", "130682 | 2018 | P130682", "500110 | 2010 | P500110", "500110 | 2020 | P500222")
	for q, want := range map[string]int{
		"SELECT count(*) FROM regions WHERE place_id = ''":                                                                                                                     0,
		"SELECT count(*) FROM regions AS a JOIN regions AS b USING (place_id) WHERE a.name = '洪泽县' AND b.name = '洪泽区'":                                                         1,
		"SELECT count(*) FROM place_changes AS c JOIN regions AS b ON b.code = c.before_code AND b.valid_from = c.before_valid_from WHERE b.name = '江干区' AND c.kind = 'split'": 2,
		"SELECT count(*) FROM pragma_foreign_key_check":                                                                                                                        0,
	} {
		if got := storetest.Count(t, s, q); got != want {
			t.Errorf("%s: %d, want %d", q, got, want)
		}
	}
}

// takeBack makes a database one of the version before comparisons and search: it
// drops what a database of that version does not have.
func takeBack(t *testing.T, s *database.DB) {
	t.Helper()
	const version = 2
	old, err := sql.Open("sqlite3", filepath.Join(t.TempDir(), "old.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	for _, step := range store.Migrations()[:version] {
		if _, err := old.Exec(step); err != nil {
			t.Fatal(err)
		}
	}
	// Tables go last, and virtual ones before those that they keep.
	const objects = `SELECT type || ' ' || name FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'view'
		ORDER BY type = 'table', sql NOT LIKE 'CREATE VIRTUAL%'`
	ctx := context.Background()
	list := func(db database.Queryer) []string {
		names, err := database.Collect(ctx, db, objects, nil, func(scan func(...any) error) (string, error) {
			var name string
			err := scan(&name)
			return name, err
		})
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	for _, name := range slices.Backward(store.ViewNames) {
		storetest.MustExec(t, s, "DROP VIEW "+name)
	}
	kept := list(old)
	for _, name := range list(s) {
		if slices.Contains(kept, name) || strings.HasPrefix(name, "table narrative_index_") || name == "table sqlite_sequence" {
			continue
		}
		kind, name, _ := strings.Cut(name, " ")
		storetest.MustExec(t, s, fmt.Sprintf("DROP %s IF EXISTS %s", kind, name))
	}
	storetest.MustExec(t, s, fmt.Sprintf(`ALTER TABLE findings DROP COLUMN correction;
		ALTER TABLE document_paths DROP COLUMN hints;
		ALTER TABLE reports DROP COLUMN organ_kind;
		ALTER TABLE reports DROP COLUMN township;
		ALTER TABLE reports DROP COLUMN identity;
		ALTER TABLE reports DROP COLUMN place_id;
		ALTER TABLE regions DROP COLUMN place_id;
		ALTER TABLE reports DROP COLUMN organ_id;
		ALTER TABLE reports DROP COLUMN organ_function;
		ALTER TABLE reports DROP COLUMN township_code;
		ALTER TABLE reports DROP COLUMN scope;
		ALTER TABLE reports DROP COLUMN scope_sentence;
		ALTER TABLE reports DROP COLUMN identity_evidence;
		ALTER TABLE reports DROP COLUMN identity_against;
		ALTER TABLE observations DROP COLUMN remark;
		DROP INDEX reports_by_identity;
		ALTER TABLE reports DROP COLUMN apart;
		UPDATE reports SET version = id; -- each file was a version
		ALTER TABLE reports DROP COLUMN rendition;
		ALTER TABLE reports DROP COLUMN version_by;
		ALTER TABLE reports DROP COLUMN published;
		ALTER TABLE reports DROP COLUMN correction_mark;
		CREATE UNIQUE INDEX reports_by_identity ON reports (coalesce(region_code, ''), body, year, version)
			WHERE year IS NOT NULL AND (organ <> '' OR region_code IS NOT NULL);
		CREATE INDEX observations_by_indicator ON observations (indicator, applicant);
		PRAGMA user_version = %d`, version))
}

// A database of each older schema is brought up to date when it is opened. Reports of
// which no region is known are versions of each other no more, but for what came in the
// place of another; a doubtful report gives way to a certain one. Two files of one
// publication, which were versions, are renditions of one.
func TestVersionsAfterMigration(t *testing.T) {
	const (
		organs       = 9  // the schema that has the state of identities
		aparts       = 12 // the schema that tells reports of which no region is known apart
		renditions   = 15 // the schema that tells renditions from versions
		region       = `INSERT INTO regions (code, name, parent, valid_from, valid_to, current) VALUES ('320813', '洪泽区', '320800', 2016, 0, 1);`
		catalogue    = `INSERT INTO indicators (code, ordinal, table_id, zh, en, unit, article, by_applicant, current) VALUES ('applications.handled', 1, '', '', '', '', '', 1, 1); INSERT INTO applicants (id, ordinal, zh, en, current) VALUES ('total', 1, '', '', 1);`
		document     = `INSERT INTO documents (id, sha256, size, path, media_type, imported_at, pages, producer, repaired, parser, status) VALUES (%d, '%064d', 1, '%s', '', '', 1, '', '', '', 'read'); INSERT INTO document_paths (path, document_id) VALUES ('%[3]s', %[1]d);`
		report       = `INSERT INTO reports (id, document_id, title, organ, department, body, region_code, region_valid_from, region_name, region_parent, region_valid_to, year, period_start, period_end, version, revision, read_at, digest) VALUES (%d, %[1]d, '', '%s', '', '%s', nullif('%s', ''), 2016, '', '', 0, 2023, '', '', %d, 1, '2024-01-01T00:00:00Z', '');`
		figure       = `INSERT INTO observations (report_id, indicator, applicant, position, value, unit, raw, status, confidence, note) VALUES (%d, 'applications.handled', 'total', 1, '%d', '', '', 'read', 1, '');`
		current      = `SELECT report_id, version, rendition, latest FROM report_list ORDER BY 1`
		bureau, town = "区统计局", "洪泽区人民政府"
		office       = "洪泽区商务局"
	)
	for schema := 1; schema < renditions; schema++ {
		t.Run(fmt.Sprint("schema ", schema), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "old.db")
			old, err := sql.Open("sqlite3", path)
			if err != nil {
				t.Fatal(err)
			}
			steps := append(slices.Clone(store.Migrations()[:schema]), region, catalogue)
			for i, r := range []struct {
				path, organ, body, region string
				version                   int
			}{{"/a/x.pdf", bureau, bureau, "", 1}, {"/b/x.pdf", bureau, bureau, "", 2}, {"/a/x.pdf", bureau, bureau, "", 3},
				{"/c/y.pdf", town, "人民政府", "320813", 1}, {"/d/y.pdf", town, "人民政府", "320813", 2},
				{"/e/z.pdf", office, "商务局", "320813", 1}, {"/e/z.html", office, "商务局", "320813", 2}} {
				steps = append(steps, fmt.Sprintf(document, i+1, i+1, r.path), fmt.Sprintf(report, i+1, r.organ, r.body, r.region, r.version),
					fmt.Sprintf(figure, i+1, min(i+1, 6))) // the last two state the same
			}
			if schema >= 3 {
				steps = append(steps, "INSERT INTO region_reports VALUES ('320813', 2023, 5)")
			}
			counted, latest := 5, "4 | 1 | 1 | 0\n5 | 2 | 1 | 1\n"
			if schema >= organs {
				steps = append(steps, "UPDATE reports SET identity = iif(id = 5, 'doubtful', 'certain')")
				counted, latest = 4, "4 | 1 | 1 | 1\n5 | 2 | 1 | 0\n"
			}
			if schema >= aparts {
				steps = append(steps, "UPDATE reports SET apart = printf('%064d', iif(id = 2, 2, 1)), version = iif(id = 3, 2, 1) WHERE id <= 3",
					"UPDATE region_reports SET report_id = 4")
			}
			for _, step := range append(steps, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", 0x6e62616f, schema)) {
				if _, err := old.Exec(step); err != nil {
					t.Fatalf("%v in\n%s", err, step)
				}
			}
			if err := old.Close(); err != nil {
				t.Fatal(err)
			}
			s := storetest.OpenAt(t, path)
			if got, want := storetest.Table(t, s, current), "report_id | version | rendition | latest\n1 | 1 | 1 | 0\n2 | 1 | 1 | 1\n3 | 2 | 1 | 1\n"+latest+"6 | 1 | 1 | 1\n7 | 1 | 2 | 0\n"; got != want {
				t.Errorf("after the migration\n%swant\n%s", got, want)
			}
			if got := storetest.Count(t, s, "SELECT report_id FROM region_reports"); got != counted {
				t.Errorf("report %d counts for the region, want %d", got, counted)
			}
			if broken := storetest.Table(t, s, "SELECT * FROM pragma_foreign_key_check"); strings.Count(broken, "\n") > 1 {
				t.Errorf("broken references:\n%s", broken)
			}
			// It takes what is imported from now on.
			if out := storetest.MustImport(t, s, storetest.FileOf("new.pdf", "new"), storetest.Plain(t, "320813", "", 2023)); out.Version != 3 {
				t.Errorf("the next publication is version %d", out.Version)
			}
		})
	}
}
