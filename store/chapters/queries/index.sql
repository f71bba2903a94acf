-- The index of chapters.

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
