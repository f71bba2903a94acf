-- The text of reports.

-- name: chosen_reports
-- The latest versions of the chosen reports, organ by organ. The region is asked for twice, first in
-- words that its index understands.
SELECT r.id, coalesce(r.region_code, ''), r.body, coalesce(r.year, 0)
FROM reports AS r
WHERE (r.region_code >= :prefix AND r.region_code < :prefix || ':' OR r.region_code IS NULL)
  AND {{chosen r}}
  AND {{latest r}}
ORDER BY coalesce(r.region_code, ''), r.body, r.year, r.id;

-- name: long_chapters
-- The chapters of the reports of a JSON array that can have a paragraph of so many characters, which
-- are no more than bytes, in any order: to sort them it would write all texts once more.
SELECT s.report_id, s.position, s.title, s.text
FROM json_each(:reports) AS c
CROSS JOIN sections AS s ON s.report_id = c.value
WHERE s.ordinal > 0 AND octet_length(s.text) >= :characters;

-- name: chapter_reports
-- The reports of a JSON array.
SELECT id, organ, region_name, coalesce(year, 0), title, coalesce(region_code, ''), body, organ_kind
FROM reports
WHERE id IN (SELECT value FROM json_each(:reports));
