-- Lists for people who browse, in parts.

-- name: browse_reports
-- The IDs of one part of the list of reports. By its IDs alone, so that what the
-- list shows of each is looked up for those of the part only. Reports of unknown
-- regions and the others are asked for apart, so that both come in the order of
-- an index and no more of them are read than the list has.
WITH chosen AS NOT MATERIALIZED (
    SELECT r.region_code, r.year, r.id
    FROM reports AS r
    WHERE (:from_year = 0 OR r.year >= :from_year)
      AND (:to_year = 0 OR r.year <= :to_year)
      AND (:organ = '' OR instr(r.organ, :organ) > 0)
      AND (NOT :latest OR NOT EXISTS (
          SELECT 1 FROM reports AS n
          WHERE coalesce(n.region_code, '') = coalesce(r.region_code, '')
            AND n.body = r.body AND n.year = r.year AND n.version > r.version
            AND (n.organ <> '' OR n.region_code IS NOT NULL)))
)
SELECT id FROM (
    SELECT region_code, year, id FROM chosen WHERE :prefix = '' AND region_code IS NULL
    UNION ALL
    SELECT region_code, year, id FROM chosen WHERE region_code >= :prefix AND region_code < :prefix || ':'
    ORDER BY region_code, year, id
    LIMIT :limit OFFSET :offset);

-- name: organs_with
-- The organs whose names have a part in them.
SELECT name FROM organs WHERE instr(name, :part) > 0 LIMIT :limit;

-- name: browse_organs
-- The same as browse_reports for the organs of a JSON array.
SELECT r.id
FROM json_each(:organ) AS o
CROSS JOIN reports AS r ON r.organ = o.value
WHERE (:prefix = '' OR r.region_code >= :prefix AND r.region_code < :prefix || ':')
  AND (:from_year = 0 OR r.year >= :from_year)
  AND (:to_year = 0 OR r.year <= :to_year)
  AND (NOT :latest OR NOT EXISTS (
      SELECT 1 FROM reports AS n
      WHERE coalesce(n.region_code, '') = coalesce(r.region_code, '')
        AND n.body = r.body AND n.year = r.year AND n.version > r.version
        AND (n.organ <> '' OR n.region_code IS NOT NULL)))
ORDER BY r.region_code, r.year, r.id
LIMIT :limit OFFSET :offset;

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
SELECT count(*), (SELECT count(*) FROM (SELECT DISTINCT region_code FROM reports WHERE region_code IS NOT NULL)),
    coalesce(min(year), 0), coalesce(max(year), 0)
FROM reports;

-- name: failure_total
SELECT (SELECT count(*) FROM documents WHERE error_kind IS NOT NULL) + (SELECT count(*) FROM unopened_files);

-- name: finding_counts
SELECT code, severity, count(*), count(DISTINCT report_id) FROM findings
-- What a correction mends stands no more.
WHERE correction NOT IN ('mended', 'replaced')
GROUP BY code, severity
ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, count(*) DESC, code;

-- name: region_findings
-- The same as browse_findings by the reports of a region: there may be many findings
-- of a kind, and few of the region's.
SELECT f.report_id, r.organ, r.region_name, coalesce(r.year, 0), r.title,
    f.code, f.severity, f.message, f.left_sum, f.right_sum, f.ordinal, coalesce(f.page, 0)
FROM reports AS r
CROSS JOIN findings AS f ON f.report_id = r.id
WHERE f.code = :code AND f.correction NOT IN ('mended', 'replaced')
  AND r.region_code >= :prefix AND r.region_code < :prefix || ':'
  AND (:year = 0 OR r.year = :year)
ORDER BY f.severity, f.report_id, f.ordinal
LIMIT :limit OFFSET :offset;

-- name: browse_findings
SELECT f.report_id, r.organ, r.region_name, coalesce(r.year, 0), r.title,
    f.code, f.severity, f.message, f.left_sum, f.right_sum, f.ordinal, coalesce(f.page, 0)
FROM findings AS f
JOIN reports AS r ON r.id = f.report_id
WHERE f.code = :code AND f.correction NOT IN ('mended', 'replaced')
  AND (:year = 0 OR r.year = :year)
ORDER BY f.code, f.severity, f.report_id, f.ordinal
LIMIT :limit OFFSET :offset;

-- name: failure_counts
SELECT error_kind, count(*) FROM (
    SELECT error_kind FROM documents WHERE error_kind IS NOT NULL
    UNION ALL SELECT error_kind FROM unopened_files)
GROUP BY error_kind ORDER BY count(*) DESC, error_kind;
