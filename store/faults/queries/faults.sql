-- Reports with faults.

-- name: failing_reports
-- Where some checks fail for sure in the latest versions of reports, whether they do so only with a
-- correction, and the figures of each sum. What a correction mends fails no more.
SELECT r.id, coalesce(r.region_code, ''), coalesce(r.year, 0), r.organ_kind, f.code, {{held f}},
    coalesce((SELECT group_concat(c.indicator || '/' || c.applicant, ' ') FROM finding_cells AS c
              WHERE c.report_id = f.report_id AND c.finding = f.ordinal), '')
FROM json_each(:codes) AS c
CROSS JOIN findings AS f ON f.code = c.value AND f.severity = 'error'
CROSS JOIN reports AS r ON r.id = f.report_id
WHERE f.correction NOT IN ('mended', 'replaced')
  AND {{latest r}}
ORDER BY r.id, f.code;

-- name: failing_sums
-- What fails in some reports.
SELECT f.report_id, f.ordinal, f.code, f.message, coalesce(f.page, 0),
    {{corrected f}}, {{held f}},
    coalesce((SELECT group_concat(c.indicator || '/' || c.applicant, ' ') FROM finding_cells AS c
              WHERE c.report_id = f.report_id AND c.finding = f.ordinal), '')
FROM findings AS f
WHERE f.report_id IN (SELECT value FROM json_each(:reports))
  AND f.code IN (SELECT value FROM json_each(:codes)) AND f.severity = 'error'
  AND f.correction NOT IN ('mended', 'replaced')
ORDER BY f.report_id, f.ordinal;

-- name: compared_reports
-- How many latest versions there are of a region, year and kind, and how many of them stand beside one of
-- the year before: as the view series_findings pairs them.
SELECT coalesce(r.region_code, ''), coalesce(r.year, 0), r.organ_kind, count(*),
    sum(r.year IS NOT NULL AND r.body <> '' AND r.apart = '' AND EXISTS (
        SELECT 1 FROM reports AS before
        WHERE coalesce(before.region_code, '') = coalesce(r.region_code, '') AND before.body = r.body AND before.year = r.year - 1
          AND before.apart = ''))
FROM reports AS r
WHERE {{latest r}}
GROUP BY 1, 2, 3;

-- name: contradicting_reports
-- How often each kind of contradiction is found in each report, and how often only with a correction.
SELECT r.id, coalesce(r.region_code, ''), r.year, r.organ_kind, a.code, count(*), sum({{years_held a}})
FROM years_apart AS a
JOIN reports AS r ON r.id = a.report_id
GROUP BY r.id, a.code;

-- name: years_apart
-- How figures of some reports contradict those of the year before.
SELECT report_id, previous_report_id, code, indicator, applicant, previous_value, value,
    {{years_corrected a}}, {{years_held a}}
FROM years_apart AS a
WHERE report_id IN (SELECT value FROM json_each(:reports))
  AND (:code = '' OR code = :code)
ORDER BY report_id, code, indicator, applicant;
