-- What a run had and could not make use of, and what did not come.

-- name: crawl_unread
-- Documents that a run had, new or published anew, and that could not be read.
SELECT u.site, v.file_name, d.error_kind
FROM crawl_versions AS v
JOIN crawl_urls AS u ON u.url = v.url
JOIN documents AS d ON d.sha256 = v.sha256
WHERE v.run_id = :run AND d.error_kind IS NOT NULL AND d.error_kind NOT IN ('not-report', 'part', 'two-reports')
ORDER BY u.site, v.url;

-- name: crawl_partial
-- Reports that a run had, new or published anew, of which tables or pages are missing.
SELECT u.site, r.organ, coalesce(r.year, 0), v.url
FROM crawl_versions AS v
JOIN crawl_urls AS u ON u.url = v.url
JOIN documents AS d ON d.sha256 = v.sha256
JOIN reports AS r ON r.document_id = d.id
WHERE v.run_id = :run AND EXISTS (SELECT 1 FROM findings AS f WHERE f.report_id = r.id
    AND (f.code IN ('table-missing', 'table-is-picture') OR f.code = 'report-parts' AND f.severity = 'error'))
ORDER BY u.site, v.url;

-- name: crawl_overdue
-- Organs of which the crawler had a report on the year before, and of which there is none on the year.
SELECT DISTINCT u.site, r.organ, r.organ_kind
FROM reports AS r
JOIN documents AS d ON d.id = r.document_id
JOIN crawl_versions AS v ON v.sha256 = d.sha256
JOIN crawl_urls AS u ON u.url = v.url
WHERE r.year = :year - 1 AND r.organ_id <> '' AND r.identity NOT IN ('doubtful', 'unknown')
    AND NOT EXISTS (SELECT 1 FROM reports AS n WHERE n.organ_id = r.organ_id AND n.year = :year)
ORDER BY u.site, r.organ;
