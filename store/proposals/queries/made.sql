-- Corrections that were made.

-- name: corrections_made
WITH made AS (
    SELECT sha256, indicator, applicant, value, reason, made_by, made_at, machine_value, machine_status, '' AS ended, '' AS ended_by, '' AS ended_at
    FROM corrections
    UNION ALL
    SELECT sha256, indicator, applicant, value, reason, made_by, made_at, machine_value, machine_status, ended, ended_by, ended_at
    FROM past_corrections
)
SELECT m.indicator, m.applicant, m.value, m.reason, m.made_by, m.made_at, m.machine_value, m.machine_status, m.ended, m.ended_by, m.ended_at,
    (SELECT p.name FROM proposals AS p
     WHERE p.sha256 = m.sha256 AND p.indicator = m.indicator AND p.applicant = m.applicant AND p.state = 'accepted' AND p.decided_at = m.made_at
     LIMIT 1),
    coalesce(r.id, 0), coalesce(r.organ, ''), coalesce(r.region_code, ''), coalesce(r.region_name, ''), coalesce(r.year, 0), coalesce(o.page, 0)
FROM made AS m
LEFT JOIN documents AS d ON d.sha256 = m.sha256
LEFT JOIN reports AS r ON r.document_id = d.id
LEFT JOIN observations AS o ON o.report_id = r.id AND o.indicator = m.indicator AND o.applicant = m.applicant
WHERE :prefix = '' OR coalesce(r.region_code, '') >= :prefix AND coalesce(r.region_code, '') < :prefix || ':'
ORDER BY m.made_at DESC, m.sha256, m.indicator, m.applicant, m.ended_at DESC
LIMIT :limit OFFSET :offset;
