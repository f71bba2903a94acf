-- Full-text search. See the package's search.go.

-- name: narrative_drop
DELETE FROM narratives WHERE report_id = :report;

-- name: narrative_put
-- Without RETURNING, at which SQLite makes a savepoint, and writes out what the
-- index has gathered.
INSERT INTO narratives (report_id, section) VALUES (:report, :section);

-- name: narrative_index
INSERT INTO narrative_index (docid, pairs) VALUES (:docid, :pairs);

-- name: narrative_reports
-- The reports with chapters that are not in the index.
SELECT DISTINCT s.report_id FROM sections AS s
WHERE NOT EXISTS (SELECT 1 FROM narratives AS n WHERE n.report_id = s.report_id);

-- name: narrative_text
SELECT position, title, text FROM sections WHERE report_id = :report ORDER BY position;

-- name: search
-- CROSS JOIN has SQLite go by the index, the last entry first.
SELECT r.id, r.organ, r.title, coalesce(r.region_code, ''), r.region_name, coalesce(r.year, 0), s.position, s.title, s.text
FROM narrative_index AS i
CROSS JOIN narratives AS n ON n.docid = i.docid
CROSS JOIN reports AS r ON r.id = n.report_id
CROSS JOIN sections AS s ON s.report_id = n.report_id AND s.position = n.section
WHERE i.pairs MATCH :match
  AND (:prefix = '' OR r.region_code >= :prefix AND r.region_code < :prefix || ':')
  AND (:from_year = 0 OR r.year >= :from_year)
  AND (:to_year = 0 OR r.year <= :to_year)
  AND NOT EXISTS (
      SELECT 1 FROM reports AS l
      WHERE coalesce(l.region_code, '') = coalesce(r.region_code, '') AND l.body = r.body AND l.year = r.year AND l.version > r.version
        AND (l.organ <> '' OR l.region_code IS NOT NULL))
ORDER BY i.docid DESC
LIMIT :limit OFFSET :offset;
