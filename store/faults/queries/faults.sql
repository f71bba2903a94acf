-- Reports with faults.

-- name: failing_reports
-- How often each of some checks fails for sure in the latest versions of reports. What a correction
-- mends fails no more.
SELECT r.id, coalesce(r.region_code, ''), coalesce(r.year, 0), r.organ_kind, f.code, count(*)
FROM json_each(:codes) AS c
CROSS JOIN findings AS f ON f.code = c.value AND f.severity = 'error'
CROSS JOIN reports AS r ON r.id = f.report_id
WHERE f.correction NOT IN ('mended', 'replaced')
  AND {{latest r}}
GROUP BY r.id, f.code;

-- name: failing_sums
-- What fails in some reports.
SELECT f.report_id, f.ordinal, f.code, f.message, coalesce(f.page, 0)
FROM findings AS f
WHERE f.report_id IN (SELECT value FROM json_each(:reports))
  AND f.code IN (SELECT value FROM json_each(:codes)) AND f.severity = 'error'
  AND f.correction NOT IN ('mended', 'replaced')
ORDER BY f.report_id, f.ordinal;

-- name: chosen_reports
-- The latest versions of the chosen reports, the newest first.
SELECT r.id, coalesce(r.region_code, ''), coalesce(r.year, 0), r.organ_kind
FROM reports AS r
WHERE r.region_code >= :prefix AND r.region_code < :prefix || ':'
  AND {{chosen r}}
  AND {{latest r}}
ORDER BY r.region_code, r.year DESC
LIMIT :limit;

-- name: years_apart
-- How figures of some reports contradict those of the year before.
SELECT report_id, previous_report_id, code, indicator, applicant, previous_value, value
FROM series_findings
WHERE report_id IN (SELECT value FROM json_each(:reports))
ORDER BY report_id, code, indicator, applicant;
