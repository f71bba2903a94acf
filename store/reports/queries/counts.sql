-- What there is of all.

-- name: report_counts
-- How many reports and regions there are of each division below a prefix, by
-- year. Versions count once.
SELECT substr(region_code, 1, :digits), coalesce(year, 0), count(*), sum(bodies)
FROM (SELECT region_code, year, count(DISTINCT body) AS bodies
      FROM reports
      WHERE region_code >= :prefix AND region_code < :prefix || ':'
      GROUP BY region_code, year)
GROUP BY 1, 2
ORDER BY 1, 2;

-- name: report_totals
-- A report counts once, however many versions and files there are of it; of an unknown year nothing tells
-- which are of one.
SELECT (SELECT count(*) FROM (SELECT DISTINCT coalesce(region_code, ''), body, year, apart FROM reports WHERE year IS NOT NULL))
        + (SELECT count(*) FROM reports WHERE year IS NULL AND rendition = 1),
    count(*), (SELECT count(*) FROM (SELECT DISTINCT region_code FROM reports WHERE region_code IS NOT NULL)),
    coalesce(min(year), 0), coalesce(max(year), 0)
FROM reports;

-- name: failure_total
SELECT (SELECT count(*) FROM documents WHERE error_kind IS NOT NULL) + (SELECT count(*) FROM unopened_files);

-- name: counting_reports
-- The reports that count for a region and a year.
SELECT region_code, year, report_id FROM region_reports;
