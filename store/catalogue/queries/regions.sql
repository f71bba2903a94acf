-- Which region is meant by a name.

-- name: regions_named
SELECT DISTINCT code FROM regions WHERE code = :name OR name = :name ORDER BY code;

-- name: region_in_use
-- Whether a report is of the region or of one within it.
SELECT EXISTS (SELECT 1 FROM reports WHERE region_code >= :prefix AND region_code < :prefix || ':');
