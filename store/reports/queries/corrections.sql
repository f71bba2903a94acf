-- What people read over the program's reading.

-- name: corrections_load
SELECT c.indicator, c.applicant, c.value, c.reason, c.made_by, c.made_at
FROM reports AS r
JOIN documents AS d ON d.id = r.document_id
JOIN corrections AS c ON c.sha256 = d.sha256
JOIN indicators AS i ON i.code = c.indicator
JOIN applicants AS a ON a.id = c.applicant
WHERE r.id = :report
ORDER BY i.ordinal, c.indicator, a.ordinal, c.applicant;

-- name: correction_history
SELECT c.indicator, c.applicant, c.value, c.reason, c.made_by, c.made_at, c.machine_value, c.machine_status, '', '', ''
FROM reports AS r
JOIN documents AS d ON d.id = r.document_id
JOIN corrections AS c ON c.sha256 = d.sha256
WHERE r.id = :report
UNION ALL
SELECT c.indicator, c.applicant, c.value, c.reason, c.made_by, c.made_at, c.machine_value, c.machine_status,
    c.ended, c.ended_by, c.ended_at
FROM reports AS r
JOIN documents AS d ON d.id = r.document_id
JOIN past_corrections AS c ON c.sha256 = d.sha256
WHERE r.id = :report
ORDER BY 1, 2, 6, 9 DESC;
