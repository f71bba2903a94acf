-- Lists for people who browse, in parts.

-- name: browse_reports
-- The IDs of one part of the list of reports. By its IDs alone, so that what the
-- list shows of each is looked up for those of the part only. Reports of unknown
-- regions and the others are asked for apart, so that both come in the order of
-- an index and no more of them are read than the list has.
WITH chosen AS NOT MATERIALIZED (
    SELECT r.region_code, r.year, r.id
    FROM reports AS r
    WHERE (:organ = '' OR instr(r.organ, :organ) > 0) AND {{listed r}}
)
SELECT id FROM (
    SELECT region_code, year, id FROM chosen WHERE :prefix = '' AND region_code IS NULL
    UNION ALL
    SELECT region_code, year, id FROM chosen WHERE region_code >= :prefix AND region_code < :prefix || ':'
    ORDER BY region_code, year, id
    LIMIT :limit OFFSET :offset);

-- name: browse_organs
-- The same as browse_reports for the organs of a JSON array.
SELECT r.id
FROM json_each(:organ) AS o
CROSS JOIN reports AS r ON r.organ = o.value
WHERE (:prefix = '' OR r.region_code >= :prefix AND r.region_code < :prefix || ':')
  AND {{listed r}}
ORDER BY r.region_code, r.year, r.id
LIMIT :limit OFFSET :offset;

-- name: count_reports
-- How many reports the list of browse_reports has in all.
SELECT count(*)
FROM reports AS r
WHERE (:prefix = '' OR r.region_code >= :prefix AND r.region_code < :prefix || ':')
  AND (:organ = '' OR instr(r.organ, :organ) > 0) AND {{listed r}};

-- name: count_organs
-- The same of browse_organs.
SELECT count(*)
FROM json_each(:organ) AS o
CROSS JOIN reports AS r ON r.organ = o.value
WHERE (:prefix = '' OR r.region_code >= :prefix AND r.region_code < :prefix || ':')
  AND {{listed r}};

-- name: further_reports
-- The reports that do not stand for their organ and year: earlier versions, and other files.
SELECT r.id FROM reports AS r WHERE NOT {{latest r}};

-- name: count_further
-- How many of these, in a JSON array, a list of browse_reports or, of few organs, of browse_organs has.
SELECT count(*)
FROM json_each(:further) AS f
CROSS JOIN reports AS r ON r.id = f.value
WHERE (:prefix = '' OR r.region_code >= :prefix AND r.region_code < :prefix || ':')
  AND (:organ = '' OR iif(:few, r.organ IN (SELECT value FROM json_each(:organ)), instr(r.organ, :organ) > 0)) AND {{listed r}};

-- name: listed_by_id
-- What a list shows, and not what would take as long again to count.
SELECT report_id, coalesce(region_code, ''), region, organ, organ_kind, township, identity, coalesce(year, 0), version, latest, coalesce(form, ''), title,
    errors, warnings, flagged + unplaced, organ_id, body
FROM report_list
WHERE report_id IN (SELECT value FROM json_each(:reports))
ORDER BY region_code, body, year, version, rendition, report_id;

-- name: newest_reports
-- By number, which grows as reports are stored.
SELECT r.id FROM reports AS r WHERE {{among r}} AND {{latest r}} ORDER BY r.id DESC LIMIT :limit;

-- name: of_region
SELECT id FROM reports WHERE region_code >= :prefix AND region_code < :prefix || ':';

-- name: latest_of
-- Those of the reports of a JSON array that are latest versions, in its order.
SELECT r.id FROM json_each(:reports) AS c CROSS JOIN reports AS r ON r.id = c.value WHERE {{among r}} AND {{latest r}} ORDER BY c.key;

-- name: report_ids
SELECT r.id FROM reports AS r WHERE r.id > :above AND r.id <= :up_to AND {{latest r}} ORDER BY r.id;

-- name: last_report
SELECT id FROM reports ORDER BY id DESC LIMIT 1;

-- name: region_codes
-- Those that have reports. Each is looked up from the one before it.
WITH RECURSIVE codes (code) AS (
    SELECT min(region_code) FROM reports WHERE region_code > ''
    UNION ALL
    SELECT (SELECT min(r.region_code) FROM reports AS r WHERE r.region_code > codes.code) FROM codes WHERE codes.code IS NOT NULL
)
SELECT code FROM codes WHERE code IS NOT NULL;
