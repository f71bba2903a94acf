-- name: coverage
-- The regions of a prefix whose government has a report, with their years.
SELECT region_code, group_concat(year)
FROM region_reports
WHERE region_code >= :prefix AND region_code < :prefix || ':'
GROUP BY region_code;

-- name: counted_years
-- The first and the last year that a government has a report of.
SELECT coalesce(min(year), 0), coalesce(max(year), 0) FROM region_reports;
