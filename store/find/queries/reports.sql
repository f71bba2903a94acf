-- Reports and organs by a part of the name. :organs is a JSON array of the names of organs with all of the words.

-- name: find_reports
-- The IDs of the reports of organs that have all of the words in their name, of those of regions that the
-- words name with all within them, and of those that a reference means. First those that are meant,
-- the organ of that very name, the organs of the very region, names that begin so; then the newest.
WITH found AS (
    SELECT r.id FROM json_each(:organs) AS o CROSS JOIN reports AS r ON r.organ = o.value
    UNION
    SELECT r.id FROM json_each(:within) AS p CROSS JOIN reports AS r ON r.region_code >= p.value AND r.region_code < p.value || ':'
    UNION
    SELECT value FROM json_each(:meant)
)
SELECT r.id
FROM found AS f
CROSS JOIN reports AS r ON r.id = f.id
WHERE (:year = 0 OR r.year = :year) AND {{chosen r}}
ORDER BY
    CASE
        WHEN r.id IN (SELECT value FROM json_each(:meant)) THEN 0
        WHEN r.organ = :words THEN 1
        WHEN r.region_code IN (SELECT value FROM json_each(:codes)) THEN 2 + (r.department <> '')
        WHEN instr(r.organ, :words) = 1 THEN 4
        ELSE 5
    END,
    r.year DESC, r.region_code, r.department <> '', r.organ, r.version DESC, r.rendition, r.id;

-- name: find_organs
-- The names of organs that have all of the words in them, each with how many reports there are: that
-- very name, then those that have the words first, the shortest first. one says that all reports of
-- the name are of one organ: they have its id or, where some were read before organs had ids, its
-- region and its name there.
SELECT o.value, count(*), coalesce(min(r.year), 0), coalesce(max(r.year), 0),
    min(r.organ_id) <> '' AND min(r.organ_id) = max(r.organ_id)
        OR min(coalesce(r.region_code, '')) = max(coalesce(r.region_code, '')) AND min(r.body) = max(r.body)
            AND count(DISTINCT r.organ_id) FILTER (WHERE r.organ_id <> '') <= 1 AS one,
    max(r.organ_id), coalesce(max(r.region_code), ''), max(r.body)
FROM json_each(:organs) AS o
CROSS JOIN reports AS r ON r.organ = o.value
WHERE (:year = 0 OR r.year = :year) AND {{chosen r}}
GROUP BY o.value
ORDER BY o.value <> :words, instr(o.value, :words), length(o.value), o.value;
