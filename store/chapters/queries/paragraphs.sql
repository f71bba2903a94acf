-- The text of reports.

-- name: region_chapters
-- Where the chapters are that can have a paragraph of so many characters, which are
-- no more than bytes, in the reports of regions, by the JSON array of their
-- prefixes.
SELECT s.report_id, s.position, coalesce(r.year, 0), s.text
FROM reports AS r
CROSS JOIN sections AS s ON s.report_id = r.id
WHERE r.id IN (SELECT c.id FROM json_each(:regions) AS p
               CROSS JOIN reports AS c ON c.region_code >= p.value AND c.region_code < p.value || ':')
  AND (NOT :latest OR {{latest r}})
  AND s.ordinal > 0 AND octet_length(s.text) >= :characters
ORDER BY r.id, s.position;

-- name: chapters_at
-- Chapters by a JSON array of pairs of report and position.
SELECT s.report_id, s.title, s.text
FROM json_each(:chapters) AS c
CROSS JOIN sections AS s ON s.report_id = c.value ->> 0 AND s.position = c.value ->> 1
ORDER BY c.key;

-- name: all_chapters
-- Of all reports.
SELECT s.report_id, s.title, s.text
FROM reports AS r
CROSS JOIN sections AS s ON s.report_id = r.id
WHERE (:from_year = 0 OR r.year >= :from_year)
  AND (:to_year = 0 OR r.year <= :to_year)
  AND (NOT :latest OR {{latest r}})
  AND s.ordinal > 0 AND octet_length(s.text) >= :characters
ORDER BY r.id, s.position;

-- name: chapter_reports
-- The reports of a JSON array.
SELECT id, organ, region_name, coalesce(year, 0), title, coalesce(region_code, ''), body, organ_kind
FROM reports
WHERE id IN (SELECT value FROM json_each(:reports));
