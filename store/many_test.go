package store

import (
	"context"
	"os"
	"strconv"
	"testing"
)

// manyReports is how many reports benchmarks of comparisons are made with;
// NIANBAO_REPORTS asks for another number.
const manyReports = 2000

// fillSQL makes reports without files: of every region's government for the
// years 2014 to 2023, and then of departments, with every cell of the forms of
// 2019 and 2021. Figures are a few digits made of the report's number.
const fillSQL = `
CREATE TEMP TABLE places AS
SELECT row_number() OVER (ORDER BY body <> '人民政府', body, code, year) AS n, code, name, parent, body, year
FROM (SELECT code, name, parent FROM regions WHERE valid_to = 0 GROUP BY code) AS r
CROSS JOIN (SELECT '人民政府' AS body UNION ALL SELECT '商务局' UNION ALL SELECT '教育局' UNION ALL SELECT '卫生健康委员会') AS b
CROSS JOIN (SELECT value AS year FROM generate_years)
ORDER BY 1 LIMIT (SELECT n FROM wanted);

INSERT INTO documents (id, sha256, size, path, media_type, imported_at, pages, producer, repaired, parser, status)
SELECT n, printf('%064x', n), 1, 'report' || n || '.pdf', 'application/pdf', '2024-03-01T08:00:00Z', 1, '', '', 'test', 'read' FROM places;

INSERT INTO reports (id, document_id, title, organ, department, body, region_code, region_valid_from, region_name, region_parent,
    region_valid_to, year, form, period_start, period_end, version, revision, read_at, digest)
SELECT n, n, name || body || year, name || body, CASE body WHEN '人民政府' THEN '' ELSE body END, body, code,
    (SELECT max(valid_from) FROM regions AS r WHERE r.code = places.code), name, parent, 0,
    year, '2021', '', '', 1, 1, '2024-03-01T08:00:00Z', printf('%064x', n) FROM places;

INSERT INTO observations (report_id, indicator, applicant, position, value, unit, raw, status, confidence, note, page, x0, y0, x1, y1)
SELECT n, indicator, applicant, k, v, '件', v, CASE WHEN (n * 31 + k) % 97 = 0 THEN 'flagged' ELSE 'read' END, 1, '', 3, 90, 700, 120, 712
FROM (SELECT p.n, c.indicator, c.applicant, c.k, CAST((p.n * 7919 + c.k * 104729) % 1000 AS TEXT) AS v
      FROM places AS p
      CROSS JOIN (SELECT indicator, applicant, row_number() OVER (ORDER BY indicator, applicant) AS k
                  FROM (SELECT DISTINCT indicator, applicant FROM form_cells WHERE form IN ('2019', '2021'))) AS c);

INSERT INTO region_reports (region_code, year, report_id) SELECT code, year, n FROM places WHERE body = '人民政府';
DROP TABLE places;
ANALYZE`

// fillMany fills an empty database with reports.
func fillMany(t testing.TB, s *Store, reports int) {
	t.Helper()
	ctx := context.Background()
	for _, step := range []string{
		"CREATE TEMP TABLE wanted AS SELECT " + strconv.Itoa(reports) + " AS n",
		"CREATE TEMP TABLE generate_years AS SELECT value FROM json_each('[2014,2015,2016,2017,2018,2019,2020,2021,2022,2023]')",
		// The log would hold all of it until the end.
		"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000; DROP INDEX observations_by_indicator",
		"BEGIN", fillSQL, "COMMIT",
		"CREATE INDEX observations_by_indicator ON observations (indicator, applicant)",
		"PRAGMA journal_mode = WAL; DROP TABLE wanted; DROP TABLE generate_years",
	} {
		if err := s.session.run(ctx, step); err != nil {
			t.Fatal(err)
		}
	}
}

// openMany returns a database of many reports: the one at NIANBAO_MANY, which is
// made if it is not there and kept, or a new one.
func openMany(b *testing.B) *Store {
	b.Helper()
	reports := manyReports
	if text := os.Getenv("NIANBAO_REPORTS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			b.Fatal(err)
		}
		reports = n
	}
	path := os.Getenv("NIANBAO_MANY")
	if path == "" {
		s := openNew(b)
		fillMany(b, s, reports)
		return s
	}
	s := openAt(b, path)
	var n int
	if err := s.read.QueryRow("SELECT count(*) FROM reports").Scan(&n); err != nil {
		b.Fatal(err)
	}
	if n == 0 {
		fillMany(b, s, reports)
	}
	return s
}
