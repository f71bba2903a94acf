-- Changes of whose report a report is.

-- name: identity_changes
-- The newest first. An empty prefix, organ or year is no condition.
SELECT c.report_id, c.revision, c.changed_at, d.path, c.parser_before, c.parser, c.organ_before, c.organ, c.organ_kind_before, c.organ_kind,
    coalesce(c.region_code_before, ''), coalesce(c.region_code, ''), c.region_before, c.region, c.township_before, c.township,
    coalesce(c.year_before, 0), coalesce(c.year, 0), c.identity_before, c.identity,
    c.evidence_before, c.evidence, c.against_before, c.against
FROM identity_changes AS c INDEXED BY identity_changes_by_time
CROSS JOIN reports AS r ON r.id = c.report_id
CROSS JOIN documents AS d ON d.id = r.document_id
WHERE (:prefix = '' OR substr(c.region_code_before, 1, length(:prefix)) = :prefix OR substr(c.region_code, 1, length(:prefix)) = :prefix)
  AND (:organ = '' OR instr(c.organ_before, :organ) > 0 OR instr(c.organ, :organ) > 0)
  AND (:from_year = 0 OR c.year_before >= :from_year OR c.year >= :from_year)
  AND (:to_year = 0 OR c.year_before <= :to_year OR c.year <= :to_year)
ORDER BY c.changed_at DESC, c.report_id DESC
LIMIT :limit OFFSET :offset;

-- name: identity_changes_of
SELECT c.report_id, c.revision, c.changed_at, d.path, c.parser_before, c.parser, c.organ_before, c.organ, c.organ_kind_before, c.organ_kind,
    coalesce(c.region_code_before, ''), coalesce(c.region_code, ''), c.region_before, c.region, c.township_before, c.township,
    coalesce(c.year_before, 0), coalesce(c.year, 0), c.identity_before, c.identity,
    c.evidence_before, c.evidence, c.against_before, c.against
FROM identity_changes AS c
JOIN reports AS r ON r.id = c.report_id
JOIN documents AS d ON d.id = r.document_id
WHERE c.report_id = :report
ORDER BY c.revision DESC;

-- name: identity_counts
SELECT identity, count(*) FROM reports AS r
WHERE {{latest r}}
GROUP BY identity
ORDER BY CASE identity WHEN 'certain' THEN 1 WHEN 'doubtful' THEN 2 WHEN 'unknown' THEN 3 ELSE 4 END;
