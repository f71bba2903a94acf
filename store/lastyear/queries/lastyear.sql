-- How reports stand to those on the year before.

-- name: reports_of
-- The reports of an organ on a year, with that which stands for the year before; 0 where there is
-- none, and of a report that does not stand for its own.
SELECT r.id, iif({{latest r}} AND r.body <> '' AND r.apart = '',
    coalesce((SELECT b.id FROM reports AS b
              WHERE coalesce(b.region_code, '') = :region_code AND b.body = :body AND b.year = :year - 1 AND b.apart = ''
                AND {{latest b}}), 0), 0)
FROM reports AS r
WHERE coalesce(r.region_code, '') = :region_code AND r.body = :body AND r.year = :year AND r.apart = :apart;

-- name: last_year_drop
DELETE FROM last_years WHERE report_id = :report;

-- name: last_year_put
INSERT INTO last_years (report_id, previous_report_id, letters, copied) VALUES (:report, :previous, :letters, :copied);

-- name: text
SELECT text FROM sections WHERE report_id = :report ORDER BY position;

-- name: keys
-- Whose reports there are.
SELECT DISTINCT coalesce(region_code, ''), body, year, apart
FROM reports
WHERE year IS NOT NULL AND body <> '' AND apart = '';

-- name: pairs
-- All reports that have one before them, with what is kept of them, a line each: as one text, which is
-- read several times as fast as rows.
SELECT coalesce(group_concat(l.report_id || ' ' || l.previous_report_id || ' ' || coalesce(r.region_code, '') || ' ' || r.year || ' '
    || r.organ_kind || ' ' || l.letters || ' ' || l.copied || ' ' || r.body, char(10)), '')
FROM last_years AS l
CROSS JOIN reports AS r ON r.id = l.report_id;

-- name: pairs_of
SELECT l.report_id, l.previous_report_id, coalesce(r.region_code, ''), r.year, r.organ_kind, l.letters, l.copied, r.body
FROM json_each(:reports) AS a
CROSS JOIN last_years AS l ON l.report_id = a.value
CROSS JOIN reports AS r ON r.id = l.report_id;

-- name: reports_named
SELECT r.id, r.title, r.organ, coalesce(r.region_code, ''), r.region_name, coalesce(r.year, 0)
FROM json_each(:reports) AS a
CROSS JOIN reports AS r ON r.id = a.value;
