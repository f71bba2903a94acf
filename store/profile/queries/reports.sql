-- What is told of one report beside its figures.

-- name: findings_of
-- Errors and warnings that stand.
SELECT ordinal, code, severity, message, coalesce(page, 0), correction, {{held f}}
FROM findings AS f
WHERE report_id = :report AND severity <> 'info' AND correction NOT IN ('mended', 'replaced')
ORDER BY severity, ordinal;

-- name: finding_cells_of
SELECT finding, indicator, applicant
FROM finding_cells
WHERE report_id = :report
ORDER BY finding, position;

-- name: covered_years
-- How many of some regions have a report that counts, by year.
SELECT c.year, count(*)
FROM json_each(:regions) AS r
CROSS JOIN region_reports AS c ON c.region_code = r.value
GROUP BY c.year ORDER BY c.year;

-- name: earlier
-- The last report that counts of the same organ on a year before.
SELECT d.id, d.year
FROM reports AS r
CROSS JOIN reports AS d ON d.year < r.year
 AND d.body = r.body AND d.region_code = r.region_code
WHERE r.id = :report AND r.body <> ''
  AND (r.organ_id = '' OR d.organ_id = '' OR r.organ_id = d.organ_id)
  AND {{latest_in_region d}}
ORDER BY d.year DESC
LIMIT 1;

-- name: earlier_by_id
-- The same by the id of the organ, which its name may not keep.
SELECT d.id, d.year
FROM reports AS r
CROSS JOIN reports AS d ON d.organ_id = r.organ_id AND d.year < r.year
WHERE r.id = :report AND d.organ_id <> ''
  AND {{latest d}}
ORDER BY d.year DESC, d.identity IN ('doubtful', 'unknown'), length(d.body), d.version DESC
LIMIT 1;

-- name: repeated
-- In how many figures of tables two reports agree, in how many they do not, and how many of the first are more than zero.
SELECT count(*) FILTER (WHERE now.value = earlier.value), count(*) FILTER (WHERE now.value <> earlier.value),
    count(*) FILTER (WHERE now.value = earlier.value AND CAST(now.value AS REAL) > 0)
FROM observations AS now
CROSS JOIN observations AS earlier ON earlier.report_id = :before AND earlier.indicator = now.indicator AND earlier.applicant = now.applicant
WHERE now.report_id = :report AND now.value IS NOT NULL AND earlier.value IS NOT NULL AND now.indicator NOT GLOB 'narrative.*';
