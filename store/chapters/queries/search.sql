-- Full-text search.

-- name: search
-- CROSS JOIN has SQLite go by the index, the last entry first.
SELECT r.id, r.organ, r.title, coalesce(r.region_code, ''), r.region_name, coalesce(r.year, 0), s.position, s.title, s.text
FROM narrative_index AS i
CROSS JOIN narratives AS n ON n.docid = i.docid
CROSS JOIN reports AS r ON r.id = n.report_id
CROSS JOIN sections AS s ON s.report_id = n.report_id AND s.position = n.section
WHERE i.pairs MATCH :match
  AND (:prefix = '' OR r.region_code >= :prefix AND r.region_code < :prefix || ':')
  AND (:from_year = 0 OR r.year >= :from_year)
  AND (:to_year = 0 OR r.year <= :to_year)
  AND {{latest r}}
ORDER BY i.docid DESC
LIMIT :limit OFFSET :offset;
