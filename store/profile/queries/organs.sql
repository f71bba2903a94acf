-- Which reports are one organ's, or count for a region.

-- name: organ_by_id
-- Also what was read before organs had ids, under the same name in the same region.
SELECT id FROM reports WHERE organ_id = :organ AND organ_id <> ''
UNION
SELECT old.id
FROM (SELECT DISTINCT region_code, body FROM reports WHERE organ_id = :organ AND organ_id <> '') AS o
CROSS JOIN reports AS old ON old.body = o.body AND old.region_code = o.region_code AND old.organ_id = '';

-- name: organ_by_name
SELECT id FROM reports WHERE body = :body AND region_code = :region;

-- name: region_counted
SELECT c.report_id
FROM json_each(:regions) AS r
CROSS JOIN region_reports AS c ON c.region_code = r.value;

-- name: region_versions
-- Reports with all versions and files of them.
SELECT DISTINCT v.id
FROM json_each(:reports) AS r
CROSS JOIN reports AS c ON c.id = r.value
CROSS JOIN reports AS v ON v.body = c.body AND v.region_code = c.region_code AND v.year = c.year;

-- name: reports_told
SELECT report_id, coalesce(region_code, ''), region, coalesce(year, 0), organ, body, organ_id, organ_function, township, organ_kind, identity,
    scope, coalesce(form, ''), title, version, rendition, latest, errors, warnings, flagged + unplaced
FROM report_list
WHERE report_id IN (SELECT value FROM json_each(:reports));

-- name: region_organs
-- Whether one stands for its organ and year is told by version and rendition, which costs less.
SELECT id, region_code, region_name, year, organ, body, organ_id, organ_function, township, organ_kind, identity,
    scope, coalesce(form, ''), '', version, rendition, 1, 0, 0, 0
FROM reports
WHERE region_code = :region AND year IS NOT NULL AND body <> '';

-- name: peers_counted
-- The reports that count for regions in a year.
SELECT d.id, d.region_code, d.region_name, d.year, d.organ, d.body, d.organ_id, d.organ_function, d.township, d.organ_kind, d.identity,
    d.scope, coalesce(d.form, ''), d.title, d.version, d.rendition, 1, 0, 0, 0
FROM json_each(:regions) AS r
CROSS JOIN region_reports AS c ON c.region_code = r.value AND c.year = :year
CROSS JOIN reports AS d ON d.id = c.report_id;

-- name: peers_alike
-- Organs of regions in a year that have the function of one, or its name.
SELECT d.id, d.region_code, d.region_name, d.year, d.organ, d.body, d.organ_id, d.organ_function, d.township, d.organ_kind, d.identity,
    d.scope, coalesce(d.form, ''), d.title, d.version, d.rendition, 1, 0, 0, 0
FROM json_each(:regions) AS r
CROSS JOIN reports AS d INDEXED BY reports_by_region ON d.region_code = r.value AND d.year = :year
WHERE (d.body = :body OR :function <> '' AND d.organ_function = :function AND instr(d.organ_id, ':') = 0)
  AND {{latest_in_region d}};

-- name: peers_townships
-- The townships and streets of a region in a year.
SELECT d.id, d.region_code, d.region_name, d.year, d.organ, d.body, d.organ_id, d.organ_function, d.township, d.organ_kind, d.identity,
    d.scope, coalesce(d.form, ''), d.title, d.version, d.rendition, 1, 0, 0, 0
FROM reports AS d
WHERE d.region_code = :region AND d.year = :year AND d.organ_kind IN ('township', 'subdistrict')
  AND {{latest_in_region d}};
