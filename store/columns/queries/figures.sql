-- Figures of many reports. :regions is the JSON array of the regions' codes.
-- The queries for the governments' reports read the copy that region_reports
-- keeps; those for one body of departments look each report up, and those for organs
-- with a function the reports that were chosen of a list that is kept. Each returns one
-- text with a line for each report, since handing over a row takes longer than
-- finding it.

-- name: government_reports
-- Lines of region, year and report.
SELECT coalesce(group_concat(concat_ws(' ', c.region_code, c.year, c.report_id), char(10)), '')
FROM json_each(:regions) AS r
CROSS JOIN region_reports AS c ON c.region_code = r.value AND c.year BETWEEN :from_year AND :to_year;

-- name: government_figures
-- Lines of region, year, status and value.
SELECT coalesce(group_concat(concat_ws(' ', f.region_code, f.year, f.status, f.value), char(10)), '')
FROM json_each(:regions) AS r
CROSS JOIN region_figures AS f
    ON f.indicator = :indicator AND f.applicant = :applicant
   AND f.region_code = r.value AND f.year BETWEEN :from_year AND :to_year;

-- name: all_reports
-- The same of all governments.
SELECT coalesce(group_concat(concat_ws(' ', region_code, year, report_id), char(10)), '') FROM region_reports;

-- name: all_figures
-- One cell of all governments.
SELECT coalesce(group_concat(concat_ws(' ', region_code, year, status, value), char(10)), '')
FROM region_figures
WHERE indicator = :indicator AND applicant = :applicant;

-- name: government_stated
-- Figures of the text, of which region_figures has none: lines of region, year, status and value.
SELECT coalesce(group_concat(c.region_code || ' ' || c.year || ' '
    || iif(k.sha256 IS NULL, o.status || ' ' || coalesce(o.value, ''), 'corrected ' || coalesce(k.value, '')), char(10)), '')
FROM json_each(:regions) AS r
CROSS JOIN region_reports AS c ON c.region_code = r.value AND c.year BETWEEN :from_year AND :to_year
CROSS JOIN reports AS d ON d.id = c.report_id
CROSS JOIN documents AS f ON f.id = d.document_id
LEFT JOIN observations AS o ON o.report_id = c.report_id AND o.indicator = :indicator AND o.applicant = :applicant
LEFT JOIN corrections AS k ON k.sha256 = f.sha256 AND k.indicator = :indicator AND k.applicant = :applicant
WHERE o.report_id IS NOT NULL OR k.sha256 IS NOT NULL;

-- name: all_stated
-- The same of all governments.
SELECT coalesce(group_concat(c.region_code || ' ' || c.year || ' '
    || iif(k.sha256 IS NULL, o.status || ' ' || coalesce(o.value, ''), 'corrected ' || coalesce(k.value, '')), char(10)), '')
FROM region_reports AS c
CROSS JOIN reports AS d ON d.id = c.report_id
CROSS JOIN documents AS f ON f.id = d.document_id
LEFT JOIN observations AS o ON o.report_id = c.report_id AND o.indicator = :indicator AND o.applicant = :applicant
LEFT JOIN corrections AS k ON k.sha256 = f.sha256 AND k.indicator = :indicator AND k.applicant = :applicant
WHERE o.report_id IS NOT NULL OR k.sha256 IS NOT NULL;

-- name: department_reports
SELECT coalesce(group_concat(concat_ws(' ', d.region_code, d.year, d.id), char(10)), '')
FROM json_each(:regions) AS r
CROSS JOIN reports AS d ON d.body = :body AND d.region_code = r.value AND d.year BETWEEN :from_year AND :to_year
WHERE {{latest_in_region d}};

-- name: department_figures
SELECT coalesce(group_concat(d.region_code || ' ' || d.year || ' '
    || iif(c.sha256 IS NULL, o.status || ' ' || coalesce(o.value, ''), 'corrected ' || coalesce(c.value, '')), char(10)), '')
FROM json_each(:regions) AS r
CROSS JOIN reports AS d ON d.body = :body AND d.region_code = r.value AND d.year BETWEEN :from_year AND :to_year
CROSS JOIN documents AS f ON f.id = d.document_id
LEFT JOIN observations AS o ON o.report_id = d.id AND o.indicator = :indicator AND o.applicant = :applicant
LEFT JOIN corrections AS c ON c.sha256 = f.sha256 AND c.indicator = :indicator AND c.applicant = :applicant
WHERE (o.report_id IS NOT NULL OR c.sha256 IS NOT NULL)
  AND {{latest_in_region d}};

