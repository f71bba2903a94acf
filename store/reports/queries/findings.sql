-- Findings of many reports.

-- name: finding_counts
SELECT code, severity, count(*), count(DISTINCT report_id) FROM findings
-- What a correction mends stands no more.
WHERE correction NOT IN ('mended', 'replaced')
GROUP BY code, severity
ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, count(*) DESC, code;

-- name: region_findings
-- The same as browse_findings by the reports of a region: there may be many findings
-- of a kind, and few of the region's.
SELECT f.report_id, r.organ, r.region_name, coalesce(r.year, 0), r.title,
    f.code, f.severity, f.message, f.left_sum, f.right_sum, f.ordinal, coalesce(f.page, 0)
FROM reports AS r
CROSS JOIN findings AS f ON f.report_id = r.id
WHERE f.code = :code AND f.correction NOT IN ('mended', 'replaced')
  AND r.region_code >= :prefix AND r.region_code < :prefix || ':'
  AND (:year = 0 OR r.year = :year)
ORDER BY f.severity, f.report_id, f.ordinal
LIMIT :limit OFFSET :offset;

-- name: browse_findings
SELECT f.report_id, r.organ, r.region_name, coalesce(r.year, 0), r.title,
    f.code, f.severity, f.message, f.left_sum, f.right_sum, f.ordinal, coalesce(f.page, 0)
FROM findings AS f
JOIN reports AS r ON r.id = f.report_id
WHERE f.code = :code AND f.correction NOT IN ('mended', 'replaced')
  AND (:year = 0 OR r.year = :year)
ORDER BY f.code, f.severity, f.report_id, f.ordinal
LIMIT :limit OFFSET :offset;
