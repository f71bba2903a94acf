-- Figures of many reports.

-- name: values
-- One figure of the governments' latest reports in a range of region codes and
-- years. NULL as status: the report has no such figure. The reports come from the
-- index on regions, the figures by their key.
SELECT r.id, r.region_code, r.region_name, r.region_parent, r.organ, r.year,
    o.value, o.status, coalesce(o.note, ''), coalesce(o.page, 0)
FROM reports AS r INDEXED BY reports_by_region
LEFT JOIN observations AS o ON o.report_id = r.id AND o.indicator = :indicator AND o.applicant = :applicant
WHERE r.region_code >= :first AND r.region_code <= :last
  AND r.year BETWEEN :from_year AND :to_year
  AND r.department = ''
  AND CASE :level
      WHEN 'province' THEN substr(r.region_code, 3) = '0000'
      WHEN 'city' THEN substr(r.region_code, 5) = '00' AND substr(r.region_code, 3) <> '0000'
      WHEN 'district' THEN substr(r.region_code, 5) <> '00'
      ELSE 1 END
  AND NOT EXISTS (
      SELECT 1 FROM reports AS n
      WHERE coalesce(n.region_code, '') = coalesce(r.region_code, '')
        AND n.body = r.body AND n.year = r.year AND n.version > r.version
        AND (n.organ <> '' OR n.region_code IS NOT NULL))
ORDER BY r.region_code, r.year, r.id;
