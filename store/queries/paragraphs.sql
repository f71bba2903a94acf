-- The text of reports.

-- name: chapters
-- Of the reports of regions, by the JSON array of their prefixes.
SELECT r.id, r.organ, r.region_name, coalesce(r.year, 0), r.title, s.title, s.text
FROM reports AS r
CROSS JOIN sections AS s ON s.report_id = r.id
WHERE r.id IN (SELECT c.id FROM json_each(:regions) AS p
               CROSS JOIN reports AS c ON c.region_code >= p.value AND c.region_code < p.value || ':')
  AND (:from_year = 0 OR r.year >= :from_year)
  AND (:to_year = 0 OR r.year <= :to_year)
  AND (NOT :latest OR NOT EXISTS (
      SELECT 1 FROM reports AS n
      WHERE coalesce(n.region_code, '') = coalesce(r.region_code, '')
        AND n.body = r.body AND n.year = r.year AND n.version > r.version
        AND (n.organ <> '' OR n.region_code IS NOT NULL)))
  AND s.ordinal > 0
ORDER BY r.id, s.position;

-- name: all_chapters
-- Of all reports.
SELECT r.id, r.organ, r.region_name, coalesce(r.year, 0), r.title, s.title, s.text
FROM reports AS r
CROSS JOIN sections AS s ON s.report_id = r.id
WHERE (:from_year = 0 OR r.year >= :from_year)
  AND (:to_year = 0 OR r.year <= :to_year)
  AND (NOT :latest OR NOT EXISTS (
      SELECT 1 FROM reports AS n
      WHERE coalesce(n.region_code, '') = coalesce(r.region_code, '')
        AND n.body = r.body AND n.year = r.year AND n.version > r.version
        AND (n.organ <> '' OR n.region_code IS NOT NULL)))
  AND s.ordinal > 0
ORDER BY r.id, s.position;
