-- Which report is meant by a reference.

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

-- name: find_by_organs
-- Those of organs of a JSON array of names.
SELECT r.id
FROM json_each(:organs) AS o
CROSS JOIN reports AS r ON r.organ = o.value
WHERE :year = 0 OR r.year = :year
LIMIT :limit;
