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

-- name: search_entries
-- The same of the entries of the index from :first to :last that have a byte 1 in :entries, which are those of
-- latest versions.
SELECT r.id, r.organ, r.title, coalesce(r.region_code, ''), r.region_name, coalesce(r.year, 0), s.position, s.title, s.text
FROM narrative_index AS i
CROSS JOIN narratives AS n ON n.docid = i.docid
CROSS JOIN reports AS r ON r.id = n.report_id
CROSS JOIN sections AS s ON s.report_id = n.report_id AND s.position = n.section
WHERE i.pairs MATCH :match
  AND i.docid BETWEEN :first AND :last
  AND substr(:entries, i.docid - :first + 1, 1) = x'01'
ORDER BY i.docid DESC
LIMIT :limit OFFSET :offset;

-- name: reports_within
-- The reports of a region and all within it, up to a bound.
SELECT id FROM reports WHERE region_code >= :prefix AND region_code < :prefix || ':' LIMIT :bound;

-- name: search_through
-- All chapters of some reports, by their entries in the index.
SELECT n.docid, s.title, s.text
FROM json_each(:reports) AS c
CROSS JOIN sections AS s ON s.report_id = c.value
CROSS JOIN narratives AS n ON n.report_id = s.report_id AND n.section = s.position;

-- name: search_hits
-- The same as search of some entries.
SELECT r.id, r.organ, r.title, coalesce(r.region_code, ''), r.region_name, coalesce(r.year, 0), s.position, s.title, s.text
FROM json_each(:entries) AS i
CROSS JOIN narratives AS n ON n.docid = i.value
CROSS JOIN reports AS r ON r.id = n.report_id
CROSS JOIN sections AS s ON s.report_id = n.report_id AND s.position = n.section
WHERE {{chosen r}}
  AND {{latest r}}
ORDER BY n.docid DESC;

-- name: somewhere
SELECT EXISTS (SELECT 1 FROM narrative_index WHERE pairs MATCH :match);
