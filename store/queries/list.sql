-- Finding reports. The lists of values are JSON arrays; an empty one is no condition.

-- name: list
SELECT report_id, coalesce(region_code, ''), region, coalesce(parent_region, ''), organ, department, body,
    coalesce(year, 0), version, latest, coalesce(form, ''), title, period_start, period_end, revision, read_at,
    sha256, path, parser, errors, warnings, flagged, untrusted, unplaced, corrected
FROM report_list
WHERE (json_array_length(:regions) = 0
       OR EXISTS (SELECT 1 FROM json_each(:regions) AS p WHERE substr(region_code, 1, length(p.value)) = p.value))
  AND (:from_year = 0 OR year >= :from_year)
  AND (:to_year = 0 OR year <= :to_year)
  AND (json_array_length(:forms) = 0 OR form IN (SELECT value FROM json_each(:forms)))
  AND (NOT :latest OR latest)
ORDER BY region_code, body, year, version, report_id;

-- name: list_by_id
SELECT report_id, coalesce(region_code, ''), region, coalesce(parent_region, ''), organ, department, body,
    coalesce(year, 0), version, latest, coalesce(form, ''), title, period_start, period_end, revision, read_at,
    sha256, path, parser, errors, warnings, flagged, untrusted, unplaced, corrected
FROM report_list
WHERE report_id IN (SELECT value FROM json_each(:reports))
ORDER BY region_code, body, year, version, report_id;

-- name: listed_by_id
-- What a list shows, and not what would take as long again to count.
SELECT report_id, coalesce(region_code, ''), region, organ, coalesce(year, 0), version, latest, coalesce(form, ''), title,
    errors, warnings, flagged + unplaced
FROM report_list
WHERE report_id IN (SELECT value FROM json_each(:reports))
ORDER BY region_code, body, year, version, report_id;

-- name: find_by_id
SELECT id FROM reports WHERE id = :report;

-- name: find_by_sha256
-- The digits of SHA-256 all sort before 'g'.
SELECT r.id FROM documents AS d JOIN reports AS r ON r.document_id = d.id
WHERE d.sha256 >= :prefix AND d.sha256 < :prefix || 'g';

-- name: find_by_path
SELECT r.id FROM document_paths AS p JOIN reports AS r ON r.document_id = p.document_id
WHERE p.path = :path;

-- name: find_by_file_name
SELECT DISTINCT r.id FROM document_paths AS p JOIN reports AS r ON r.document_id = p.document_id
-- By what follows the last slash of both, for which there is an index, and then by
-- the whole name, which may have folders in it.
WHERE substr(p.path, length(rtrim(p.path, replace(p.path, '/', ''))) + 1) = substr(:name, length(rtrim(:name, replace(:name, '/', ''))) + 1)
  AND substr(p.path, -length(:name) - 1) = '/' || :name;

-- name: find_by_region
SELECT r.id FROM reports AS r
WHERE r.region_code IN (SELECT value FROM json_each(:regions)) AND (:year = 0 OR r.year = :year);

-- name: find_by_organ
SELECT r.id FROM reports AS r WHERE r.organ = :organ AND (:year = 0 OR r.year = :year);

-- name: find_by_organ_part
SELECT r.id
FROM organs AS o
CROSS JOIN reports AS r ON r.organ = o.name
WHERE instr(o.name, :part) > 0 AND (:year = 0 OR r.year = :year)
LIMIT :limit;

-- name: regions_named
SELECT DISTINCT code FROM regions WHERE code = :name OR name = :name ORDER BY code;

-- name: region_in_use
-- Whether a report is of the region or of one within it.
SELECT EXISTS (SELECT 1 FROM reports WHERE region_code >= :prefix AND region_code < :prefix || ':');
