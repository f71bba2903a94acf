-- Versions are of reports of which organ and region are known. What names no organ, or
-- no region and is no organ of the whole state, may be anybody's: 区统计局 is that of a
-- thousand districts. Such a report stands alone, told apart by the SHA-256 of its
-- document; what follows it at the same absolute path or crawled address has that of
-- the first. '' for all others.
ALTER TABLE reports ADD COLUMN apart TEXT NOT NULL DEFAULT '';

UPDATE reports SET apart = (SELECT sha256 FROM documents WHERE id = document_id)
WHERE organ = '' OR region_code IS NULL AND organ_kind <> 'state-council';

CREATE TEMP TABLE successions AS
SELECT r.id, min(n.id) AS first
FROM reports AS r
JOIN documents AS d ON d.id = r.document_id
JOIN reports AS n ON n.body = r.body AND n.year = r.year AND n.apart <> ''
JOIN documents AS e ON e.id = n.document_id
WHERE r.apart <> '' AND r.organ <> '' AND n.organ <> ''
  AND (EXISTS (SELECT 1 FROM document_paths AS p JOIN document_paths AS q ON q.path = p.path
               WHERE p.document_id = d.id AND q.document_id = e.id AND p.path GLOB '/*')
       OR EXISTS (SELECT 1 FROM crawl_versions AS v JOIN crawl_versions AS w ON w.url = v.url
                  WHERE v.sha256 = d.sha256 AND w.sha256 = e.sha256))
GROUP BY r.id;

UPDATE reports
SET apart = (SELECT d.sha256 FROM successions AS s JOIN reports AS n ON n.id = s.first JOIN documents AS d ON d.id = n.document_id
             WHERE s.id = reports.id)
WHERE id IN (SELECT id FROM successions);

DROP TABLE successions;

DROP INDEX reports_by_identity;

UPDATE reports
SET version = (SELECT count(*) FROM reports AS n
               WHERE n.body = reports.body AND n.year = reports.year AND n.apart = reports.apart AND n.id <= reports.id)
WHERE apart <> '' AND year IS NOT NULL;

CREATE UNIQUE INDEX reports_by_identity
    ON reports (coalesce(region_code, ''), body, year, apart, version)
    WHERE year IS NOT NULL;

-- With the state, by which versions are told apart too: comparisons of departments find
-- all in the index.
DROP INDEX reports_by_body;
CREATE INDEX reports_by_body ON reports (body, region_code, year, version, identity);

-- A report that may be another's counts for a region only where no certain one is here,
-- and one that names no organ for none.
DELETE FROM region_reports WHERE (region_code, year) IN (SELECT region_code, year FROM reports WHERE identity = 'doubtful' OR organ = '');
INSERT INTO region_reports (region_code, year, report_id)
SELECT region_code, year, id
FROM (SELECT region_code, year, id,
          row_number() OVER (PARTITION BY region_code, year
              ORDER BY identity IN ('doubtful', 'unknown'), body <> '人民政府', length(body), body, version DESC) AS place
      FROM reports
      WHERE department = '' AND organ <> '' AND region_code IS NOT NULL AND year IS NOT NULL)
WHERE place = 1
ON CONFLICT (region_code, year) DO NOTHING;

-- Reports that a later reading gives to another organ, region, township or year than the
-- one before, or of which it is surer or less sure: both sides with what they rest on.
CREATE TABLE identity_changes (
    report_id           INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    revision            INTEGER NOT NULL, -- of the later reading, as in reports
    changed_at          TEXT    NOT NULL,
    parser_before       TEXT    NOT NULL, -- version of the parser that made the earlier reading
    parser              TEXT    NOT NULL,
    organ_before        TEXT    NOT NULL, -- what follows is as in reports, before and after
    organ               TEXT    NOT NULL,
    organ_kind_before   TEXT    NOT NULL,
    organ_kind          TEXT    NOT NULL,
    region_code_before  TEXT,
    region_code         TEXT,
    region_before       TEXT    NOT NULL,
    region              TEXT    NOT NULL,
    township_before     TEXT    NOT NULL,
    township            TEXT    NOT NULL,
    year_before         INTEGER,
    year                INTEGER,
    identity_before     TEXT    NOT NULL,
    identity            TEXT    NOT NULL,
    evidence_before     TEXT    NOT NULL,
    evidence            TEXT    NOT NULL,
    against_before      TEXT    NOT NULL,
    against             TEXT    NOT NULL,
    PRIMARY KEY (report_id, revision)
) STRICT, WITHOUT ROWID;

CREATE INDEX identity_changes_by_time ON identity_changes (changed_at, report_id);
