-- Versions and renditions of one organ and year.

-- name: readings_here
SELECT count(*), coalesce(min(version = 1 AND rendition = 1), 1)
FROM reports
WHERE coalesce(region_code, '') = :region_code AND body = :body AND year = :year AND apart = :apart;

-- name: readings
SELECT r.id, r.version, r.rendition, r.version_by, r.published,
    coalesce((SELECT min(json_extract(p.hints, '$.listed')) FROM document_paths AS p
        WHERE p.document_id = d.id AND p.hints <> '' AND json_extract(p.hints, '$.listed') >= CAST(r.year + 1 AS TEXT)), ''),
    r.correction_mark <> '', r.scope,
    r.identity IN ('doubtful', 'unknown'), coalesce(d.fetched_at, ''), coalesce(d.source_url, ''), d.sha256, d.media_type, d.size,
    (SELECT count(*) FROM corrections AS c WHERE c.sha256 = d.sha256),
    (SELECT count(*) FROM unplaced_figures AS u WHERE u.report_id = r.id)
        + (SELECT count(*) FROM findings AS f
           WHERE f.report_id = r.id AND f.severity = 'error' AND f.correction NOT IN ('mended', 'replaced'))
        + (SELECT count(*) FROM observations AS o
           WHERE o.report_id = r.id AND o.status IN ('flagged', 'inferred') AND o.indicator NOT GLOB 'narrative.*')
FROM reports AS r
JOIN documents AS d ON d.id = r.document_id
WHERE coalesce(r.region_code, '') = :region_code AND r.body = :body AND r.year = :year AND r.apart = :apart
ORDER BY d.sha256;

-- name: reading_figures
-- What a reading states for sure in its tables.
SELECT indicator, applicant, value FROM observations
WHERE report_id = :report AND value IS NOT NULL AND status IN ('read', 'derived') AND indicator NOT GLOB 'narrative.*';

-- name: readings_set_aside
-- Numbers that no other report has, so that they can be given anew.
UPDATE reports SET version = 1000000000 + id
WHERE coalesce(region_code, '') = :region_code AND body = :body AND year = :year AND apart = :apart;

-- name: reading_put
UPDATE reports SET version = :version, rendition = :rendition, version_by = :by WHERE id = :report;

-- name: several_readings
-- Whose reports there are several of.
SELECT coalesce(region_code, ''), body, year, apart
FROM reports
WHERE year IS NOT NULL
GROUP BY coalesce(region_code, ''), body, year, apart
HAVING count(*) > 1;