-- name: organ_rows
-- Lines of region, year and, by tabs, report, function, kind, organ and body: the reports of
-- all organs that have one of the :functions (a JSON array) or the name.
SELECT coalesce(group_concat(d.region_code || ' ' || d.year || ' ' || d.id || char(9) || d.organ_function || char(9) || d.organ_kind
    || char(9) || d.organ_id || char(9) || iif(d.department <> '', d.department, d.body), char(10)), '')
FROM reports AS d
WHERE (d.organ_function IN (SELECT value FROM json_each(:functions)) OR d.body = :body OR d.department = :body)
  AND d.region_code IS NOT NULL AND d.year IS NOT NULL
  AND {{latest_in_region d}};

-- name: organ_figures
SELECT coalesce(group_concat(d.region_code || ' ' || d.year || ' '
    || iif(c.sha256 IS NULL, o.status || ' ' || coalesce(o.value, ''), 'corrected ' || coalesce(c.value, '')), char(10)), '')
FROM json_each(:reports) AS r
CROSS JOIN reports AS d ON d.id = r.value
CROSS JOIN documents AS f ON f.id = d.document_id
LEFT JOIN observations AS o ON o.report_id = d.id AND o.indicator = :indicator AND o.applicant = :applicant
LEFT JOIN corrections AS c ON c.sha256 = f.sha256 AND c.indicator = :indicator AND c.applicant = :applicant
WHERE o.report_id IS NOT NULL OR c.sha256 IS NOT NULL;

-- name: reported_cells
-- Cells, a JSON array of pairs of indicator and applicant, of some reports.
SELECT d.id, c.value ->> 0, c.value ->> 1,
    iif(k.sha256 IS NULL, o.status, 'corrected'), iif(k.sha256 IS NULL, coalesce(o.value, ''), coalesce(k.value, ''))
FROM json_each(:reports) AS r
CROSS JOIN reports AS d ON d.id = r.value
CROSS JOIN documents AS f ON f.id = d.document_id
CROSS JOIN json_each(:cells) AS c
LEFT JOIN observations AS o ON o.report_id = d.id AND o.indicator = c.value ->> 0 AND o.applicant = c.value ->> 1
LEFT JOIN corrections AS k ON k.sha256 = f.sha256 AND k.indicator = c.value ->> 0 AND k.applicant = c.value ->> 1
WHERE o.report_id IS NOT NULL OR k.sha256 IS NOT NULL;

-- name: cells_at
-- Cells, a JSON array of reports with indicator and applicant, by their places in it.
SELECT c.key, iif(k.sha256 IS NULL, o.status, 'corrected'), iif(k.sha256 IS NULL, coalesce(o.value, ''), coalesce(k.value, ''))
FROM json_each(:cells) AS c
CROSS JOIN reports AS d ON d.id = c.value ->> 0
CROSS JOIN documents AS f ON f.id = d.document_id
LEFT JOIN observations AS o ON o.report_id = d.id AND o.indicator = c.value ->> 1 AND o.applicant = c.value ->> 2
LEFT JOIN corrections AS k ON k.sha256 = f.sha256 AND k.indicator = c.value ->> 1 AND k.applicant = c.value ->> 2
WHERE o.report_id IS NOT NULL OR k.sha256 IS NOT NULL;

-- name: row_adds_up
-- Whether the total of a report's row of applicants is the sum of the others.
SELECT coalesce(sum(iif(applicant = :total, 0, CAST(value AS NUMERIC))) = sum(iif(applicant = :total, CAST(value AS NUMERIC), 0)), 0)
FROM observations WHERE report_id = :report AND indicator = :indicator AND value IS NOT NULL;

-- name: doubt_notes
-- Why cells, a JSON array of pairs of indicator and applicant, of some reports are in doubt.
SELECT o.report_id, o.note
FROM json_each(:reports) AS r
CROSS JOIN json_each(:cells) AS c
CROSS JOIN observations AS o ON o.report_id = r.value AND o.indicator = c.value ->> 0 AND o.applicant = c.value ->> 1
WHERE o.status IN ('flagged', 'inferred') AND o.note <> '';

-- name: signs
-- What is printed in cells, a JSON array of pairs of indicator and applicant, of some reports that have no number there.
SELECT o.report_id, o.raw
FROM json_each(:reports) AS r
CROSS JOIN json_each(:cells) AS c
CROSS JOIN observations AS o ON o.report_id = r.value AND o.indicator = c.value ->> 0 AND o.applicant = c.value ->> 1
WHERE o.status = 'blank' AND o.raw <> ''
ORDER BY o.report_id, c.key;
