-- The years that comparisons can be of.

-- name: counted_years
-- The first and the last year that a government has a report of.
SELECT coalesce((SELECT min(year) FROM region_reports), 0), coalesce((SELECT max(year) FROM region_reports), 0);
