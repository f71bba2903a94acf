package storetest

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"syscall"
	"testing"
	"time"

	"nianbao/store/database"
)

// How many reports benchmarks of comparisons are made with, and how many figures
// each has at most. NIANBAO_REPORTS and NIANBAO_FIGURES ask for other numbers.
const (
	manyReports = 2000
	manyFigures = 1000 // all that the forms have
)

// placesSQL makes a table of the reports to make: of every region's government
// for the years 2014 to 2023, and then of departments.
const placesSQL = `
CREATE TEMP TABLE places AS
SELECT row_number() OVER (ORDER BY body <> '人民政府', body, code, year) AS n, code, name, parent, body, year
FROM (SELECT code, name, parent FROM regions WHERE valid_to = 0 GROUP BY code) AS r
CROSS JOIN (SELECT '人民政府' AS body UNION ALL SELECT '商务局' UNION ALL SELECT '教育局' UNION ALL SELECT '卫生健康委员会') AS b
CROSS JOIN (SELECT value AS year FROM json_each('[2014,2015,2016,2017,2018,2019,2020,2021,2022,2023]'))
ORDER BY 1 LIMIT %d;
CREATE UNIQUE INDEX temp.places_by_number ON places (n);
CREATE TEMP TABLE cells AS
SELECT indicator, applicant, row_number() OVER () AS k FROM (
    SELECT DISTINCT indicator, applicant FROM form_cells WHERE form IN ('2019', '2021')
    ORDER BY applicant IN ('total', '') AND indicator GLOB 'applications.*' DESC, indicator, applicant LIMIT %d)`

// fillSQL makes the reports of some places, without files. Figures are a few
// digits made of the report's number; one of 97 is in doubt.
const fillSQL = `
INSERT INTO documents (id, sha256, size, path, media_type, imported_at, pages, producer, repaired, parser, status)
SELECT n, printf('%%064x', n), 1, 'report' || n || '.pdf', 'application/pdf', '2024-03-01T08:00:00Z', 1, '', '', 'test', 'read'
FROM places WHERE n BETWEEN %[1]d AND %[2]d;

INSERT INTO reports (id, document_id, title, organ, department, body, region_code, region_valid_from, region_name, region_parent,
    region_valid_to, year, form, period_start, period_end, version, revision, read_at, digest)
SELECT n, n, name || body || year, name || body, CASE body WHEN '人民政府' THEN '' ELSE body END, body, code,
    (SELECT max(valid_from) FROM regions AS r WHERE r.code = places.code), name, parent, 0,
    year, '2021', '', '', 1, 1, '2024-03-01T08:00:00Z', printf('%%064x', n)
FROM places WHERE n BETWEEN %[1]d AND %[2]d;

INSERT INTO observations (report_id, indicator, applicant, position, value, unit, raw, status, confidence, note, page, x0, y0, x1, y1)
SELECT p.n, c.indicator, c.applicant, c.k, (p.n * 7919 + c.k * 104729) %% 1000, '件', '', CASE WHEN (p.n * 31 + c.k) %% 97 = 0 THEN 'flagged' ELSE 'read' END,
    1, '', 3, 90, 700, 120, 712
FROM places AS p CROSS JOIN cells AS c WHERE p.n BETWEEN %[1]d AND %[2]d;

INSERT INTO region_reports (region_code, year, report_id) SELECT code, year, n FROM places WHERE body = '人民政府' AND n BETWEEN %[1]d AND %[2]d`

// fillMany fills an empty database with reports.
func fillMany(t testing.TB, s *database.DB, reports, figures int) {
	t.Helper()
	steps := []string{fmt.Sprintf(placesSQL, reports, figures)}
	const part = 2000 // reports in one transaction, so that the log stays short
	for first := 1; first <= reports; first += part {
		steps = append(steps, fmt.Sprintf(fillSQL, first, first+part-1))
	}
	for _, step := range append(steps, "DROP TABLE places; DROP TABLE cells") {
		MustExec(t, s, step)
	}
}

// fromEnvironment returns the number that a variable holds, or another.
func fromEnvironment(t testing.TB, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// OpenMany returns a database of many reports: the one at NIANBAO_MANY, which is
// made if it is not there and kept, or a new one.
func OpenMany(b *testing.B) *database.DB {
	b.Helper()
	reports, figures := fromEnvironment(b, "NIANBAO_REPORTS", manyReports), fromEnvironment(b, "NIANBAO_FIGURES", manyFigures)
	path := os.Getenv("NIANBAO_MANY")
	if path == "" {
		s := OpenNew(b)
		fillMany(b, s, reports, figures)
		return s
	}
	s := OpenAt(b, path)
	var n int
	if err := s.QueryRowContext(context.Background(), "SELECT count(*) FROM reports").Scan(&n); err != nil {
		b.Fatal(err)
	}
	if n == 0 {
		fillMany(b, s, reports, figures)
	}
	return s
}

// ProcessorTime returns how long the processors have worked for this process.
func ProcessorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
