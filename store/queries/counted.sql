-- Which reports comparisons count. See the table region_reports.

-- name: counted_drop
DELETE FROM region_reports WHERE report_id = :report;

-- name: counted_best
SELECT id
FROM reports
-- What may be another's report counts where no certain one is here; what names no organ,
-- for none.
WHERE region_code = :region_code AND year = :year AND department = '' AND organ <> ''
ORDER BY identity IN ('doubtful', 'unknown'), body <> '人民政府', length(body), body, version DESC, rendition
LIMIT 1;

-- name: counted_drop_other
DELETE FROM region_reports WHERE region_code = :region_code AND year = :year AND report_id <> :report;

-- name: counted_put
INSERT INTO region_reports (region_code, year, report_id) VALUES (:region_code, :year, :report)
ON CONFLICT (region_code, year) DO NOTHING;

-- name: counted_beside
-- Where several reports are to choose from.
SELECT region_code, year FROM reports
WHERE region_code IS NOT NULL AND year IS NOT NULL
GROUP BY region_code, year HAVING count(*) > 1;
