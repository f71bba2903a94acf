-- What the figures of reports cover. :reports is the JSON array of their ids.

-- name: coverage_counts
-- How many reports have each scope.
SELECT r.scope, count(*)
FROM json_each(:reports) AS j CROSS JOIN reports AS r ON r.id = j.value
GROUP BY r.scope;

-- name: coverage_told
-- Those that say what they cover, by region and year.
SELECT r.id, r.scope, coalesce(r.region_code, ''), r.organ, coalesce(r.year, 0)
FROM json_each(:reports) AS j CROSS JOIN reports AS r ON r.id = j.value
WHERE r.scope IN ('own', 'area')
ORDER BY r.region_code, r.year, r.id;
