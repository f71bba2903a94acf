-- Findings of many reports: of those that stand for an organ and year, as lists of reports with faults count them. What a
-- correction mends stands no more. :further are the reports that don't stand: see further_reports.

-- name: finding_counts
-- Those of single reports. What there is only with a correction is counted apart.
SELECT f.code, f.severity, sum(NOT {{held f}}), count(DISTINCT iif({{held f}}, NULL, f.report_id)), sum({{held f}})
FROM findings AS f
CROSS JOIN reports AS r ON r.id = f.report_id
WHERE f.correction NOT IN ('mended', 'replaced') AND r.id NOT IN (SELECT value FROM json_each(:further))
GROUP BY f.code, f.severity;

-- name: count_region_findings
-- The same of those that region_findings lists, all severities together.
SELECT coalesce(sum(NOT {{held f}}), 0), count(DISTINCT iif({{held f}}, NULL, f.report_id)), coalesce(sum({{held f}}), 0)
FROM reports AS r
CROSS JOIN findings AS f ON f.report_id = r.id
WHERE f.code = :code AND f.correction NOT IN ('mended', 'replaced') AND r.id NOT IN (SELECT value FROM json_each(:further))
  AND r.region_code >= :prefix AND r.region_code < :prefix || ':'
  AND (:year = 0 OR r.year = :year);

-- name: count_findings
-- The same of those that browse_findings lists.
SELECT coalesce(sum(NOT {{held f}}), 0), count(DISTINCT iif({{held f}}, NULL, f.report_id)), coalesce(sum({{held f}}), 0)
FROM findings AS f
CROSS JOIN reports AS r ON r.id = f.report_id
WHERE f.code = :code AND f.correction NOT IN ('mended', 'replaced') AND r.id NOT IN (SELECT value FROM json_each(:further))
  AND (:year = 0 OR r.year = :year);

-- name: region_findings
-- The same as browse_findings by the reports of a region: there may be many findings
-- of a kind, and few of the region's.
SELECT f.report_id, r.organ, r.region_name, coalesce(r.year, 0), r.title,
    f.code, f.severity, f.message, f.left_sum, f.right_sum, f.ordinal, coalesce(f.page, 0), {{latest r}},
    {{corrected f}}, {{held f}}
FROM reports AS r
CROSS JOIN findings AS f ON f.report_id = r.id
WHERE f.code = :code AND f.correction NOT IN ('mended', 'replaced') AND r.id NOT IN (SELECT value FROM json_each(:further))
  AND r.region_code >= :prefix AND r.region_code < :prefix || ':'
  AND (:year = 0 OR r.year = :year)
ORDER BY f.severity, f.report_id, f.ordinal
LIMIT :limit OFFSET :offset;

-- name: browse_findings
SELECT f.report_id, r.organ, r.region_name, coalesce(r.year, 0), r.title,
    f.code, f.severity, f.message, f.left_sum, f.right_sum, f.ordinal, coalesce(f.page, 0), {{latest r}},
    {{corrected f}}, {{held f}}
FROM findings AS f
JOIN reports AS r ON r.id = f.report_id
WHERE f.code = :code AND f.correction NOT IN ('mended', 'replaced') AND r.id NOT IN (SELECT value FROM json_each(:further))
  AND (:year = 0 OR r.year = :year)
ORDER BY f.code, f.severity, f.report_id, f.ordinal
LIMIT :limit OFFSET :offset;

-- name: file_findings
-- The same of those between files, which the views make of all figures that two files have: all that
-- there are of a kind. They have no number of their own.
SELECT f.report_id, r.organ, r.region_name, coalesce(r.year, 0), r.title,
    f.code, f.severity, f.message, f.left_value, f.right_value, 0, coalesce(f.page, 0), {{latest r}}, 0, 0, coalesce(r.region_code, ''), f.indicator, f.applicant
FROM file_findings AS f
JOIN reports AS r ON r.id = f.report_id
WHERE f.code = :code AND {{latest r}}
ORDER BY f.severity DESC, f.report_id, f.other_rendition, f.position;

-- name: finding_terms
-- The figures that findings are about, which are given as pairs of a report and a number, as they stand with corrections.
SELECT c.report_id, c.finding, c.indicator, c.applicant, coalesce(CASE WHEN x.sha256 IS NULL THEN o.value ELSE x.value END, '')
FROM json_each(:findings) AS k
CROSS JOIN finding_cells AS c ON c.report_id = k.value ->> 0 AND c.finding = k.value ->> 1
JOIN observations AS o ON o.report_id = c.report_id AND o.indicator = c.indicator AND o.applicant = c.applicant
JOIN reports AS r ON r.id = c.report_id
JOIN documents AS d ON d.id = r.document_id
LEFT JOIN corrections AS x ON x.sha256 = d.sha256 AND x.indicator = c.indicator AND x.applicant = c.applicant
ORDER BY k.key, c.position;
