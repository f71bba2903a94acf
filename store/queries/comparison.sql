-- Figures of many reports. :regions is the JSON array of the regions' codes,
-- :cells that of pairs of indicator and applicant. The queries for the
-- governments' reports read the copy that region_reports keeps; those for one
-- body of departments look each report up.

-- name: government_reports
SELECT c.region_code, c.year, c.report_id
FROM json_each(:regions) AS r
CROSS JOIN region_reports AS c ON c.region_code = r.value AND c.year BETWEEN :from_year AND :to_year;

-- name: government_figures
SELECT c.key, f.region_code, f.year, f.value, f.status
FROM json_each(:cells) AS c
CROSS JOIN json_each(:regions) AS r
CROSS JOIN region_figures AS f
    ON f.indicator = json_extract(c.value, '$[0]') AND f.applicant = json_extract(c.value, '$[1]')
   AND f.region_code = r.value AND f.year BETWEEN :from_year AND :to_year;

-- name: department_reports
SELECT d.region_code, d.year, d.id
FROM json_each(:regions) AS r
CROSS JOIN reports AS d ON d.body = :body AND d.region_code = r.value AND d.year BETWEEN :from_year AND :to_year
WHERE NOT EXISTS (
    SELECT 1 FROM reports AS n
    WHERE n.body = d.body AND n.region_code = d.region_code AND n.year = d.year AND n.version > d.version);

-- name: department_figures
SELECT c.key, d.region_code, d.year, o.value, o.status
FROM json_each(:regions) AS r
CROSS JOIN reports AS d ON d.body = :body AND d.region_code = r.value AND d.year BETWEEN :from_year AND :to_year
CROSS JOIN json_each(:cells) AS c
CROSS JOIN observations AS o
    ON o.report_id = d.id AND o.indicator = json_extract(c.value, '$[0]') AND o.applicant = json_extract(c.value, '$[1]')
WHERE NOT EXISTS (
    SELECT 1 FROM reports AS n
    WHERE n.body = d.body AND n.region_code = d.region_code AND n.year = d.year AND n.version > d.version);
