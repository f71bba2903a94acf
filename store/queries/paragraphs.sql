-- The text of reports.

-- name: chapters
SELECT l.report_id, l.organ, l.region, coalesce(l.year, 0), l.title, s.title, s.text
FROM report_list AS l
JOIN sections AS s ON s.report_id = l.report_id
WHERE (json_array_length(:regions) = 0
       OR EXISTS (SELECT 1 FROM json_each(:regions) AS p WHERE l.region_code >= p.value AND l.region_code < p.value || ':'))
  AND (:from_year = 0 OR l.year >= :from_year)
  AND (:to_year = 0 OR l.year <= :to_year)
  AND (NOT :latest OR l.latest)
  AND s.ordinal > 0
ORDER BY l.report_id, s.position;
