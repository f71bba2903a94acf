-- Full-text search.

-- name: search
-- CROSS JOIN has SQLite go by the index, the last entry first.
SELECT r.id, r.organ, r.title, coalesce(r.region_code, ''), r.region_name, coalesce(r.year, 0), s.position, s.title, s.text
FROM narrative_index AS i
CROSS JOIN narratives AS n ON n.docid = i.docid
CROSS JOIN reports AS r ON r.id = n.report_id
CROSS JOIN sections AS s ON s.report_id = n.report_id AND s.position = n.section
WHERE i.pairs MATCH :match
  AND {{chosen r}}
  AND {{latest r}}
ORDER BY i.docid DESC
LIMIT :limit OFFSET :offset;

-- name: search_in
-- The same in a region and all within it. Its chapters are found first, since most entries of a frequent
-- word are of others: to look up whose each is takes longer than to see that it is none of these. Which
-- versions are the latest is asked of the few that are found.
SELECT r.id, r.organ, r.title, coalesce(r.region_code, ''), r.region_name, coalesce(r.year, 0), s.position, s.title, s.text
FROM narrative_index AS i
CROSS JOIN narratives AS n ON n.docid = i.docid
CROSS JOIN reports AS r ON r.id = n.report_id
CROSS JOIN sections AS s ON s.report_id = n.report_id AND s.position = n.section
WHERE i.pairs MATCH :match
  AND +i.docid IN (
    SELECT m.docid
    FROM reports AS q
    CROSS JOIN narratives AS m ON m.report_id = q.id
    WHERE q.region_code >= :prefix AND q.region_code < :prefix || ':'
      AND {{chosen q}})
  AND {{latest r}}
ORDER BY i.docid DESC
LIMIT :limit OFFSET :offset;

-- name: reports_within
-- How many reports there are of a region and all within it, counted up to a bound.
SELECT count(*) FROM (SELECT 1 FROM reports WHERE region_code >= :prefix AND region_code < :prefix || ':' LIMIT :bound);

-- name: search_within
-- All chapters of a region's reports, which are soon read through where these are few.
SELECT r.id, r.organ, r.title, coalesce(r.region_code, ''), r.region_name, coalesce(r.year, 0), s.position, s.title, s.text
FROM reports AS r
CROSS JOIN sections AS s ON s.report_id = r.id
WHERE r.region_code >= :prefix AND r.region_code < :prefix || ':'
  AND {{chosen r}}
  AND {{latest r}};
